// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/given_reader.h"

#include <gtest/gtest.h>

#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

// A world with one channel, one program and whatever `more` adds to Marketo.
std::string Marketo(const std::string& more) {
  return WithGiven(R"({"marketo": {
    "channels": [{"name": "Party", "statuses": [{"name": "Invited", "step": 10}]}],
    "programs": [{"name": "P", "channel": "Party"}],
    "people": [{"key": "ann"}])" +
                   more + "}}");
}

std::string Campaign(const std::string& fields) {
  return WithGiven(R"({"salesforce": {"campaigns": [{"Name": "C")" + fields + "}]}}");
}

TEST(GivenReaderTest, ReadsTheWholeWorld) {
  const Given given = Loaded(WithGiven(kTwoPeople)).given;
  EXPECT_EQ(given.marketo.programs.at(0).type, marketo::ProgramType::kEvent);
  EXPECT_EQ(given.marketo.programs.at(0).key, "Spring Party");
  EXPECT_EQ(given.marketo.programs.at(0).costs.at(0).cost.units, 500);
  EXPECT_EQ(FormatKey(*given.marketo.people.at(0).salesforce), "lead:ann");
  EXPECT_EQ(given.salesforce.campaigns.at(0).statuses->at(1).sort_order, 2);
  EXPECT_TRUE(given.salesforce.campaigns.at(0).is_active);
  EXPECT_EQ(given.salesforce.members.at(0).status, "Invited");
  EXPECT_TRUE(std::holds_alternative<BaseInSync>(given.links.at(0).base));
}

TEST(GivenReaderTest, AddsNotInProgramWhereItIsLeftOut) {
  const Given given = Loaded(WithGiven(kTwoPeople)).given;
  const GivenStatus& first = given.marketo.channels.at(0).statuses.at(0);
  EXPECT_EQ(first.name, "Not in Program");
  EXPECT_EQ(first.step, 0);
}

TEST(GivenReaderTest, RefusesAnotherStatusAtStepZero) {
  ExpectError(WithGiven(R"({"marketo": {"channels": [{"name": "Party", "statuses": [
      {"name": "Invited", "step": 0}]}]}})"),
              "step 0 is that of 'Not in Program'");
}

TEST(GivenReaderTest, ReadsTimesAndClocks) {
  const Given given = Loaded(WithGiven(R"({"time": "2026-03-02T09:00:00Z", "latency": "0s",
      "clocks": {"marketo": "-250ms", "salesforce": "2s"}})"))
                          .given;
  EXPECT_EQ(FormatInstant(given.time), "2026-03-02T09:00:00.000Z");
  EXPECT_EQ(given.latency.ms, 0);
  EXPECT_EQ(given.marketo_skew.ms, -250);
  EXPECT_EQ(given.salesforce_skew.ms, 2000);
}

TEST(GivenReaderTest, RefusesTimesOutOfRange) {
  ExpectError(WithGiven(R"({"time": "2026-02-30T00:00:00Z"})"), "2026-02-30");
  ExpectError(WithGiven(R"({"latency": "-1s"})"), "'latency' is out of range");
  ExpectError(WithGiven(R"({"clocks": {"salesforce": "25h"}})"), "out of range");
  ExpectError(WithGiven(R"({"latency": 100})"), "expected a text, found the number 100");
}

TEST(GivenReaderTest, SuggestsTheRecordThatWasMeant) {
  ExpectError(Marketo(R"(, "members": [{"program": "P", "person": "anne", "status": "Invited"}])"),
              "there is no person 'anne' here", "Did you mean 'ann'?");
  ExpectError(Marketo(R"(, "members": [{"program": "P", "person": "ann", "status": "Invted"}])"),
              "the channel 'Party' has no status 'Invted'", "Did you mean 'Invited'?");
  ExpectError(WithGiven(R"({"marketo": {"programs": [{"name": "P", "channel": "Patry"}]}})"),
              "there is no channel 'Patry' here", "There are none here.");
}

TEST(GivenReaderTest, RefusesMembershipInNotInProgram) {
  ExpectError(
      Marketo(R"(, "members": [{"program": "P", "person": "ann", "status": "Not in Program"}])"),
      "is absence");
}

TEST(GivenReaderTest, RefusesRecordsThatAreThereTwice) {
  ExpectError(Marketo(R"(, "members": [{"program": "P", "person": "ann", "status": "Invited"},
                                       {"program": "P", "person": "ann", "status": "Invited"}])"),
              "'ann' is in 'P' already");
  ExpectError(WithGiven(R"({"marketo": {"people": [{"key": "a"}, {"key": "a"}]}})"),
              "there is a person 'a' already");
  ExpectError(WithGiven(R"({"salesforce": {"campaigns": [{"Name": "C"}, {"Name": "C"}]}})"),
              "there is a campaign 'C' already", "\"key\"");
}

TEST(GivenReaderTest, LetsTwoCampaignsShareANameUnderTwoKeys) {
  EXPECT_EQ(ErrorsOf(WithGiven(
                R"({"salesforce": {"campaigns": [{"Name": "C"}, {"key": "D", "Name": "C"}]}})")),
            "");
}

TEST(GivenReaderTest, KeepsTwoPeopleFromMeetingUnderOneKey) {
  const std::string lead = R"("salesforce": {"leads": [{"key": "ann", "LastName": "L"}]})";
  ExpectError(WithGiven(R"({"marketo": {"people": [{"key": "ann"}]}, )" + lead + "}"),
              "'ann' and lead:ann have one key and are two people",
              "Add \"salesforce\": \"lead:ann\"");
  EXPECT_EQ(
      ErrorsOf(WithGiven(R"({"marketo": {"people": [{"key": "ann", "salesforce": "lead:ann"}]}, )" +
                         lead + "}")),
      "");
  ExpectError(WithGiven(R"({"salesforce": {"leads": [{"key": "a"}], "contacts": [{"key": "a"}]}})"),
              "a lead and a contact both have the key 'a'");
}

TEST(GivenReaderTest, RefusesOneRecordForTwoPeople) {
  ExpectError(WithGiven(R"({"marketo": {"people": [{"key": "a", "salesforce": "lead:x"},
                {"key": "b", "salesforce": "lead:x"}]},
              "salesforce": {"leads": [{"key": "x"}]}})"),
              "another person is lead:x already");
}

TEST(GivenReaderTest, BoundsCostsAndSteps) {
  const auto cost = [](const std::string& value) {
    return WithGiven(R"({"marketo": {"channels": [{"name": "Party", "statuses": []}],
      "programs": [{"name": "P", "channel": "Party",
                    "costs": [{"startDate": "2026-03-01", "cost": )" +
                     value + "}]}]}}");
  };
  EXPECT_EQ(ErrorsOf(cost("99999999")), "");
  for (const auto bad : {"100000000", "-1", "1.9", "1e99", "\"5\"", "9223372036854775808"}) {
    ExpectError(cost(bad), "from 0 to 99999999");
  }
  ExpectError(WithGiven(R"({"marketo": {"channels": [{"name": "Party", "statuses": [
      {"name": "a", "step": -1}]}]}})"),
              "-1 is out of range");
}

TEST(GivenReaderTest, RefusesBadDatesAndWords) {
  ExpectError(Campaign(R"(, "StartDate": "2026-13-01")"), "2026-13-01");
  ExpectError(WithGiven(R"({"marketo": {"channels": [{"name": "Party", "statuses": []}],
      "programs": [{"name": "P", "channel": "Party", "type": "Events"}]}})"),
              "'Events' is no program type", "Did you mean 'Event'?");
}

TEST(GivenReaderTest, WantsOneDefaultStatusOfACampaign) {
  ExpectError(Campaign(R"(, "statuses": [{"Label": "A"}])"), "0 of the statuses are the default");
  ExpectError(Campaign(R"(, "statuses": [{"Label": "A", "IsDefault": true},
                                         {"Label": "B", "IsDefault": true}])"),
              "2 of the statuses are the default");
}

TEST(GivenReaderTest, ChecksIdsOfRecords) {
  EXPECT_EQ(ErrorsOf(Campaign(R"(, "Id": "701Z0000000WZA7IAO")")), "");
  ExpectError(Campaign(R"(, "Id": "003Z000000j8I4jIAE")"), "is not a Campaign id");
  ExpectError(Campaign(R"(, "Id": "701")"), "701");
}

TEST(GivenReaderTest, ChecksTheStatusOfACampaignMember) {
  ExpectError(WithGiven(R"({"salesforce": {"campaigns": [{"Name": "C"}],
      "leads": [{"key": "ann"}],
      "members": [{"campaign": "C", "person": "lead:ann", "Status": "Snt"}]}})"),
              "the campaign 'C' has no status 'Snt'", "Did you mean 'Sent'?");
  ExpectError(WithGiven(R"({"salesforce": {"campaigns": [{"Name": "C"}],
      "members": [{"campaign": "C", "person": "ann", "Status": "Sent"}]}})"),
              "write lead:KEY or contact:KEY");
}

TEST(LinkReaderTest, ReadsTheThreeBases) {
  const auto linked = [](const std::string& base) {
    std::string given(kTwoPeople);
    const std::string link = R"("campaign": "Spring"})";
    given.replace(given.rfind(link), link.size(), R"("campaign": "Spring", "base": )" + base + "}");
    return WithGiven(given);
  };
  EXPECT_TRUE(std::holds_alternative<BaseNone>(Loaded(linked("\"none\"")).given.links.at(0).base));
  const Scenario rows =
      Loaded(linked(R"({"rows": [{"person": "ann", "marketo": "Invited", "salesforce": null}]})"));
  const auto& row = std::get<BaseRows>(rows.given.links.at(0).base).rows.at(0);
  EXPECT_EQ(row.marketo, "Invited");
  EXPECT_EQ(row.salesforce, std::nullopt);
  ExpectError(linked("\"insync\""), "is no base", "Did you mean 'in_sync'?");
  ExpectError(linked(R"({"rows": [{"person": "ann"}]})"), "the row says nothing was seen");
  ExpectError(linked(R"({"rows": [{"person": "ann", "marketo": "Invited"},
                                  {"person": "ann", "marketo": "Invited"}]})"),
              "two rows");
}

TEST(LinkReaderTest, RefusesASecondLink) {
  std::string given(kTwoPeople);
  const std::string link = R"({"program": "Spring Party", "campaign": "Spring"})";
  given.replace(given.rfind(link), link.size(), link + ", " + link);
  ExpectError(WithGiven(given), "linked already (MK-LINK-01)");
}

TEST(GivenReaderTest, MakesAPersonOfALeadThatAProgramMemberNames) {
  const Scenario scenario = Loaded(WithGiven(R"({"marketo": {
      "channels": [{"name": "Party", "type": "Event", "statuses": [{"name": "Invited", "step": 1}]}],
      "programs": [{"name": "May", "type": "Event", "channel": "Party"}],
      "members": [{"program": "May", "person": "ann", "status": "Invited"}]},
    "salesforce": {"leads": [{"key": "ann", "LastName": "Li", "Company": "Acme"},
                             {"key": "bob", "LastName": "Ng", "Company": "Acme"}]}})"));
  ASSERT_EQ(scenario.given.marketo.people.size(), 1U);
  EXPECT_EQ(scenario.given.marketo.people.front().key, "ann");
  EXPECT_EQ(scenario.given.marketo.people.front().last_name, "Li");
  EXPECT_EQ(scenario.given.marketo.channels.front().applies_to, marketo::ProgramType::kEvent);
}

}  // namespace
}  // namespace campsync::harness
