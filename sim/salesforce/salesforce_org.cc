// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/salesforce_org.h"

#include <utility>

#include "core/check.h"
#include "sim/salesforce/id_sequence.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

/// The two users are the first of their sequence, in this order, in every org.
UserId UserNumber(int number) {
  IdSequence<UserId> users;
  UserId id;
  for (int made = 0; made < number; ++made) id = users.Next();
  return id;
}

}  // namespace

SalesforceOrg::SalesforceOrg(const OrgClock& clock, Rules& rules, LabelTable& labels,
                             const VendorBehavior& behavior)
    : clock_(clock),
      state_{.rules = rules,
             .labels = labels,
             .behavior = behavior,
             .access = SalesforceAccess(rules, User{.id = UserNumber(1), .name = "Marketo Sync"}),
             .campaigns = {},
             .statuses = StatusTable(labels),
             .members = {},
             .leads = {},
             .contacts = {}},
      sales_user_(UserNumber(2)),
      port_(clock, state_),
      given_(state_) {}

SalesforceSession SalesforceOrg::As(const UserId& actor) { return {clock_, state_, actor}; }

Instant SalesforceOrg::BeginTransaction() {
  const Instant stamp = clock_.Now().WholeSecond();
  state_.open_transactions.insert(stamp);
  return stamp;
}

Instant SalesforceOrg::CommitTime(Instant stamp) const {
  switch (state_.behavior.commit_delay) {
    case CommitDelay::k0:
      return stamp;
    case CommitDelay::k30:
      return stamp + Duration::Seconds(30);
    case CommitDelay::k300:
      return stamp + Duration::Minutes(5);
  }
  CAMPSYNC_UNREACHABLE();
}

void SalesforceOrg::EndTransaction(Instant stamp) {
  auto& open = state_.open_transactions;
  const auto found = open.find(stamp);
  CAMPSYNC_CHECK(found != open.end());
  open.erase(found);
}

void SalesforceOrg::SetVisible(const CampaignId& id, bool visible) {
  state_.access.SetVisible(id, visible);
}
void SalesforceOrg::SetVisible(const LeadId& id, bool visible) {
  state_.access.SetVisible(id, visible);
}
void SalesforceOrg::SetVisible(const ContactId& id, bool visible) {
  state_.access.SetVisible(id, visible);
}

Result<LeadId, Malformed> SalesforceOrg::GivenLead(Lead row) {
  return given_.Add(std::move(row), GivenWrite());
}
Result<ContactId, Malformed> SalesforceOrg::GivenContact(Contact row) {
  return given_.Add(std::move(row), GivenWrite());
}
Result<CampaignId, Malformed> SalesforceOrg::GivenCampaign(Campaign row,
                                                           AutomaticStatuses automatic) {
  return given_.Add(std::move(row), automatic, GivenWrite());
}
Result<CampaignMemberStatusId, Malformed> SalesforceOrg::GivenStatus(CampaignMemberStatus row) {
  return given_.Add(row, GivenWrite());
}
Result<CampaignMemberId, Malformed> SalesforceOrg::GivenMember(CampaignMember row) {
  return given_.Add(std::move(row), GivenWrite());
}

const std::deque<Campaign>& SalesforceOrg::campaigns() const {
  return state_.campaigns.records().rows();
}
const std::deque<CampaignMemberStatus>& SalesforceOrg::statuses() const {
  return state_.statuses.records().rows();
}
const std::deque<CampaignMember>& SalesforceOrg::members() const {
  return state_.members.records().rows();
}
const std::deque<Lead>& SalesforceOrg::leads() const { return state_.leads.records().rows(); }
const std::deque<Contact>& SalesforceOrg::contacts() const { return state_.contacts.rows(); }

const Campaign* SalesforceOrg::Find(const CampaignId& id) const {
  return state_.campaigns.records().Find(id);
}
const CampaignMemberStatus* SalesforceOrg::Find(const CampaignMemberStatusId& id) const {
  return state_.statuses.records().Find(id);
}
const CampaignMember* SalesforceOrg::Find(const CampaignMemberId& id) const {
  return state_.members.records().Find(id);
}
const Lead* SalesforceOrg::Find(const LeadId& id) const { return state_.leads.records().Find(id); }
const Contact* SalesforceOrg::Find(const ContactId& id) const { return state_.contacts.Find(id); }
const CampaignMember* SalesforceOrg::Find(const MemberKey& key) const {
  return state_.members.FindByKey(key);
}

const std::vector<const CampaignMemberStatus*>& SalesforceOrg::StatusesOf(
    const CampaignId& campaign) const {
  return state_.statuses.ListOf(campaign);
}
const CampaignMemberStatus* SalesforceOrg::FindStatus(const CampaignId& campaign,
                                                      Label label) const {
  return state_.statuses.FindExact(campaign, label);
}
const SortedSet<CampaignMemberId>& SalesforceOrg::MembersOf(const CampaignId& campaign) const {
  return state_.members.OfCampaign(campaign);
}

}  // namespace campsync::sim
