// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/marketo_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/loader/marketo_records.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

// `{"success":false,"errors":[{"code":"601","message":"..."}]}`
void ReportFailure(const JsonNode& answer, VendorRow& envelope, AnswerContext& context) {
  std::string words = "no reason given";
  const JsonNode* errors = envelope.Find("errors");
  if (errors != nullptr && errors->AsArray() != nullptr && !errors->AsArray()->empty()) {
    VendorRow first(errors->AsArray()->front(), context);
    words = fmt::format("{}: {}", first.Text("code"), first.Text("message"));
  }
  context.errors.Add(answer.place, fmt::format("the answer reports a failure: {}", words),
                     "Ask again; an answer that failed holds no records.");
}

// The records of a page. Reports an answer that failed or is not the last page.
std::span<const JsonNode> ReadEnvelope(const JsonNode& answer, bool last, AnswerContext& context) {
  VendorRow envelope(answer, context);
  for (const auto field : {"requestId", "warnings", "errors", "nextPageToken"}) {
    envelope.Ignore(field);
  }
  if (envelope.Truth("success") == false) {
    ReportFailure(answer, envelope, context);
    return {};
  }
  if (envelope.Truth("moreResult").value_or(false) && last) {
    const std::string token = envelope.Text("nextPageToken");
    context.errors.Add(
        envelope.Find("moreResult")->place, "the answer says moreResult: true: a page is missing",
        fmt::format("Fetch the page with nextPageToken={} and give all pages in order, as a list "
                    "in \"answer\".",
                    token.empty() ? "(the token the answer lacks)" : token));
  }
  const JsonNode* result = envelope.Need("result");
  if (result == nullptr) return {};
  return ReadList(*result, context.errors);
}

std::int32_t Narrowed(std::int64_t number) {
  using Limits = std::numeric_limits<std::int32_t>;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(number, Limits::min(), Limits::max()));
}

// The words of REST (MK-CHAN-01), in the order of marketo::ProgramType.
constexpr std::array<std::string_view, 5> kApplicableTypes = {"program", "event", "webinar",
                                                              "nurture", "email_batch"};

std::optional<marketo::ProgramType> ReadApplicableType(VendorRow& row, AnswerContext& context) {
  const std::string word = row.Text("applicableProgramType");
  if (word.empty()) return std::nullopt;
  const auto* const found = std::ranges::find(kApplicableTypes, word);
  if (found != kApplicableTypes.end()) {
    return static_cast<marketo::ProgramType>(found - kApplicableTypes.begin());
  }
  context.Note(LoadNote::Kind::kAssumed,
               fmt::format("{}: the applicableProgramType '{}' is every type", context.name, word));
  return std::nullopt;
}

GivenStatus ReadVendorStatus(const JsonNode& node, AnswerContext& context) {
  VendorRow row(node, context);
  GivenStatus status;
  status.place = context.InScenario(node.place);
  if (row.Need("name") != nullptr) status.name = row.Text("name");
  if (row.Need("step") != nullptr) status.step = Narrowed(row.Whole("step").value_or(0));
  status.success = row.Truth("success").value_or(false);
  status.hidden = row.Truth("hidden").value_or(false);
  return status;
}

std::vector<marketo::PeriodCost> ReadVendorCosts(VendorRow& program, AnswerContext& context) {
  std::vector<marketo::PeriodCost> costs;
  const JsonNode* list = program.Find("costs");
  if (list == nullptr) return costs;
  for (const JsonNode& node : ReadList(*list, context.errors)) {
    VendorRow row(node, context);
    const JsonNode* start = row.Need("startDate");
    const JsonNode* cost = row.Need("cost");
    if (start == nullptr || cost == nullptr) continue;
    const auto date = row.DateOf("startDate");
    const auto units = ReadWhole(*cost, 0, kPeriodCostMax, context.errors);
    costs.push_back({MonthOf(date.value_or(Date())), Money{units.value_or(0)}, row.Text("note")});
  }
  return costs;
}

// Marketo tells which campaign a program is linked to (MK-LINK-04), and not what the sync last saw.
void NoteLink(VendorRow& row, const std::string& program, AnswerContext& context) {
  row.Ignore("sfdcName");
  const std::string campaign = row.Text("sfdcId");
  if (campaign.empty()) return;
  context.Note(
      LoadNote::Kind::kNotState,
      fmt::format("{}: '{}' is linked to campaign {}; write it into \"links\" with its base",
                  context.name, program, campaign));
}

std::optional<std::int64_t> NeedId(VendorRow& row, std::string_view field, AnswerContext& context) {
  const JsonNode* node = row.Need(field);
  if (node == nullptr) return std::nullopt;
  return ReadWhole(*node, 1, kMarketoIdMax, context.errors);
}

// What an answer about a program's people says of each of them.
void ReadMembership(const JsonNode& node, marketo::PersonId person, AnswerContext& context) {
  VendorRow row(node, context);
  VendorProgramMember member;
  member.place = context.InScenario(node.place);
  member.program.value = NeedId(row, "id", context).value_or(0);
  member.person = person;
  if (row.Need("progressionStatus") != nullptr) member.status = row.Text("progressionStatus");
  member.reached_success = row.Truth("reachedSuccess");
  member.acquired_by = row.Truth("acquiredBy").value_or(false);
  member.membership_date = row.InstantOf("membershipDate");
  context.records.program_members.push_back(std::move(member));
}

}  // namespace

void ReadMarketoChannels(const JsonNode& answer, bool last, AnswerContext& context) {
  for (const JsonNode& node : ReadEnvelope(answer, last, context)) {
    VendorRow row(node, context);
    GivenChannel channel;
    channel.place = context.InScenario(node.place);
    if (row.Need("name") != nullptr) channel.name = row.Text("name");
    channel.applies_to = ReadApplicableType(row, context);
    const JsonNode* statuses = row.Need("progressionStatuses");
    if (statuses == nullptr) continue;
    for (const JsonNode& status : ReadList(*statuses, context.errors)) {
      channel.statuses.push_back(ReadVendorStatus(status, context));
    }
    context.records.channels.push_back(std::move(channel));
  }
}

void ReadMarketoPrograms(const JsonNode& answer, bool last, AnswerContext& context) {
  for (const JsonNode& node : ReadEnvelope(answer, last, context)) {
    VendorRow row(node, context);
    GivenProgram program;
    program.place = context.InScenario(node.place);
    if (const auto id = NeedId(row, "id", context)) program.id = marketo::ProgramId{*id};
    if (row.Need("name") != nullptr) program.name = row.Text("name");
    if (const JsonNode* type = row.Need("type")) {
      const auto word = ReadWord(*type, "program type", ProgramTypeWords(), context.errors);
      program.type = static_cast<marketo::ProgramType>(word.value_or(0));
    }
    if (row.Need("channel") != nullptr) program.channel = row.Text("channel");
    program.description = row.Text("description");
    program.costs = ReadVendorCosts(row, context);
    program.start_date = row.DateOf("startDate");
    program.end_date = row.DateOf("endDate");
    NoteLink(row, program.name, context);
    context.records.programs.push_back(std::move(program));
  }
}

void ReadMarketoProgramMembers(const JsonNode& answer, bool last, AnswerContext& context) {
  std::int64_t without_status = 0;
  const JsonNode* first_without = nullptr;
  for (const JsonNode& node : ReadEnvelope(answer, last, context)) {
    VendorRow row(node, context);
    row.Ignore("seq");
    VendorProgramMember member;
    member.place = context.InScenario(node.place);
    member.program.value = NeedId(row, "programId", context).value_or(0);
    member.person.value = NeedId(row, "leadId", context).value_or(0);
    member.program_name = row.Text("program");
    member.status = row.Text("statusName");
    if (member.status.empty() && context.default_status) {
      member.status = *context.default_status;
      member.status_is_default = true;
    }
    if (member.status.empty() && without_status++ == 0) first_without = &node;
    member.reached_success = row.Truth("reachedSuccess");
    member.acquired_by = row.Truth("acquiredBy").value_or(false);
    member.membership_date = row.InstantOf("membershipDate");
    context.records.program_members.push_back(std::move(member));
  }
  if (first_without != nullptr) {
    context.errors.Add(first_without->place,
                       fmt::format("{} member{} without statusName", without_status,
                                   without_status == 1 ? "" : "s"),
                       "Ask for it with fields=statusName, or give \"defaultStatus\" beside the "
                       "answer.");
  }
}

void ReadMarketoLeads(const JsonNode& answer, bool last, AnswerContext& context) {
  std::int64_t untold = 0;
  for (const JsonNode& node : ReadEnvelope(answer, last, context)) {
    VendorRow row(node, context);
    const auto id = NeedId(row, "id", context);
    if (!id) continue;
    VendorPerson one;
    one.person.place = context.InScenario(node.place);
    one.person.id = marketo::PersonId{*id};
    one.person.key = fmt::format("{}", *id);
    one.person.first_name = row.Text("firstName");
    one.person.last_name = row.Text("lastName");
    one.person.company = row.Text("company");
    one.person.email = row.Text("email");
    one.lead = row.SalesforceId<salesforce::LeadId>("sfdcLeadId");
    one.contact = row.SalesforceId<salesforce::ContactId>("sfdcContactId");
    row.Ignore("sfdcType");  // follows from the two
    if (node.Find("sfdcLeadId") == nullptr && node.Find("sfdcContactId") == nullptr) ++untold;
    if (const JsonNode* membership = row.Find("membership")) {
      ReadMembership(*membership, *one.person.id, context);
    }
    context.records.people.push_back(std::move(one));
  }
  if (untold == 0) return;
  context.Note(LoadNote::Kind::kAssumed,
               fmt::format("{}: {} of them without sfdcLeadId and sfdcContactId: not in Salesforce",
                           context.name, untold));
}

void ReadMarketoSetStatus(const JsonNode& answer, bool last, AnswerContext& context) {
  std::map<std::string, std::int64_t, std::less<>> counts;
  for (const JsonNode& node : ReadEnvelope(answer, last, context)) {
    VendorRow row(node, context);
    for (const auto field : {"seq", "leadId", "reasons"}) row.Ignore(field);
    ++counts[row.Text("status")];
  }
  std::string words;
  for (const auto& [status, count] : counts) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, status);
  }
  context.Note(LoadNote::Kind::kNotState,
               fmt::format("{}: says what a write did ({}), not what there is: no record was taken "
                           "from it",
                           context.name, words.empty() ? "nothing" : words));
}

}  // namespace campsync::harness
