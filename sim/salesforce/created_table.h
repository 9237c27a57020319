// SPDX-License-Identifier: Apache-2.0
//
// CreatedTable: a RecordTable whose rows can also be found by who created them, in the order of
// (CreatedDate, Id). LeadTable also finds leads by the contact they were converted to,
// CampaignTable campaigns by their parent. No rules here; creator and date of a row never change.
#pragma once

#include <optional>
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

class CampaignTable : public CreatedTable<salesforce::Campaign> {
 public:
  using ChildIds = std::set<std::pair<salesforce::CampaignId, salesforce::CampaignId>>;

  /// Every campaign that has a parent by (ParentId, Id).
  [[nodiscard]] const ChildIds& children() const { return children_; }

  const Row& Insert(Row row) {
    const Row& inserted = CreatedTable::Insert(std::move(row));
    if (!inserted.parent.IsNull()) children_.emplace(inserted.parent, inserted.id);
    return inserted;
  }

  template <class EditRow>
  const Row& Edit(const Id& id, EditRow&& edit) {
    const Id before = records().At(id).parent;
    const Row& row = CreatedTable::Edit(id, std::forward<EditRow>(edit));
    if (row.parent == before) return row;
    children_.erase({before, id});
    if (!row.parent.IsNull()) children_.emplace(row.parent, id);
    return row;
  }

 private:
  ChildIds children_;
};

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

  /// As RecordTable::Edit.
  template <class EditRow>
  const salesforce::Lead& Edit(const salesforce::LeadId& id, EditRow&& edit) {
    const std::optional<salesforce::ContactId> before = records().At(id).converted_contact;
    const salesforce::Lead& row = CreatedTable::Edit(id, std::forward<EditRow>(edit));
    if (row.converted_contact != before) {
      if (before) converted_.erase({*before, id});
      if (row.converted_contact) converted_.emplace(*row.converted_contact, id);
    }
    return row;
  }

 private:
  ConvertedIds converted_;
};

}  // namespace campsync::sim
