// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/merges.h"

#include <gtest/gtest.h>

#include <variant>
#include <vector>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using marketo::MemberChanged;
using marketo::MemberKey;
using marketo::PersonChanged;
using marketo::PersonId;
using marketo::PersonMerged;

const auto kLead = salesforce::LeadRef{salesforce::LeadId::FromFifteen("00Q000000000001")};
const auto kContact = salesforce::ContactRef{salesforce::ContactId::FromFifteen("003000000000001")};
const auto kCampaign = salesforce::CampaignId::FromFifteen("701000000000001");

class MergesTest : public OrgFixture {
 protected:
  MergesTest() { bob = org.AddPerson({.first_name = "Bob", .last_name = "Li"}); }

  void Give(PersonId person, std::string_view status, bool success = false) {
    ASSERT_TRUE(
        org.GivenMember(
               {.member = {program, person}, .status = Status(status), .reached_success = success})
            .ok());
  }
  PersonId Person(const marketo::SfdcRecord& record) {
    return *org.GivenPerson({.sfdc_record = record});
  }
  void Mirror(PersonId person, std::string_view status) {
    const marketo::MirrorRow row{salesforce::CampaignMemberId::FromFifteen("00v000000000001"),
                                 labels.Intern(status)};
    ASSERT_TRUE(org.GivenMirrorRow({kCampaign, "C", person, row}).ok());
  }
  [[nodiscard]] MemberKey Bob() const { return {program, bob}; }

  PersonId bob;
};

TEST_F(MergesTest, TheLoserIsGoneAndTheirMembershipMovesAsItIs) {
  Give(bob, "Registered");
  const MarketoMemberRow before = *Row(Bob());
  world.AdvanceBy(Duration::Minutes(3));
  ASSERT_EQ(org.MergePeople(ann, bob).value(), ann);
  EXPECT_EQ(org.people().Find(bob), nullptr);
  EXPECT_EQ(Row(Bob()), nullptr);
  ASSERT_NE(Row(Ann()), nullptr);
  EXPECT_EQ(Row(Ann())->member.status, before.member.status);
  EXPECT_EQ(Row(Ann())->member.membership_date, before.member.membership_date);
  EXPECT_EQ(Row(Ann())->program_member_id, before.program_member_id);
  EXPECT_TRUE(org.activities().empty());
}

TEST_F(MergesTest, TheHigherStepSurvivesInTheWinnersRow) {
  GiveAnn("Invited");
  const MarketoMemberRow before = *Row(Ann());
  Give(bob, "Attended", true);
  ASSERT_TRUE(org.MergePeople(ann, bob).ok());
  EXPECT_EQ(StatusOf(Ann()), "Attended");
  EXPECT_EQ(Row(Ann())->member.membership_date, before.member.membership_date);
  EXPECT_EQ(Row(Ann())->program_member_id, before.program_member_id);
  EXPECT_TRUE(Row(Ann())->member.reached_success);
  EXPECT_TRUE(Row(Ann())->reached_success_date.has_value());
  const auto logged = Activities<StatusChangedInProgression>();
  ASSERT_EQ(logged.size(), 1U);
  EXPECT_EQ(org.activities().front().person, ann);
  EXPECT_EQ(logged.front().old_status, labels.Intern("Invited"));
}

TEST_F(MergesTest, ALowerStepOfTheLoserIsNoChange) {
  GiveAnn("Registered");
  Give(bob, "Invited");
  ASSERT_TRUE(org.MergePeople(ann, bob).ok());
  EXPECT_EQ(StatusOf(Ann()), "Registered");
  EXPECT_TRUE(org.activities().empty());
}

TEST_F(MergesTest, TheWinnersStatusSurvivesWithTheSwitch) {
  behavior.merge_status = MergeStatus::kWinner;
  GiveAnn("Invited");
  Give(bob, "Attended", true);
  ASSERT_TRUE(org.MergePeople(ann, bob).ok());
  EXPECT_EQ(StatusOf(Ann()), "Invited");
  EXPECT_TRUE(Row(Ann())->member.reached_success);
  EXPECT_TRUE(org.activities().empty());
}

TEST_F(MergesTest, AcquisitionIsKeptIfEitherHadIt) {
  GiveAnn("Registered");
  const PersonId entered = org.AddPersonThroughProgram({}, program, "Invited").value();
  ASSERT_TRUE(org.MergePeople(ann, entered).ok());
  EXPECT_TRUE(Row(Ann())->member.acquired_by);
  EXPECT_EQ(org.people().Find(ann)->acquisition_program, program);
}

TEST_F(MergesTest, AContactGoesBeforeALeadAndAnyBeforeNone) {
  const PersonId lead = Person(kLead);
  const PersonId contact = Person(kContact);
  ASSERT_TRUE(org.MergePeople(ann, lead).ok());
  EXPECT_EQ(org.people().Find(ann)->person.sfdc_record, marketo::SfdcRecord(kLead));
  EXPECT_TRUE(org.people().given_up().empty());
  ASSERT_TRUE(org.MergePeople(ann, contact).ok());
  EXPECT_EQ(org.people().Find(ann)->person.sfdc_record, marketo::SfdcRecord(kContact));
  EXPECT_EQ(org.people().FindByRecord(kContact), ann);
  EXPECT_EQ(org.people().FindByRecord(kLead), std::nullopt);
  EXPECT_EQ(org.people().given_up(), std::vector<marketo::SfdcRecord>{kLead});
}

TEST_F(MergesTest, TheWinnersContactStaysAgainstALead) {
  const PersonId contact = Person(kContact);
  const PersonId lead = Person(kLead);
  ASSERT_TRUE(org.MergePeople(contact, lead).ok());
  EXPECT_EQ(org.people().Find(contact)->person.sfdc_record, marketo::SfdcRecord(kContact));
  EXPECT_EQ(org.people().FindByRecord(kLead), std::nullopt);
}

// The sync makes a lead for somebody whom a merge has given a contact meanwhile.
TEST_F(MergesTest, AContactWhosePlaceALeadTakesIsNobodys) {
  const PersonId contact = Person(kContact);
  ASSERT_TRUE(org.MergePeople(ann, contact).ok());
  EXPECT_TRUE(org.people().given_up().empty());
  static_cast<void>(org.port().Call(marketo::UpdatePeople{{{.id = ann, .sfdc_record = kLead}}}));
  EXPECT_EQ(org.people().given_up(), std::vector<marketo::SfdcRecord>{kContact});
}

TEST_F(MergesTest, MirrorRowsMoveInSilence) {
  Mirror(bob, "Sent");
  ASSERT_TRUE(org.MergePeople(ann, bob).ok());
  ASSERT_NE(org.mirror().Find(kCampaign, ann), nullptr);
  EXPECT_EQ(org.mirror().Find(kCampaign, ann)->person, ann);
  EXPECT_EQ(org.mirror().Find(kCampaign, bob), nullptr);
  EXPECT_TRUE(org.activities().empty());
}

TEST_F(MergesTest, TheWinnersMirrorRowStays) {
  Mirror(ann, "Responded");
  Mirror(bob, "Sent");
  ASSERT_TRUE(org.MergePeople(ann, bob).ok());
  EXPECT_EQ(org.mirror().Find(kCampaign, ann)->row.status, labels.Intern("Responded"));
}

TEST_F(MergesTest, TheChangeLogTellsTheMergeAndEveryMembership) {
  GiveAnn("Invited");
  Give(bob, "Registered");
  const auto before = org.changes().size();
  ASSERT_TRUE(org.MergePeople(ann, bob).ok());
  std::vector<decltype(marketo::Change::what)> told;
  for (auto at = before; at < org.changes().size(); ++at) told.push_back(org.changes()[at].what);
  const std::vector<decltype(marketo::Change::what)> expected = {
      PersonMerged{ann, bob}, MemberChanged{Ann()}, MemberChanged{Bob()}, PersonChanged{ann}};
  EXPECT_EQ(told, expected);
}

TEST_F(MergesTest, ActivitiesOfTheLoserStayAndCountAsTheWinners) {
  ASSERT_TRUE(org.SetMemberStatus(Bob(), "Invited").ok());
  ASSERT_TRUE(org.MergePeople(ann, bob).ok());
  ASSERT_EQ(org.activities().size(), 1U);
  EXPECT_EQ(org.activities().front().person, bob);
  EXPECT_EQ(org.people().SurvivorOf(bob), ann);
}

TEST_F(MergesTest, TheSyncCanRepeatItAndIsToldTheWinner) {
  for (int again = 0; again < 2; ++again) {
    const auto reply = org.port().Call(marketo::MergePeople{{{ann, bob}}})->value;
    ASSERT_TRUE(reply.results.at(0).ok());
    EXPECT_EQ(reply.results.at(0).value(), ann);
    EXPECT_EQ(org.committed_writes().people, 1);
  }
  EXPECT_TRUE(org.port().Call(marketo::ReadPeople{{bob}})->value.rows.empty());
}

TEST_F(MergesTest, NobodyCanBeMergedWithNobodyOrThemselves) {
  EXPECT_EQ(org.MergePeople(ann, {999}).error().code, ErrorCode::kPersonNotFound);
  EXPECT_EQ(org.MergePeople({999}, ann).error().code, ErrorCode::kPersonNotFound);
  EXPECT_EQ(org.MergePeople(ann, ann).error().code, ErrorCode::kBusinessRuleViolation);
  EXPECT_NE(org.people().Find(ann), nullptr);
}

}  // namespace
}  // namespace campsync::sim
