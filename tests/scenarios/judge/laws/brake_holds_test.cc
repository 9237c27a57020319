// SPDX-License-Identifier: Apache-2.0
// With mass-change-brake=pause_above_limit no cycle creates and removes more than a hundred.
#include <gtest/gtest.h>

#include <cstddef>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class BrakeHoldsTest : public testing::Test {
 protected:
  BrakeHoldsTest() { world_.policy.mass_change_brake = MassChangeBrake::kPauseAboveLimit; }

  // What the sync asks of Salesforce, of so many members in one call.
  void Create(std::size_t count) {
    salesforce::CreateMembers request;
    request.records.resize(count);
    Ask(std::move(request));
  }
  void Update(std::size_t count) {
    salesforce::UpdateMembers request;
    request.records.resize(count);
    Ask(std::move(request));
  }
  void Delete(std::size_t count) {
    salesforce::DeleteMembers request;
    request.ids.resize(count);
    Ask(std::move(request));
  }

  // What it asks of Marketo.
  static marketo::MemberWrite Adding() { return {.action = marketo::SetMember{}}; }
  static marketo::MemberWrite Changing() {
    return {.expected = marketo::MemberState{}, .action = marketo::SetMember{}};
  }
  static marketo::MemberWrite Replacing() {
    return {.expected = marketo::MemberState{}, .action = marketo::ReplaceMember{}};
  }
  static marketo::MemberWrite Removing() {
    return {.expected = marketo::MemberState{}, .action = marketo::RemoveMember{}};
  }
  void Write(std::size_t count, const marketo::MemberWrite& one) {
    marketo::WriteMembers request;
    request.members.assign(count, one);
    Tell(std::move(request));
  }
  void Report() { Tell(marketo::PublishReport{}); }
  void Tell(marketo::Request request) {
    Add(sim::EntryKind::kEffect, sim::MarketoCall{std::move(request), {}});
  }

  void Load() { Add(sim::EntryKind::kEffect, sim::StoreLoad{Result<Done>(Done{})}); }
  void Append() { Add(sim::EntryKind::kEffect, sim::StoreAppend{{}, Result<Done>(Done{})}); }
  // A fault keeps the report from Marketo.
  void ReportInVain() {
    Add(sim::EntryKind::kFault, sim::MarketoCall{marketo::PublishReport{}, {}});
  }

  Findings Judge() { return world_.Judge(JudgeBrakeHolds); }

  SmallWorld world_;

 private:
  template <class Request>
  void Ask(Request request) {
    world_.Call(std::move(request), typename Request::Reply{});
    world_.journal.push_back({.kind = sim::EntryKind::kAnswer});
  }
  template <class Content>
  void Add(sim::EntryKind kind, Content content) {
    sim::JournalEntry entry{.kind = kind};
    entry.content = std::move(content);
    world_.journal.push_back(std::move(entry));
    world_.journal.push_back({.kind = sim::EntryKind::kAnswer});
  }
};

TEST_F(BrakeHoldsTest, WithoutTheBrakeAnyNumberGoesThrough) {
  world_.policy.mass_change_brake = MassChangeBrake::kOff;
  Create(200);
  Write(200, Removing());
  EXPECT_TRUE(Judge().empty());
  world_.policy.mass_change_brake = MassChangeBrake::kPauseAboveLimit;
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(BrakeHoldsTest, AHundredGoThroughInOneCycle) {
  Create(100);
  EXPECT_TRUE(Judge().empty());
  Create(1);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "with mass-change-brake=pause_above_limit one cycle created and removed 101 members "
            "and more");
}

TEST_F(BrakeHoldsTest, BothSidesCountTogether) {
  Create(40);
  Delete(30);
  Write(20, Adding());
  Write(10, Removing());
  EXPECT_TRUE(Judge().empty());
  Write(1, Removing());
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(BrakeHoldsTest, ACycleIsFoundOnce) {
  Create(101);
  Create(50);
  Write(50, Adding());
  Delete(50);
  EXPECT_EQ(Judge().size(), 1U);
  Report();
  Delete(101);
  EXPECT_EQ(Judge().size(), 2U);
}

TEST_F(BrakeHoldsTest, TheReportOfACycleBeginsAnew) {
  Create(100);
  Report();
  Create(100);
  EXPECT_TRUE(Judge().empty());
  Create(1);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(BrakeHoldsTest, AReportThatDidNotArriveEndsItsCycleToo) {
  Create(100);
  ReportInVain();
  Create(100);
  EXPECT_TRUE(Judge().empty());
  Create(1);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(BrakeHoldsTest, ALoadBeginsAnew) {
  Create(100);
  Load();
  Create(100);
  EXPECT_TRUE(Judge().empty());
  Append();
  Create(1);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(BrakeHoldsTest, StatusUpdatesDoNotCount) {
  Create(100);
  Update(200);
  Write(200, Changing());
  Write(200, Replacing());
  EXPECT_TRUE(Judge().empty());
  Write(1, Adding());
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(BrakeHoldsTest, OfAMixedWriteOnlyTheOnesThatComeOrGoCount) {
  marketo::WriteMembers request;
  request.members.assign(60, Adding());
  request.members.insert(request.members.end(), 40, Removing());
  request.members.insert(request.members.end(), 40, Changing());
  Tell(request);
  EXPECT_TRUE(Judge().empty());
  world_.journal.clear();
  request.members.push_back(Removing());
  Tell(request);
  EXPECT_EQ(Judge().size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
