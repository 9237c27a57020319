// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/drawn_step.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {

Step StepOf(DrawnAct act) {
  return std::visit(
      []<class Act>(Act& one) -> Step {
        if constexpr (std::is_same_v<Act, on_marketo::Action>) {
          return {.what = MarketoStep{std::move(one)}};
        } else if constexpr (std::is_same_v<Act, on_salesforce::Action>) {
          return {.what = SalesforceStep{std::move(one)}};
        } else {
          return {.what = UserStep{std::move(one)}};
        }
      },
      act);
}

Moment DrawWhen(Draws& draws) {
  static const Words kCalls = {"ReadMembers",   "UpdateMembers", "CreateMembers", "DeleteMembers",
                               "CreateLeads",   "WriteMembers",  "Append",        "ListMembers",
                               "ReadChangeLog", "WriteMirror",   "CreatePeople"};
  Moment moment;
  moment.when = draws.Chance(50) ? Moment::When::kBefore : Moment::When::kAfter;
  const Words& all = OperationWords();
  moment.operation = std::string(draws.Pick(kCalls));
  if (std::ranges::find(all, moment.operation) == all.end()) {
    moment.operation = std::string(draws.Pick(all));
  }
  moment.nth = draws.Between(1, draws.Chance(70) ? 2 : 8);
  return moment;
}

void AddAct(Moment& moment, DrawnAct act) {
  if (auto* one = std::get_if<on_marketo::Action>(&act)) {
    moment.acts.push_back({.what = MarketoStep{std::move(*one)}});
  } else if (auto* other = std::get_if<on_salesforce::Action>(&act)) {
    moment.acts.push_back({.what = SalesforceStep{std::move(*other)}});
  }
}

std::vector<Step> StepsThatPutRight(const Cast& cast) {
  std::vector<Step> steps;
  on_marketo::UpdateSettings settings{.sync_enabled = true, .campaign_sync_enabled = true};
  steps.push_back({.what = MarketoStep{std::move(settings)}});
  on_salesforce::UpdateSyncUser user{.is_active = true, .marketing_user = true};
  steps.push_back({.what = SalesforceStep{user}});
  for (const auto& [what, act] : cast.give_back) steps.push_back({.what = SalesforceStep{act}});
  return steps;
}

}  // namespace campsync::harness
