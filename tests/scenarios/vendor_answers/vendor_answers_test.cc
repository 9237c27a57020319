// SPDX-License-Identifier: Apache-2.0
// Vendor answers in a scenario's `given`: taken as the vendors write them, stubs and notes listed.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "scenarios/harness/scenario_words.h"
#include "tests/scenarios/loader/load_text.h"
#include "tests/scenarios/vendor_answers/answer_texts.h"
#include "tests/support/temporary_folder.h"

namespace campsync::harness {
namespace {

using enum LoadNote::Kind;

TEST(VendorAnswersTest, TakeAChannel) {
  const Scenario scenario = Loaded(Answers(Channels()));
  const GivenChannel& channel = scenario.given.marketo.channels.at(0);
  EXPECT_EQ(channel.name, "Seminar");
  EXPECT_EQ(channel.applies_to, marketo::ProgramType::kEvent);
  ASSERT_EQ(channel.statuses.size(), 3U);
  EXPECT_TRUE(channel.statuses[2].success);
  EXPECT_TRUE(HasNote(scenario, kIgnoredField, "marketo channels: createdAt (1 record)"));
  EXPECT_TRUE(HasNote(scenario, kIgnoredField, "marketo channels: description (3 records)"));
  EXPECT_FALSE(HasNote(scenario, kAssumed, ""));
}

TEST(VendorAnswersTest, TakeAChannelOfAnUnknownTypeForAllTypes) {
  std::string channels(kChannels);
  channels.replace(channels.find("\"event\""), 7, "\"podcast\"");
  const Scenario scenario = Loaded(Answers(Block(R"("marketo": "channels")", channels)));
  EXPECT_EQ(scenario.given.marketo.channels.at(0).applies_to, std::nullopt);
  EXPECT_TRUE(HasNote(scenario, kAssumed, "the applicableProgramType 'podcast' is every type"));
}

TEST(VendorAnswersTest, TakeAProgramWithItsCosts) {
  const Scenario scenario = Loaded(Answers(Channels() + "," + Programs()));
  const GivenProgram& program = scenario.given.marketo.programs.at(0);
  EXPECT_EQ(program.key, "Autumn Seminar");
  EXPECT_EQ(program.id->value, 501);
  EXPECT_EQ(program.costs.at(0).cost.units, 250);
  EXPECT_FALSE(HasNote(scenario, kAssumed, ""));
}

TEST(VendorAnswersTest, MakeNoLinkOfTheCampaignThatAProgramNames) {
  std::string programs(kPrograms);
  programs.replace(programs.find("\"headStart\""), 11,
                   R"("sfdcId": "701Z0000000WZA7IAO", "sfdcName": "Fair", "headStart")");
  const Scenario scenario =
      Loaded(Answers(Channels() + "," + Block(R"("marketo": "programs")", programs)));
  EXPECT_TRUE(scenario.given.links.empty());
  EXPECT_TRUE(
      HasNote(scenario, kNotState, "'Autumn Seminar' is linked to campaign 701Z0000000WZA7IAO"));
}

TEST(VendorAnswersTest, AssumeTheChannelThatNoAnswerHolds) {
  const Scenario scenario = Loaded(Answers(Programs()));
  EXPECT_TRUE(HasNote(scenario, kAssumed, "channel 'Seminar' of program 'Autumn Seminar'"));
  EXPECT_EQ(scenario.given.marketo.channels.at(0).statuses.size(), 3U);
}

TEST(VendorAnswersTest, NameTheFieldToAskForWhenAStatusIsMissing) {
  ExpectError(Answers(Channels() + "," + Programs() + "," + Members("")),
              "1 member without statusName", "fields=statusName");
}

TEST(VendorAnswersTest, TakeTheDefaultStatusOfTheBlock) {
  const Scenario scenario = Loaded(Answers(Channels() + "," + Programs() + "," + Members()));
  const GivenProgramMember& member = scenario.given.marketo.members.at(0);
  EXPECT_EQ(member.program, "Autumn Seminar");
  EXPECT_EQ(member.person, "41");
  EXPECT_EQ(member.status, "Came");
  EXPECT_EQ(member.reached_success, true);
  EXPECT_TRUE(member.acquired_by);
  EXPECT_TRUE(HasNote(scenario, kAssumed, "person 41"));
}

TEST(VendorAnswersTest, PreferTheStatusAMemberHas) {
  std::string members(kMembers);
  members.replace(members.find("\"seq\""), 5, R"("statusName": "Invited", "seq")");
  const Scenario scenario = Loaded(
      Answers(Channels() + "," + Programs() + "," +
              Block(R"("marketo": "program_members")", members, R"(, "defaultStatus": "Came")")));
  EXPECT_EQ(scenario.given.marketo.members.at(0).status, "Invited");
}

TEST(VendorAnswersTest, RefuseADefaultStatusThatTheChannelLacks) {
  ExpectError(Answers(Channels() + "," + Programs() + "," + Members(R"(, "defaultStatus": "Cme")")),
              "the defaultStatus 'Cme' is not in the channel 'Seminar'", "Did you mean 'Came'?");
}

TEST(VendorAnswersTest, AssumeAProgramThatNoAnswerHolds) {
  const Scenario scenario = Loaded(Answers(Members()));
  EXPECT_EQ(scenario.given.marketo.programs.at(0).name, "Program 501");
  EXPECT_TRUE(HasNote(scenario, kAssumed, "program 501 'Program 501'"));
  EXPECT_TRUE(HasNote(scenario, kAssumed, "status 'Came' of channel 'Channel of program 501'"));
  EXPECT_GE(scenario.given.marketo.channels.at(0).statuses.size(), 3U);
}

TEST(VendorAnswersTest, JoinRecordsOfTheAuthorById) {
  const Scenario scenario =
      Loaded(Answers(Channels() + "," + Programs() + "," + Members(),
                     R"(, "marketo": {"people": [{"key": "ann", "id": 41, "lastName": "Li"}]})"));
  EXPECT_EQ(scenario.given.marketo.members.at(0).person, "ann");
  EXPECT_EQ(scenario.given.marketo.people.size(), 1U);
  EXPECT_FALSE(HasNote(scenario, kAssumed, ""));
}

TEST(VendorAnswersTest, CanBeLinkedAndActedOnByName) {
  const std::string text = R"({"title": "t", "given": {
      "vendor_answers": [)" +
                           Channels() + "," + Programs() + "," + Members() + R"(],
      "salesforce": {"campaigns": [{"Name": "C"}]},
      "links": [{"program": "Autumn Seminar", "campaign": "C", "base": "none"}]},
    "steps": [{"marketo": "remove_member", "program": "Autumn Seminar", "person": "41"}]})";
  EXPECT_EQ(ErrorsOf(text), "");
}

TEST(VendorAnswersTest, TakeACampaignMemberWithStubs) {
  const Scenario scenario = Loaded(Answers(Query()));
  const GivenCampaignMember& member = scenario.given.salesforce.members.at(0);
  EXPECT_EQ(FormatKey(member.person), "contact:003Z000000j8I4jIAE");
  EXPECT_EQ(member.campaign, "Campaign 701Z0000000WZA7IAO");
  EXPECT_EQ(member.id->Text(), "00vZ0000001wNkVIAU");
  EXPECT_TRUE(HasNote(scenario, kAssumed, "campaign 701Z0000000WZA7IAO"));
  EXPECT_TRUE(HasNote(scenario, kAssumed, "contact 003Z000000j8I4jIAE"));
  EXPECT_TRUE(HasNote(scenario, kIgnoredField, "salesforce query: custom__c (1 record)"));
}

TEST(VendorAnswersTest, TakeEveryObjectOfTheSync) {
  const Scenario scenario = Loaded(Answers(Query(R"({"totalSize": 4, "done": true, "records": [
    {"attributes": {"type": "Campaign"}, "Id": "701Z0000000WZA7", "Name": "Fair",
     "IsActive": true, "ActualCost": 500.0},
    {"attributes": {"type": "CampaignMemberStatus"}, "Id": "01YZ0000001wNkV",
     "CampaignId": "701Z0000000WZA7", "Label": "Came", "IsDefault": true, "HasResponded": true},
    {"attributes": {"type": "Lead"}, "Id": "00QZ000000j8I4j", "LastName": "Li",
     "Company": "Acme", "IsConverted": false},
    {"attributes": {"type": "CampaignMember"}, "CampaignId": "701Z0000000WZA7",
     "LeadId": "00QZ000000j8I4j", "Status": "Came"}]})")));
  const GivenCampaign& campaign = scenario.given.salesforce.campaigns.at(0);
  EXPECT_EQ(campaign.actual_cost->units, 500);
  EXPECT_EQ(campaign.statuses->at(0).label, "Came");
  EXPECT_EQ(scenario.given.salesforce.leads.at(0).company, "Acme");
  EXPECT_EQ(scenario.given.salesforce.members.at(0).campaign, "Fair");
  EXPECT_FALSE(HasNote(scenario, kAssumed, ""));
}

TEST(VendorAnswersTest, LeaveOutDeletedAndForeignRecords) {
  const Scenario scenario = Loaded(Answers(Query(R"({"done": true, "records": [
    {"attributes": {"type": "Lead"}, "Id": "00QZ000000j8I4j", "IsDeleted": true, "x": 1},
    {"attributes": {"type": "Account"}, "Id": "001Z000000j8I4j", "Name": "A"}]})")));
  EXPECT_TRUE(scenario.given.salesforce.leads.empty());
  EXPECT_TRUE(HasNote(scenario, kNotState, "IsDeleted is true, the record was left out"));
  EXPECT_TRUE(HasNote(scenario, kNotState, "Account 001Z000000j8I4j"));
}

TEST(VendorAnswersTest, TakeTheWrapperOfTheSfCommandLine) {
  const Scenario scenario =
      Loaded(Answers(Query(R"({"status": 0, "result": )" + std::string(kQuery) + "}")));
  EXPECT_EQ(scenario.given.salesforce.members.size(), 1U);
}

TEST(VendorAnswersTest, NameTheMissingPage) {
  ExpectError(Answers(Query(R"({"totalSize": 4000, "done": false,
      "nextRecordsUrl": "/services/data/v59.0/query/01gX-2000", "records": []})")),
              "done: false: a page is missing", "Fetch /services/data/v59.0/query/01gX-2000");
  ExpectError(Answers(Block(R"("marketo": "program_members")",
                            R"({"success": true, "moreResult": true, "nextPageToken": "ABC==",
                                "result": []})")),
              "moreResult: true: a page is missing", "nextPageToken=ABC==");
}

TEST(VendorAnswersTest, TakeAllPagesInOrder) {
  const std::string first = R"({"totalSize": 1, "done": false, "nextRecordsUrl": "/x",
                                "records": []})";
  EXPECT_EQ(ErrorsOf(Answers(Query("[" + first + "," + std::string(kQuery) + "]"))), "");
  ExpectError(Answers(Query("[" + std::string(kQuery) + "," + first + "]")), "a page is missing");
}

TEST(VendorAnswersTest, TakeTheAccountOfAContact) {
  const Scenario scenario = Loaded(Answers(Query(R"({"done": true, "records": [
    {"attributes": {"type": "Contact"}, "Id": "003Z000000j8I4j", "LastName": "Li",
     "Account": {"attributes": {"type": "Account"}, "Name": "Acme"}}]})")));
  EXPECT_EQ(scenario.given.salesforce.contacts.at(0).account_name, "Acme");
}

TEST(VendorAnswersTest, TakeNoStateFromTheAnswerToAWrite) {
  const Scenario scenario = Loaded(Answers(Block(R"("marketo": "set_status")", R"({
    "requestId": "4#4", "success": true, "result": [
      {"seq": 0, "status": "skipped", "reasons": [{"code": "1037", "message": "past"}]},
      {"seq": 1, "status": "updated", "leadId": 12}]})")));
  EXPECT_TRUE(HasNote(scenario, kNotState, "says what a write did (1 skipped, 1 updated)"));
  EXPECT_TRUE(scenario.given.marketo.people.empty());
}

TEST(VendorAnswersTest, RefuseAnAnswerThatFailed) {
  ExpectError(Answers(Block(R"("marketo": "channels")", R"({"success": false,
      "errors": [{"code": "602", "message": "Access token expired"}]})")),
              "the answer reports a failure: 602: Access token expired");
}

TEST(VendorAnswersTest, NameFieldsThatARecordNeeds) {
  ExpectError(Answers(Query(R"({"done": true, "records": [{"attributes": {
      "type": "CampaignMember"}, "CampaignId": "701Z0000000WZA7", "LeadId": "00QZ000000j8I4j"}]})")),
              "a record of salesforce query has no Status", "Ask the vendor for the field Status");
  ExpectError(Answers(Query(R"({"done": true, "records": [{"attributes": {
      "type": "CampaignMember"}, "CampaignId": "701Z0000000WZA7", "Status": "Sent"}]})")),
              "neither LeadId nor ContactId", "SELECT Id, CampaignId");
  ExpectError(Answers(Block(R"("marketo": "programs")", R"({"success": true, "result": [{}]})")),
              "a record of marketo programs has no id");
  ExpectError(Answers(Block(R"("marketo": "programs")", R"({"success": true})")), "has no result");
}

TEST(VendorAnswersTest, ReadTheFrameStrictly) {
  ExpectError(Answers(R"({"marketo": "channel", "answer": {}})"),
              "'channel' is no answer of marketo", "Did you mean 'channels'?");
  ExpectError(Answers(R"({"answer": {}})"), "a vendor answer is Marketo's or Salesforce's");
  ExpectError(Answers(R"({"marketo": "channels"})"), "pasted or in a file");
  ExpectError(Answers(Block(R"("marketo": "channels")", kChannels, R"(, "defaultStatus": "x")")),
              "only program_members have a defaultStatus");
  ExpectError(Answers(R"({"marketo": "channels", "answr": {}})"), "Did you mean 'answer'?");
}

TEST(VendorAnswersTest, RefuseARecordThatIsGivenTwice) {
  ExpectError(Answers(Channels() + "," + Channels()), "there is a channel 'Seminar' already");
  ExpectError(Answers(Channels() + "," + Programs() + "," + Programs()),
              "the program 501 is given twice");
}

// --- The extract of activities ---

constexpr std::string_view kExtractHeader =
    "marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,"
    "primaryAttributeValue,attributes\n";

std::string ExtractRow(const std::string& time, const std::string& old_status,
                       const std::string& new_status, const std::string& success = "false") {
  return "1,41,2026-02-13T" + time + "Z,104,8,501,Autumn Seminar,\"{\"\"Success\"\":" + success +
         ",\"\"Acquired By\"\":false,\"\"Old Status\"\":\"\"" + old_status +
         "\"\",\"\"New Status\"\":\"\"" + new_status + "\"\"}\"\n";
}

// A scenario beside an extract with these rows.
class ExtractTest : public testing::Test {
 protected:
  std::string Path(const std::string& rows, bool with_header = true) {
    folder_.Write("extract.csv", std::string(with_header ? kExtractHeader : "") + rows);
    return folder_.PathOf("case.json");
  }
  Result<Scenario, LoadErrors> Load(const std::string& path) {
    return ParseScenario(path, Answers(R"({"marketo": "activities", "file": "extract.csv"})"),
                         TestRules());
  }

 private:
  const test::TemporaryFolder folder_;
};

TEST_F(ExtractTest, GivesTheLastStatusOfAMember) {
  const auto scenario = Load(Path(ExtractRow("14:30:00", "Invited", "Came", "true") +
                                  ExtractRow("14:06:20", "Not in Program", "Invited")));
  ASSERT_TRUE(scenario.ok()) << FormatLoadErrors(scenario.error());
  const GivenProgramMember& member = scenario->given.marketo.members.at(0);
  EXPECT_EQ(member.status, "Came");
  EXPECT_EQ(FormatInstant(*member.membership_date), "2026-02-13T14:06:20.000Z");
  EXPECT_EQ(member.reached_success, true);
  EXPECT_EQ(scenario->given.marketo.programs.at(0).name, "Autumn Seminar");
  EXPECT_TRUE(HasNote(*scenario, kAssumed, "program 501 'Autumn Seminar'"));
  EXPECT_TRUE(HasNote(*scenario, kIgnoredField, "marketo activities: marketoGUID (2 records)"));
}

TEST_F(ExtractTest, LeavesOutWhoLeftAndWhatIsNoMembership) {
  const auto scenario = Load(Path(ExtractRow("14:06:20", "Not in Program", "Invited") +
                                  ExtractRow("14:07:20", "Invited", "Not in Program") +
                                  "2,41,2026-02-13T14:00:00Z,13,8,9,Email,{}\n"));
  ASSERT_TRUE(scenario.ok()) << FormatLoadErrors(scenario.error());
  EXPECT_TRUE(scenario->given.marketo.members.empty());
  EXPECT_TRUE(HasNote(*scenario, kNotState, "1 activities of type 13"));
}

TEST_F(ExtractTest, LocatesErrorsInTheFile) {
  const std::string good = ExtractRow("14:06:20", "Not in Program", "Invited");
  const auto printed = [&](const std::string& rows, bool with_header = true) {
    const auto scenario = Load(Path(rows, with_header));
    return scenario.ok() ? std::string() : FormatLoadErrors(scenario.error());
  };
  EXPECT_NE(printed(good + "1,2\n").find("extract.csv:3:1: error: 2 fields where the header has 8"),
            std::string::npos);
  EXPECT_NE(printed(good + "1,x,2026-02-13T14:00:00Z,104,8,9,E,{}\n").find("leadId 'x' is no"),
            std::string::npos);
  EXPECT_NE(printed(good + "1,4,2026-02-13T14:00:00Z,104,8,9,E,{}\n").find("no 'New Status'"),
            std::string::npos);
  EXPECT_NE(printed(good + "1,4,2026-02-13T14:00:00Z,104,8,9,E,\"{\n").find("never closed"),
            std::string::npos);
  EXPECT_NE(printed(good + "1,4,yesterday,104,8,9,E,{}\n").find("yesterday"), std::string::npos);
  EXPECT_NE(printed("leadId\n1\n", false).find("no column activityDate"), std::string::npos);
  EXPECT_NE(printed("", false).find("the table is empty"), std::string::npos);
  EXPECT_NE(printed("\xff\n").find("not valid UTF-8"), std::string::npos);
}

TEST_F(ExtractTest, IsATableAndNotJson) {
  ExpectError(Answers(R"({"marketo": "activities", "answer": {}})"),
              "an activity extract is a table");
  ExpectError(Answers(R"({"marketo": "activities", "answer": "a,b\n1\n"})"),
              "1 fields where the header has 2");
}

TEST_F(ExtractTest, NamesAFileThatIsNotThere) {
  EXPECT_NE(ErrorsOf(Answers(R"({"marketo": "channels", "file": "none.json"})"))
                .find("cases/topic/none.json: error: there is no such file"),
            std::string::npos);
}

}  // namespace
}  // namespace campsync::harness
