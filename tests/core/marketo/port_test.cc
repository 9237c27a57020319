// SPDX-License-Identifier: Apache-2.0
#include "core/marketo/port.h"

#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tests/core/field_names.h"

namespace campsync::marketo {
namespace {

struct OperationCase {
  Request request;
  const char* name;
  bool is_write;
};

void PrintTo(const OperationCase& one, std::ostream* out) { *out << one.name; }

// One row for each alternative of Request, in its order.
std::vector<OperationCase> Operations() {
  return {{ReadSettings{}, "ReadSettings", false},
          {ReadChanges{}, "ReadChanges", false},
          {ReadPeople{}, "ReadPeople", false},
          {ReadMembers{}, "ReadMembers", false},
          {ReadPrograms{}, "ReadPrograms", false},
          {ReadChannels{}, "ReadChannels", false},
          {ListMembers{}, "ListMembers", false},
          {CreatePeople{}, "CreatePeople", true},
          {UpdatePeople{}, "UpdatePeople", true},
          {MergePeople{}, "MergePeople", true},
          {WriteMembers{}, "WriteMembers", true},
          {WriteMirror{}, "WriteMirror", true},
          {SetProgramCampaign{}, "SetProgramCampaign", true},
          {PublishReport{}, "PublishReport", false}};
}

class MarketoOperationTest : public testing::TestWithParam<OperationCase> {};

TEST_P(MarketoOperationTest, HasItsName) {
  EXPECT_EQ(OperationName(GetParam().request), GetParam().name);
}

TEST_P(MarketoOperationTest, SaysWhetherItWrites) {
  EXPECT_EQ(IsWrite(GetParam().request), GetParam().is_write);
}

INSTANTIATE_TEST_SUITE_P(AllRequests, MarketoOperationTest, testing::ValuesIn(Operations()),
                         [](const auto& param_info) { return std::string(param_info.param.name); });

TEST(MarketoRequestTest, TableCoversEveryAlternativeOnce) {
  std::set<std::size_t> covered;
  std::set<std::string> names;
  for (const OperationCase& row : Operations()) {
    covered.insert(row.request.index());
    names.emplace(OperationName(row.request));
  }
  EXPECT_EQ(covered.size(), std::variant_size_v<Request>);
  EXPECT_EQ(names.size(), std::variant_size_v<Request>) << "a name is given twice";
}

TEST(MarketoFieldsTest, EveryRequestVisitsAllItsMembers) {
  ExpectAllMembersVisited(std::type_identity<Request>());
}

// Done, the first alternative, has no members and no VisitFields.
TEST(MarketoFieldsTest, EveryReplyVisitsAllItsMembers) {
  ExpectAllMembersVisited<Settings, ChangePage, Rows<Person>, WriteResults<PersonId>>();
}

TEST(MarketoFieldsTest, EveryRecordVisitsAllItsMembers) {
  ExpectAllMembersVisited<Person, Program, PeriodCost, SfdcCampaign, ProgramMember, Channel,
                          ProgressionStatus, MemberKey, ChangeCursor>();
}

TEST(MarketoFieldsTest, EveryWrittenRecordVisitsAllItsMembers) {
  ExpectAllMembersVisited<PersonFromSalesforce, PersonUpdate, MemberState, MirrorRow, MirrorWrite,
                          MirrorChanged, MemberAfter, SetMember, ReplaceMember>();
}

TEST(MarketoFieldsTest, MemberWriteVisitsTheFieldsOfItsAction) {
  EXPECT_EQ(FieldNames(MemberWrite{.action = SetMember{}}),
            (std::vector<std::string>{"member", "expected", "setStatus", "allowLowerStep",
                                      "campaignName", "memberCreated"}));
  EXPECT_EQ(
      FieldNames(MemberWrite{.action = RemoveMember{}}),
      (std::vector<std::string>{"member", "expected", "remove", "campaignName", "memberCreated"}));
  EXPECT_EQ(FieldNames(MemberWrite{.action = ReplaceMember{}}),
            (std::vector<std::string>{"member", "expected", "replaceWith", "campaignName",
                                      "memberCreated"}));
}

TEST(MarketoFieldsTest, ChangeVisitsWhatChanged) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(FieldNames(Change{.what = PersonChanged{}}), (Names{"at", "personChanged"}));
  EXPECT_EQ(FieldNames(Change{.what = MemberChanged{}}), (Names{"at", "memberChanged"}));
  EXPECT_EQ(FieldNames(Change{.what = ProgramChanged{}}), (Names{"at", "programChanged"}));
  EXPECT_EQ(FieldNames(Change{.what = ChannelChanged{}}), (Names{"at", "channelChanged"}));
}

TEST(MarketoFieldsTest, ProgramMemberUsesMarketosNames) {
  EXPECT_EQ(FieldNames(ProgramMember{}),
            (std::vector<std::string>{"programId", "leadId", "statusId", "membershipDate",
                                      "reachedSuccess", "acquiredBy", "updatedAt"}));
}

TEST(MarketoFieldsTest, SettingsVisitsItsValues) {
  const Settings settings = {.sync_enabled = false, .default_company = "Unknown"};
  EXPECT_EQ(FieldValue<bool>(settings, "campaignSyncEnabled"), true);
  EXPECT_EQ(FieldValue<bool>(settings, "syncEnabled"), false);
  EXPECT_EQ(FieldValue<std::optional<std::string>>(settings, "defaultCompany"), "Unknown");
  EXPECT_EQ(FieldValue<std::optional<std::string>>(settings, "defaultLastName"), std::nullopt);
}

// MK-MATCH-07.
TEST(ProgressionStatusTest, StepZeroIsNotInProgram) {
  EXPECT_TRUE(ProgressionStatus{.step = 0}.IsNotInProgram());
  EXPECT_FALSE(ProgressionStatus{.step = 1}.IsNotInProgram());
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

TEST(MarketoPortTest, CallGivesTheReplyItsType) {
  FixedPort port(Timed<Reply>{.server_time = {7}, .value = Settings{.sync_enabled = false}});
  const Result<Timed<Settings>> reply = port.Call(ReadSettings{});
  ASSERT_TRUE(reply.ok());
  EXPECT_EQ(reply->server_time, Instant{7});
  EXPECT_FALSE(reply->value.sync_enabled);
  EXPECT_EQ(port.last_operation, "ReadSettings");
}

TEST(MarketoPortTest, CallPassesTheErrorOn) {
  const Error lost = {.code = ErrorCode::kMarketoReplyLost, .text = "cut off"};
  FixedPort port(lost);
  EXPECT_EQ(port.Call(WriteMirror{}).error(), lost);
}

TEST(MarketoPortTest, RequestsWithoutAValueAnswerDone) {
  FixedPort port(Timed<Reply>{.server_time = {7}, .value = Done{}});
  EXPECT_TRUE(port.Call(SetProgramCampaign{}).ok());
  EXPECT_TRUE(port.Call(PublishReport{}).ok());
}

TEST(MarketoPortDeathTest, ReplyOfAnotherTypeAborts) {
  FixedPort port(Timed<Reply>{.server_time = {7}, .value = Done{}});
  EXPECT_DEATH(static_cast<void>(port.Call(ReadPeople{})), "check failed");
}

}  // namespace
}  // namespace campsync::marketo
