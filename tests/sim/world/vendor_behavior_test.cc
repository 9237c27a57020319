// SPDX-License-Identifier: Apache-2.0
#include "sim/world/vendor_behavior.h"

#include <gtest/gtest.h>

#include <string>

namespace campsync::sim {
namespace {

using Switches = std::vector<BehaviorSwitch>;

// The switches of the rulebook whose owner is marketo or salesforce and which the orgs have, the
// default first. Written out, so that a change on either side is seen.
Switches Expected() {
  return {{"same-status-log", {"none", "log"}},
          {"success-sticky", {"true", "false"}},
          {"first-status-tie", {"definition_order", "name_order"}},
          {"membership-date", {"insert_time", "member_created"}},
          {"acquisition-on-pull", {"if_person_created", "always", "never"}},
          {"merge-status", {"higher_step", "winner"}},
          {"rest-not-in-program", {"reject", "remove"}},
          {"type-picklist", {"unrestricted", "restricted"}},
          {"status-sort-order-omitted", {"null", "next"}},
          {"status-label-unique", {"ignore_case", "exact"}},
          {"status-rename-members", {"follow", "stay"}},
          {"first-responded-cleared", {"keep", "clear"}},
          {"member-deleted-visible", {"deleted_feed_and_query_all", "deleted_feed_only"}},
          {"undelete-members", {"restore", "gone"}},
          {"convert-member-id", {"same_row", "new_row"}},
          {"merge-member-survivor", {"older", "newer"}},
          {"rollup-bumps-stamp", {"true", "false"}},
          {"no-op-bumps-stamp", {"true", "false"}},
          {"delete-log-days", {"15", "30"}},
          {"required-responded-status", {"enforced", "not_enforced"}},
          {"member-both-ids", {"contact_only", "both_if_converted"}},
          {"commit-delay-seconds", {"0", "30", "300"}}};
}

TEST(VendorBehaviorTest, SwitchesHaveTheRulebooksNamesValuesAndDefaults) {
  const Switches expected = Expected();
  ASSERT_EQ(BehaviorSwitches().size(), expected.size());
  const VendorBehavior defaults;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(BehaviorSwitches()[i].name, expected[i].name);
    EXPECT_EQ(BehaviorSwitches()[i].values, expected[i].values) << expected[i].name;
    EXPECT_EQ(BehaviorSwitchValue(defaults, expected[i].name), expected[i].values[0]);
  }
}

TEST(VendorBehaviorTest, EachValueOfEachSwitchCanBeSetAndReadBack) {
  for (const BehaviorSwitch& one : BehaviorSwitches()) {
    VendorBehavior behavior;
    for (const std::string_view value : one.values) {
      ASSERT_TRUE(SetBehaviorSwitch(behavior, one.name, value)) << one.name << "=" << value;
      EXPECT_EQ(BehaviorSwitchValue(behavior, one.name), value);
    }
  }
}

TEST(VendorBehaviorTest, SettingOneSwitchLeavesTheOthers) {
  for (const BehaviorSwitch& one : BehaviorSwitches()) {
    VendorBehavior behavior;
    ASSERT_TRUE(SetBehaviorSwitch(behavior, one.name, one.values.back()));
    for (const BehaviorSwitch& other : BehaviorSwitches()) {
      if (other.name == one.name) continue;
      EXPECT_EQ(BehaviorSwitchValue(behavior, other.name), other.values[0]) << one.name;
    }
  }
}

TEST(VendorBehaviorTest, AValueReachesTheMemberOfItsName) {
  VendorBehavior behavior;
  ASSERT_TRUE(SetBehaviorSwitch(behavior, "acquisition-on-pull", "never"));
  EXPECT_EQ(behavior.acquisition_on_pull, AcquisitionOnPull::kNever);
  ASSERT_TRUE(SetBehaviorSwitch(behavior, "no-op-bumps-stamp", "false"));
  EXPECT_EQ(behavior.no_op_bumps_stamp, OnOff::kFalse);
}

TEST(VendorBehaviorTest, UnknownNamesAndValuesChangeNothing) {
  VendorBehavior behavior;
  EXPECT_FALSE(SetBehaviorSwitch(behavior, "retry", "every_cycle"));  // the engine's
  EXPECT_FALSE(SetBehaviorSwitch(behavior, "success-sticky", "True"));
  EXPECT_FALSE(SetBehaviorSwitch(behavior, "", ""));
  EXPECT_EQ(behavior, VendorBehavior{});
  EXPECT_EQ(BehaviorSwitchValue(behavior, "retry"), "");
}

}  // namespace
}  // namespace campsync::sim
