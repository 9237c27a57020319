// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/case_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "core/check.h"
#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/explore/case_variation.h"
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

VariedCases::VariedCases(std::uint64_t seed, std::vector<Scenario> recorded)
    : seed_(seed), recorded_(std::move(recorded)) {
  CAMPSYNC_CHECK(!recorded_.empty());
}

Scenario VariedCases::Make(std::uint64_t index) const {
  Scenario scenario = recorded_[static_cast<std::size_t>(index % recorded_.size())];
  scenario.title = fmt::format("Case {} of seed {}: {}", index, seed_, scenario.title);
  if (index < recorded_.size()) return scenario;
  PrngDraws draws(seed_, index);
  return VaryCase(std::move(scenario), draws);
}

std::string VariedCases::description() const {
  return fmt::format("seed {}, {} recorded cases and variations of them", seed_, recorded_.size());
}

std::string VariedCases::slug() const { return fmt::format("varied-{}", seed_); }

CrashPoints::CrashPoints(std::vector<CrashedCase> cases) : cases_(std::move(cases)) {
  CAMPSYNC_CHECK(!cases_.empty());
  std::uint64_t end = 0;
  for (const CrashedCase& one : cases_) {
    end += static_cast<std::uint64_t>(one.effects) * kPoints.size();
    ends_.push_back(end);
  }
}

Scenario CrashPoints::Make(std::uint64_t index) const {
  const auto at = std::ranges::upper_bound(ends_, index);
  CAMPSYNC_CHECK(at != ends_.end());
  const auto which = static_cast<std::size_t>(at - ends_.begin());
  const std::uint64_t point = index - (which == 0 ? 0 : ends_[which - 1]);
  const FaultKind kind = kPoints.at(point % kPoints.size());
  const auto nth = static_cast<std::int64_t>(point / kPoints.size()) + 1;
  Scenario crashed = cases_[which].scenario;
  crashed.title = fmt::format("{}: {} effect {}", crashed.title, WordOf(kind), nth);
  FaultStep fault{.kind = kind, .operation = std::string(kAnyEffect), .nth = nth};
  crashed.steps.insert(crashed.steps.begin(), Step{.what = std::move(fault)});
  return crashed;
}

std::string CrashPoints::description() const {
  const std::uint64_t effects = ends_.back() / kPoints.size();
  if (cases_.size() > 1) {
    return fmt::format("{} cases, which have {} effects, crashed at each of them", cases_.size(),
                       effects);
  }
  return fmt::format("{}, which has {} effects, crashed at each of them",
                     cases_.front().scenario.name, effects);
}

std::string CrashPoints::slug() const {
  if (cases_.size() > 1) return "crash";
  std::string slug = "crash-" + cases_.front().scenario.name;
  std::ranges::replace(slug, '/', '-');
  return slug;
}

}  // namespace campsync::harness
