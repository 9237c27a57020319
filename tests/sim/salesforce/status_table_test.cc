// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/status_table.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

const CampaignId kFirst = CampaignId::FromFifteen("701000000000001");
const CampaignId kSecond = CampaignId::FromFifteen("701000000000002");

class StatusTableTest : public testing::Test {
 protected:
  CampaignMemberStatusId Insert(std::string_view label, std::optional<std::int32_t> sort_order,
                                bool is_default = false) {
    CampaignMemberStatus row;
    row.id = table_.NextId();
    row.campaign = kFirst;
    row.label = labels_.Intern(label);
    row.sort_order = sort_order;
    row.is_default = is_default;
    return table_.Insert(row).id;
  }
  std::vector<std::string> Listed() {
    std::vector<std::string> texts;
    for (const auto* row : table_.ListOf(kFirst)) texts.emplace_back(labels_.Text(row->label));
    return texts;
  }

  LabelTable labels_;
  StatusTable table_{labels_};
};

TEST_F(StatusTableTest, ListsBySortOrderThenIdThoseWithoutOneLast) {
  Insert("none", std::nullopt);
  Insert("two", 2);
  Insert("also two", 2);
  Insert("one", 1);
  EXPECT_EQ(Listed(), (std::vector<std::string>{"one", "two", "also two", "none"}));
}

TEST_F(StatusTableTest, EditMovesARowInItsList) {
  const auto one = Insert("one", 1);
  Insert("two", 2);
  table_.Edit(one, [](CampaignMemberStatus& row) { row.sort_order = 3; });
  EXPECT_EQ(Listed(), (std::vector<std::string>{"two", "one"}));
}

TEST_F(StatusTableTest, DeletedRowLeavesItsList) {
  const auto one = Insert("one", 1);
  table_.Edit(one, [](CampaignMemberStatus& row) { row.is_deleted = true; });
  EXPECT_TRUE(Listed().empty());
  EXPECT_TRUE(table_.records().Find(one)->is_deleted);
}

TEST_F(StatusTableTest, FindsByLabelExactlyOrIgnoringCase) {
  const auto sent = Insert("Sent", 1);
  EXPECT_EQ(table_.FindExact(kFirst, labels_.Intern("Sent"))->id, sent);
  EXPECT_EQ(table_.FindExact(kFirst, labels_.Intern("SENT")), nullptr);
  EXPECT_EQ(table_.FindIgnoringCase(kFirst, labels_.Intern("SENT"))->id, sent);
  EXPECT_EQ(table_.FindIgnoringCase(kFirst, labels_.Intern("Sent ")), nullptr);
}

TEST_F(StatusTableTest, FindsTheDefault) {
  Insert("one", 1);
  EXPECT_EQ(table_.DefaultOf(kFirst), nullptr);
  const auto two = Insert("two", 2, true);
  EXPECT_EQ(table_.DefaultOf(kFirst)->id, two);
}

TEST_F(StatusTableTest, OtherCampaignsHaveEmptyLists) {
  Insert("one", 1, true);
  EXPECT_TRUE(table_.ListOf(kSecond).empty());
  EXPECT_EQ(table_.DefaultOf(kSecond), nullptr);
}

}  // namespace
}  // namespace campsync::sim
