// SPDX-License-Identifier: Apache-2.0
// Each probe is reached by what its name says and not by what comes near.
#include "scenarios/harness/judge/probes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class ProbesTest : public testing::Test {
 protected:
  // A write of so many members of Salesforce reached the org.
  void Write(std::size_t records, std::string_view operation = "UpdateMembers") {
    salesforce::UpdateMembers update;
    update.records.resize(records);
    sim::JournalEntry entry{
        .lane = sim::Lane::kSalesforce, .kind = sim::EntryKind::kEffect, .operation = operation};
    entry.content = sim::SalesforceCall{update, std::nullopt};
    Add(std::move(entry));
  }
  void Add(sim::JournalEntry entry) {
    entry.sequence = static_cast<std::int64_t>(world_.journal.size()) + 1;
    world_.journal.push_back(std::move(entry));
  }
  template <class What>
  void See(What what) {
    world_.history.events.push_back({.event = {.what = std::move(what)}});
  }
  [[nodiscard]] bool Reached(std::string_view name) {
    EXPECT_NE(std::ranges::find(ProbeNames(), name), ProbeNames().end()) << name;
    const auto reached = ProbesReached(world_.View());
    return std::ranges::find(reached, name) != reached.end();
  }

  SmallWorld world_;
};

TEST_F(ProbesTest, NamesAreDifferent) {
  const std::set<std::string_view> distinct(ProbeNames().begin(), ProbeNames().end());
  EXPECT_EQ(distinct.size(), ProbeNames().size());
  EXPECT_TRUE(ProbesReached(world_.View()).empty());
}

TEST_F(ProbesTest, AFullWriteAloneIsNoSecondPage) {
  constexpr std::string_view kPaged = "a write of more than 200 records in Salesforce";
  Write(200);
  Write(1, "CreateMembers");
  EXPECT_FALSE(Reached(kPaged));
  Write(1);
  EXPECT_TRUE(Reached(kPaged));
}

TEST_F(ProbesTest, AWriteOfAnotherStepIsNoSecondPage) {
  Write(200);
  Add({.kind = sim::EntryKind::kNote, .operation = "Step"});
  Write(1);
  EXPECT_FALSE(Reached("a write of more than 200 records in Salesforce"));
}

TEST_F(ProbesTest, ADowngradeIsRefusedByItsRuleOnly) {
  See(Decided{.outcome = Outcome::kRefuse, .rule = "MK-CHAN-06"});
  See(Decided{.outcome = Outcome::kPush, .rule = "MK-STATUS-11"});
  EXPECT_FALSE(Reached("a downgrade refused"));
  See(Decided{.outcome = Outcome::kRefuse, .rule = "MK-STATUS-11"});
  EXPECT_TRUE(Reached("a downgrade refused"));
}

TEST_F(ProbesTest, EndsOfIntentsAreToldApart) {
  See(Reconciled{"not created"});
  EXPECT_TRUE(Reached("a create that had not happened"));
  EXPECT_FALSE(Reached("a lost create adopted"));
  See(Reconciled{"adopted 00Q1"});
  EXPECT_TRUE(Reached("a lost create adopted"));
  EXPECT_FALSE(Reached("an ambiguous create"));
  See(Reconciled{"ambiguous: 00Q1 00Q2"});
  EXPECT_TRUE(Reached("an ambiguous create"));
}

TEST_F(ProbesTest, ABlockIsReadFromItsDisposition) {
  See(BaseAdvanced{.disposition = "blocked (STATUS_COERCED, waits on record): to Sent"});
  EXPECT_TRUE(Reached("a status coerced"));
  EXPECT_FALSE(Reached("the rewrite brake"));
}

TEST_F(ProbesTest, ALostReplyOfTheStoreIsNoneOfAVendor) {
  Add({.kind = sim::EntryKind::kFault, .operation = "Append", .fault = "reply_lost"});
  EXPECT_TRUE(Reached("an Append lost"));
  EXPECT_FALSE(Reached("a reply lost"));
  Add({.kind = sim::EntryKind::kFault, .operation = "UpdateMembers", .fault = "reply_lost"});
  EXPECT_TRUE(Reached("a reply lost"));
}

}  // namespace
}  // namespace campsync::harness
