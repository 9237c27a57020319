// SPDX-License-Identifier: Apache-2.0
// A status whose new name Salesforce refuses: its holders differ by the name alone.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class RefusedRenameTest : public testing::Test {
 protected:
  RefusedRenameTest() {
    world_.AddPerson(1, 2, 2);
    Rename("Other");
  }

  void Rename(std::string name) {
    for (auto& channel : world_.after.marketo.channels) {
      for (auto& status : channel.statuses) {
        if (status.id == world_.after.marketo.members.front().status) {
          status.name = world_.labels.Intern(name);
        }
      }
    }
  }

  void Report(ErrorCode code, std::string campaign) {
    marketo::SyncError error{.object = marketo::SyncObject::kCampaignMemberStatus,
                             .salesforce_id = std::move(campaign)};
    error.error = Error{code, "no", {}};
    marketo::SyncReport report{.cycle = 1};
    report.errors = {error};
    Event event{.place = {}, .what = Reported{std::move(report)}};
    world_.history.events.push_back({1, std::move(event)});
  }

  bool IsExcused() { return world_.Judge(JudgeDifferencesAreListed).empty(); }
  [[nodiscard]] std::string Campaign() const {
    return world_.after.salesforce.campaigns.front().id.Text();
  }

  SmallWorld world_;
};

TEST_F(RefusedRenameTest, IsToldOfOnceForTheList) {
  EXPECT_FALSE(IsExcused());
  Report(ErrorCode::kInvalidFieldForInsertUpdate, Campaign());
  EXPECT_TRUE(IsExcused());
}

TEST_F(RefusedRenameTest, TheLastReportCounts) {
  Report(ErrorCode::kInvalidFieldForInsertUpdate, Campaign());
  world_.history.events.push_back({2, {.place = {}, .what = Reported{{.cycle = 2}}}});
  EXPECT_FALSE(IsExcused());
}

TEST_F(RefusedRenameTest, IsNotToldOfAgainWhereItIsTriedOnChangeOnly) {
  world_.policy.retry = Retry::kOnChange;
  EXPECT_FALSE(IsExcused());
  Report(ErrorCode::kInvalidFieldForInsertUpdate, Campaign());
  world_.history.events.push_back({2, {.place = {}, .what = Reported{{.cycle = 2}}}});
  EXPECT_TRUE(IsExcused());
}

TEST_F(RefusedRenameTest, AnotherErrorOrAnotherCampaignIsNoReason) {
  Report(ErrorCode::kStatusNotOnCampaign, Campaign());
  EXPECT_FALSE(IsExcused());
  Report(ErrorCode::kInvalidFieldForInsertUpdate, "701000000000009AAA");
  EXPECT_FALSE(IsExcused());
}

TEST_F(RefusedRenameTest, ALabelThatTheChannelHasIsAnotherStatus) {
  world_.AddPerson(2, 2, 3);
  Report(ErrorCode::kInvalidFieldForInsertUpdate, Campaign());
  EXPECT_EQ(world_.Judge(JudgeDifferencesAreListed).size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
