// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/salesforce_session.h"

#include "sim/salesforce/identity_writer.h"
#include "sim/salesforce/member_writer.h"
#include "sim/salesforce/status_writer.h"

namespace campsync::sim {

using namespace campsync::salesforce;

Result<LeadId> SalesforceSession::CreateLead(const LeadFields& fields) {
  return PersonWriter(state_).Create(fields, Now());
}
Result<LeadId> SalesforceSession::UpdateLead(LeadId id, const LeadChange& change) {
  return PersonWriter(state_).Update(id, change, Now());
}
Result<LeadId> SalesforceSession::DeleteLead(LeadId id) {
  return PersonWriter(state_).Delete(id, Now());
}

Result<ContactId> SalesforceSession::CreateContact(const ContactFields& fields) {
  return PersonWriter(state_).Create(fields, Now());
}
Result<ContactId> SalesforceSession::UpdateContact(ContactId id, const ContactChange& change) {
  return PersonWriter(state_).Update(id, change, Now());
}
Result<ContactId> SalesforceSession::DeleteContact(ContactId id) {
  return PersonWriter(state_).Delete(id, Now());
}

Result<ContactId> SalesforceSession::ConvertLead(LeadId lead, std::optional<ContactId> into) {
  return IdentityWriter(state_).Convert(lead, into, Now());
}
Result<LeadId> SalesforceSession::MergeLeads(LeadId winner, std::vector<LeadId> losers) {
  return IdentityWriter(state_).Merge(winner, losers, Now());
}
Result<ContactId> SalesforceSession::MergeContacts(ContactId winner,
                                                   std::vector<ContactId> losers) {
  return IdentityWriter(state_).Merge(winner, losers, Now());
}
Result<LeadId> SalesforceSession::UndeleteLead(LeadId id) {
  return PersonWriter(state_).Undelete(id, Now());
}
Result<ContactId> SalesforceSession::UndeleteContact(ContactId id) {
  return PersonWriter(state_).Undelete(id, Now());
}
Result<CampaignId> SalesforceSession::UndeleteCampaign(CampaignId id) {
  return CampaignWriter(state_).Undelete(id, Now());
}

Result<CampaignId> SalesforceSession::CreateCampaign(const CampaignFields& fields) {
  return CampaignWriter(state_).Create(fields, Now());
}
Result<CampaignId> SalesforceSession::UpdateCampaign(CampaignId id, const CampaignChange& change) {
  return CampaignWriter(state_).Update(id, change, Now());
}
Result<CampaignId> SalesforceSession::DeleteCampaign(CampaignId id) {
  return CampaignWriter(state_).Delete(id, Now());
}

Result<CampaignMemberStatusId> SalesforceSession::AddStatus(const StatusFields& fields) {
  return StatusWriter(state_).Create(fields, Now());
}
Result<CampaignMemberStatusId> SalesforceSession::UpdateStatus(const StatusUpdate& update) {
  return StatusWriter(state_).Update(update, Now());
}
Result<CampaignMemberStatusId> SalesforceSession::DeleteStatus(CampaignMemberStatusId id) {
  return StatusWriter(state_).Delete(id, Now());
}

Result<CampaignMemberId> SalesforceSession::AddMember(const MemberFields& fields) {
  return MemberWriter(state_).Create(fields, Now());
}
Result<CampaignMemberId> SalesforceSession::SetMemberStatus(CampaignMemberId id, Label status) {
  return MemberWriter(state_).Update({id, status}, Now());
}
Result<CampaignMemberId> SalesforceSession::RemoveMember(CampaignMemberId id) {
  return MemberWriter(state_).Delete(id, Now());
}

Result<CampaignMemberId> SalesforceSession::UndeleteMember(CampaignMemberId id) {
  return MemberWriter(state_).Undelete(id, Now());
}

Result<Done> SalesforceSession::TouchMembers(CampaignId campaign) {
  const SalesforceWrite write = Now();
  auto found = FindForWrite(state_, state_.campaigns.records(), campaign, write);
  if (!found) return found.error();
  for (const CampaignMemberId& id : state_.members.OfCampaign(campaign)) {
    if (!state_.rules.Applies("SF-INC-16", true)) continue;
    if (!state_.rules.Applies("SF-TIME-03", true)) continue;
    state_.members.Edit(id, [&](CampaignMember& row) { row.system_modstamp = write.stamp; });
  }
  return Done{};
}

SalesforceWrite SalesforceSession::Now() {
  SalesforceWrite write = BeginWrite(clock_, state_, actor_);
  const bool began_earlier = stamp_ && *stamp_ < write.stamp;
  if (state_.rules.Applies("SF-TIME-07", began_earlier)) write.stamp = stamp_.value_or(write.stamp);
  return write;
}

}  // namespace campsync::sim
