// SPDX-License-Identifier: Apache-2.0
// Members and lists are looked at just before members are written.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class ReadBeforeWrittenTest : public testing::Test {
 protected:
  using Members = salesforce::Rows<salesforce::CampaignMember>;
  using MemberResults = salesforce::WriteResults<salesforce::CampaignMemberId>;

  // The sync looks whether the person is a member: they are not.
  void LookFor(int number) { Ask(KeyOf(number), Members{}); }
  void LookForInVain(int number) { AskInVain(KeyOf(number)); }
  // It looks at their member.
  void LookAt(int number, bool is_deleted = false) {
    salesforce::CampaignMember row{.id = SmallWorld::Member(number),
                                   .campaign = SmallWorld::Campaign(),
                                   .person = Ref(number)};
    row.is_deleted = is_deleted;
    Ask(salesforce::RetrieveMembers{{SmallWorld::Member(number)}}, Members{{row}});
  }
  void LookAtInVain(int number) {
    AskInVain(salesforce::RetrieveMembers{{SmallWorld::Member(number)}});
  }
  // It reads the campaign's list, which has these.
  void ReadList(std::initializer_list<int> steps) {
    salesforce::Rows<salesforce::CampaignMemberStatus> list;
    for (const int step : steps) {
      list.rows.push_back({.campaign = SmallWorld::Campaign(), .label = world_.StatusLabel(step)});
    }
    Ask(salesforce::QueryStatusLists{{SmallWorld::Campaign()}}, std::move(list));
  }

  void Create(int number, int step) {
    Ask(salesforce::CreateMembers{{{SmallWorld::Campaign(), Ref(number),
                                    world_.StatusLabel(step)}}},
        MemberResults{{SmallWorld::Member(number)}});
  }
  void Update(int number, int step) {
    Ask(salesforce::UpdateMembers{{{SmallWorld::Member(number), world_.StatusLabel(step)}}},
        MemberResults{{SmallWorld::Member(number)}});
  }
  void Delete(int number) {
    Ask(salesforce::DeleteMembers{{SmallWorld::Member(number)}},
        MemberResults{{SmallWorld::Member(number)}});
  }
  Findings Judge() { return world_.Judge(JudgeReadBeforeWritten); }
  // Whether the only finding is that a member was not looked at.
  bool WasNotLookedAt() {
    const Findings findings = Judge();
    return findings.size() == 1 &&
           findings.front().sentence.find("without having looked at it") != std::string::npos;
  }

  SmallWorld world_;

 private:
  static salesforce::LeadRef Ref(int number) { return {SmallWorld::Lead(number)}; }
  static salesforce::QueryMembersByKey KeyOf(int number) {
    salesforce::QueryMembersByKey request;
    request.keys.push_back({SmallWorld::Campaign(), Ref(number)});
    return request;
  }

  template <class Request>
  void Ask(Request request, typename Request::Reply reply) {
    world_.Call(std::move(request), std::move(reply));
    world_.journal.push_back({.kind = sim::EntryKind::kAnswer});
  }
  template <class Request>
  void AskInVain(Request request) {
    world_.Call(request, typename Request::Reply{});
    const Error lost{.code = ErrorCode::kSalesforceReplyLost};
    sim::JournalEntry answer{.kind = sim::EntryKind::kAnswer};
    answer.content =
        sim::SalesforceCall{std::move(request), Result<Timed<salesforce::Reply>>(lost)};
    world_.journal.push_back(std::move(answer));
  }
};

TEST_F(ReadBeforeWrittenTest, WhoeverIsMadeAMemberIsLookedForFirst) {
  LookFor(1);
  ReadList({1, 2, 3});
  Create(1, 2);
  EXPECT_TRUE(Judge().empty());
  LookFor(2);
  ReadList({1, 2, 3});
  Create(1, 2);
  EXPECT_TRUE(WasNotLookedAt());
}

TEST_F(ReadBeforeWrittenTest, AMemberIsLookedAtBeforeItIsUpdated) {
  LookAt(1);
  ReadList({1, 2, 3});
  Update(1, 2);
  EXPECT_TRUE(Judge().empty());
  LookAt(2);
  ReadList({1, 2, 3});
  Update(1, 2);
  EXPECT_TRUE(WasNotLookedAt());
}

TEST_F(ReadBeforeWrittenTest, AMemberIsLookedAtBeforeItIsDeleted) {
  LookAt(1);
  Delete(1);
  EXPECT_TRUE(Judge().empty());
  LookAt(2);
  Delete(1);
  EXPECT_TRUE(WasNotLookedAt());
}

TEST_F(ReadBeforeWrittenTest, ALookBeforeAnEarlierWriteDoesNotCount) {
  LookAt(1);
  LookAt(2);
  Delete(1);
  EXPECT_TRUE(Judge().empty());
  Delete(2);
  EXPECT_TRUE(WasNotLookedAt());
}

TEST_F(ReadBeforeWrittenTest, ALookThatWasNotAnsweredDoesNotCount) {
  LookFor(1);
  LookForInVain(2);
  ReadList({1, 2, 3});
  Create(1, 2);
  EXPECT_TRUE(Judge().empty());
  LookForInVain(2);
  ReadList({1, 2, 3});
  Create(2, 2);
  EXPECT_TRUE(WasNotLookedAt());
  world_.journal.clear();
  LookAtInVain(1);
  Delete(1);
  EXPECT_TRUE(WasNotLookedAt());
}

TEST_F(ReadBeforeWrittenTest, WhatIsDeletedWasNotLookedAt) {
  LookAt(1, true);
  Delete(1);
  EXPECT_TRUE(WasNotLookedAt());
  world_.journal.clear();
  LookAt(1, false);
  Delete(1);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(ReadBeforeWrittenTest, AStatusThatIsSentIsOnTheListAsReadLast) {
  LookAt(1);
  ReadList({1, 2});
  ReadList({1, 2, 3});
  Update(1, 3);
  EXPECT_TRUE(Judge().empty());
  LookAt(1);
  ReadList({1, 2, 3});
  ReadList({1, 2});
  Update(1, 3);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().rule, "SF-MEMBER-06");
  EXPECT_EQ(findings.front().sentence,
            "the sync sent status \"Attended\" to campaign webinar, whose list did not have it "
            "when it was read just before");
}

TEST_F(ReadBeforeWrittenTest, ANewMembersStatusIsOnTheListToo) {
  LookFor(1);
  ReadList({1, 2});
  Create(1, 2);
  EXPECT_TRUE(Judge().empty());
  LookFor(2);
  ReadList({1, 2});
  Create(2, 3);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(ReadBeforeWrittenTest, AListThatWasReadBeforeAnEarlierWriteDoesNotCount) {
  LookAt(1);
  ReadList({1, 2, 3});
  Update(1, 2);
  LookAt(1);
  Update(1, 3);
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_EQ(Judge().front().rule, "SF-MEMBER-06");
}

}  // namespace
}  // namespace campsync::harness
