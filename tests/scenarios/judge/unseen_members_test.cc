// SPDX-License-Identifier: Apache-2.0
// Which campaign members the sync cannot have known, and what is excused for it.
#include "scenarios/harness/judge/unseen_members.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

// Person 1 is taken out of the campaign, comes back and is taken out again; Marketo's edit falls
// beside the first removal, hours before the last one.
class UnseenMembersTest : public testing::Test {
 protected:
  static constexpr int kNobody = ToldRun::kNobody;
  static constexpr int kInvited = ToldRun::kInvited;
  static constexpr int kAttended = ToldRun::kAttended;

  UnseenMembersTest() : run_(kInvited, kInvited) {
    OnlyTheLogTells(true);
    run_.Cycle();
  }
  void OnlyTheLogTells(bool only) {
    run_.world.before.salesforce.hides_deleted_members = only;
    run_.world.after.salesforce.hides_deleted_members = only;
  }
  void Play() {
    run_.InSalesforce(kNobody).InMarketo(kAttended).Later(Duration::Seconds(2));
    run_.InSalesforce(kAttended).Later(Duration::Minutes(60));
    run_.InSalesforce(kNobody).Cycle();
    run_.Rest(kAttended, kAttended);
  }
  // A reply of any time shows a member of person 1 that was made then, in whole seconds.
  void Show(Instant made_at, bool is_deleted = true) {
    const Instant created{made_at.ms / 1000 * 1000};
    const salesforce::CampaignMember row{.id = SmallWorld::Member(2),
                                         .campaign = SmallWorld::Campaign(),
                                         .person = ToldRun::Lead(),
                                         .is_deleted = is_deleted,
                                         .created_date = created};
    run_.world.Call(salesforce::RetrieveMembers{{row.id}},
                    salesforce::Rows<salesforce::CampaignMember>{{row}});
  }
  void Answer(std::int64_t made) {
    const std::int64_t sequence = run_.world.journal.back().sequence + 1;
    run_.world.journal.push_back(
        {.sequence = sequence, .kind = sim::EntryKind::kAnswer, .effect = made});
  }
  // The sync asks for the member by its key, and nobody is there.
  void LookFor(int number = 1) {
    const std::int64_t sequence = run_.world.journal.back().sequence + 1;
    const salesforce::PersonRef person = salesforce::LeadRef{SmallWorld::Lead(number)};
    run_.world.Call(salesforce::QueryMembersByKey{{{SmallWorld::Campaign(), person}}},
                    salesforce::Rows<salesforce::CampaignMember>{});
    run_.world.journal.back().sequence = sequence;
  }
  const MemberEdit& Edit(std::size_t number) { return run_.world.history.edits.at(number - 1); }
  std::vector<const MemberEdit*> All() {
    std::vector<const MemberEdit*> all;
    for (const MemberEdit& edit : run_.world.history.edits) all.push_back(&edit);
    return all;
  }
  std::vector<std::int64_t> Seen() {
    std::vector<std::int64_t> ids;
    for (const MemberEdit* edit : SeenEdits(run_.world.View(), All())) ids.push_back(edit->id);
    return ids;
  }
  std::int64_t Known() {
    const MemberEdit* known =
        KnownRemoval(run_.world.View(), All(), run_.world.history.edits.back());
    return known == nullptr ? 0 : known->id;
  }
  bool IsLost() {
    std::optional<std::string> held = "Invited";
    for (MemberEdit& edit : run_.world.history.edits) {
      edit.link_epoch = 1;
      if (edit.side() == Side::kSalesforce) edit.before = std::exchange(held, edit.value);
    }
    return !run_.world.Judge(JudgeSurvival).empty();
  }

  ToldRun run_;
};

TEST_F(UnseenMembersTest, WhoCameAndLeftUnseenIsNobody) {
  Play();
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2}));
  EXPECT_EQ(Known(), 1);
  EXPECT_FALSE(IsLost());
  EXPECT_TRUE(run_.Allows(kAttended, kAttended));
}

TEST_F(UnseenMembersTest, WhereDeletedRowsCanBeReadEverybodyCanBeKnown) {
  Play();
  OnlyTheLogTells(false);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2, 3, 4}));
  EXPECT_EQ(Known(), 4);
  EXPECT_TRUE(IsLost());
  EXPECT_FALSE(run_.Allows(kAttended, kAttended));
}

TEST_F(UnseenMembersTest, WhoWasShownIsKnown) {
  Play();
  Show(Edit(3).at, false);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2, 3, 4}));
  EXPECT_EQ(Known(), 4);
  EXPECT_TRUE(IsLost());
  EXPECT_FALSE(run_.Allows(kAttended, kAttended));
}

TEST_F(UnseenMembersTest, WhoWasShownDeletedIsKnown) {
  Play();
  Show(Edit(3).at, true);
  EXPECT_EQ(Known(), 4);
  EXPECT_TRUE(IsLost());
}

TEST_F(UnseenMembersTest, ThoseBeforeAndAfterTellNothing) {
  Play();
  Show(Edit(1).at);
  Show(Edit(4).at + Duration::Seconds(1));
  EXPECT_EQ(Known(), 1);
}

TEST_F(UnseenMembersTest, TheRemovalBeforeMustItselfLose) {
  run_.InMarketo(kAttended).Later(Duration::Minutes(5));
  run_.InSalesforce(kNobody).InSalesforce(kAttended).InSalesforce(kNobody).Cycle();
  run_.Rest(kAttended, kAttended);
  EXPECT_TRUE(IsLost());
  EXPECT_FALSE(run_.Allows(kAttended, kAttended));
}

TEST_F(UnseenMembersTest, AnEditOfTheUnseenMemberGoesWithIt) {
  run_.InSalesforce(kNobody).InSalesforce(kInvited).InSalesforce(kAttended);
  run_.world.history.edits.back().before = "Invited";
  run_.InSalesforce(kNobody);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1}));
}

TEST_F(UnseenMembersTest, WhoIsStillThereIsNoneOfThem) {
  run_.InSalesforce(kNobody).InSalesforce(kInvited);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2}));
}

TEST_F(UnseenMembersTest, WhoCameBackWithTheirRecordWasKnownBefore) {
  run_.InSalesforce(kInvited).InSalesforce(kNobody);
  run_.world.history.edits.front().restores = true;
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2}));
}

// The sync makes the member, and its reply is lost.
TEST_F(UnseenMembersTest, WhoWasLostWhenMadeIsNobody) {
  run_.InMarketo(kAttended).Create(kAttended).InSalesforce(kNobody).Cycle();
  run_.Rest(kAttended, kAttended);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1}));
  EXPECT_EQ(Known(), 0);
  EXPECT_FALSE(IsLost());
}

// The reply alone does not do: what Salesforce made of the status only a look tells.
TEST_F(UnseenMembersTest, WhoseMakingWasAnsweredAndLookedAtIsKnown) {
  run_.InMarketo(kAttended).Create(kAttended);
  Answer(run_.world.journal.back().sequence);
  run_.InSalesforce(kNobody);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1}));
  LookFor();
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2}));
}

TEST_F(UnseenMembersTest, ALookAfterOneThatFailedTellsNothingOfTheMaking) {
  run_.InMarketo(kAttended).Create(kAttended);
  Answer(run_.world.journal.back().sequence);
  run_.world.journal.push_back({.sequence = run_.world.journal.back().sequence + 1,
                                .kind = sim::EntryKind::kFault,
                                .operation = salesforce::QueryMembersByKey::kName});
  run_.InSalesforce(kNobody);
  LookFor();
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1}));
}

TEST_F(UnseenMembersTest, ALookBeforeTheReplyOrForSomebodyElseTellsNothing) {
  run_.InMarketo(kAttended).Create(kAttended);
  const std::int64_t made = run_.world.journal.back().sequence;
  run_.InSalesforce(kNobody);
  LookFor();
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1}));
  Answer(made);
  LookFor(2);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1}));
  LookFor();
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2}));
}

TEST_F(UnseenMembersTest, WhoWasFoundAfterTheLostReplyIsKnown) {
  run_.InMarketo(kAttended).Create(kAttended);
  Show(run_.now);
  run_.InSalesforce(kNobody);
  EXPECT_EQ(Seen(), std::vector<std::int64_t>({1, 2}));
}

TEST_F(UnseenMembersTest, NobodyWasRemovedBefore) {
  run_.InSalesforce(kInvited).InSalesforce(kNobody);
  EXPECT_EQ(Known(), 0);
}

}  // namespace
}  // namespace campsync::harness
