// SPDX-License-Identifier: Apache-2.0
// What the recorder says of edits: whose they were, under which link, and which of them are over.
#include "scenarios/harness/run/recorder.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "sim/marketo/marketo_org.h"
#include "sim/world/memory_store.h"
#include "sim/world/world.h"

namespace campsync::harness {
namespace {

salesforce::CampaignId CampaignOf(int number) {
  return salesforce::CampaignId::FromFifteen("70100000000000" + std::to_string(number));
}
const salesforce::ContactRef kContact{salesforce::ContactId::FromFifteen("003000000000001")};
const salesforce::LeadRef kLead{salesforce::LeadId::FromFifteen("00Q000000000001")};

// Program 5 is linked to campaign 1; person 1 is a contact, person 2 a lead.
class RecorderTest : public testing::Test {
 protected:
  RecorderTest() {
    EXPECT_TRUE(world_.memory_store().Append({store::Put<store::LinkRecord>{link_}}).ok());
    EXPECT_TRUE(world_.marketo().GivenPerson({.id = {1}, .sfdc_record = kContact}).ok());
    EXPECT_TRUE(world_.marketo().GivenPerson({.id = {2}, .sfdc_record = kLead}).ok());
  }

  const MemberEdit& Edit(AnyMemberKey member) {
    recorder_.NoteEdit({.member = std::move(member)});
    return recorder_.history().edits.back();
  }
  static AnyMemberKey InProgram(int person) { return marketo::MemberKey{{5}, {person}}; }
  static AnyMemberKey InCampaign(const salesforce::PersonRef& person) {
    return salesforce::MemberKey{CampaignOf(1), person};
  }
  void AskForAllMembers(int campaign) {
    world_.journal().Effect<salesforce::Port>(
        salesforce::QueryMembersOfCampaign{.campaign = CampaignOf(campaign), .after = {}},
        Timed<salesforce::Reply>{{}, salesforce::Rows<salesforce::CampaignMember>{}});
  }

  store::LinkRecord link_{
      .program = {5}, .campaign = CampaignOf(1), .epoch = 1, .state = store::LinkState::kLinked};
  sim::World world_{{.journal_detail = sim::JournalDetail::kEntries}};
  Recorder recorder_{world_};
};

TEST_F(RecorderTest, AnEditIsOfWhoHadTheMembershipThen) {
  EXPECT_EQ(Edit(InProgram(2)).person, marketo::PersonId{2});
  EXPECT_EQ(Edit(InCampaign(kContact)).person, marketo::PersonId{1});
  EXPECT_EQ(Edit(InCampaign(kLead)).person, marketo::PersonId{2});
  EXPECT_EQ(Edit(InCampaign(salesforce::ConvertedRef{kLead.lead, kContact.contact})).person,
            marketo::PersonId{1});
  const auto nobody = salesforce::LeadId::FromFifteen("00Q000000000009");
  EXPECT_EQ(Edit(InCampaign(salesforce::LeadRef{nobody})).person, std::nullopt);
}

TEST_F(RecorderTest, AnEditIsMadeUnderALinkOnceTheWholeCampaignWasAskedFor) {
  recorder_.NoteLinks({link_});
  EXPECT_EQ(Edit(InProgram(1)).link_epoch, 0U);
  AskForAllMembers(2);
  EXPECT_EQ(Edit(InProgram(1)).link_epoch, 0U);
  AskForAllMembers(1);
  EXPECT_EQ(Edit(InProgram(1)).link_epoch, 1U);
}

TEST_F(RecorderTest, WhatWasAskedForBeforeTheLinkIsNoFirstMerge) {
  AskForAllMembers(1);
  recorder_.NoteLinks({link_});
  EXPECT_EQ(Edit(InProgram(1)).link_epoch, 0U);
}

TEST_F(RecorderTest, AReadOfAHiddenCampaignShowsNobody) {
  recorder_.NoteLinks({link_});
  recorder_.NoteVisible(CampaignOf(1), false);
  AskForAllMembers(1);
  recorder_.NoteVisible(CampaignOf(1), true);
  EXPECT_EQ(Edit(InProgram(1)).link_epoch, 0U);
  AskForAllMembers(1);
  recorder_.NoteVisible(CampaignOf(1), false);
  EXPECT_EQ(Edit(InProgram(1)).link_epoch, 1U);
}

TEST_F(RecorderTest, ALinkOfTheFirstInstantIsMerged) {
  recorder_.NoteGivenLinks({link_});
  EXPECT_EQ(Edit(InCampaign(kContact)).link_epoch, 1U);
}

TEST_F(RecorderTest, AnEditKnowsWhatThePersonWasInMarketosEyes) {
  EXPECT_TRUE(Edit(InProgram(1)).of_contact);
  EXPECT_FALSE(Edit(InProgram(2)).of_contact);
  EXPECT_TRUE(Edit(InCampaign(kContact)).of_contact);
  EXPECT_FALSE(Edit(InCampaign(kLead)).of_contact);
  // Converted, and Marketo does not know it yet.
  EXPECT_FALSE(Edit(InCampaign(salesforce::ConvertedRef{kLead.lead, kContact.contact})).of_contact);
}

TEST_F(RecorderTest, WhoseLeadWasConvertedIsAContact) {
  auto user = world_.salesforce().AsSalesUser();
  const salesforce::LeadId lead = *user.CreateLead({"", "Bob", "Acme", ""});
  EXPECT_FALSE(Edit(InCampaign(salesforce::LeadRef{lead})).of_contact);
  ASSERT_TRUE(user.ConvertLead(lead, {}).ok());
  EXPECT_TRUE(Edit(InCampaign(salesforce::LeadRef{lead})).of_contact);
}

TEST_F(RecorderTest, AMergeEndsWhatCrossedOfEarlierLosers) {
  Edit(InProgram(2));
  Edit(InProgram(1));
  recorder_.history().edits.back().applied = true;
  ASSERT_TRUE(world_.marketo().MergePeople({1}, {2}).ok());
  recorder_.NoteMerged({.id = {1}, .sfdc_record = kContact});
  EXPECT_TRUE(recorder_.history().edits[0].displaced);
  EXPECT_TRUE(recorder_.history().edits[1].displaced);
}

TEST_F(RecorderTest, WhatCrossedEndsWhatCameBeforeItUnderAnEarlierLink) {
  Edit(InProgram(1));
  recorder_.NoteGivenLinks({link_});
  Edit(InProgram(1));
  ASSERT_NE(recorder_.history().edits[0].link_epoch, recorder_.history().edits[1].link_epoch);
  recorder_.history().edits[1].applied = true;
  recorder_.NoteMerged({.id = {1}, .sfdc_record = kContact});
  EXPECT_TRUE(recorder_.history().edits[0].displaced);
}

TEST_F(RecorderTest, AMembershipThatArrivesEndsWhatHadCrossed) {
  Edit(InProgram(1));
  Edit(InCampaign(kLead));
  for (MemberEdit& edit : recorder_.history().edits) edit.applied = true;
  recorder_.NoteArrived({CampaignOf(2), kContact});
  EXPECT_FALSE(recorder_.history().edits[0].displaced);  // another campaign
  recorder_.NoteArrived({CampaignOf(1), kContact});
  EXPECT_TRUE(recorder_.history().edits[0].displaced);
  EXPECT_FALSE(recorder_.history().edits[1].displaced);  // somebody else's
}

TEST_F(RecorderTest, AMembershipThatArrivesLeavesWhatHasNotCrossed) {
  Edit(InProgram(1));
  recorder_.NoteArrived({CampaignOf(1), kContact});
  EXPECT_FALSE(recorder_.history().edits.front().displaced);
}

TEST_F(RecorderTest, EditsFollowTheStatusToItsNewName) {
  const auto edit = [this](AnyMemberKey member, std::string value, std::string before) {
    recorder_.NoteEdit(
        {.member = std::move(member), .value = std::move(value), .before = std::move(before)});
  };
  edit(InProgram(1), "Booked", "Invited");
  edit(InCampaign(kLead), "Booked", "Invited");
  recorder_.NoteRenamed({{5}}, "Booked", "Registered");
  recorder_.NoteRenamed({{6}}, "Invited", "Asked");
  const auto& edits = recorder_.history().edits;
  EXPECT_EQ(edits[0].value, "Registered");
  EXPECT_EQ(edits[0].before, "Invited");
  EXPECT_EQ(edits[1].value, "Booked");
  recorder_.NoteRelabelled(CampaignOf(2), "Booked", "Other");
  recorder_.NoteRelabelled(CampaignOf(1), "Invited", "Asked");
  EXPECT_EQ(edits[1].value, "Booked");
  EXPECT_EQ(edits[1].before, "Asked");
  EXPECT_EQ(edits[0].before, "Invited");
}

TEST_F(RecorderTest, TheLastReportSaysWhatFailed) {
  const auto report = [this](marketo::StepStatus status) {
    marketo::SyncReport made;
    made.steps.push_back({.status = status});
    recorder_.On({.what = Reported{made}});
  };
  report(marketo::StepStatus::kFailed);
  EXPECT_TRUE(recorder_.history().last_cycle_failed);
  report(marketo::StepStatus::kSucceeded);
  EXPECT_FALSE(recorder_.history().last_cycle_failed);
}

TEST_F(RecorderTest, ARecordThatIsDeletedLaterOutlivesItsMember) {
  recorder_.NoteDisplaced(InCampaign(kLead));
  const EndedMembership& ended = recorder_.history().displaced.front();
  recorder_.NoteRecordDeleted(kContact, ended.at + Duration::Minutes(5));
  EXPECT_FALSE(ended.was_outlived);
  recorder_.NoteRecordDeleted(kLead, ended.at);
  EXPECT_FALSE(ended.was_outlived);
  recorder_.NoteRecordDeleted(kLead, ended.at + Duration::Minutes(5));
  EXPECT_TRUE(ended.was_outlived);
}

TEST_F(RecorderTest, ARemovalGoesWithTheDeletionOfTheRecordUnlessItHasCrossed) {
  Edit(InCampaign(kLead));
  recorder_.history().edits.front().applied = true;
  recorder_.NoteRecordDeleted(kLead, world_.clock().Now());
  EXPECT_FALSE(recorder_.history().edits.front().displaced);
  recorder_.history().edits.front().applied = false;
  recorder_.NoteRecordDeleted(kLead, world_.clock().Now());
  EXPECT_TRUE(recorder_.history().edits.front().displaced);
}

TEST_F(RecorderTest, ARemovalGoesWithARecordThatIsDeletedInItsSecondWheneverThatCommits) {
  Edit(InCampaign(kLead));
  const MemberEdit& edit = recorder_.history().edits.front();
  recorder_.NoteRecordDeleted(kLead, edit.at + Duration::Minutes(5));
  EXPECT_FALSE(edit.displaced);
  recorder_.NoteRecordDeleted(kLead, edit.at);
  EXPECT_TRUE(edit.displaced);
}

TEST_F(RecorderTest, ARemovalGoesWithTheContactThatTheLeadBecame) {
  auto user = world_.salesforce().AsSalesUser();
  const salesforce::LeadId lead = *user.CreateLead({"", "Bob", "Acme", ""});
  const salesforce::ContactId other = *user.CreateContact({"", "Kim", "Acme", ""});
  Edit(InCampaign(salesforce::LeadRef{lead}));
  const salesforce::ContactId contact = *user.ConvertLead(lead, std::nullopt);
  recorder_.NoteRecordDeleted(salesforce::ContactRef{other}, world_.clock().Now());
  EXPECT_FALSE(recorder_.history().edits.front().displaced);
  recorder_.NoteRecordDeleted(salesforce::ContactRef{contact}, world_.clock().Now());
  EXPECT_TRUE(recorder_.history().edits.front().displaced);
}

TEST_F(RecorderTest, ALosersEditEndsWithTheWinnersMembership) {
  auto user = world_.salesforce().AsSalesUser();
  const salesforce::LeadId winner = *user.CreateLead({"", "Bob", "Acme", ""});
  const salesforce::LeadId loser = *user.CreateLead({"", "Kim", "Acme", ""});
  Edit(InCampaign(salesforce::LeadRef{loser}));
  recorder_.NoteDisplaced(InCampaign(salesforce::LeadRef{winner}));
  EXPECT_FALSE(recorder_.history().edits.front().displaced);
  ASSERT_TRUE(user.MergeLeads(winner, {loser}).ok());
  recorder_.NoteDisplaced(InCampaign(salesforce::LeadRef{winner}));
  EXPECT_TRUE(recorder_.history().edits.front().displaced);
}

TEST_F(RecorderTest, WhatComesBackIsRefusedAsItWas) {
  const auto edit = [this](std::string value, bool restores) -> MemberEdit& {
    recorder_.NoteEdit(
        {.member = InCampaign(kLead), .value = std::move(value), .restores = restores});
    return recorder_.history().edits.back();
  };
  edit("Invited", false).refused_by = "MK-STATUS-11";
  const std::int64_t refused = recorder_.history().edits.back().journal;
  EXPECT_EQ(edit("Invited", true).refused_by, "MK-STATUS-11");
  EXPECT_EQ(recorder_.history().edits.back().refused_edit, refused);
  EXPECT_EQ(edit("Invited", true).refused_edit, refused);  // however often it comes back
  EXPECT_EQ(edit("Booked", true).refused_by, "");
  EXPECT_EQ(edit("Invited", false).refused_by, "");
}

TEST_F(RecorderTest, ChangesOfAChannelAreKeptWithThePrograms) {
  recorder_.NoteMoved({5});
  recorder_.NoteRenamed({{5}, {6}}, "Booked", "Registered");
  const auto& edits = recorder_.history().channel_edits;
  ASSERT_EQ(edits.size(), 2U);
  EXPECT_EQ(edits[0].programs, std::vector<marketo::ProgramId>({{5}}));
  EXPECT_FALSE(edits[0].name.has_value());
  EXPECT_EQ(edits[1].programs, std::vector<marketo::ProgramId>({{5}, {6}}));
  EXPECT_EQ(edits[1].name, "Registered");
  EXPECT_EQ(edits[1].was, "Booked");
}

TEST_F(RecorderTest, WhoIsHiddenAtTheFirstInstantStaysSo) {
  recorder_.NoteVisible(CampaignOf(1), false);
  recorder_.NoteVisible(CampaignOf(2), false);
  recorder_.NoteVisible(CampaignOf(1), true);
  EXPECT_EQ(recorder_.history().sight.size(), 3U);
  recorder_.Forget();
  const auto& sight = recorder_.history().sight;
  ASSERT_EQ(sight.size(), 1U);
  EXPECT_EQ(sight[0].campaign, CampaignOf(2));
  EXPECT_FALSE(sight[0].visible);
}

}  // namespace
}  // namespace campsync::harness
