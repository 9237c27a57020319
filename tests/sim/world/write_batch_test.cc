// SPDX-License-Identifier: Apache-2.0
#include "sim/world/write_batch.h"

#include <gtest/gtest.h>

#include <utility>

#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

using SalesforceBatch = WriteBatch<salesforce::Port>;
using MarketoBatch = WriteBatch<marketo::Port>;

TEST(WriteBatchTest, CountsTheRecordsOfAWrite) {
  const salesforce::Request create = NewLeads({"Li", "Wu"});
  EXPECT_EQ(SalesforceBatch(create).size(), 2U);
  const salesforce::Request erase =
      salesforce::DeleteMembers{{MemberIdNumber(1), MemberIdNumber(2), MemberIdNumber(3)}};
  EXPECT_EQ(SalesforceBatch(erase).size(), 3U);
  const marketo::Request people = marketo::UpdatePeople{.people = {{}, {}}};
  EXPECT_EQ(MarketoBatch(people).size(), 2U);
}

TEST(WriteBatchTest, AReadHasNoRecordsHoweverManyIdsItNames) {
  const salesforce::Request read = salesforce::RetrieveLeads{{LeadIdNumber(1), LeadIdNumber(2)}};
  EXPECT_EQ(SalesforceBatch(read).size(), 0U);
}

TEST(WriteBatchTest, ACallThatIsNotInBatchesHasNoRecords) {
  const marketo::Request campaign = marketo::SetProgramCampaign{};
  EXPECT_EQ(MarketoBatch(campaign).size(), 0U);
  const store::Deltas deltas = OnePerson(1);
  const StoreRequest append = AppendCall{&deltas};
  EXPECT_EQ(WriteBatch<StorePort>(append).size(), 0U);
}

TEST(WriteBatchTest, WithoutTakesOneRecordOutAndLeavesTheRequest) {
  const salesforce::Request request = NewLeads({"Li", "Wu", "Xu"});
  EXPECT_EQ(SalesforceBatch(request).Without(1), salesforce::Request(NewLeads({"Li", "Xu"})));
  EXPECT_EQ(SalesforceBatch(request).size(), 3U);
}

TEST(WriteBatchTest, EmptyReplyIsOfTheRequestsType) {
  const salesforce::Request request = NewLeads({"Li"});
  EXPECT_EQ(SalesforceBatch(request).EmptyReply(),
            salesforce::Reply(salesforce::WriteResults<salesforce::LeadId>{}));
}

TEST(WriteBatchTest, InsertErrorPutsTheErrorWhereTheRecordWas) {
  salesforce::Reply reply = salesforce::WriteResults<salesforce::LeadId>{
      {Result(LeadIdNumber(1)), Result(LeadIdNumber(2))}};
  SalesforceBatch::InsertError(reply, 1, ErrorOfFault(ErrorCode::kUnableToLockRow, ""));
  const auto& results = std::get<salesforce::WriteResults<salesforce::LeadId>>(reply).results;
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(*results[0], LeadIdNumber(1));
  EXPECT_EQ(results[1].error().code, ErrorCode::kUnableToLockRow);
  EXPECT_EQ(*results[2], LeadIdNumber(2));
}

// Every writing request but the ones that are no batches must be one here, or a record-level fault
// would silently never strike it.
template <class OneRequest>
bool IsBatch() {
  return requires(typename OneRequest::Reply reply) { reply.results; };
}

template <class Request, std::size_t... kIndexes>
int WritesThatAreNoBatch(std::index_sequence<kIndexes...>) {
  return ((IsWrite(Request(std::in_place_index<kIndexes>)) &&
                   !IsBatch<std::variant_alternative_t<kIndexes, Request>>()
               ? 1
               : 0) +
          ...);
}

TEST(WriteBatchTest, OnlySetProgramCampaignWritesWithoutABatch) {
  EXPECT_EQ(WritesThatAreNoBatch<salesforce::Request>(
                std::make_index_sequence<std::variant_size_v<salesforce::Request>>()),
            0);
  EXPECT_EQ(WritesThatAreNoBatch<marketo::Request>(
                std::make_index_sequence<std::variant_size_v<marketo::Request>>()),
            1);
}

}  // namespace
}  // namespace campsync::sim
