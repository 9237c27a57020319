// SPDX-License-Identifier: Apache-2.0
#include "core/salesforce/port.h"

#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tests/core/field_names.h"

namespace campsync::salesforce {
namespace {

struct OperationCase {
  Request request;
  const char* name;
  bool is_write;
};

void PrintTo(const OperationCase& one, std::ostream* out) { *out << one.name; }

// One row for each alternative of Request, in its order.
std::vector<OperationCase> Operations() {
  return {{ReadOwnUser{}, "ReadOwnUser", false},
          {QueryChangedCampaigns{}, "QueryChangedCampaigns", false},
          {QueryChangedStatuses{}, "QueryChangedStatuses", false},
          {QueryChangedMembers{}, "QueryChangedMembers", false},
          {QueryChangedLeads{}, "QueryChangedLeads", false},
          {QueryChangedContacts{}, "QueryChangedContacts", false},
          {RetrieveCampaigns{}, "RetrieveCampaigns", false},
          {RetrieveMembers{}, "RetrieveMembers", false},
          {RetrieveLeads{}, "RetrieveLeads", false},
          {RetrieveContacts{}, "RetrieveContacts", false},
          {ReadDeleteLog{}, "ReadDeleteLog", false},
          {QueryStatusLists{}, "QueryStatusLists", false},
          {QueryMembersOfCampaign{}, "QueryMembersOfCampaign", false},
          {QueryDeletedMembersOfCampaign{}, "QueryDeletedMembersOfCampaign", false},
          {QueryMembersByKey{}, "QueryMembersByKey", false},
          {QueryLeadsCreatedBy{}, "QueryLeadsCreatedBy", false},
          {QueryCampaignsCreatedBy{}, "QueryCampaignsCreatedBy", false},
          {QueryLeadsConvertedTo{}, "QueryLeadsConvertedTo", false},
          {CreateLeads{}, "CreateLeads", true},
          {CreateCampaigns{}, "CreateCampaigns", true},
          {CreateStatuses{}, "CreateStatuses", true},
          {CreateMembers{}, "CreateMembers", true},
          {UpdateCampaigns{}, "UpdateCampaigns", true},
          {UpdateStatuses{}, "UpdateStatuses", true},
          {UpdateMembers{}, "UpdateMembers", true},
          {DeleteStatuses{}, "DeleteStatuses", true},
          {DeleteMembers{}, "DeleteMembers", true}};
}

class SalesforceOperationTest : public testing::TestWithParam<OperationCase> {};

TEST_P(SalesforceOperationTest, HasItsName) {
  EXPECT_EQ(OperationName(GetParam().request), GetParam().name);
}

TEST_P(SalesforceOperationTest, SaysWhetherItWrites) {
  EXPECT_EQ(IsWrite(GetParam().request), GetParam().is_write);
}

INSTANTIATE_TEST_SUITE_P(AllRequests, SalesforceOperationTest, testing::ValuesIn(Operations()),
                         [](const auto& param_info) { return std::string(param_info.param.name); });

TEST(SalesforceRequestTest, TableCoversEveryAlternativeOnce) {
  std::set<std::size_t> covered;
  std::set<std::string> names;
  for (const OperationCase& row : Operations()) {
    covered.insert(row.request.index());
    names.emplace(OperationName(row.request));
  }
  EXPECT_EQ(covered.size(), std::variant_size_v<Request>);
  EXPECT_EQ(names.size(), std::variant_size_v<Request>) << "a name is given twice";
}

TEST(SalesforceFieldsTest, EveryRequestVisitsAllItsMembers) {
  ExpectAllMembersVisited(std::type_identity<Request>());
}

TEST(SalesforceFieldsTest, EveryReplyVisitsAllItsMembers) {
  ExpectAllMembersVisited(std::type_identity<Reply>());
}

TEST(SalesforceFieldsTest, EveryRecordVisitsAllItsMembers) {
  ExpectAllMembersVisited<Campaign, CampaignMemberStatus, CampaignMember, Lead, Contact, User,
                          DeletedRecord, MemberKey>();
}

TEST(SalesforceFieldsTest, EveryWrittenRecordVisitsAllItsMembers) {
  ExpectAllMembersVisited<LeadFields, CampaignFields, CampaignUpdate, StatusFields, StatusUpdate,
                          MemberFields, MemberUpdate, FieldUpdate<Money>, FieldUpdate<Label>>();
}

TEST(SalesforceFieldsTest, CampaignMemberUsesApiNames) {
  EXPECT_EQ(FieldNames(CampaignMember{}),
            (std::vector<std::string>{"Id", "CampaignId", "Person", "Status", "HasResponded",
                                      "FirstRespondedDate", "IsDeleted", "CreatedDate",
                                      "CreatedById", "SystemModstamp", "LastModifiedById"}));
}

TEST(SalesforceFieldsTest, CampaignStatusUsesApiNames) {
  EXPECT_EQ(FieldNames(CampaignMemberStatus{}),
            (std::vector<std::string>{"Id", "CampaignId", "Label", "SortOrder", "IsDefault",
                                      "HasResponded", "IsDeleted", "SystemModstamp"}));
}

TEST(SalesforceFieldsTest, FeedPageVisitsPositionAndLimit) {
  const QueryChangedLeads page = {.from = {1}, .until = {2}, .limit = 3};
  EXPECT_EQ(FieldValue<Instant>(page, "from"), Instant{1});
  EXPECT_EQ(FieldValue<Instant>(page, "until"), Instant{2});
  EXPECT_EQ(FieldValue<std::int64_t>(page, "limit"), 3);
}

/// Answers every request with one prepared result.
class FixedPort : public Port {
 public:
  explicit FixedPort(Result<Timed<Reply>> answer) : answer_(std::move(answer)) {}
  Result<Timed<Reply>> Execute(const Request& request) override {
    last_operation = OperationName(request);
    return answer_;
  }
  std::string last_operation;

 private:
  Result<Timed<Reply>> answer_;
};

TEST(SalesforcePortTest, CallGivesTheReplyItsType) {
  FixedPort port(Timed<Reply>{.server_time = {7}, .value = User{.name = "Sync"}});
  const Result<Timed<User>> reply = port.Call(ReadOwnUser{});
  ASSERT_TRUE(reply.ok());
  EXPECT_EQ(reply->server_time, Instant{7});
  EXPECT_EQ(reply->value.name, "Sync");
  EXPECT_EQ(port.last_operation, "ReadOwnUser");
}

TEST(SalesforcePortTest, CallPassesTheErrorOn) {
  const Error lost = {.code = ErrorCode::kSalesforceReplyLost, .text = "cut off"};
  FixedPort port(lost);
  EXPECT_EQ(port.Call(CreateLeads{}).error(), lost);
}

TEST(SalesforcePortDeathTest, ReplyOfAnotherTypeAborts) {
  FixedPort port(Timed<Reply>{.server_time = {7}, .value = User{}});
  EXPECT_DEATH(static_cast<void>(port.Call(ReadDeleteLog{})), "check failed");
}

}  // namespace
}  // namespace campsync::salesforce
