// SPDX-License-Identifier: Apache-2.0
//
// MemberTable: the CampaignMember rows with the indexes that keep every question about them from
// scanning: by campaign in the order of Id, by campaign and status, and by lead or contact. The
// indexes hold rows that are not deleted, but for the list of each campaign's deleted ones. It
// allows duplicates; the member rules do not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/label.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "core/salesforce/requests.h"
#include "core/sorted_set.h"
#include "sim/salesforce/record_table.h"

namespace campsync::sim {

class MemberTable {
 public:
  using Row = salesforce::CampaignMember;
  using Id = salesforce::CampaignMemberId;
  using Ids = SortedSet<Id>;

  [[nodiscard]] const RecordTable<Row>& records() const { return records_; }
  Id NextId() { return records_.NextId(); }

  /// The campaign's members in the order of Id.
  [[nodiscard]] const Ids& OfCampaign(const salesforce::CampaignId& campaign) const;
  /// Those of the campaign's that were deleted, in the order of Id.
  [[nodiscard]] const Ids& DeletedOfCampaign(const salesforce::CampaignId& campaign) const;
  /// The campaign's members that hold exactly this status, in the order of Id.
  [[nodiscard]] const Ids& WithStatus(const salesforce::CampaignId& campaign, Label status) const;
  /// The member of a key, or null. A contact is looked for before a lead.
  [[nodiscard]] const Row* FindByKey(const salesforce::MemberKey& key) const;
  /// The memberships of a lead, converted or not, by campaign.
  [[nodiscard]] std::vector<Id> OfPerson(const salesforce::LeadId& lead) const;
  /// The memberships of a contact, by campaign.
  [[nodiscard]] std::vector<Id> OfPerson(const salesforce::ContactId& contact) const;

  const Row& Insert(Row row);

  /// As RecordTable::Edit; the campaign stays.
  template <class EditRow>
  const Row& Edit(const Id& id, EditRow&& edit) {
    const Row& known = records_.At(id);
    const Label old_status = known.status;
    const bool was_deleted = known.is_deleted;
    const salesforce::PersonRef old_person = known.person;
    const Row& row = records_.Edit(id, std::forward<EditRow>(edit));
    if (was_deleted != row.is_deleted || old_person != row.person) {
      if (was_deleted) campaigns_[row.campaign].deleted.erase(id);
      if (!was_deleted) Unindex(row, old_person, old_status);
      Index(row);
    } else if (!was_deleted && row.status != old_status) {
      MoveStatus(row, old_status);
    }
    return row;
  }

 private:
  template <class PersonId>
  using PersonIndex = SortedSet<std::tuple<PersonId, salesforce::CampaignId, Id>>;
  struct CampaignIndex {
    Ids members;
    Ids deleted;
    std::unordered_map<Label, Ids> by_status;
  };

  void Index(const Row& row);
  void Unindex(const Row& row, const salesforce::PersonRef& old_person, Label old_status);
  void MoveStatus(const Row& row, Label old_status);

  RecordTable<Row> records_;
  std::unordered_map<salesforce::CampaignId, CampaignIndex> campaigns_;
  PersonIndex<salesforce::LeadId> leads_;
  PersonIndex<salesforce::ContactId> contacts_;
  Ids none_;
};

}  // namespace campsync::sim
