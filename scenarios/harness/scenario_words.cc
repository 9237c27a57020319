// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/scenario_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "core/check.h"
#include "core/error.h"
#include "core/marketo/port.h"
#include "core/marketo/sync_status.h"
#include "core/salesforce/port.h"
#include "core/store/records.h"
#include "core/sync/observer.h"
#include "core/sync/policy.h"
#include "sim/world/vendor_behavior.h"

namespace campsync::harness {
namespace {

constexpr auto kProgramTypes = std::to_array<std::pair<marketo::ProgramType, std::string_view>>({
    {marketo::ProgramType::kDefault, "Default"},
    {marketo::ProgramType::kEvent, "Event"},
    {marketo::ProgramType::kEventWithWebinar, "Event with Webinar"},
    {marketo::ProgramType::kEngagement, "Engagement"},
    {marketo::ProgramType::kEmail, "Email"},
});

constexpr auto kFaultKinds = std::to_array<std::pair<FaultKind, std::string_view>>({
    {FaultKind::kFailBefore, "fail_before"},
    {FaultKind::kReplyLost, "reply_lost"},
    {FaultKind::kCrashBefore, "crash_before"},
    {FaultKind::kCrashAfterCommit, "crash_after_commit"},
    {FaultKind::kCrashAfterReply, "crash_after_reply"},
    {FaultKind::kRecordError, "record_error"},
    {FaultKind::kDelay, "delay"},
    {FaultKind::kDailyLimit, "daily_limit"},
});

template <class Pairs>
Words SecondsOf(const Pairs& pairs) {
  Words words;
  for (const auto& pair : pairs) words.push_back(pair.second);
  return words;
}

template <class Pairs, class Value>
std::string_view SecondOf(const Pairs& pairs, Value value) {
  for (const auto& [first, second] : pairs) {
    if (first == value) return second;
  }
  CAMPSYNC_UNREACHABLE();
}

template <class... Enumerators>
Words NamesOf(Enumerators... enumerators) {
  return {NameOf(enumerators)...};
}

struct Operation {
  std::string name;
  bool writes = false;
};

// One value of each request type: its name is all that is asked of it.
template <class Request, std::size_t... kIndex>
void AppendOperations(std::vector<Operation>& operations, std::index_sequence<kIndex...>) {
  const std::array<Request, sizeof...(kIndex)> requests = {Request(std::in_place_index<kIndex>)...};
  for (const Request& request : requests) {
    operations.push_back({std::string(OperationName(request)), IsWrite(request)});
  }
}

template <class Request>
void AppendOperationsOf(std::vector<Operation>& operations) {
  AppendOperations<Request>(operations, std::make_index_sequence<std::variant_size_v<Request>>());
}

const std::vector<Operation>& Operations() {
  static const std::vector<Operation> kOperations = [] {
    std::vector<Operation> operations;
    AppendOperationsOf<marketo::Request>(operations);
    AppendOperationsOf<salesforce::Request>(operations);
    operations.push_back({"Append", true});
    return operations;
  }();
  return kOperations;
}

// Marketo has codes with several messages (1037): each code once.
Words CodesThat(bool (*wanted)(const CatalogueEntry&)) {
  Words words;
  for (const CatalogueEntry& entry : ErrorCatalogue()) {
    const bool is_new = std::ranges::find(words, entry.name) == words.end();
    if (wanted(entry) && is_new) words.push_back(entry.name);
  }
  return words;
}

// A vendor's own refusal of a request can be injected whether or not it leaves a doubt.
bool IsCallError(const CatalogueEntry& entry) {
  return entry.level != ErrorLevel::kRecord && entry.vendor != Vendor::kEngine &&
         (entry.certainty == Certainty::kDefinite || entry.level == ErrorLevel::kRequest);
}

bool IsLostReplyCode(const CatalogueEntry& entry) {
  return entry.level == ErrorLevel::kRequest && entry.vendor != Vendor::kEngine &&
         entry.certainty == Certainty::kIndefinite;
}

bool IsRecordError(const CatalogueEntry& entry) {
  return entry.level == ErrorLevel::kRecord && entry.vendor != Vendor::kEngine;
}

}  // namespace

const Words& ProgramTypeWords() {
  static const Words kWords = SecondsOf(kProgramTypes);
  return kWords;
}

std::string_view WordOf(marketo::ProgramType type) { return SecondOf(kProgramTypes, type); }

const Words& OperationWords() {
  static const Words kWords = [] {
    Words words;
    for (const Operation& operation : Operations()) words.push_back(operation.name);
    return words;
  }();
  return kWords;
}

const Words& WriteOperationWords() {
  static const Words kWords = [] {
    Words words;
    for (const Operation& operation : Operations()) {
      if (operation.writes) words.push_back(operation.name);
    }
    return words;
  }();
  return kWords;
}

const Words& FaultKindWords() {
  static const Words kWords = SecondsOf(kFaultKinds);
  return kWords;
}

std::string_view WordOf(FaultKind kind) { return SecondOf(kFaultKinds, kind); }

const Words& MarketoVerbWords() {
  static const Words kWords = {
      "set_status",      "remove_member",  "set_success",   "add_person",     "update_person",
      "add_program",     "update_program", "clone_program", "delete_program", "add_costs",
      "replace_costs",   "add_channel",    "add_status",    "update_status",  "remove_status",
      "update_settings", "merge_people"};
  return kWords;
}

const Words& SalesforceVerbWords() {
  static const Words kWords = {
      "add_lead",         "update_lead",    "delete_lead",      "add_contact",
      "update_contact",   "delete_contact", "add_member",       "set_member_status",
      "remove_member",    "add_campaign",   "update_campaign",  "delete_campaign",
      "add_status",       "update_status",  "delete_status",    "update_sync_user",
      "set_visible",      "set_permission", "set_editable",     "set_api",
      "purge_delete_log", "touch_members",  "convert_lead",     "merge_leads",
      "merge_contacts",   "undelete_lead",  "undelete_contact", "undelete_campaign",
      "undelete_member"};
  return kWords;
}

const Words& UserVerbWords() {
  static const Words kWords = {"link_program", "create_campaign", "unlink_program",
                               "list_campaigns", "preview"};
  return kWords;
}

const Words& ErrorCodeWords() {
  static const Words kWords = CodesThat([](const CatalogueEntry&) { return true; });
  return kWords;
}

const Words& CallErrorCodeWords() {
  static const Words kWords = CodesThat(IsCallError);
  return kWords;
}

const Words& LostReplyCodeWords() {
  static const Words kWords = CodesThat(IsLostReplyCode);
  return kWords;
}

const Words& RecordErrorCodeWords() {
  static const Words kWords = CodesThat(IsRecordError);
  return kWords;
}

const Words& SyncExtentWords() {
  static const Words kWords = {"cycle", "until_idle"};
  return kWords;
}

const Words& StatusByWords() {
  static const Words kWords = {"flow_step", "rest"};
  return kWords;
}

const Words& PolicySwitchWords() {
  static const Words kWords = [] {
    Words words;
    for (const PolicySwitch& one : PolicySwitches()) words.push_back(one.name);
    return words;
  }();
  return kWords;
}

const Words& SwitchWords() {
  static const Words kWords = [] {
    Words words = PolicySwitchWords();
    for (const sim::BehaviorSwitch& one : sim::BehaviorSwitches()) words.push_back(one.name);
    return words;
  }();
  return kWords;
}

std::optional<Words> SwitchValues(std::string_view name) {
  for (const PolicySwitch& one : PolicySwitches()) {
    if (one.name == name) return one.values;
  }
  for (const sim::BehaviorSwitch& one : sim::BehaviorSwitches()) {
    if (one.name == name) return one.values;
  }
  return std::nullopt;
}

const Words& SideWords() {
  static const Words kWords = NamesOf(Side::kMarketo, Side::kSalesforce);
  return kWords;
}

const Words& LinkStateWords() {
  using enum store::LinkState;
  static const Words kWords =
      NamesOf(kInitializing, kLinked, kDropping, kCampaignGone, kProgramGone);
  return kWords;
}

const Words& DispositionWords() {
  static const Words kWords = {"diverged", "blocked"};
  return kWords;
}

const Words& WaitsOnWords() {
  using enum store::WaitsOn;
  static const Words kWords =
      NamesOf(kRecord, kPerson, kStatusList, kCampaign, kProgram, kSettings);
  return kWords;
}

const Words& SyncOperationWords() {
  using enum marketo::SyncOperation;
  static const Words kWords =
      NamesOf(kSyncSchema, kPullDeletes, kPullConversions, kPullUpdates, kPushNew, kPushUpdates,
              kInitLinkWithProgram, kSyncWithProgram);
  return kWords;
}

const Words& SyncObjectWords() {
  using enum marketo::SyncObject;
  static const Words kWords =
      NamesOf(kCampaign, kCampaignMember, kCampaignMemberStatus, kPerson, kContact, kUser);
  return kWords;
}

const Words& StepStatusWords() {
  using enum marketo::StepStatus;
  static const Words kWords = NamesOf(kSucceeded, kFailed, kIncomplete, kCleanedUp);
  return kWords;
}

const Words& NotificationTypeWords() {
  using enum marketo::NotificationType;
  static const Words kWords = NamesOf(kSyncFailure, kFullCompare);
  return kWords;
}

const Words& SalesforceObjectWords() {
  using enum salesforce::ObjectKind;
  static const Words kWords =
      NamesOf(kCampaign, kCampaignMember, kCampaignMemberStatus, kLead, kContact);
  return kWords;
}

const Words& SyncErrorTypeWords() {
  using enum marketo::SyncErrorType;
  static const Words kWords = NamesOf(kJobLevel, kRecordLevel);
  return kWords;
}

}  // namespace campsync::harness
