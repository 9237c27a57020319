// SPDX-License-Identifier: Apache-2.0
//
// CreatedTable: a RecordTable whose rows can also be found by who created them, in the order of
// (CreatedDate, Id). LeadTable also finds leads by the contact they were converted to. No rules
// here; creator, date and conversion of a row never change.
#pragma once

#include <set>
#include <tuple>
#include <utility>

#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "core/sorted_set.h"
#include "sim/salesforce/record_table.h"

namespace campsync::sim {

/// A RecordTable that keeps the order (CreatedById, CreatedDate, Id).
template <class RowType>
class CreatedTable {
 public:
  using Row = RowType;
  using Id = decltype(Row::id);
  using CreatedIds = SortedSet<std::tuple<salesforce::UserId, Instant, Id>>;

  [[nodiscard]] const RecordTable<Row>& records() const { return records_; }
  /// Every row by (CreatedById, CreatedDate, Id).
  [[nodiscard]] const CreatedIds& created() const { return created_; }
  Id NextId() { return records_.NextId(); }

  const Row& Insert(Row row) {
    const Row& inserted = records_.Insert(std::move(row));
    created_.emplace(inserted.created_by, inserted.created_date, inserted.id);
    return inserted;
  }

  /// As RecordTable::Edit.
  template <class EditRow>
  const Row& Edit(const Id& id, EditRow&& edit) {
    return records_.Edit(id, std::forward<EditRow>(edit));
  }

 private:
  RecordTable<Row> records_;
  CreatedIds created_;
};

using CampaignTable = CreatedTable<salesforce::Campaign>;

class LeadTable : public CreatedTable<salesforce::Lead> {
 public:
  using ConvertedIds = std::set<std::pair<salesforce::ContactId, salesforce::LeadId>>;

  /// Every converted lead by (ConvertedContactId, Id).
  [[nodiscard]] const ConvertedIds& converted() const { return converted_; }

  const salesforce::Lead& Insert(salesforce::Lead row) {
    const salesforce::Lead& inserted = CreatedTable::Insert(std::move(row));
    if (inserted.converted_contact) converted_.emplace(*inserted.converted_contact, inserted.id);
    return inserted;
  }

 private:
  ConvertedIds converted_;
};

}  // namespace campsync::sim
