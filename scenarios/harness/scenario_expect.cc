// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/scenario_expect.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/check.h"
#include "core/sync/policy.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

using enum FieldType;

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char one : text) {
    switch (one) {
      case '"':
        quoted += "\\\"";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\t':
        quoted += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(one) < 0x20) {
          quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(one));
        } else {
          quoted += one;
        }
    }
  }
  return quoted + "\"";
}

std::vector<ExpectedTable> MarketoTables() {
  return {
      {TableId::kMarketoPeople,
       "marketo",
       "people",
       "people of Marketo",
       {{"person", kPerson, {}},
        {"firstName", kText, {}},
        {"lastName", kText, {}},
        {"company", kText, {}},
        {"email", kText, {}},
        {"salesforce", kSalesforcePerson, {}},
        {"sfdcIsDeleted", kTruth, {}}}},
      {TableId::kMarketoPrograms,
       "marketo",
       "programs",
       "programs, with the campaign that Marketo shows beside each",
       {{"program", kProgram, {}},
        {"name", kText, {}},
        {"type", kWord, ProgramTypeWords()},
        {"channel", kText, {}},
        {"campaign", kCampaign, {}},
        {"sfdcName", kText, {}}}},
      {TableId::kMarketoCosts,
       "marketo",
       "costs",
       "period costs of programs",
       {{"program", kProgram, {}},
        {"startDate", kText, {}},
        {"cost", kNumber, {}},
        {"note", kText, {}}}},
      {TableId::kMarketoMembers,
       "marketo",
       "members",
       "members of programs",
       {{"program", kProgram, {}},
        {"person", kPerson, {}},
        {"status", kStatus, {}},
        {"reachedSuccess", kTruth, {}},
        {"acquiredBy", kTruth, {}},
        {"membershipDate", kInstant, {}}}},
      {TableId::kMarketoMirror,
       "marketo",
       "mirror",
       "Marketo's copy of the campaigns' members, linked or not",
       {{"campaign", kCampaign, {}}, {"person", kPerson, {}}, {"status", kStatus, {}}}},
      {TableId::kMarketoActivities,
       "marketo",
       "activities",
       "activities since the scenario's first step: 42, 43, 44 (campaign) and 104 (program)",
       {{"person", kPerson, {}},
        {"activityTypeId", kNumber, {}},
        {"program", kProgram, {}},
        {"campaign", kCampaign, {}},
        {"oldStatus", kStatus, {}},
        {"status", kStatus, {}}}},
  };
}

std::vector<ExpectedTable> SalesforceTables() {
  return {
      {TableId::kSalesforceCampaigns,
       "salesforce",
       "campaigns",
       "campaigns that are not deleted",
       {{"campaign", kCampaign, {}},
        {"Name", kText, {}},
        {"OwnerId", kText, {}},
        {"Type", kText, {}},
        {"Status", kText, {}},
        {"Description", kText, {}},
        {"IsActive", kTruth, {}},
        {"ParentId", kCampaign, {}},
        {"ActualCost", kNumber, {}},
        {"StartDate", kDate, {}},
        {"EndDate", kDate, {}},
        {"NumberOfLeads", kNumber, {}},
        {"NumberOfConvertedLeads", kNumber, {}},
        {"NumberOfContacts", kNumber, {}},
        {"NumberOfResponses", kNumber, {}}}},
      {TableId::kSalesforceStatuses,
       "salesforce",
       "statuses",
       "the campaigns' member statuses",
       {{"campaign", kCampaign, {}},
        {"Label", kStatus, {}},
        {"SortOrder", kNumber, {}},
        {"IsDefault", kTruth, {}},
        {"HasResponded", kTruth, {}}}},
      {TableId::kSalesforceMembers,
       "salesforce",
       "members",
       "campaign members that are not deleted",
       {{"campaign", kCampaign, {}},
        {"person", kSalesforcePerson, {}},
        {"LeadId", kSalesforcePerson, {}},
        {"Status", kStatus, {}},
        {"HasResponded", kTruth, {}},
        {"FirstRespondedDate", kDate, {}}}},
      {TableId::kSalesforceLeads,
       "salesforce",
       "leads",
       "leads that are not deleted",
       {{"person", kSalesforcePerson, {}},
        {"FirstName", kText, {}},
        {"LastName", kText, {}},
        {"Company", kText, {}},
        {"Email", kText, {}},
        {"IsConverted", kTruth, {}},
        {"ConvertedContactId", kSalesforcePerson, {}}}},
      {TableId::kSalesforceContacts,
       "salesforce",
       "contacts",
       "contacts that are not deleted",
       {{"person", kSalesforcePerson, {}},
        {"FirstName", kText, {}},
        {"LastName", kText, {}},
        {"AccountName", kText, {}},
        {"Email", kText, {}}}},
      {TableId::kSalesforceDeletedPeople,
       "salesforce",
       "deleted_people",
       "leads and contacts that are deleted, with the winner of the merge that did it",
       {{"person", kSalesforcePerson, {}}, {"MasterRecordId", kSalesforcePerson, {}}}},
  };
}

std::vector<ExpectedTable> SyncTables() {
  return {
      {TableId::kSyncLinks,
       "sync",
       "links",
       "programs and the campaigns they are linked to",
       {{"program", kProgram, {}},
        {"campaign", kCampaign, {}},
        {"state", kWord, LinkStateWords()}}},
      {TableId::kSyncSteps,
       "sync",
       "steps",
       "rows of the Sync Status page for the cycles of the last sync step",
       {{"cycle", kNumber, {}},
        {"operation", kWord, SyncOperationWords()},
        {"object", kWord, SyncObjectWords()},
        {"status", kWord, StepStatusWords()},
        {"New", kNumber, {}},
        {"Updated", kNumber, {}},
        {"Deleted", kNumber, {}},
        {"Failed", kNumber, {}},
        {"Skipped", kNumber, {}}}},
      {TableId::kSyncErrors,
       "sync",
       "errors",
       "rows of the Sync Errors page for the cycles of the last sync step",
       {{"cycle", kNumber, {}},
        {"type", kWord, SyncErrorTypeWords()},
        {"operation", kWord, SyncOperationWords()},
        {"object", kWord, SyncObjectWords()},
        {"person", kPerson, {}},
        {"record", kText, {}},
        {"code", kWord, ErrorCodeWords()},
        {"text", kText, {}}}},
      {TableId::kSyncStanding,
       "sync",
       "standing",
       "records whose sides differ now, and why",
       {{"record", kText, {}},
        {"disposition", kWord, DispositionWords()},
        {"rule", kText, {}},
        {"switch", kWord, PolicySwitchWords()},
        {"code", kWord, ErrorCodeWords()},
        {"waitsOn", kWord, WaitsOnWords()},
        {"text", kText, {}}}},
      {TableId::kSyncWrites,
       "sync",
       "writes",
       "writing calls of the last sync step that took effect: one row an operation and side",
       {{"side", kWord, SideWords()},
        {"operation", kWord, WriteOperationWords()},
        {"calls", kNumber, {}},
        {"records", kNumber, {}}}},
      {TableId::kSyncCalls,
       "sync",
       "calls",
       "one row: calls of the last sync step that got through to each, reading ones too",
       {{"marketo", kNumber, {}}, {"salesforce", kNumber, {}}, {"store", kNumber, {}}}},
  };
}

std::vector<ExpectedTable> HealthTables() {
  return {
      {TableId::kSyncNotifications,
       "sync",
       "notifications",
       "what people were told in the cycles of the last sync step",
       {{"cycle", kNumber, {}},
        {"type", kWord, NotificationTypeWords()},
        {"operation", kWord, SyncOperationWords()},
        {"object", kWord, SyncObjectWords()},
        {"code", kWord, ErrorCodeWords()},
        {"text", kText, {}}}},
      {TableId::kSyncBacklog,
       "sync",
       "backlog",
       "one row: members known to wait for each side, and whether more wait than six hours ago",
       {{"toMarketo", kNumber, {}}, {"toSalesforce", kNumber, {}}, {"growing", kTruth, {}}}},
  };
}

std::vector<ExpectedTable> AllTables() {
  std::vector<ExpectedTable> tables = MarketoTables();
  for (auto more : {SalesforceTables(), SyncTables(), HealthTables()}) {
    tables.insert(tables.end(), more.begin(), more.end());
  }
  return tables;
}

}  // namespace

std::span<const ExpectedTable> ExpectedTables() {
  static const std::vector<ExpectedTable> kTables = AllTables();
  return kTables;
}

const ExpectedTable& TableOf(TableId id) {
  const auto tables = ExpectedTables();
  const auto found = std::ranges::find(tables, id, &ExpectedTable::id);
  CAMPSYNC_CHECK(found != tables.end());
  return *found;
}

std::string FormatScalar(const Scalar& scalar) {
  struct Writer {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& text) const { return Quoted(text); }
  };
  return std::visit(Writer{}, scalar);
}

bool Matches(const Matcher& matcher, const Scalar& value) {
  struct Judge {
    const Scalar& value;
    bool operator()(const EqualTo& one) const { return value == one.value; }
    bool operator()(const AnyValue&) const {
      return !std::holds_alternative<std::monostate>(value);
    }
    bool operator()(const AbsentValue&) const {
      return std::holds_alternative<std::monostate>(value);
    }
    bool operator()(const OneOf& one) const {
      return std::ranges::find(one.values, value) != one.values.end();
    }
    bool operator()(const Contains& one) const {
      const auto* text = std::get_if<std::string>(&value);
      return text != nullptr && text->find(one.part) != std::string::npos;
    }
  };
  return std::visit(Judge{value}, matcher);
}

std::string FormatMatcher(const Matcher& matcher) {
  struct Writer {
    std::string operator()(const EqualTo& one) const { return FormatScalar(one.value); }
    std::string operator()(const AnyValue&) const { return R"({"any": true})"; }
    std::string operator()(const AbsentValue&) const { return R"({"absent": true})"; }
    std::string operator()(const OneOf& one) const {
      std::string list;
      for (const Scalar& value : one.values) {
        list += (list.empty() ? "" : ", ") + FormatScalar(value);
      }
      return fmt::format(R"({{"one_of": [{}]}})", list);
    }
    std::string operator()(const Contains& one) const {
      return fmt::format(R"({{"contains": {}}})", Quoted(one.part));
    }
  };
  return std::visit(Writer{}, matcher);
}

}  // namespace campsync::harness
