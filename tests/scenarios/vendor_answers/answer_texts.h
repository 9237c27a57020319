// SPDX-License-Identifier: Apache-2.0
//
// Vendor answers for tests, one of a kind, as the vendors write them, and scenarios made of them.
// Not the vendors' full answers: enough fields to see what is taken and what is listed.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {

inline constexpr std::string_view kChannels = R"({
  "success": true, "warnings": [], "errors": [], "requestId": "1#1",
  "result": [{"id": 7, "name": "Seminar", "applicableProgramType": "event",
    "progressionStatuses": [
      {"name": "Not in Program", "step": 0, "description": null, "hidden": false, "success": false},
      {"name": "Invited", "step": 10, "description": null, "hidden": false, "success": false},
      {"name": "Came", "step": 20, "description": null, "hidden": false, "success": true}],
    "createdAt": "2020-01-15T11:40:57Z+0000", "updatedAt": "2020-01-15T11:40:57Z+0000"}]})";

inline constexpr std::string_view kPrograms = R"({
  "success": true, "requestId": "2#2",
  "result": [{"id": 501, "name": "Autumn Seminar", "description": "", "url": "https://x/#EV501",
    "type": "Event", "channel": "Seminar", "folder": {"type": "Folder", "value": 3},
    "costs": [{"startDate": "2026-03-01", "cost": 250, "note": "hall"}], "headStart": false}]})";

inline constexpr std::string_view kMembers = R"({
  "requestId": "3#3", "success": true, "moreResult": false,
  "result": [{"seq": 0, "leadId": 41, "reachedSuccess": true, "programId": 501,
              "acquiredBy": true, "membershipDate": "2026-01-02T10:00:00Z"}]})";

inline constexpr std::string_view kQuery = R"({"totalSize": 1, "done": true, "records": [
  {"attributes": {"type": "CampaignMember", "url": "/services/data/v59.0/sobjects/x"},
   "Id": "00vZ0000001wNkV", "IsDeleted": false, "CampaignId": "701Z0000000WZA7",
   "LeadId": null, "ContactId": "003Z000000j8I4j", "Status": "Sent", "HasResponded": false,
   "FirstRespondedDate": null, "custom__c": null, "other__c": false}]})";

inline std::string Block(const std::string& kind, std::string_view answer,
                         const std::string& more = "") {
  return "{" + kind + more + R"(, "answer": )" + std::string(answer) + "}";
}

inline std::string Answers(const std::string& blocks, const std::string& more = "") {
  return WithGiven(R"({"vendor_answers": [)" + blocks + "]" + more + "}");
}

inline std::string Channels() { return Block(R"("marketo": "channels")", kChannels); }
inline std::string Programs() { return Block(R"("marketo": "programs")", kPrograms); }
inline std::string Members(const std::string& more = R"(, "defaultStatus": "Came")") {
  return Block(R"("marketo": "program_members")", kMembers, more);
}
inline std::string Query(std::string_view answer = kQuery) {
  return Block(R"("salesforce": "query")", answer);
}

inline bool HasNote(const Scenario& scenario, LoadNote::Kind kind, std::string_view part) {
  return std::ranges::any_of(scenario.notes, [&](const LoadNote& note) {
    return note.kind == kind && note.text.find(part) != std::string::npos;
  });
}

}  // namespace campsync::harness
