// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/memberships.h"

#include <set>

namespace campsync::harness {
namespace {

// Whose it is: the contact's, of a converted lead as well.
salesforce::MemberKey HolderOf(const salesforce::CampaignMember& row) {
  const auto contact = salesforce::ContactOf(row.person);
  if (!contact) return {row.campaign, row.person};
  return {row.campaign, salesforce::ContactRef{*contact}};
}

}  // namespace

Memberships::Memberships(const sim::SalesforceOrg& org) : org_(org) {
  for (const salesforce::CampaignMember& row : org.members()) {
    if (!row.is_deleted) before_.push_back(row);
  }
}

void Memberships::NoteEnded(Recorder& recorder) const {
  for (const salesforce::CampaignMember& row : before_) {
    if (!org_.Find(row.id)->is_deleted || LivesOn(row)) continue;
    recorder.NoteDisplaced(salesforce::MemberKey{row.campaign, row.person});
  }
}

void Memberships::NoteArrived(Recorder& recorder) const {
  std::set<salesforce::MemberKey> held;
  for (const salesforce::CampaignMember& row : before_) held.insert(HolderOf(row));
  for (const salesforce::CampaignMember& row : org_.members()) {
    if (!row.is_deleted && !held.contains(HolderOf(row))) recorder.NoteArrived(HolderOf(row));
  }
}

// Another row of the person holds the same: a conversion can make a new one (switch
// convert-member-id), a merge can keep the other of two.
bool Memberships::LivesOn(const salesforce::CampaignMember& row) const {
  const auto* other = org_.Find(salesforce::MemberKey{row.campaign, row.person});
  return other != nullptr && other->status == row.status;
}

}  // namespace campsync::harness
