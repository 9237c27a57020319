// SPDX-License-Identifier: Apache-2.0
// A call is full when the vendor would not take, or not bring, one record more.
#include "scenarios/harness/judge/call_size.h"

#include <gtest/gtest.h>

#include <utility>

namespace campsync::harness {
namespace {

template <class Call>
CallSize Size(Call call) {
  sim::JournalEntry entry;
  entry.content = std::move(call);
  return SizeOf(entry);
}

TEST(CallSizeTest, SalesforceTakesTwoHundredRecords) {
  salesforce::UpdateMembers update;
  update.records.resize(199);
  EXPECT_FALSE(Size(sim::SalesforceCall{update, std::nullopt}).is_full);
  update.records.resize(200);
  const CallSize size = Size(sim::SalesforceCall{update, std::nullopt});
  EXPECT_TRUE(size.is_full);
  EXPECT_TRUE(size.is_write);
  EXPECT_EQ(size.records, 200U);
}

TEST(CallSizeTest, MarketoTakesThreeHundredKeys) {
  marketo::ReadMembers read;
  read.keys.resize(299);
  EXPECT_FALSE(Size(sim::MarketoCall{read, std::nullopt}).is_full);
  read.keys.resize(300);
  EXPECT_TRUE(Size(sim::MarketoCall{read, std::nullopt}).is_full);
}

TEST(CallSizeTest, AQueryIsMeasuredByTheRowsItBrought) {
  salesforce::Rows<salesforce::CampaignMember> rows;
  rows.rows.resize(2'000);
  const CallSize size = Size(sim::SalesforceCall{salesforce::QueryMembersOfCampaign{},
                                                 Timed<salesforce::Reply>{.value = rows}});
  EXPECT_TRUE(size.is_full);
  EXPECT_TRUE(size.is_query);
  EXPECT_FALSE(size.is_write);
  rows.rows.resize(1'999);
  EXPECT_FALSE(Size(sim::SalesforceCall{salesforce::QueryMembersOfCampaign{},
                                        Timed<salesforce::Reply>{.value = rows}})
                   .is_full);
}

TEST(CallSizeTest, CountsTheAnswersOfAWrite) {
  salesforce::UpdateMembers update;
  update.records.resize(2);
  salesforce::WriteResults<salesforce::CampaignMemberId> results;
  results.results.emplace_back(salesforce::CampaignMemberId{});
  results.results.emplace_back(Error{.code = ErrorCode::kUnableToLockRow});
  const CallSize size =
      Size(sim::SalesforceCall{update, Timed<salesforce::Reply>{.value = results}});
  EXPECT_EQ(size.answered, 2U);
  EXPECT_EQ(size.refused, 1U);
}

TEST(CallSizeTest, ANoteHasNoSize) { EXPECT_EQ(Size(sim::NoteText{"Step"}).records, 0U); }

}  // namespace
}  // namespace campsync::harness
