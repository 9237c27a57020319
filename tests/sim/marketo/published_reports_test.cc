// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/published_reports.h"

#include <gtest/gtest.h>

#include <vector>

namespace campsync::sim {
namespace {

class PublishedReportsTest : public testing::Test {
 protected:
  VirtualClock world{Instant{0}};
  OrgClock clock{world, Duration{0}};
  Rules rules;
  LabelTable labels;
  VendorBehavior behavior;
  MarketoReports reports{{clock, rules, labels, behavior}};

  std::vector<std::int64_t> ShownCycles() const {
    std::vector<std::int64_t> cycles;
    for (const PublishedReport& one : reports.shown()) cycles.push_back(one.report.cycle);
    return cycles;
  }
};

TEST_F(PublishedReportsTest, ShowsReportsInTheOrderOfPublication) {
  reports.Publish({.cycle = 1});
  reports.Publish({.cycle = 2});
  EXPECT_EQ(ShownCycles(), (std::vector<std::int64_t>{1, 2}));
}

TEST_F(PublishedReportsTest, KeepsAReportForFiveDays) {
  reports.Publish({.cycle = 1});
  world.AdvanceBy(Duration::Days(5));
  reports.Publish({.cycle = 2});
  EXPECT_EQ(ShownCycles(), (std::vector<std::int64_t>{1, 2}));
  EXPECT_FALSE(rules.fired().contains("MK-ERR-01"));
}

TEST_F(PublishedReportsTest, DropsAnOlderReportWhenTheNextIsPublished) {
  reports.Publish({.cycle = 1});
  world.AdvanceBy(Duration{kReportRetention.ms + 1});
  reports.Publish({.cycle = 2});
  EXPECT_EQ(ShownCycles(), std::vector<std::int64_t>{2});
  EXPECT_TRUE(rules.fired().contains("MK-ERR-01"));
}

TEST_F(PublishedReportsTest, DoesNotShowAnOlderReportEvenIfNoneFollows) {
  reports.Publish({.cycle = 1});
  world.AdvanceBy(Duration::Days(6));
  EXPECT_TRUE(ShownCycles().empty());
}

TEST_F(PublishedReportsTest, WithTheRuleInvertedFreshReportsAreGone) {
  rules.Invert("MK-ERR-01");
  reports.Publish({.cycle = 1});
  reports.Publish({.cycle = 2});
  EXPECT_EQ(ShownCycles(), std::vector<std::int64_t>{2});
}

}  // namespace
}  // namespace campsync::sim
