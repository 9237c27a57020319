// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/plan_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "core/overload.h"
#include "scenarios/harness/run/step_runner.h"

namespace campsync::harness {
namespace {

std::optional<PlanWish> WishOf(const Step& step) {
  const auto* user = std::get_if<UserStep>(&step.what);
  if (user == nullptr) return std::nullopt;
  using Wish = std::optional<PlanWish>;
  return std::visit(Overload{[](const by_user::LinkProgram& one) -> Wish {
                               return PlanWish{one.program, one.campaign, {}};
                             },
                             [](const by_user::CreateCampaign& one) -> Wish {
                               return PlanWish{one.program, std::nullopt, one.name};
                             },
                             [](const by_user::Preview& one) -> Wish {
                               return PlanWish{one.program, one.campaign, one.name};
                             },
                             [](const auto&) -> Wish { return std::nullopt; }},
                    user->request);
}

Result<UserRequest, Malformed> RequestFor(const PlanWish& wish, const Names& names) {
  const auto program = names.programs.IdOf(wish.program);
  if (!program) return Malformed{fmt::format("the case has no program '{}'", wish.program)};
  if (!wish.campaign) return UserRequest(PreviewCreate{*program, wish.new_name});
  const auto campaign = names.campaigns.IdOf(*wish.campaign);
  if (!campaign) return Malformed{fmt::format("the case has no campaign '{}'", *wish.campaign)};
  return UserRequest(PreviewLink{*program, *campaign});
}

}  // namespace

Result<PlannedCase, Malformed> PlanCase(const Scenario& scenario, const RunOptions& options,
                                        const std::optional<PlanWish>& wish) {
  const auto& steps = scenario.steps;
  const auto end =
      std::ranges::find_if(steps, [](const Step& one) { return WishOf(one).has_value(); });
  if (!wish && end == steps.end()) {
    return Malformed{
        "the case links nothing: name the link with --link PROGRAM=CAMPAIGN or --create PROGRAM"};
  }
  auto stage = Stage::Make(scenario, options);
  if (!stage) return Malformed{FormatLocatedError(stage.error())};
  PlannedCase planned{.stage = std::move(*stage), .wish = wish ? *wish : *WishOf(*end)};
  StepRunner runner(*planned.stage, false);
  planned.ran_first_cycle = true;
  for (auto step = steps.begin(); step != end; ++step) {
    if (std::holds_alternative<ExpectStep>(step->what)) continue;
    if (std::holds_alternative<SyncStep>(step->what)) planned.ran_first_cycle = false;
    runner.Run(*step);
  }
  for (const Finding& finding : runner.findings()) {
    planned.warnings.push_back(fmt::format("line {}: {}", finding.place.line, finding.sentence));
  }
  if (planned.ran_first_cycle) {
    if (auto ran = planned.stage->driver.RunCycle(); !ran) return ran.error();
  }
  static_cast<void>(planned.stage->Look());  // names of what the steps made
  const auto request = RequestFor(planned.wish, planned.stage->names);
  if (!request) return request.error();
  auto handled = planned.stage->driver.Handle(*request);
  if (!handled) return handled.error();
  if (!handled->answer) return Malformed{"the sync crashed during the preview"};
  if (!*handled->answer) {
    return Malformed{"a read failed: " + FormatError(handled->answer->error().error)};
  }
  planned.preview = std::get<LinkPreview>(handled->answer->value());
  return planned;
}

}  // namespace campsync::harness
