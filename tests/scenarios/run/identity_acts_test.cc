// SPDX-License-Identifier: Apache-2.0
// Conversions, merges and undeletes as steps of a case: names, tables and the edits they end.
#include <gtest/gtest.h>

#include <string>

#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/run/case_runner.h"

namespace campsync::harness {
namespace {

// A linked pair; ann is a lead and a member on both sides, bob a contact in neither.
std::string IdentityCase(const std::string& steps) {
  return R"json({
  "title": "T", "rules": ["MK-MEMBER-01"],
  "given": {
    "marketo": {
      "channels": [{"name": "Webinar", "statuses": [{"name": "Invited", "step": 1},
                    {"name": "Attended", "step": 2, "success": true}]}],
      "programs": [{"name": "May", "type": "Event", "channel": "Webinar"}],
      "people": [{"key": "ann", "lastName": "Li", "company": "Acme", "salesforce": "lead:ann"},
                 {"key": "bob", "lastName": "Li", "company": "Acme", "salesforce": "contact:bob"}],
      "members": [{"program": "May", "person": "ann", "status": "Invited"}]},
    "salesforce": {
      "campaigns": [{"Name": "WM", "Type": "Webinar", "statuses": [
        {"Label": "Invited", "SortOrder": 1, "IsDefault": true},
        {"Label": "Attended", "SortOrder": 2, "HasResponded": true}]}],
      "leads": [{"key": "ann", "LastName": "Li", "Company": "Acme"},
                {"key": "amy", "LastName": "Li", "Company": "Acme"}],
      "contacts": [{"key": "bob", "LastName": "Li"}, {"key": "ben", "LastName": "Li"}],
      "members": [{"campaign": "WM", "person": "lead:ann", "Status": "Invited"}]},
    "links": [{"program": "May", "campaign": "WM"}]},
  "steps": [)json" +
         steps + "]}";
}

// The findings of steps and expectations; what the sync makes of the acts is not looked at here.
std::string Complaints(const std::string& steps) {
  auto scenario = ParseScenario("cases/t/a.json", IdentityCase(steps), {"MK-MEMBER-01"});
  if (!scenario) return FormatLocatedError(scenario.error().errors.front());
  const auto result = RunCase(*scenario, {});
  if (!result) return FormatLocatedError(result.error());
  std::string all;
  for (const Finding& one : result->findings) {
    if (one.judge == "step" || one.judge == "expect") all += one.sentence + "\n";
  }
  return all;
}

TEST(IdentityActsTest, AConvertedLeadIsCalledLikeItsLead) {
  EXPECT_EQ(Complaints(R"({"salesforce": "convert_lead", "lead": "ann"},
      {"expect": {"salesforce": {
        "members": [{"person": "contact:ann", "LeadId": "lead:ann", "Status": "Invited"}],
        "leads": [{"person": "lead:ann", "IsConverted": true, "ConvertedContactId": "contact:ann"}],
        "campaigns": [{"NumberOfLeads": 0, "NumberOfConvertedLeads": 1, "NumberOfContacts": 1}]}}},
      {"salesforce": "set_member_status", "campaign": "WM", "person": "contact:ann",
       "Status": "Attended"},
      {"salesforce": "update_lead", "lead": "ann", "Company": "B",
       "refused": "CANNOT_UPDATE_CONVERTED_LEAD"})"),
            "");
}

TEST(IdentityActsTest, ALeadCanBecomeAnExistingOrANamedContact) {
  EXPECT_EQ(Complaints(R"({"salesforce": "convert_lead", "lead": "ann", "contact": "contact:bob"},
      {"salesforce": "convert_lead", "lead": "amy", "new_contact": "zoe"},
      {"salesforce": "update_contact", "contact": "zoe", "FirstName": "Zoe"},
      {"expect": {"salesforce": {"leads": [
        {"person": "lead:ann", "ConvertedContactId": "contact:bob"},
        {"person": "lead:amy", "ConvertedContactId": "contact:zoe"}]}}})"),
            "");
}

TEST(IdentityActsTest, ANewContactNeedsAFreeName) {
  EXPECT_NE(Complaints(R"({"salesforce": "convert_lead", "lead": "ann", "new_contact": "bob"})"),
            "");
}

TEST(IdentityActsTest, TheLosersOfMergesAreDeletedAndNameTheWinner) {
  EXPECT_EQ(Complaints(R"({"salesforce": "merge_leads", "winner": "amy", "losers": ["lead:ann"]},
      {"salesforce": "merge_contacts", "winner": "bob", "losers": ["ben"]},
      {"salesforce": "undelete_lead", "lead": "ann", "refused": "FIELD_INTEGRITY_EXCEPTION"},
      {"expect": {"salesforce": {
        "members": [{"person": "lead:amy"}],
        "deleted_people": {"rows": [{"person": "lead:ann", "MasterRecordId": "lead:amy"},
                                    {"person": "contact:ben", "MasterRecordId": "contact:bob"}],
                           "only": true}}}})"),
            "");
}

TEST(IdentityActsTest, WhatIsUndeletedIsBack) {
  EXPECT_EQ(Complaints(R"({"salesforce": "delete_lead", "lead": "ann"},
      {"salesforce": "delete_contact", "contact": "bob"},
      {"expect": {"salesforce": {"deleted_people": {"count": 2}, "members": {"count": 0}}}},
      {"salesforce": "undelete_lead", "lead": "ann"},
      {"salesforce": "undelete_contact", "contact": "bob"},
      {"salesforce": "delete_campaign", "campaign": "WM"},
      {"salesforce": "undelete_campaign", "campaign": "WM"},
      {"expect": {"salesforce": {"deleted_people": {"count": 0}, "campaigns": {"count": 1},
        "members": [{"person": "lead:ann"}]}}})"),
            "");
}

TEST(IdentityActsTest, AMemberRemovedAloneIsNotRestored) {
  EXPECT_EQ(Complaints(R"({"salesforce": "undelete_member", "campaign": "WM", "person": "lead:ann",
       "refused": "INVALID_CROSS_REFERENCE_KEY"},
      {"salesforce": "remove_member", "campaign": "WM", "person": "lead:ann"},
      {"salesforce": "undelete_member", "campaign": "WM", "person": "lead:ann",
       "refused": "FIELD_INTEGRITY_EXCEPTION"},
      {"expect": {"salesforce": {"members": {"count": 0}}}})"),
            "");
}

TEST(IdentityActsTest, OfALeadAndAContactTheMemberIsTheContact) {
  EXPECT_EQ(Complaints(R"({"salesforce": "add_member", "campaign": "WM", "person": "contact:bob",
       "LeadId": "amy", "Status": "Invited"},
      {"expect": {"salesforce": {"members": [{"person": "contact:bob", "LeadId": null}]}}})"),
            "");
}

TEST(IdentityActsTest, AMemberOfAContactThatWasNeverMadeIsTheLeads) {
  const std::string steps = R"({"salesforce": "delete_lead", "lead": "ann"},
      {"salesforce": "convert_lead", "lead": "ann", "new_contact": "cal"},
      {"salesforce": "add_member", "campaign": "WM", "person": "contact:cal", "LeadId": "amy",
       "Status": "Attended"},
      {"sync": "until_idle"},
      {"expect": {"salesforce": {"members": [{"person": "lead:amy", "Status": "Attended"}]}}})";
  auto scenario = ParseScenario("cases/t/a.json", IdentityCase(steps), {"MK-MEMBER-01"});
  ASSERT_TRUE(scenario.ok()) << FormatLocatedError(scenario.error().errors.front());
  const auto result = RunCase(*scenario, {});
  ASSERT_TRUE(result.ok());
  // The conversion of a deleted lead is refused, and nothing else is wrong.
  ASSERT_FALSE(result->findings.empty());
  EXPECT_NE(result->findings.front().sentence.find("ENTITY_IS_DELETED"), std::string::npos);
  for (std::size_t i = 1; i < result->findings.size(); ++i) {
    ADD_FAILURE() << result->findings[i].judge << ": " << result->findings[i].sentence;
  }
}

TEST(IdentityActsTest, AMergedPersonIsGoneAndTheirStoryIsTheWinners) {
  EXPECT_EQ(Complaints(R"({"marketo": "set_status", "program": "May", "person": "ann",
       "status": "Attended"},
      {"marketo": "merge_people", "winner": "bob", "loser": "ann"},
      {"marketo": "merge_people", "winner": "bob", "loser": "bob", "refused": "709"},
      {"expect": {"marketo": {
        "people": {"rows": [{"person": "bob", "salesforce": "contact:bob"}],
                   "none": [{"person": "ann"}]},
        "members": [{"program": "May", "person": "bob", "status": "Attended"}],
        "activities": [{"person": "bob", "activityTypeId": 104, "status": "Attended"}]}}})"),
            "");
}

TEST(IdentityActsTest, AnEditIsNotLostWhenADeleteTakesItsMemberAlong) {
  const std::string steps = R"({"salesforce": "set_member_status", "campaign": "WM",
       "person": "lead:ann", "Status": "Attended"},
      {"salesforce": "delete_lead", "lead": "ann"},
      {"sync": "until_idle"},
      {"expect": {"marketo": {"people": [{"person": "ann", "sfdcIsDeleted": true}]}}})";
  auto scenario = ParseScenario("cases/t/a.json", IdentityCase(steps), {"MK-MEMBER-01"});
  ASSERT_TRUE(scenario.ok());
  const auto result = RunCase(*scenario, {});
  ASSERT_TRUE(result.ok());
  for (const Finding& one : result->findings) ADD_FAILURE() << one.judge << ": " << one.sentence;
}

// Salesforce's stamps are whole seconds: nothing tells this removal from a cascade.
TEST(IdentityActsTest, ARemovalRightBeforeTheDeletionWentWithTheRecord) {
  const std::string steps = R"({"salesforce": "remove_member", "campaign": "WM",
       "person": "lead:ann"},
      {"salesforce": "delete_lead", "lead": "ann"},
      {"sync": "cycle"},
      {"salesforce": "undelete_lead", "lead": "ann"},
      {"sync": "until_idle"},
      {"expect": {"sync": {"standing": {"only": true, "rows": [{"rule": "MK-PERSON-09"}]}}}})";
  auto scenario = ParseScenario("cases/t/a.json", IdentityCase(steps), {"MK-MEMBER-01"});
  ASSERT_TRUE(scenario.ok());
  const auto result = RunCase(*scenario, {});
  ASSERT_TRUE(result.ok());
  for (const Finding& one : result->findings) ADD_FAILURE() << one.judge << ": " << one.sentence;
}

TEST(IdentityActsTest, TheyHappenInsideASyncToo) {
  EXPECT_EQ(Complaints(R"({"marketo": "set_status", "program": "May", "person": "ann",
       "status": "Attended"},
      {"sync": "cycle", "during": [{"before": "UpdateMembers", "do": [
        {"salesforce": "convert_lead", "lead": "ann"},
        {"marketo": "merge_people", "winner": "ann", "loser": "bob"}]}]},
      {"expect": {"salesforce": {"members": [{"person": "contact:ann"}]}}})"),
            "");
}

}  // namespace
}  // namespace campsync::harness
