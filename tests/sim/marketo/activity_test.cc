// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/activity.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace campsync::sim {
namespace {

std::vector<std::string> FieldNames(const MarketoActivity& activity) {
  std::vector<std::string> names;
  activity.VisitFields([&](std::string_view name, const auto&) { names.emplace_back(name); });
  return names;
}

TEST(ActivityTest, TypesHaveTheVendorsNumbersAndNames) {
  EXPECT_EQ(static_cast<int>(ActivityType::kAddToSfdcCampaign), 42);
  EXPECT_EQ(static_cast<int>(ActivityType::kRemoveFromSfdcCampaign), 43);
  EXPECT_EQ(static_cast<int>(ActivityType::kChangeStatusInSfdcCampaign), 44);
  EXPECT_EQ(static_cast<int>(ActivityType::kChangeStatusInProgression), 104);
  EXPECT_EQ(NameOf(ActivityType::kAddToSfdcCampaign), "Add to SFDC Campaign");
  EXPECT_EQ(NameOf(ActivityType::kRemoveFromSfdcCampaign), "Remove from SFDC Campaign");
  EXPECT_EQ(NameOf(ActivityType::kChangeStatusInSfdcCampaign), "Change Status in SFDC Campaign");
  EXPECT_EQ(NameOf(ActivityType::kChangeStatusInProgression), "Change Status in Progression");
}

TEST(ActivityTest, AttributesOfAProgressionGoByTheVendorsNames) {
  EXPECT_EQ(FieldNames({.what = StatusChangedInProgression{}}),
            (std::vector<std::string>{
                "id", "leadId", "activityDate", "activityTypeId", "primaryAttributeValueId",
                "primaryAttributeValue", "Program Member ID", "Acquired By", "Old Status",
                "Old Status ID", "New Status", "New Status ID", "Success", "Reason"}));
}

TEST(ActivityTest, AttributesOfCampaignEventsGoByTheVendorsNames) {
  EXPECT_EQ(FieldNames({.what = AddedToSfdcCampaign{}}).back(), "Status");
  EXPECT_EQ(FieldNames({.what = RemovedFromSfdcCampaign{}}).back(), "Status");
  const auto changed = FieldNames({.what = StatusChangedInSfdcCampaign{}});
  EXPECT_EQ(changed[changed.size() - 2], "Old Status");
  EXPECT_EQ(changed.back(), "New Status");
}

}  // namespace
}  // namespace campsync::sim
