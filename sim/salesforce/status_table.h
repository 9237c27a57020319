// SPDX-License-Identifier: Apache-2.0
//
// StatusTable: the CampaignMemberStatus rows and, for each campaign, its list of those that are not
// deleted, ordered by SortOrder (rows without one last), then Id. It finds rows by label and role;
// which lists are allowed is the business of the status rules.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "core/label.h"
#include "core/salesforce/campaign.h"
#include "sim/salesforce/record_table.h"

namespace campsync::sim {

class StatusTable {
 public:
  using Row = salesforce::CampaignMemberStatus;
  using Id = salesforce::CampaignMemberStatusId;
  using List = std::vector<const Row*>;

  explicit StatusTable(const LabelTable& labels) : labels_(labels) {}

  [[nodiscard]] const RecordTable<Row>& records() const { return records_; }
  Id NextId() { return records_.NextId(); }

  /// The campaign's rows that are not deleted, in order; valid until the next Insert or Edit.
  [[nodiscard]] const List& ListOf(const salesforce::CampaignId& campaign) const;
  /// The row with exactly this label, or null.
  [[nodiscard]] const Row* FindExact(const salesforce::CampaignId& campaign, Label label) const;
  /// The first row whose label differs from `label` at most in letter case, or null.
  [[nodiscard]] const Row* FindIgnoringCase(const salesforce::CampaignId& campaign,
                                            Label label) const;
  /// The first default row, or null.
  [[nodiscard]] const Row* DefaultOf(const salesforce::CampaignId& campaign) const;

  const Row& Insert(Row row);

  template <class EditRow>
  const Row& Edit(const Id& id, EditRow&& edit) {
    const Row& row = records_.Edit(id, std::forward<EditRow>(edit));
    Relist(row);
    return row;
  }

 private:
  void Relist(const Row& row);

  const LabelTable& labels_;
  RecordTable<Row> records_;
  std::map<salesforce::CampaignId, List> lists_;
  List none_;
};

}  // namespace campsync::sim
