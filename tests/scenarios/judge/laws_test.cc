// SPDX-License-Identifier: Apache-2.0
// Every law but survival: a world in which it holds and one in which it must fail.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

sim::JournalEntry Effect(salesforce::Request request, salesforce::Reply reply) {
  sim::JournalEntry entry;
  entry.kind = sim::EntryKind::kEffect;
  entry.content = sim::SalesforceCall{
      std::move(request), Result<Timed<salesforce::Reply>>(Timed<salesforce::Reply>{{}, reply})};
  return entry;
}

TEST(OneToOneLinkTest, HoldsForOneLink) {
  SmallWorld world;
  EXPECT_TRUE(world.Judge(JudgeOneToOneLink).empty());
}

TEST(OneToOneLinkTest, FailsForTwoProgramsOfOneCampaign) {
  SmallWorld world;
  world.after.links.push_back({.program = {6}, .campaign = SmallWorld::Campaign()});
  EXPECT_EQ(world.Judge(JudgeOneToOneLink).size(), 1U);
}

TEST(OneToOneLinkTest, FailsWhenMarketoShowsOneCampaignTwice) {
  SmallWorld world;
  const marketo::SfdcCampaign shown{SmallWorld::Campaign(), "Webinar May"};
  world.after.marketo.programs.front().sfdc_campaign = shown;
  world.after.marketo.programs.push_back({.id = {6}, .channel = {1}, .sfdc_campaign = shown});
  EXPECT_EQ(world.Judge(JudgeOneToOneLink).size(), 1U);
}

TEST(NoDuplicatesTest, HoldsForDifferentPeople) {
  SmallWorld world;
  world.AddPerson(1, 1, 1);
  world.AddPerson(2, 1, 1);
  EXPECT_TRUE(world.Judge(JudgeNoDuplicates).empty());
}

TEST(NoDuplicatesTest, FailsForTwoPeopleWithOneLead) {
  SmallWorld world;
  world.AddPerson(1, 0, 0);
  world.AddPerson(2, 0, 0);
  world.after.marketo.people.back().sfdc_record = salesforce::LeadRef{SmallWorld::Lead(1)};
  EXPECT_EQ(world.Judge(JudgeNoDuplicates).size(), 1U);
}

TEST(NoDuplicatesTest, FailsForAPersonTwiceInACampaign) {
  SmallWorld world;
  world.AddPerson(1, 1, 1);
  world.after.salesforce.members.push_back(world.after.salesforce.members.front());
  EXPECT_EQ(world.Judge(JudgeNoDuplicates).size(), 1U);
}

TEST(NoDuplicatesTest, FailsForAPersonTwiceInAProgram) {
  SmallWorld world;
  world.AddPerson(1, 1, 1);
  world.after.marketo.members.push_back(world.after.marketo.members.front());
  EXPECT_EQ(world.Judge(JudgeNoDuplicates).size(), 1U);
}

class StepTest : public testing::Test {
 protected:
  void Move(int from, int to) {
    world_.AddPerson(1, from, 0);
    world_.before = world_.after;
    world_.after.marketo.members.front().status = {to};
  }
  SmallWorld world_;
};

TEST_F(StepTest, MayRise) {
  Move(1, 3);
  EXPECT_TRUE(world_.Judge(JudgeStepNeverDrops).empty());
}

TEST_F(StepTest, MayNotDrop) {
  Move(3, 1);
  EXPECT_EQ(world_.Judge(JudgeStepNeverDrops).size(), 1U);
}

TEST_F(StepTest, MayDropWhereTheSwitchAcceptsIt) {
  Move(3, 1);
  world_.policy.inbound_downgrade = InboundDowngrade::kAccept;
  EXPECT_TRUE(world_.Judge(JudgeStepNeverDrops).empty());
}

TEST_F(StepTest, MayBeLowerInANewMembership) {
  Move(3, 1);
  world_.after.marketo.members.front().membership_date = Instant{1};
  EXPECT_TRUE(world_.Judge(JudgeStepNeverDrops).empty());
}

// A merge of people gives a membership, with its date, to somebody who was removed.
TEST_F(StepTest, MayBeLowerWhereTheSyncRemovedTheFormerMembership) {
  Move(3, 1);
  marketo::MemberWrite write{.member = {{5}, {1}}, .action = marketo::RemoveMember{}};
  const auto wrote = [&write](std::optional<marketo::MemberState> after) {
    sim::JournalEntry entry;
    entry.kind = sim::EntryKind::kEffect;
    const marketo::Reply reply = marketo::WriteResults<marketo::MemberAfter>{{{{after}}}};
    entry.content =
        sim::MarketoCall{marketo::WriteMembers{{write}},
                         Result<Timed<marketo::Reply>>(Timed<marketo::Reply>{{}, reply})};
    return entry;
  };
  world_.journal = {wrote(marketo::MemberState{{3}, {}})};
  EXPECT_EQ(world_.Judge(JudgeStepNeverDrops).size(), 1U);  // it stayed
  world_.journal = {wrote(std::nullopt)};
  EXPECT_TRUE(world_.Judge(JudgeStepNeverDrops).empty());
  write.member.person = {2};
  world_.journal = {wrote(std::nullopt)};
  EXPECT_EQ(world_.Judge(JudgeStepNeverDrops).size(), 1U);  // somebody else's
}

TEST_F(StepTest, MayBeLowerWhereAPersonRemovedTheFormerMembership) {
  Move(3, 1);
  world_.EditInMarketo(1, 0);
  EXPECT_EQ(world_.Judge(JudgeStepNeverDrops).size(), 1U);  // before
  world_.history.edits.back().journal = 1;
  EXPECT_TRUE(world_.Judge(JudgeStepNeverDrops).empty());
}

TEST_F(StepTest, IsNoDropWhereTheStepsChangedMeanwhile) {
  Move(1, 3);
  world_.after.marketo.channels.front().statuses[0].step = 9;  // that of Invited
  EXPECT_TRUE(world_.Judge(JudgeStepNeverDrops).empty());
  world_.before.marketo.channels.front().statuses[0].step = 8;
  EXPECT_EQ(world_.Judge(JudgeStepNeverDrops).size(), 1U);
  world_.before.marketo.channels.front().statuses.erase(
      world_.before.marketo.channels.front().statuses.begin());
  EXPECT_TRUE(world_.Judge(JudgeStepNeverDrops).empty());
}

class AttributesTest : public testing::Test {
 protected:
  AttributesTest() { world_.before = world_.after; }
  void ChangeCosts() {
    world_.after.marketo.programs.front().costs = {{{2026, 3}, Money{100}, "room"}};
  }
  SmallWorld world_;
};

TEST_F(AttributesTest, MayStay) { EXPECT_TRUE(world_.Judge(JudgeOneWayAttributes).empty()); }

TEST_F(AttributesTest, CostsMayNotChangeByThemselves) {
  ChangeCosts();
  EXPECT_EQ(world_.Judge(JudgeOneWayAttributes).size(), 1U);
}

TEST_F(AttributesTest, CostsMayChangeByAPerson) {
  ChangeCosts();
  world_.history.program_edits.push_back(1);
  EXPECT_TRUE(world_.Judge(JudgeOneWayAttributes).empty());
}

TEST_F(AttributesTest, AChannelMayNotChangeByItself) {
  world_.after.marketo.channels.front().name = "Webinars";
  EXPECT_EQ(world_.Judge(JudgeOneWayAttributes).size(), 1U);
}

TEST_F(AttributesTest, TypeIsTheChannelAndAnnounced) {
  const auto write = [this](std::string_view type, std::string_view announced = "Type") {
    const Decided decided{
        .outcome = Outcome::kPush, .rule = "MK-ATTR-01", .observed = std::string(announced)};
    world_.history.events = {{1, {.what = decided}}};
    salesforce::CampaignUpdate update{.id = SmallWorld::Campaign()};
    update.type = salesforce::FieldUpdate<Label>{world_.labels.Intern(type)};
    world_.journal = {
        Effect(salesforce::UpdateCampaigns{{update}},
               salesforce::WriteResults<salesforce::CampaignId>{{SmallWorld::Campaign()}})};
    world_.journal.front().sequence = 2;
    return world_.Judge(JudgeOneWayAttributes).size();
  };
  EXPECT_EQ(write("Webinar"), 0U);
  EXPECT_EQ(write("Email"), 1U);
  EXPECT_EQ(write("Webinar", "ActualCost"), 1U);
}

TEST_F(AttributesTest, OnlyLinkedCampaignsAreWritten) {
  world_.after.links.clear();
  world_.before.links.clear();
  world_.journal = {
      Effect(salesforce::UpdateCampaigns{{{.id = SmallWorld::Campaign()}}},
             salesforce::WriteResults<salesforce::CampaignId>{{SmallWorld::Campaign()}})};
  EXPECT_EQ(world_.Judge(JudgeOneWayAttributes).size(), 1U);
}

class EchoTest : public testing::Test {
 protected:
  EchoTest() { world_.AddPerson(1, 2, 2); }

  void ShowInSalesforce() {
    world_.journal.push_back(
        Effect(salesforce::RetrieveMembers{{SmallWorld::Member(1)}},
               salesforce::Rows<salesforce::CampaignMember>{world_.after.salesforce.members}));
  }
  void WriteToSalesforce(int step) {
    world_.journal.push_back(
        Effect(salesforce::UpdateMembers{{{SmallWorld::Member(1), world_.StatusLabel(step)}}},
               salesforce::WriteResults<salesforce::CampaignMemberId>{{SmallWorld::Member(1)}}));
  }
  void WriteToMarketo(int expected, int step) {
    sim::JournalEntry entry;
    entry.kind = sim::EntryKind::kEffect;
    entry.content =
        sim::MarketoCall{marketo::WriteMembers{{{.member = {{5}, {1}},
                                                 .expected = marketo::MemberState{{expected}, {}},
                                                 .action = marketo::SetMember{{step}}}}},
                         std::nullopt};
    world_.journal.push_back(entry);
  }
  SmallWorld world_;
};

TEST_F(EchoTest, AnotherStatusIsNoEcho) {
  ShowInSalesforce();
  WriteToSalesforce(3);
  WriteToMarketo(2, 3);
  EXPECT_TRUE(world_.Judge(JudgeNoEcho).empty());
}

TEST_F(EchoTest, TheStatusThatSalesforceShowedIsAnEcho) {
  ShowInSalesforce();
  WriteToSalesforce(2);
  EXPECT_EQ(world_.Judge(JudgeNoEcho).size(), 1U);
}

TEST_F(EchoTest, TheStatusThatMarketoHasIsAnEcho) {
  WriteToMarketo(2, 2);
  EXPECT_EQ(world_.Judge(JudgeNoEcho).size(), 1U);
}

class StrayLeadTest : public testing::Test {
 protected:
  StrayLeadTest() {
    world_.after.salesforce.sync_user.id = salesforce::UserId::FromFifteen("005000000000001");
    salesforce::Lead lead{.id = SmallWorld::Lead(1), .last_name = "Li"};
    lead.created_by = world_.after.salesforce.sync_user.id;
    world_.after.salesforce.leads.push_back(lead);
  }
  SmallWorld world_;
};

TEST_F(StrayLeadTest, ALeadOfTheSyncBelongsToAPerson) {
  EXPECT_EQ(world_.Judge(JudgeNoStrayLead).size(), 1U);
  world_.AddPerson(1, 0, 0);
  EXPECT_TRUE(world_.Judge(JudgeNoStrayLead).empty());
}

TEST_F(StrayLeadTest, ALeadOfAnybodyElseNeedsNone) {
  world_.after.salesforce.leads.front().created_by = {};
  EXPECT_TRUE(world_.Judge(JudgeNoStrayLead).empty());
}

TEST(DifferencesTest, HoldsWhereBothSidesAgree) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  EXPECT_TRUE(world.Judge(JudgeDifferencesAreListed).empty());
}

TEST(DifferencesTest, FailsForADifferenceThatNothingLists) {
  SmallWorld world;
  world.AddPerson(1, 2, 0);
  EXPECT_EQ(world.Judge(JudgeDifferencesAreListed).size(), 1U);
  world.List(1, store::Blocked{});
  EXPECT_TRUE(world.Judge(JudgeDifferencesAreListed).empty());
}

TEST(DifferencesTest, SaysNothingWhileTheSyncIsOff) {
  SmallWorld world;
  world.AddPerson(1, 2, 0);
  world.after.marketo.settings.sync_enabled = false;
  EXPECT_TRUE(world.Judge(JudgeDifferencesAreListed).empty());
}

TEST(WorldViewTest, CallsTheSyncOffWithoutTheMarketingUserUnlessMembersGoOn) {
  SmallWorld world;
  SyncPolicy policy;
  EXPECT_FALSE(world.after.SyncIsOff(policy));
  world.after.salesforce.sync_user.marketing_user = false;
  EXPECT_TRUE(world.after.SyncIsOff(policy));
  policy.marketing_user_lost = MarketingUserLost::kMembersOnly;
  EXPECT_FALSE(world.after.SyncIsOff(policy));
}

TEST(LawsTest, FindingsCarryTheLawsNameAndRule) {
  SmallWorld world;
  world.AddPerson(1, 2, 0);
  const Findings findings = JudgeLaws(Law::When::kAtRest, world.View());
  ASSERT_EQ(findings.size(), 1U) << findings.back().judge << ": " << findings.back().sentence;
  EXPECT_EQ(findings.front().judge, "differences are listed");
  EXPECT_EQ(findings.front().rule, "MK-ERR-01");
}

class DecisionsTest : public testing::Test {
 protected:
  DecisionsTest() { world_.after.links.clear(); }

  Findings Decide(std::variant<Decided, LinkDecided> decision) {
    Event event{.place = {.cycle = 1, .batch = 0, .record = "member"}, .what = Observed{}};
    std::visit([&](auto& one) { event.what = std::move(one); }, decision);
    world_.history.events.push_back({++journal_, std::move(event)});
    return Judge(0);
  }
  Findings Judge(std::int64_t journal_before) {
    LawView view = world_.View();
    view.rulebook = &rulebook_;
    view.journal_before = journal_before;
    Findings findings;
    JudgeDecisions(view, findings);
    return findings;
  }

  std::int64_t journal_ = 0;
  SmallWorld world_;
  Rulebook rulebook_{std::vector<Rule>{{.id = "MK-MEMBER-03", .decides = {"push", "pull"}},
                                       {.id = "MK-LINK-06", .decides = {"link"}},
                                       {.id = "MK-STATUS-11",
                                        .switches = {"inbound-downgrade"},
                                        .decides = {"pull", "refuse"},
                                        .reads = {"refuse"}},
                                       {.id = "SF-LEAD-01"}}};
};

TEST_F(DecisionsTest, AnOutcomeThatTheRuleAllowsHolds) {
  EXPECT_TRUE(Decide(Decided{.outcome = Outcome::kPush, .rule = "MK-MEMBER-03"}).empty());
  EXPECT_TRUE(Decide(Decided{.outcome = Outcome::kPull, .rule = "MK-MEMBER-03"}).empty());
  EXPECT_TRUE(Decide(LinkDecided{.outcome = "changes flow", .rule = "MK-LINK-06"}).empty());
}

TEST_F(DecisionsTest, AnotherOutcomeFailsAndNamesWhatIsAllowed) {
  const Findings findings = Decide(Decided{.outcome = Outcome::kBlock, .rule = "MK-MEMBER-03"});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().rule, "MK-MEMBER-03");
  EXPECT_EQ(findings.front().sentence,
            "the sync decided 'block' by MK-MEMBER-03, by which it decides 'push' or 'pull'");
}

TEST_F(DecisionsTest, ADecisionOfALinkByARuleOfMembersFails) {
  EXPECT_EQ(Decide(LinkDecided{.outcome = "merged", .rule = "MK-MEMBER-03"}).size(), 1U);
}

TEST_F(DecisionsTest, ARuleOfAnOrgDecidesNothing) {
  EXPECT_EQ(Decide(Decided{.outcome = Outcome::kAgree, .rule = "SF-LEAD-01"}).front().sentence,
            "the sync decided 'agree' by SF-LEAD-01, by which it decides nothing");
}

TEST_F(DecisionsTest, ARuleThatIsNotInTheRulebookFails) {
  EXPECT_EQ(Decide(Decided{.outcome = Outcome::kAgree, .rule = "MK-LINK-99"}).front().sentence,
            "the sync decided 'agree' by MK-LINK-99, which is no rule");
}

TEST_F(DecisionsTest, ADecisionNamesTheSwitchThatItReads) {
  const auto refuse = [this](std::vector<std::string_view> switches) {
    return Decide(Decided{
        .outcome = Outcome::kRefuse, .rule = "MK-STATUS-11", .switches = std::move(switches)});
  };
  ASSERT_EQ(refuse({}).size(), 1U);
  EXPECT_EQ(Judge(0).front().sentence,
            "the sync decided 'refuse' by MK-STATUS-11 and does not say that it read the switch "
            "inbound-downgrade");
  world_.history.events.clear();
  EXPECT_TRUE(refuse({"retry", "inbound-downgrade"}).empty());
  EXPECT_TRUE(Decide(Decided{.outcome = Outcome::kPull, .rule = "MK-STATUS-11"}).empty());
}

TEST_F(DecisionsTest, OnlyTheStepIsJudged) {
  ASSERT_EQ(Decide(Decided{.outcome = Outcome::kBlock, .rule = "MK-MEMBER-03"}).size(), 1U);
  EXPECT_TRUE(Judge(1).empty());
}

}  // namespace
}  // namespace campsync::harness
