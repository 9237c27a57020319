// SPDX-License-Identifier: Apache-2.0
#include "core/sync/policy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/core/field_names.h"

namespace campsync {
namespace {

struct ExpectedSwitch {
  std::string_view name;
  std::string_view default_value;
  std::vector<std::string_view> values;
};

void PrintTo(const ExpectedSwitch& one, std::ostream* out) { *out << one.name; }

// The switches of owner `core` that SyncPolicy has, written out: names and words are an interface.
const std::vector<ExpectedSwitch>& ExpectedSwitches() {
  static const std::vector<ExpectedSwitch> expected = {
      {"inbound-downgrade", "diverge_and_report", {"diverge_and_report", "push_back", "accept"}},
      {"status-conflict",
       "higher_step",
       {"higher_step", "by_person_type", "last_writer", "pull_then_push"}},
      {"add-remove-conflict", "later_wins", {"later_wins", "add_wins", "remove_wins"}},
      {"salesforce-remove", "propagate", {"propagate", "keep"}},
      {"marketo-remove", "propagate", {"propagate", "keep"}},
      {"match", "defined", {"defined", "in_use", "equal"}},
      {"match-case", "exact", {"exact", "ignore_case", "ignore_case_and_space"}},
      {"match-empty-campaign", "allow", {"allow", "check"}},
      {"match-hidden", "count", {"count", "ignore"}},
      {"new-statuses", "replace_sent_responded", {"replace_sent_responded", "keep_sent_responded"}},
      {"new-responded", "success", {"success", "all_but_first", "last_only"}},
      {"new-no-success", "mark_last", {"mark_last", "refuse"}},
      {"new-dates", "off", {"off", "program_dates"}},
      {"new-timing", "immediate", {"immediate", "next_cycle"}},
      {"cost", "sum_all", {"sum_all", "sum_to_date", "last"}},
      {"cost-none", "leave", {"leave", "zero"}},
      {"cost-cleared", "null", {"null", "zero", "leave"}},
      {"attribute-reassert", "on_marketo_change", {"on_marketo_change", "every_cycle"}},
      {"inactive-campaign", "hide_and_block", {"hide_and_block", "hide_only"}},
      {"marketing-user-lost", "pause_with_job_error", {"pause_with_job_error", "members_only"}},
      {"link-conflict", "error", {"error", "hide_in_picker"}},
      {"linkable-types", "all", {"all", "default_and_events"}},
      {"channel-drift", "auto_add", {"auto_add", "error"}},
      {"inbound-unknown-status", "record_error", {"record_error", "first_status"}},
      {"deleted-recreate", "no", {"no", "yes"}},
      {"campaign-deleted", "unlink_keep_members", {"unlink_keep_members", "unlink_remove_members"}},
      {"program-deleted", "keep_campaign", {"keep_campaign", "delete_members"}},
      {"program-archived", "continue", {"continue", "pause"}},
      {"status-deleted", "flag", {"flag", "recreate"}},
      {"convert-collision", "merge_people", {"merge_people", "keep_both_report"}},
      {"retry", "every_cycle", {"every_cycle", "on_change"}},
      {"rewrite-brake", "three_an_hour", {"three_an_hour", "off"}},
      {"mass-change-brake", "off", {"off", "pause_above_limit"}},
  };
  return expected;
}

std::string TestName(std::string_view switch_name) {
  std::string name(switch_name);
  std::ranges::replace(name, '-', '_');
  return name;
}

class PolicySwitchTest : public testing::TestWithParam<ExpectedSwitch> {};

TEST_P(PolicySwitchTest, OffersItsValuesDefaultFirst) {
  const auto& switches = PolicySwitches();
  const auto found = std::ranges::find(switches, GetParam().name, &PolicySwitch::name);
  ASSERT_NE(found, switches.end());
  EXPECT_EQ(found->values, GetParam().values);
  EXPECT_EQ(found->values.front(), GetParam().default_value);
}

TEST_P(PolicySwitchTest, StartsAtItsDefault) {
  EXPECT_EQ(PolicySwitchValue(SyncPolicy{}, GetParam().name), GetParam().default_value);
}

TEST_P(PolicySwitchTest, TakesEveryValueAndReadsItBack) {
  SyncPolicy policy;
  for (const auto value : GetParam().values) {
    EXPECT_TRUE(SetPolicySwitch(policy, GetParam().name, value)) << value;
    EXPECT_EQ(PolicySwitchValue(policy, GetParam().name), value);
  }
}

TEST_P(PolicySwitchTest, SettingTheDefaultChangesNothing) {
  SyncPolicy policy;
  EXPECT_TRUE(SetPolicySwitch(policy, GetParam().name, GetParam().default_value));
  EXPECT_EQ(policy, SyncPolicy{});
}

TEST_P(PolicySwitchTest, LeavesTheOtherSwitchesAlone) {
  SyncPolicy policy;
  ASSERT_TRUE(SetPolicySwitch(policy, GetParam().name, GetParam().values.back()));
  EXPECT_NE(policy, SyncPolicy{});
  for (const ExpectedSwitch& other : ExpectedSwitches()) {
    if (other.name == GetParam().name) continue;
    EXPECT_EQ(PolicySwitchValue(policy, other.name), other.default_value) << other.name;
  }
}

TEST_P(PolicySwitchTest, RefusesAnUnknownValueAndKeepsTheOld) {
  SyncPolicy policy;
  ASSERT_TRUE(SetPolicySwitch(policy, GetParam().name, GetParam().values.back()));
  const SyncPolicy before = policy;
  for (const auto value : {"", "no_such_value", "EXACT", " keep", "0"}) {
    EXPECT_FALSE(SetPolicySwitch(policy, GetParam().name, value)) << value;
  }
  EXPECT_EQ(policy, before);
}

INSTANTIATE_TEST_SUITE_P(AllSwitches, PolicySwitchTest, testing::ValuesIn(ExpectedSwitches()),
                         [](const auto& param_info) { return TestName(param_info.param.name); });

TEST(PolicyTest, HasExactlyTheExpectedSwitchesInOrder) {
  std::vector<std::string_view> names;
  for (const PolicySwitch& one : PolicySwitches()) names.push_back(one.name);
  std::vector<std::string_view> expected;
  for (const ExpectedSwitch& one : ExpectedSwitches()) expected.push_back(one.name);
  EXPECT_EQ(names, expected);
}

TEST(PolicyTest, EveryMemberIsASwitch) {
  EXPECT_EQ(PolicySwitches().size(), FieldCount<SyncPolicy>());
}

TEST(PolicyTest, RefusesAnUnknownName) {
  SyncPolicy policy;
  for (const auto name : {"", "no-such-switch", "MATCH", "match ", "match_case"}) {
    EXPECT_FALSE(SetPolicySwitch(policy, name, "exact")) << name;
    EXPECT_EQ(PolicySwitchValue(policy, name), "") << name;
  }
  EXPECT_EQ(policy, SyncPolicy{});
}

// A value of another switch is unknown here.
TEST(PolicyTest, RefusesTheValueOfAnotherSwitch) {
  SyncPolicy policy;
  EXPECT_FALSE(SetPolicySwitch(policy, "cost-none", "sum_all"));
  EXPECT_FALSE(SetPolicySwitch(policy, "match", "exact"));
}

// Words and enumerators are paired by position: these hold the pairing.
TEST(PolicyTest, ThreeWayWordsSetTheirEnumerators) {
  SyncPolicy policy;
  ASSERT_TRUE(SetPolicySwitch(policy, "inbound-downgrade", "push_back"));
  EXPECT_EQ(policy.inbound_downgrade, InboundDowngrade::kPushBack);
  ASSERT_TRUE(SetPolicySwitch(policy, "inbound-downgrade", "accept"));
  EXPECT_EQ(policy.inbound_downgrade, InboundDowngrade::kAccept);
  ASSERT_TRUE(SetPolicySwitch(policy, "add-remove-conflict", "add_wins"));
  EXPECT_EQ(policy.add_remove_conflict, AddRemoveConflict::kAddWins);
  ASSERT_TRUE(SetPolicySwitch(policy, "match", "in_use"));
  EXPECT_EQ(policy.match, Match::kInUse);
  ASSERT_TRUE(SetPolicySwitch(policy, "match-case", "ignore_case"));
  EXPECT_EQ(policy.match_case, MatchCase::kIgnoreCase);
  ASSERT_TRUE(SetPolicySwitch(policy, "new-responded", "all_but_first"));
  EXPECT_EQ(policy.new_responded, NewResponded::kAllButFirst);
  ASSERT_TRUE(SetPolicySwitch(policy, "cost", "sum_to_date"));
  EXPECT_EQ(policy.cost, CostSum::kSumToDate);
  ASSERT_TRUE(SetPolicySwitch(policy, "cost-cleared", "zero"));
  EXPECT_EQ(policy.cost_cleared, CostCleared::kZero);
}

TEST(PolicyTest, StatusConflictWordsSetTheirEnumerators) {
  SyncPolicy policy;
  ASSERT_TRUE(SetPolicySwitch(policy, "status-conflict", "by_person_type"));
  EXPECT_EQ(policy.status_conflict, StatusConflict::kByPersonType);
  ASSERT_TRUE(SetPolicySwitch(policy, "status-conflict", "last_writer"));
  EXPECT_EQ(policy.status_conflict, StatusConflict::kLastWriter);
  ASSERT_TRUE(SetPolicySwitch(policy, "status-conflict", "pull_then_push"));
  EXPECT_EQ(policy.status_conflict, StatusConflict::kPullThenPush);
}

TEST(PolicyTest, RemovalSwitchesAreTwo) {
  SyncPolicy policy;
  ASSERT_TRUE(SetPolicySwitch(policy, "salesforce-remove", "keep"));
  EXPECT_EQ(policy.salesforce_remove, Removal::kKeep);
  EXPECT_EQ(policy.marketo_remove, Removal::kPropagate);
}

TEST(PolicyTest, TwoWayWordsSetTheirEnumerators) {
  SyncPolicy policy;
  ASSERT_TRUE(SetPolicySwitch(policy, "linkable-types", "default_and_events"));
  EXPECT_EQ(policy.linkable_types, LinkableTypes::kDefaultAndEvents);
  ASSERT_TRUE(SetPolicySwitch(policy, "link-conflict", "hide_in_picker"));
  EXPECT_EQ(policy.link_conflict, LinkConflict::kHideInPicker);
  ASSERT_TRUE(SetPolicySwitch(policy, "channel-drift", "error"));
  EXPECT_EQ(policy.channel_drift, ChannelDrift::kError);
  ASSERT_TRUE(SetPolicySwitch(policy, "retry", "on_change"));
  EXPECT_EQ(policy.retry, Retry::kOnChange);
}

}  // namespace
}  // namespace campsync
