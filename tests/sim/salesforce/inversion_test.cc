// SPDX-License-Identifier: Apache-2.0
//
// A proving tool inverts one rule at a time: whatever the org then accepts or refuses, it must
// neither crash nor lose track of its own rows.
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "sim/salesforce/salesforce_org.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

/// An org in which one rule is inverted from the start.
struct InvertedWorld {
  explicit InvertedWorld(const std::string& rule) { rules.Invert(rule); }
  Label Text(std::string_view text) { return labels.Intern(text); }

  VirtualClock world{Instant{1'767'225'600'250}};
  OrgClock clock{world, Duration{0}};
  Rules rules;
  LabelTable labels;
  VendorBehavior behavior;
  SalesforceOrg org{clock, rules, labels, behavior};
};

CampaignId GiveCampaign(InvertedWorld& inverted, std::string_view fifteen) {
  Campaign row;
  row.id = CampaignId::FromFifteen(fifteen);
  row.name = "Given";
  return *inverted.org.GivenCampaign(row, AutomaticStatuses::kAdd);
}

/// Whatever the answer is: it only has to come.
void Send(InvertedWorld& inverted, const Request& request) {
  inverted.world.AdvanceBy(Duration::Seconds(1));
  (void)inverted.org.port().Execute(request);
}

const CampaignId kKnown = CampaignId::FromFifteen("701000000000001");
const CampaignId kHidden = CampaignId::FromFifteen("701000000000002");
const CampaignId kUnknown = CampaignId::FromFifteen("701000000000003");

void WriteCampaigns(InvertedWorld& inverted) {
  Send(inverted, CreateCampaigns{{{.name = "A"}, {.name = ""}, {.name = std::string(81, 'x')}}});
  for (const CampaignId& id : {kKnown, kHidden, kUnknown, CampaignId()}) {
    Send(inverted, UpdateCampaigns{{{.id = id, .actual_cost = FieldUpdate<Money>{Money{5}}},
                                    {.id = id, .type = FieldUpdate<Label>{}}}});
    Send(inverted, CreateStatuses{{{.campaign = id, .label = inverted.Text("Extra")},
                                   {.campaign = id, .label = inverted.Text("sent")},
                                   {.campaign = id, .label = inverted.Text("Two"), .sort_order = 2},
                                   {.campaign = id}}});
  }
}

void WriteMembers(InvertedWorld& inverted, const std::vector<PersonRef>& people) {
  for (const CampaignId& campaign : {kKnown, kHidden, kUnknown, CampaignId()}) {
    CreateMembers create;
    for (const PersonRef& person : people) {
      create.records.push_back({campaign, person, inverted.Text("")});
      create.records.push_back({campaign, person, inverted.Text("RESPONDED")});
      create.records.push_back({campaign, person, inverted.Text("Nowhere")});
    }
    Send(inverted, create);
  }
}

std::vector<CampaignMemberId> MemberIds(const InvertedWorld& inverted) {
  std::vector<CampaignMemberId> ids{CampaignMemberId()};
  for (const CampaignMember& member : inverted.org.members()) ids.push_back(member.id);
  return ids;
}

void EditAndDelete(InvertedWorld& inverted, const LeadId& lead, const ContactId& contact) {
  for (const CampaignMemberId& id : MemberIds(inverted)) {
    Send(inverted, UpdateMembers{{{id, inverted.Text("Responded")}, {id, inverted.Text("Sent")}}});
  }
  const std::vector<CampaignMemberStatus> statuses(inverted.org.statuses().begin(),
                                                   inverted.org.statuses().end());
  for (const CampaignMemberStatus& row : statuses) {
    Send(inverted,
         UpdateStatuses{{{.id = row.id, .label = inverted.Text("Renamed"), .is_default = true},
                         {.id = row.id, .has_responded = !row.has_responded}}});
    Send(inverted, DeleteStatuses{{row.id, row.id}});
  }
  for (const CampaignMemberId& id : MemberIds(inverted)) Send(inverted, DeleteMembers{{id, id}});
  SalesforceSession user = inverted.org.AsSalesUser();
  for (const CampaignMemberId& id : MemberIds(inverted)) (void)user.UndeleteMember(id);
  (void)user.UndeleteMember({});
  for (int again = 0; again < 2; ++again) {
    (void)user.UpdateLead(lead, {.company = "B"});
    (void)user.DeleteLead(lead);
    (void)user.DeleteContact(contact);
    (void)user.DeleteCampaign(kKnown);
    (void)user.DeleteCampaign(kUnknown);
  }
}

void ConvertMergeAndUndelete(InvertedWorld& inverted, const LeadId& lead,
                             const ContactId& contact) {
  SalesforceSession user = inverted.org.AsSalesUser();
  const LeadId unknown = LeadId::FromFifteen("00Q000000000009");
  for (const CampaignId& id : {kKnown, kUnknown}) (void)user.UndeleteCampaign(id);
  for (int again = 0; again < 2; ++again) {
    for (const LeadId& one : {lead, unknown}) (void)user.UndeleteLead(one);
    (void)user.UndeleteContact(contact);
    const LeadId second = *inverted.org.GivenLead(Lead{.last_name = "M", .company = "A"});
    const ContactId other = *inverted.org.GivenContact(Contact{.last_name = "D"});
    WriteMembers(inverted, {LeadRef{second}, ContactRef{other}, ContactRef{contact}});
    (void)user.MergeLeads(lead, {second, unknown});
    (void)user.MergeLeads(lead, {second});
    (void)user.MergeLeads(second, {lead, lead});
    (void)user.ConvertLead(second, contact);
    (void)user.ConvertLead(second, contact);
    (void)user.ConvertLead(lead);
    (void)user.MergeContacts(other, {contact});
    (void)user.DeleteLead(second);
    (void)user.DeleteCampaign(kKnown);
    (void)user.UndeleteCampaign(kKnown);
  }
}

void ReadEverything(InvertedWorld& inverted) {
  Send(inverted, QueryChangedCampaigns{});
  Send(inverted, QueryChangedStatuses{});
  Send(inverted, QueryChangedMembers{});
  Send(inverted, QueryChangedLeads{});
  Send(inverted, QueryChangedContacts{});
  Send(inverted, QueryStatusLists{{kKnown, kHidden, kUnknown}});
  Send(inverted, QueryMembersOfCampaign{.campaign = kKnown, .after = {}});
  for (const ObjectKind kind : {ObjectKind::kCampaign, ObjectKind::kCampaignMember,
                                ObjectKind::kCampaignMemberStatus, ObjectKind::kLead}) {
    Send(inverted, ReadDeleteLog{.object = kind, .start = {}, .end = inverted.clock.Now()});
  }
}

/// The indexes name exactly the rows that are not deleted.
void ExpectConsistent(const InvertedWorld& inverted) {
  std::size_t alive = 0;
  for (const CampaignMember& member : inverted.org.members()) {
    EXPECT_EQ(inverted.org.MembersOf(member.campaign).contains(member.id), !member.is_deleted);
    alive += member.is_deleted ? 0 : 1;
  }
  std::size_t listed = 0;
  std::set<CampaignId> campaigns;
  for (const CampaignMember& member : inverted.org.members()) campaigns.insert(member.campaign);
  for (const CampaignId& id : campaigns) listed += inverted.org.MembersOf(id).size();
  EXPECT_EQ(listed, alive);
}

class InversionTest : public testing::TestWithParam<const char*> {};

TEST_P(InversionTest, NeitherCrashesNorLosesTrack) {
  InvertedWorld inverted(GetParam());
  GiveCampaign(inverted, kKnown.Fifteen());
  GiveCampaign(inverted, kHidden.Fifteen());
  inverted.org.SetVisible(kHidden, false);
  const ContactId contact = *inverted.org.GivenContact(Contact{.last_name = "C"});
  const LeadId lead = *inverted.org.GivenLead(Lead{.last_name = "L", .company = "A"});
  Lead converted;
  converted.is_converted = true;
  converted.converted_contact = contact;
  const LeadId converted_lead = *inverted.org.GivenLead(converted);
  const LeadId unknown = LeadId::FromFifteen("00Q000000000009");

  WriteCampaigns(inverted);
  WriteMembers(inverted, {LeadRef{lead}, LeadRef{converted_lead}, LeadRef{unknown}, LeadRef{},
                          ContactRef{contact}, ConvertedRef{lead, contact}, ConvertedRef{}});
  inverted.org.SetMarketingUser(false);
  WriteCampaigns(inverted);
  WriteMembers(inverted, {LeadRef{lead}});
  inverted.org.SetMarketingUser(true);
  ExpectConsistent(inverted);
  EditAndDelete(inverted, lead, contact);
  ReadEverything(inverted);
  ExpectConsistent(inverted);
  ConvertMergeAndUndelete(inverted, lead, contact);
  ReadEverything(inverted);
  ExpectConsistent(inverted);
  inverted.org.SetSyncUserActive(false);
  ReadEverything(inverted);
}

INSTANTIATE_TEST_SUITE_P(
    EveryGate, InversionTest,
    testing::Values("none", "MK-PRE-04", "SF-AUTH-08", "SF-CAMP-01", "SF-CAMP-02", "SF-CAMP-03",
                    "SF-CAMP-04", "SF-CAMP-06", "SF-CAMP-07", "SF-CAMP-09", "SF-CAMP-10",
                    "SF-CAMP-12", "SF-CAMP-18", "SF-CMS-01", "SF-CMS-02", "SF-CMS-03", "SF-CMS-04",
                    "SF-CMS-05", "SF-CMS-06", "SF-CMS-07", "SF-CMS-08", "SF-CMS-11", "SF-CMS-12",
                    "SF-COLL-01", "SF-COLL-04", "SF-INC-13", "SF-INC-16", "SF-INC-17", "SF-LEAD-01",
                    "SF-LEAD-03", "SF-LEAD-04", "SF-LEAD-10", "SF-LEAD-11", "SF-LEAD-12",
                    "SF-LEAD-14", "SF-LEAD-16", "SF-LEAD-17", "SF-LEAD-21", "SF-MEMBER-01",
                    "SF-MEMBER-02", "SF-MEMBER-03", "SF-MEMBER-04", "SF-MEMBER-05", "SF-MEMBER-06",
                    "SF-MEMBER-07", "SF-MEMBER-08", "SF-MEMBER-09", "SF-MEMBER-11", "SF-MEMBER-13",
                    "SF-MEMBER-14", "SF-MEMBER-15", "SF-MEMBER-16", "SF-MEMBER-17", "SF-MEMBER-18",
                    "SF-MEMBER-19", "SF-MEMBER-20", "SF-PERM-01", "SF-PERM-03", "SF-PERM-04",
                    "SF-PERM-05", "SF-PERM-06", "SF-PERM-07", "SF-PERM-08", "SF-PERM-10",
                    "SF-QRY-02", "SF-REPL-02", "SF-REPL-04", "SF-TIME-02", "SF-TIME-03",
                    "SF-TIME-04", "SF-TIME-05", "SF-TIME-07"));

}  // namespace
}  // namespace campsync::sim
