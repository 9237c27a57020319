// SPDX-License-Identifier: Apache-2.0
// Which label of a row is the sync's own, and which is somebody's edit.
#include "core/sync/status_agreement.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/label.h"

namespace campsync {
namespace {

class SentLabelTest : public testing::Test {
 protected:
  using Rows = std::vector<salesforce::CampaignMemberStatus>;

  static salesforce::CampaignMemberStatusId Row(int number) {
    return salesforce::CampaignMemberStatusId::FromFifteen("01Y00000000000" +
                                                           std::to_string(number));
  }
  Rows RowsWith(std::string_view label) {
    return {{.id = Row(2), .label = labels_.Intern("Asked")},
            {.id = Row(1), .label = labels_.Intern(label)}};
  }

  LabelTable labels_;
  std::vector<store::StatusRecord> agreed_ = {
      {.row = Row(1), .label = labels_.Intern("Came"), .sent = labels_.Intern("Visited")},
      {.row = Row(2), .label = labels_.Intern("Asked")}};
};

TEST_F(SentLabelTest, TheRowGotWhatWasSent) {
  NoteSent(RowsWith("Visited"), agreed_);
  EXPECT_EQ(agreed_[0].label, labels_.Intern("Visited"));
  EXPECT_EQ(agreed_[0].former, labels_.Intern("Came"));
  EXPECT_EQ(agreed_[0].sent, std::nullopt);
  EXPECT_EQ(agreed_[1].former, std::nullopt);
  EXPECT_EQ(agreed_[1].label, labels_.Intern("Asked"));
}

TEST_F(SentLabelTest, TheRowNeverGotIt) {
  NoteSent(RowsWith("Came"), agreed_);
  EXPECT_EQ(agreed_[0].label, labels_.Intern("Came"));
  EXPECT_EQ(agreed_[0].former, std::nullopt);
  EXPECT_EQ(agreed_[0].sent, std::nullopt);
}

TEST_F(SentLabelTest, SomebodyGaveItAnother) {
  NoteSent(RowsWith("Elsewhere"), agreed_);
  EXPECT_EQ(agreed_[0].label, labels_.Intern("Came"));
}

TEST_F(SentLabelTest, WhatNobodySentIsNotTaken) {
  agreed_[0].sent.reset();
  NoteSent(RowsWith("Visited"), agreed_);
  EXPECT_EQ(agreed_[0].label, labels_.Intern("Came"));
}

TEST_F(SentLabelTest, WhatTheSyncRenamedIsRememberedUntilSomebodyElseRenamesIt) {
  agreed_[0].former = labels_.Intern("Seen");
  const marketo::Channel channel;
  const auto former_by = [&](std::string_view label) {
    const Rows rows = RowsWith(label);
    const auto records =
        AgreeStatuses({.channel = channel, .agreed = agreed_, .rows = rows}, {}, labels_);
    return std::ranges::find(records, Row(1), &store::StatusRecord::row)->former;
  };
  EXPECT_EQ(former_by("Came"), labels_.Intern("Seen"));
  EXPECT_EQ(former_by("Elsewhere"), std::nullopt);
}

TEST_F(SentLabelTest, ARowThatIsGoneKeepsItsLabel) {
  NoteSent({}, agreed_);
  EXPECT_EQ(agreed_[0].label, labels_.Intern("Came"));
}

}  // namespace
}  // namespace campsync
