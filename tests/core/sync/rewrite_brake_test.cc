// SPDX-License-Identifier: Apache-2.0
#include "core/sync/rewrite_brake.h"

#include <gtest/gtest.h>

#include "tests/core/sync/member_facts.h"
#include "tests/core/sync/state_records.h"

namespace campsync {
namespace {

using test::Facts;
using test::PartyLink;

constexpr Instant kMidday{1'780'000'000'000};

Instant AtMinute(std::int64_t minute) { return kMidday + Duration::Minutes(minute); }

TEST(RewriteBrakeTest, LetsThreeWritesAnHourThrough) {
  RewriteBrake brake;
  const store::MemberKey member = test::Key(1, 1);
  for (const int minute : {0, 5}) brake.Note(member, AtMinute(minute));
  EXPECT_FALSE(brake.Holds(member, AtMinute(10)));
  brake.Note(member, AtMinute(10));
  EXPECT_TRUE(brake.Holds(member, AtMinute(15)));
}

TEST(RewriteBrakeTest, LetsGoWhenTheFirstWriteIsAnHourOld) {
  RewriteBrake brake;
  const store::MemberKey member = test::Key(1, 1);
  for (const int minute : {0, 5, 10}) brake.Note(member, AtMinute(minute));
  EXPECT_TRUE(brake.Holds(member, AtMinute(59)));
  EXPECT_FALSE(brake.Holds(member, AtMinute(60)));
  brake.Note(member, AtMinute(60));
  EXPECT_TRUE(brake.Holds(member, AtMinute(61)));
}

TEST(RewriteBrakeTest, CountsEachRecordAndAttributeForItself) {
  RewriteBrake brake;
  const AttributeKey type{test::Campaign(1), CampaignAttribute::kType};
  const AttributeKey cost{test::Campaign(1), CampaignAttribute::kActualCost};
  for (const int minute : {0, 5, 10}) {
    brake.Note(test::Key(1, 1), AtMinute(minute));
    brake.Note(type, AtMinute(minute));
  }
  EXPECT_FALSE(brake.Holds(test::Key(1, 2), AtMinute(11)));
  EXPECT_FALSE(brake.Holds(test::Key(2, 1), AtMinute(11)));
  EXPECT_FALSE(brake.Holds(cost, AtMinute(11)));
  EXPECT_TRUE(brake.Holds(type, AtMinute(11)));
}

// What a plan makes of it (MK-CONFLICT-05).

TEST(MemberPlanBrakeTest, TheRewriteBrakeHoldsOnlyValuesThatAreWrittenBack) {
  PartyLink link;
  link.Policy("inbound-downgrade=push_back");
  const Facts undone = Facts{}.Salesforce("Registered", "Invited").Marketo("Registered");
  EXPECT_EQ(link.Summary(undone), "push MK-STATUS-11: update Registered; inbound-downgrade");
  EXPECT_EQ(link.Summary(Facts(undone).RewritesExhausted()),
            "block MK-CONFLICT-05: REWRITE_BRAKE on record; inbound-downgrade, rewrite-brake");
  EXPECT_EQ(link.Summary(
                Facts{}.Salesforce("Invited").Marketo("Invited", "Registered").RewritesExhausted()),
            "push MK-MEMBER-03: update Registered");
}

TEST(MemberPlanBrakeTest, TheRewriteBrakeCanBeTurnedOff) {
  PartyLink link;
  link.Policy("inbound-downgrade=push_back rewrite-brake=off");
  EXPECT_EQ(
      link.Summary(
          Facts{}.Salesforce("Registered", "Invited").Marketo("Registered").RewritesExhausted()),
      "push MK-STATUS-11: update Registered; inbound-downgrade");
}

}  // namespace
}  // namespace campsync
