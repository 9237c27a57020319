// SPDX-License-Identifier: Apache-2.0
// Marketo's answers about people, which it calls leads: their records in Salesforce and membership.
#include <gtest/gtest.h>

#include "tests/scenarios/vendor_answers/answer_texts.h"

namespace campsync::harness {
namespace {

using enum LoadNote::Kind;

std::string People(std::string_view more = "") {
  return Block(R"("marketo": "leads")",
               R"({"requestId": "5#5", "success": true, "moreResult": false,
    "result": [
      {"id": 41, "firstName": "Ann", "lastName": "Li", "email": "a@x.example", "company": "Acme",
       "sfdcType": "Contact", "sfdcLeadId": "00QZ000000j8I4j", "sfdcContactId": "003Z000000j8I4j",
       "membership": {"id": 501, "progressionStatus": "Came", "progressionStatusType": "Came",
                      "isExhausted": false, "acquiredBy": true, "reachedSuccess": true,
                      "membershipDate": "2026-01-02T10:00:00Z"}},
      {"id": 42, "lastName": null, "sfdcType": "Lead", "sfdcLeadId": "00QZ000000j8I4j",
       "sfdcContactId": null},
      {"id": 43, "lastName": "Oz"})" +
                   std::string(more) + "]}");
}

TEST(PeopleAnswersTest, TakePeopleWithTheirRecordsAndMembership) {
  const Scenario scenario = Loaded(Answers(Channels() + "," + Programs() + "," + People()));
  const GivenMarketo& marketo = scenario.given.marketo;
  ASSERT_EQ(marketo.people.size(), 3U);
  EXPECT_EQ(marketo.people[0].company, "Acme");
  EXPECT_EQ(FormatKey(*marketo.people[0].salesforce), "contact:003Z000000j8I4jIAE");
  EXPECT_EQ(marketo.people[1].last_name, "");
  EXPECT_EQ(FormatKey(*marketo.people[1].salesforce), "lead:00QZ000000j8I4jMAE");
  EXPECT_FALSE(marketo.people[2].salesforce.has_value());
  ASSERT_EQ(marketo.members.size(), 1U);
  EXPECT_EQ(marketo.members[0].person, "41");
  EXPECT_EQ(marketo.members[0].status, "Came");
  EXPECT_TRUE(marketo.members[0].acquired_by);
}

TEST(PeopleAnswersTest, MakeAStubOfAPersonsRecordWithThePersonsNames) {
  const Scenario scenario = Loaded(Answers(Channels() + "," + Programs() + "," + People()));
  EXPECT_EQ(scenario.given.salesforce.contacts.at(0).last_name, "Li");
  EXPECT_EQ(scenario.given.salesforce.contacts.at(0).account_name, "Acme");
  EXPECT_EQ(scenario.given.salesforce.leads.at(0).last_name, "Lead 00QZ000000j8I4jMAE");
  EXPECT_TRUE(HasNote(scenario, kAssumed, "contact 003Z000000j8I4jIAE, LastName 'Li'"));
  EXPECT_TRUE(HasNote(scenario, kAssumed, "1 of them without sfdcLeadId and sfdcContactId"));
}

TEST(PeopleAnswersTest, TakeOnePersonFromTheAnswersAboutTwoPrograms) {
  const std::string again = R"(,{"id": 41, "lastName": "Li",
    "sfdcContactId": "003Z000000j8I4j", "membership": {"id": 502, "progressionStatus": "Came"}})";
  const Scenario scenario = Loaded(Answers(Channels() + "," + Programs() + "," + People(again)));
  EXPECT_EQ(scenario.given.marketo.people.size(), 3U);
  EXPECT_EQ(scenario.given.marketo.members.size(), 2U);
}

TEST(PeopleAnswersTest, RefuseAPersonWhomTheAuthorGaveToo) {
  ExpectError(Answers(People(), R"(, "marketo": {"people": [{"key": "ann", "id": 41}]})"),
              "the person 41 is given twice", "name the person by its id");
}

}  // namespace
}  // namespace campsync::harness
