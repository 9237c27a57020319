// SPDX-License-Identifier: Apache-2.0
//
// A scenario with every key of ours that a case file can have, each with a value that is not its
// default. It loads; it is not meant to run. Vendor answers are not in it: they are not written.
#pragma once

#include <string_view>

namespace campsync::harness {

inline constexpr std::string_view kEveryKey = R"json({
  "title": "Every key once",
  "rules": ["MK-MEMBER-01", "MK-STATUS-01"],
  "spares": ["MK-MEMBER-03"],
  "policy": {"status-conflict": "last_writer", "cost-cleared": "zero"},
  "given": {
    "time": "2026-02-03T10:20:30.400Z",
    "clocks": {"marketo": "-5m", "salesforce": "1h30m"},
    "latency": "250ms",
    "marketo": {
      "settings": {"syncEnabled": false, "campaignSyncEnabled": false, "defaultLastName": "Unknown",
                   "defaultCompany": ""},
      "channels": [{"name": "Party", "type": "Event", "statuses": [
        {"name": "Invited", "step": 10}, {"name": "Came", "step": 30, "success": true},
        {"name": "Old", "step": 20, "hidden": true}]}],
      "programs": [
        {"name": "Spring", "key": "p", "id": 1001, "type": "Event", "channel": "Party",
         "description": "In the park", "startDate": "2026-04-01", "endDate": "2026-04-02",
         "archived": true, "costs": [{"startDate": "2026-03", "cost": 500, "note": "Tents"}]}],
      "people": [
        {"key": "ann", "id": 7, "firstName": "Ann", "lastName": "Li", "company": "Acme",
         "email": "ann@example.com", "salesforce": "lead:ann"},
        {"key": "bob", "lastName": "Ng"}],
      "members": [
        {"program": "p", "person": "ann", "status": "Came", "reachedSuccess": false,
         "membershipDate": "2026-01-02T03:04:05Z", "acquiredBy": true}]},
    "salesforce": {
      "sync_user": {"IsActive": false, "UserPermissionsMarketingUser": false},
      "campaigns": [
        {"Name": "Spring 2026", "key": "c", "Id": "701Wx00000AbCdEIAV", "Type": "Party",
         "Status": "Planned", "Description": "Outdoors", "IsActive": false, "ActualCost": 12,
         "StartDate": "2026-04-01", "EndDate": "2026-04-02", "visible": false, "statuses": [
           {"Label": "Invited", "IsDefault": true}, {"Label": "Came", "HasResponded": true},
           {"Label": "Late", "SortOrder": 9}, {"Label": "Lost", "SortOrder": null}]},
        {"Name": "Second"}],
      "leads": [
        {"key": "ann", "Id": "00QWx00000AbCdEMAV", "FirstName": "Ann", "LastName": "Li",
         "Company": "Acme", "Email": "ann@example.com", "visible": false},
        {"key": "dup", "LastName": "Li"}],
      "contacts": [
        {"key": "cem", "Id": "003Wx00000AbCdEIAV", "FirstName": "Cem", "LastName": "Oz",
         "AccountName": "Acme", "Email": "cem@example.com", "visible": false},
        {"key": "dora", "LastName": "Oz"}],
      "members": [
        {"Id": "00vWx00000AbCdEIAV", "campaign": "c", "person": "lead:ann", "Status": "Came",
         "FirstRespondedDate": "2026-01-03"}]},
    "links": [{"program": "p", "campaign": "c", "base": {"rows": [
      {"person": "ann", "marketo": "Came", "salesforce": "Invited"},
      {"person": "cem", "salesforce": "Came"}]}}]},
  "steps": [
    {"marketo": "set_status", "program": "p", "person": "bob", "status": "Gone", "by": "rest",
     "refused": {"code": "1025", "offenders": ["Gone"]}},
    {"marketo": "remove_member", "program": "p", "person": "ann", "refused": "1004"},
    {"marketo": "set_success", "program": "p", "person": "ann", "success": false,
     "refused": "1004"},
    {"marketo": "add_person", "key": "eve", "id": 9, "firstName": "Eve", "lastName": "Ek",
     "company": "Acme", "email": "eve@example.com",
     "refused": "1004"},
    {"marketo": "update_person", "person": "bob", "firstName": "B", "lastName": "", "company": "C",
     "email": "b@example.com", "refused": "1004"},
    {"marketo": "add_program", "name": "", "key": "q", "id": 12, "type": "Email",
     "channel": "Party", "description": "d", "startDate": "2026-05-01", "endDate": "2026-05-02",
     "archived": true, "costs": [{"startDate": "2026-05", "cost": -1}], "refused": "1004"},
    {"marketo": "update_program", "program": "p", "name": "Spring!", "channel": "Party",
     "description": "", "archived": false, "refused": "1004"},
    {"marketo": "clone_program", "program": "p", "name": "Copy", "key": "p2", "refused": "1004"},
    {"marketo": "delete_program", "program": "p", "refused": "1004"},
    {"marketo": "add_costs", "program": "p", "costs": [{"startDate": "2026-06", "cost": 7}],
     "refused": "1004"},
    {"marketo": "replace_costs", "program": "p", "costs": [], "refused": "1004"},
    {"marketo": "add_channel", "name": "Visit", "type": "Email", "statuses": [
      {"name": "Not in Program", "step": 0}, {"name": "Sent", "step": 5}], "refused": "1004"},
    {"marketo": "add_status", "channel": "Party", "name": "Paid", "step": 40, "success": true,
     "hidden": true, "refused": "1004"},
    {"marketo": "update_status", "channel": "Party", "status": "Old", "name": "Older", "step": 15,
     "success": true, "hidden": false, "refused": "1004"},
    {"marketo": "remove_status", "channel": "Party", "status": "Old", "refused": "1004"},
    {"marketo": "update_settings", "syncEnabled": true, "campaignSyncEnabled": true,
     "defaultLastName": "", "defaultCompany": "X", "refused": "1004"},
    {"marketo": "merge_people", "winner": "ann", "loser": "bob", "refused": "1004"},
    {"salesforce": "add_lead", "key": "fay", "Id": "00QWx00000AbCdFMAV", "FirstName": "Fay",
     "LastName": "Fo", "Company": "F", "Email": "f@example.com", "visible": false,
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "update_lead", "lead": "ann", "FirstName": "A", "LastName": "L",
     "Company": null, "Email": "a@example.com", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "delete_lead", "lead": "dup", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "add_contact", "key": "gil", "Id": "003Wx00000AbCdFIAV", "FirstName": "Gil",
     "LastName": "Go", "AccountName": "G", "Email": "g@example.com", "visible": false,
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "update_contact", "contact": "cem", "FirstName": "C", "LastName": "O",
     "AccountName": "A", "Email": null, "refused": "DUPLICATE_VALUE"},
    {"salesforce": "delete_contact", "contact": "dora", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "add_member", "campaign": "c", "person": "lead:dup", "Status": "Nowhere",
     "unlisted": true, "refused": "DUPLICATE_VALUE"},
    {"salesforce": "set_member_status", "campaign": "c", "person": "lead:ann", "Status": "Never",
     "unlisted": true, "refused": "DUPLICATE_VALUE"},
    {"salesforce": "remove_member", "campaign": "c", "person": "lead:ann",
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "add_campaign", "Name": "Third", "key": "d", "Id": "701Wx00000AbCdFIAV",
     "Type": "Party", "Status": "Planned", "Description": "x", "IsActive": false,
     "ActualCost": 1, "StartDate": "2026-04-01", "EndDate": "2026-04-02", "visible": false,
     "statuses": [{"Label": "Sent", "SortOrder": 3, "IsDefault": true}],
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "update_campaign", "campaign": "c", "Name": "N", "Type": null,
     "Description": "D", "IsActive": true, "ParentId": "Second", "ActualCost": 5,
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "update_campaign", "campaign": "c", "ParentId": null, "ActualCost": null},
    {"salesforce": "delete_campaign", "campaign": "c", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "add_status", "campaign": "c", "Label": "More", "SortOrder": 7,
     "IsDefault": true, "HasResponded": true, "refused": "DUPLICATE_VALUE"},
    {"salesforce": "update_status", "campaign": "c", "status": "Late", "Label": "Later",
     "SortOrder": 8, "IsDefault": true, "HasResponded": true, "refused": "DUPLICATE_VALUE"},
    {"salesforce": "delete_status", "campaign": "c", "status": "Late",
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "update_sync_user", "IsActive": true, "UserPermissionsMarketingUser": true,
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "set_visible", "campaign": "c", "visible": true, "refused": "DUPLICATE_VALUE"},
    {"salesforce": "set_visible", "person": "contact:cem", "visible": false},
    {"salesforce": "set_permission", "object": "CampaignMember", "read": true, "create": false,
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "set_permission", "object": "Contact", "field": "Email", "read": false,
     "edit": true},
    {"salesforce": "set_editable", "campaign": "c", "person": "lead:ann", "editable": false,
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "set_api", "enabled": false, "refused": "DUPLICATE_VALUE"},
    {"salesforce": "purge_delete_log", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "touch_members", "campaign": "c", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "convert_lead", "lead": "dup", "contact": "dora", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "convert_lead", "lead": "dup", "new_contact": "dup2"},
    {"salesforce": "merge_leads", "winner": "ann", "losers": ["dup"],
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "merge_contacts", "winner": "cem", "losers": ["dora", "dup2"],
     "refused": "DUPLICATE_VALUE"},
    {"salesforce": "undelete_lead", "lead": "dup", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "undelete_contact", "contact": "cem", "refused": "DUPLICATE_VALUE"},
    {"salesforce": "undelete_campaign", "campaign": "c", "refused": "DUPLICATE_VALUE"},
    {"user": "link_program", "program": "p", "campaign": "c", "refused": "CAMPAIGN_INACTIVE"},
    {"user": "create_campaign", "program": "p", "name": "New", "key": "n", "description": "d",
     "refused": "CAMPAIGN_INACTIVE"},
    {"user": "unlink_program", "program": "p", "refused": "CAMPAIGN_INACTIVE"},
    {"user": "list_campaigns", "answer": ["c", "Second"], "refused": "CAMPAIGN_INACTIVE"},
    {"user": "preview", "program": "p", "campaign": "c", "refused": "CAMPAIGN_INACTIVE"},
    {"user": "preview", "program": "p", "name": "Newer", "answer": {
      "leads_created": 1, "added_in_salesforce": 2, "moved_in_salesforce": 3,
      "added_in_marketo": 4, "moved_in_marketo": 5, "kept_apart": 6, "agreeing": 7,
      "statuses_added": 8, "statuses_changed": 9, "statuses_removed": 10,
      "statuses_responding": 11, "attributes_overwritten": 0, "refused": ["CAMPAIGN_INACTIVE"],
      "incompatible": [{"Label": "Came", "members": 3}]}},
    {"sync": 3, "during": [
      {"before": "Append", "nth": 2, "do": [{"salesforce": "purge_delete_log"}]},
      {"after": "RetrieveMembers", "do": [
        {"marketo": "set_status", "program": "p", "person": "ann"},
        {"salesforce": "set_api", "enabled": true}]}]},
    {"sync": "until_idle"},
    {"time": "+1h30m"},
    {"time": "2026-03-01T00:00:00Z"},
    {"time": "2026-03-01T00:00:00.250Z"},
    {"fault": "fail_before", "on": "effect", "nth": 2, "times": 3,
     "code": "REQUEST_LIMIT_EXCEEDED", "text": "Slow down."},
    {"fault": "record_error", "on": "CreateMembers", "code": "UNABLE_TO_LOCK_ROW", "record": 2,
     "records": 3},
    {"fault": "delay", "on": "marketo", "for": "+2h", "by": "+10m"},
    {"fault": "daily_limit", "on": "salesforce", "calls": 40},
    {"expect": {
      "marketo": {
        "members": {"where": {"program": "p"}, "only": true, "count": 1, "rows": [
          {"person": "ann", "status": {"one_of": ["Came", "Invited", null]},
           "membershipDate": "2026-01-02T03:04:05Z"}],
         "none": [{"person": "bob"}]},
        "people": [{"person": "bob", "salesforce": {"absent": true}}]},
      "salesforce": {"campaigns": [{"campaign": "c", "Description": {"contains": "x"},
                                    "IsActive": {"any": true}, "ActualCost": null}]},
      "sync": {"writes": {"count": 0}}}}
  ]
})json";

}  // namespace campsync::harness
