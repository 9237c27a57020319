// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/case_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

constexpr auto kPoints = std::to_array<FaultKind>(
    {FaultKind::kCrashBefore, FaultKind::kCrashAfterCommit, FaultKind::kCrashAfterReply});

void Forget(MarketoStep& step) { step.refused.reset(); }
void Forget(SalesforceStep& step) { step.refused.reset(); }
void Forget(UserStep& step) {
  step.refused.reset();
  if (auto* list = std::get_if<by_user::ListCampaigns>(&step.request)) list->answer.reset();
  if (auto* preview = std::get_if<by_user::Preview>(&step.request)) preview->answer.reset();
}
void Forget(SyncStep& step) {
  for (Moment& moment : step.during) {
    for (Moment::Act& act : moment.acts) {
      std::visit([](auto& what) { Forget(what); }, act.what);
    }
  }
}
void Forget(const TimeStep&) {}
void Forget(const FaultStep&) {}
void Forget(const ExpectStep&) {}

}  // namespace

Scenario WithoutExpectations(Scenario scenario) {
  scenario.rules.clear();
  scenario.spares.clear();
  std::erase_if(scenario.steps,
                [](const Step& step) { return std::holds_alternative<ExpectStep>(step.what); });
  for (Step& step : scenario.steps) std::visit([](auto& what) { Forget(what); }, step.what);
  return scenario;
}

Scenario GeneratedCases::Make(std::uint64_t index) const {
  PrngDraws draws(seed_, index);
  Scenario scenario = GenerateCase(draws, profile_);
  scenario.name = fmt::format("explored/{}-{}", slug(), index);
  scenario.title = fmt::format("Generated case {} of seed {}", index, seed_);
  return scenario;
}

std::string GeneratedCases::description() const {
  return fmt::format("seed {}, profile {}", seed_, profile_.name);
}

std::string GeneratedCases::slug() const { return fmt::format("{}-{}", profile_.name, seed_); }

Scenario FoundCases::Make(std::uint64_t index) const { return scenarios_.at(index); }

std::string FoundCases::description() const {
  return fmt::format("{} cases that were found earlier", scenarios_.size());
}

CrashPoints::CrashPoints(Scenario scenario, std::int64_t effects)
    : scenario_(std::move(scenario)), effects_(effects) {}

Scenario CrashPoints::Make(std::uint64_t index) const {
  const FaultKind point = kPoints.at(index % kPoints.size());
  const auto nth = static_cast<std::int64_t>(index / kPoints.size()) + 1;
  Scenario crashed = scenario_;
  FaultStep fault{.kind = point, .operation = std::string(kAnyEffect), .nth = nth};
  crashed.steps.insert(crashed.steps.begin(), Step{.what = std::move(fault)});
  crashed.name = fmt::format("{}-{}", slug(), index);
  crashed.title = fmt::format("{}: {} effect {}", scenario_.title, WordOf(point), nth);
  return crashed;
}

std::optional<std::uint64_t> CrashPoints::count() const {
  return static_cast<std::uint64_t>(effects_) * kPoints.size();
}

std::string CrashPoints::description() const {
  return fmt::format("{}, which has {} effects, crashed at each of them", scenario_.name, effects_);
}

std::string CrashPoints::slug() const {
  std::string slug = "crash-" + scenario_.name;
  std::ranges::replace(slug, '/', '-');
  return slug;
}

}  // namespace campsync::harness
