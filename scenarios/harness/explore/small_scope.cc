// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/small_scope.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/check.h"
#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/explore/cast.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

constexpr auto kSmallFaults = std::to_array<FaultKind>(
    {FaultKind::kCrashBefore, FaultKind::kCrashAfterCommit, FaultKind::kCrashAfterReply,
     FaultKind::kFailBefore, FaultKind::kReplyLost});
constexpr auto kSmallStatuses =
    std::to_array<const char*>({"Invited", "Registered", "Attended", "Won"});

constexpr const char* kSmallProgram = "program1";
constexpr const char* kSmallCampaign = "campaign1";

// An edit of one org: which person gets which status; the number of statuses stands for a removal.
struct SmallEdit {
  std::uint64_t person = 0;
  std::uint64_t status = 0;
};

class SmallCase {
 public:
  SmallCase(std::uint64_t people, std::uint64_t statuses) : statuses_(statuses) {
    Given& given = scenario_.given;
    given.time = Instant{1'772'438'400'000};  // 2026-03-02T08:00:00Z
    given.latency = Duration{100};
    AddDefinitions(given);
    for (std::uint64_t person = 0; person < people; ++person) AddPerson(given, person);
    given.links.push_back(
        {.program = kSmallProgram, .campaign = kSmallCampaign, .base = BaseInSync{}});
  }

  // 0: no member; else the status, counted from 1.
  void AddMembership(std::uint64_t person, std::uint64_t status) {
    if (status == 0) return;
    const std::string name = kSmallStatuses.at(status - 1);
    scenario_.given.marketo.members.push_back(
        {.program = kSmallProgram, .person = PersonName(person), .status = name});
    scenario_.given.salesforce.members.push_back(
        {.campaign = kSmallCampaign, .person = Record(person), .status = name});
    is_member_.at(person) = true;
  }

  void EditMarketo(const SmallEdit& edit) {
    const std::string person = PersonName(edit.person);
    on_marketo::Action action = on_marketo::RemoveMember{kSmallProgram, person};
    if (edit.status < statuses_) {
      action = on_marketo::SetStatus{
          .program = kSmallProgram, .person = person, .status = kSmallStatuses.at(edit.status)};
    }
    Push(MarketoStep{std::move(action)});
  }

  void EditSalesforce(const SmallEdit& edit) {
    const SalesforcePersonKey person = Record(edit.person);
    on_salesforce::Action action = on_salesforce::RemoveMember{kSmallCampaign, person};
    if (edit.status < statuses_ && is_member_.at(edit.person)) {
      action =
          on_salesforce::SetMemberStatus{kSmallCampaign, person, kSmallStatuses.at(edit.status)};
    } else if (edit.status < statuses_) {
      action = on_salesforce::AddMember{kSmallCampaign, person, kSmallStatuses.at(edit.status)};
    }
    Push(SalesforceStep{std::move(action)});
  }

  void PassAMinute() { Push(TimeStep{Duration::Minutes(1)}); }

  // 0: none.
  void LayFault(std::uint64_t number) {
    if (number == 0) return;
    FaultStep fault{.kind = kSmallFaults.at((number - 1) % kSmallFaults.size()),
                    .operation = std::string(kAnyEffect)};
    fault.nth = static_cast<std::int64_t>((number - 1) / kSmallFaults.size()) + 1;
    Push(std::move(fault));
  }

  Scenario Finish() {
    Push(SyncStep{.extent = SyncUntilIdle{}});
    NumberPlaces(scenario_);
    return std::move(scenario_);
  }

 private:
  // Leads and contacts by turns.
  static SalesforcePersonKey Record(std::uint64_t person) {
    const auto kind =
        person % 2 == 0 ? SalesforcePersonKey::Kind::kLead : SalesforcePersonKey::Kind::kContact;
    return {kind, PersonName(person)};
  }

  void AddDefinitions(Given& given) const {
    GivenChannel channel{.name = "Channel"};
    channel.statuses.push_back({.name = "Not in Program", .step = 0});
    GivenCampaign campaign{.key = kSmallCampaign, .name = "Campaign 1"};
    campaign.statuses.emplace();
    for (std::uint64_t status = 0; status < statuses_; ++status) {
      const std::string name = kSmallStatuses.at(status);
      const bool is_last = status + 1 == statuses_;
      const auto order = static_cast<std::int32_t>(status + 1);
      channel.statuses.push_back({.name = name, .step = 10 * order, .success = is_last});
      campaign.statuses->push_back({.label = name,
                                    .sort_order = order,
                                    .is_default = status == 0,
                                    .has_responded = is_last});
    }
    given.marketo.channels.push_back(std::move(channel));
    given.marketo.programs.push_back(
        {.key = kSmallProgram, .name = "Program 1", .channel = "Channel"});
    given.salesforce.campaigns.push_back(std::move(campaign));
  }

  static void AddPerson(Given& given, std::uint64_t number) {
    const std::string key = PersonName(number);
    const SalesforcePersonKey record = Record(number);
    GivenPerson person{.key = key, .last_name = key, .company = "Acme"};
    person.salesforce = record;
    given.marketo.people.push_back(std::move(person));
    if (record.kind == SalesforcePersonKey::Kind::kLead) {
      given.salesforce.leads.push_back({.key = key, .last_name = key, .company = "Acme"});
    } else {
      given.salesforce.contacts.push_back({.key = key, .last_name = key, .account_name = "Acme"});
    }
  }

  template <class What>
  void Push(What what) {
    scenario_.steps.push_back({.what = std::move(what)});
  }

  std::uint64_t statuses_;
  Scenario scenario_;
  std::array<bool, SmallScope::kSizeMax> is_member_{};
};

// Takes one digit of a number with digits of different bases.
std::uint64_t Digit(std::uint64_t& number, std::uint64_t base) {
  const std::uint64_t digit = number % base;
  number /= base;
  return digit;
}

struct EditsOfOneOrg {
  std::uint64_t count = 0;
  std::uint64_t for_one_person = 0;
};

// 0: none; then each of Marketo's, each of Salesforce's, and each pair of them in both orders.
void AddEdits(std::uint64_t number, const EditsOfOneOrg& edits, SmallCase& made) {
  const auto edit_of = [&](std::uint64_t which) {
    return SmallEdit{which / edits.for_one_person, which % edits.for_one_person};
  };
  if (number == 0) return;
  if (number <= edits.count) return made.EditMarketo(edit_of(number - 1));
  if (number <= 2 * edits.count) return made.EditSalesforce(edit_of(number - edits.count - 1));
  std::uint64_t pair = number - 2 * edits.count - 1;
  const bool marketo_first = Digit(pair, 2) == 0;
  const SmallEdit in_marketo = edit_of(Digit(pair, edits.count));
  const SmallEdit in_salesforce = edit_of(pair);
  if (marketo_first) made.EditMarketo(in_marketo);
  if (!marketo_first) made.EditSalesforce(in_salesforce);
  made.PassAMinute();
  if (marketo_first) made.EditSalesforce(in_salesforce);
  if (!marketo_first) made.EditMarketo(in_marketo);
}

}  // namespace

SmallScope::SmallScope(std::uint64_t people, std::uint64_t statuses)
    : people_(people), statuses_(statuses) {
  CAMPSYNC_CHECK(people >= 1 && people <= kSizeMax && statuses >= 1 && statuses <= kSizeMax);
}

std::uint64_t SmallScope::memberships() const {
  std::uint64_t count = 1;
  for (std::uint64_t person = 0; person < people_; ++person) count *= statuses_ + 1;
  return count;
}

std::uint64_t SmallScope::edits() const {
  const std::uint64_t one = edits_of_one_org();
  return 1 + 2 * one + 2 * one * one;
}

std::optional<std::uint64_t> SmallScope::count() const {
  return memberships() * edits() * (1 + kSmallFaults.size() * kFaultedEffects);
}

Scenario SmallScope::Make(std::uint64_t index) const {
  CAMPSYNC_CHECK(index < *count());
  SmallCase made(people_, statuses_);
  std::uint64_t rest = index;
  for (std::uint64_t person = 0; person < people_; ++person) {
    made.AddMembership(person, Digit(rest, statuses_ + 1));
  }
  AddEdits(Digit(rest, edits()), {edits_of_one_org(), statuses_ + 1}, made);
  made.LayFault(rest);
  Scenario scenario = made.Finish();
  scenario.name = fmt::format("explored/{}-{}", slug(), index);
  scenario.title =
      fmt::format("Case {} of all with {} people and {} statuses", index, people_, statuses_);
  return scenario;
}

std::string SmallScope::description() const {
  return fmt::format(
      "all cases with {} people and {} statuses: {} memberships x {} edits x {} faults", people_,
      statuses_, memberships(), edits(), *count() / memberships() / edits());
}

std::string SmallScope::slug() const { return fmt::format("exhaustive-{}x{}", people_, statuses_); }

}  // namespace campsync::harness
