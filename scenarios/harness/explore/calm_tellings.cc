// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/calm_tellings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/harness/explore/case_source.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/interruption.h"
#include "scenarios/harness/run/case_runner.h"

namespace campsync::harness {
namespace {

// An outage lasts for hours, a used up limit for a day.
bool MayLast(const FaultStep& fault) {
  return fault.window || fault.kind == FaultKind::kDailyLimit;
}

// Takes the disturbances out of a case, phase by phase: acts, cycles in which something may go
// wrong, lifting what was in the way, coming to rest.
class Telling {
 public:
  explicit Telling(const Scenario& scenario) : scenario_(scenario) {}

  /// False: no calm telling says anything about the case.
  bool Read() {
    if (!DecidesAtOnce()) return false;
    for (std::size_t at = 0; at < scenario_.steps.size(); ++at) {
      const Step& step = scenario_.steps[at];
      if (std::holds_alternative<UserStep>(step.what) && MayBeRefused(at)) return false;
      if (IsMerge(step) && IsOutOfSight(at)) return false;
      if (const auto* fault = std::get_if<FaultStep>(&step.what)) {
        if (MayLast(*fault)) return false;
        left_out_.insert(at);
        has_faults_ = true;
      }
      const auto* sync = std::get_if<SyncStep>(&step.what);
      if (sync == nullptr) continue;
      if (std::holds_alternative<SyncUntilIdle>(sync->extent)) {
        if (!sync->during.empty()) return false;
        phase_ = at + 1;
        continue;
      }
      choices_ += sync->during.size();
      if (std::ranges::any_of(sync->during, MayInterrupt)) return false;
      if (!ReadAfter(at)) return false;
    }
    const bool is_disturbed = !left_out_.empty() || choices_ > half_done_.size();
    return is_disturbed && choices_ <= kToldChoicesMax;
  }

  /// One for each way to put the moments before or after their cycles, and to leave out cycles that
  /// may not have done their work.
  [[nodiscard]] std::vector<Scenario> Take() const {
    std::vector<Scenario> tellings;
    for (std::uint32_t chosen = 0; chosen < (1U << choices_); ++chosen) {
      tellings.push_back(Tell(chosen));
    }
    return tellings;
  }

 private:
  // What comes to light late, leaves no trace where nobody looked in time, or is not tried again
  // meets another cycle than it would have.
  [[nodiscard]] bool DecidesAtOnce() const {
    return std::ranges::none_of(scenario_.policy, [](const SwitchSetting& one) {
      return (one.name == "commit-delay-seconds" && one.value != "0") ||
             (one.name == "member-deleted-visible" && one.value == "deleted_feed_only") ||
             (one.name == "retry" && one.value == "on_change");
    });
  }

  // A request is answered at once, or refused for good: by a fault that has not struck yet, or for
  // what the phase began.
  [[nodiscard]] bool MayBeRefused(std::size_t request) const {
    if (has_faults_) return true;
    for (std::size_t at = phase_; at < request; ++at) {
      if (Interrupts(scenario_.steps[at])) return true;
    }
    return false;
  }

  // Two become one where the sync cannot see their members: what they were to each other before is
  // gone when it looks, and another cycle would have known it.
  [[nodiscard]] bool IsOutOfSight(std::size_t merge) const {
    const auto begin = scenario_.steps.begin() + static_cast<std::ptrdiff_t>(phase_);
    const auto end = scenario_.steps.begin() + static_cast<std::ptrdiff_t>(merge);
    for (auto hiding = begin; hiding != end; ++hiding) {
      if (!HidesCampaign(*hiding)) continue;
      const auto shows = [&](const Step& step) { return Lifts(step, *hiding); };
      if (std::none_of(hiding, end, shows)) return true;
    }
    return false;
  }

  // A conversion into a contact that was there makes one of two, too.
  static bool IsMerge(const Step& step) {
    if (const auto* marketo = std::get_if<MarketoStep>(&step.what)) {
      return std::holds_alternative<on_marketo::MergePeople>(marketo->action);
    }
    const auto* act = std::get_if<SalesforceStep>(&step.what);
    if (act == nullptr) return false;
    const auto* conversion = std::get_if<on_salesforce::ConvertLead>(&act->action);
    return (conversion != nullptr && conversion->contact) ||
           std::holds_alternative<on_salesforce::MergeLeads>(act->action) ||
           std::holds_alternative<on_salesforce::MergeContacts>(act->action);
  }

  // Between the cycles and the rest that follows them: the lifting of what the phase began, and
  // what people did while the cycles' work may have been half done.
  bool ReadAfter(std::size_t cycles) {
    for (std::size_t at = cycles + 1; at < scenario_.steps.size(); ++at) {
      const Step& step = scenario_.steps[at];
      if (const auto* next = std::get_if<SyncStep>(&step.what)) {
        return std::holds_alternative<SyncUntilIdle>(next->extent);
      }
      if (LiftsOfBefore(at)) return false;
      if (std::holds_alternative<TimeStep>(step.what) || Lift(at, cycles)) continue;
      if (!IsAct(step) || Interrupts(step)) return false;
      if (!std::get<SyncStep>(scenario_.steps[cycles].what).during.empty()) return false;
      if (half_done_.insert(cycles).second) ++choices_;
    }
    return false;
  }

  // What begins amid a cycle is lifted by nobody. Of two who become one amid a cycle the one may
  // have got a lead in it, which is left over; between cycles they get one together.
  static bool MayInterrupt(const Moment& moment) {
    return std::ranges::any_of(moment.acts, [](const Moment::Act& act) {
      return std::visit(
          [](const auto& what) {
            const Step step{.what = what};
            return Interrupts(step) || IsMerge(step);
          },
          act.what);
    });
  }

  static bool IsAct(const Step& step) {
    return std::holds_alternative<MarketoStep>(step.what) ||
           std::holds_alternative<SalesforceStep>(step.what);
  }

  // It also lifts what began before the phase: without it, that would go on.
  [[nodiscard]] bool LiftsOfBefore(std::size_t end) const {
    for (std::size_t begin = 0; begin < phase_; ++begin) {
      if (!left_out_.contains(begin) && Lifts(scenario_.steps[end], scenario_.steps[begin])) {
        return true;
      }
    }
    return false;
  }

  // What began twice is lifted once.
  bool Lift(std::size_t end, std::size_t sync) {
    bool has_begun = false;
    for (std::size_t begin = phase_; begin < sync; ++begin) {
      if (!Lifts(scenario_.steps[end], scenario_.steps[begin])) continue;
      left_out_.insert(begin);
      left_out_.insert(end);
      has_begun = true;
    }
    return has_begun;
  }

  [[nodiscard]] Scenario Tell(std::uint32_t chosen) const {
    Scenario told = scenario_;
    told.steps.clear();
    const auto choose = [&chosen] {
      const bool choice = (chosen & 1U) != 0;
      chosen >>= 1U;
      return choice;
    };
    for (std::size_t at = 0; at < scenario_.steps.size(); ++at) {
      if (left_out_.contains(at) || (half_done_.contains(at) && choose())) continue;
      Step step = scenario_.steps[at];
      std::vector<Step> later;
      if (auto* sync = std::get_if<SyncStep>(&step.what)) {
        for (const Moment& moment : std::exchange(sync->during, {})) {
          Act(moment, choose() ? later : told.steps);
        }
      }
      told.steps.push_back(std::move(step));
      told.steps.insert(told.steps.end(), later.begin(), later.end());
    }
    return told;
  }

  static void Act(const Moment& moment, std::vector<Step>& steps) {
    for (const Moment::Act& act : moment.acts) {
      std::visit([&](const auto& what) { steps.push_back({.place = act.place, .what = what}); },
                 act.what);
    }
  }

  const Scenario& scenario_;
  std::set<std::size_t> left_out_;   // steps
  std::set<std::size_t> half_done_;  // cycles after which people acted before the sync had rest
  std::size_t phase_ = 0;            // its first step
  std::size_t choices_ = 0;
  bool has_faults_ = false;
};

// Whether the same acts were refused: else other things happened in the orgs, and where that leads
// is no news.
bool RefusedAlike(const CaseResult& one, const CaseResult& other) {
  const auto places_of = [](const CaseResult& result) {
    std::set<std::uint32_t> places;
    for (const UnexpectedRefusal& refusal : result.refusals) places.insert(refusal.place.line);
    return places;
  };
  return places_of(one) == places_of(other);
}

std::string RowOf(const RestRows& rest, const std::string& key) {
  const auto found = rest.rows.find(key);
  return found == rest.rows.end() ? "nothing" : found->second;
}

// Rows that no telling has explained yet.
class Unexplained {
 public:
  explicit Unexplained(const RestRows& disturbed) : disturbed_(disturbed) {}

  void Compare(const RestRows& calm) {
    // A row of a later telling alone is missing in the first, as it is in the disturbed case.
    if (std::exchange(is_first_, false)) {
      for (const RestRows* rest : {&disturbed_, &calm}) {
        for (const auto& [key, value] : rest->rows) keys_.insert(key);
      }
    }
    std::erase_if(keys_, [&](const std::string& key) {
      return disturbed_.open.contains(key) || RowOf(calm, key) == RowOf(disturbed_, key);
    });
  }

  [[nodiscard]] bool empty() const { return keys_.empty(); }

  [[nodiscard]] Finding Tell(const std::vector<RestRows>& calm) const {
    const std::string& key = *keys_.begin();
    Finding finding{.judge = std::string(kCalmTellingJudge), .rule = "MK-CYCLE-02"};
    std::string allowed;
    for (const RestRows& one : calm) {
      const std::string row = RowOf(one, key);
      if (allowed.find(row) != std::string::npos) continue;
      allowed += (allowed.empty() ? "" : "; or ") + row;
    }
    finding.sentence =
        fmt::format("{}: {}, but undisturbed: {}", key, RowOf(disturbed_, key), allowed);
    return finding;
  }

 private:
  const RestRows& disturbed_;
  std::set<std::string> keys_;
  bool is_first_ = true;
};

}  // namespace

std::vector<Scenario> CalmTellings(const Scenario& scenario) {
  Telling telling(scenario);
  if (!telling.Read()) return {};
  return telling.Take();
}

std::optional<Finding> CompareWithCalm(const std::vector<Scenario>& tellings,
                                       const CaseResult& disturbed, const RunOptions& options) {
  if (!disturbed.rest || disturbed.missed_moments > 0) return std::nullopt;
  if (tellings.empty()) return std::nullopt;
  Unexplained unexplained(*disturbed.rest);
  std::vector<RestRows> calm;
  calm.reserve(tellings.size());
  for (const Scenario& telling : tellings) {
    CaseResult result = RunDrawn(telling, options);
    if (!result.rest) return std::nullopt;  // what kept it from rest is a case of its own
    if (!RefusedAlike(result, disturbed)) return std::nullopt;
    calm.push_back(std::move(*result.rest));
    unexplained.Compare(calm.back());
    if (unexplained.empty()) return std::nullopt;
  }
  return unexplained.Tell(calm);
}

Result<CaseResult, LocatedError> RunBesideCalm(const Scenario& scenario,
                                               const RunOptions& options) {
  // What the author expects in between is of the case as it is: a telling would stop there.
  const std::vector<Scenario> tellings = CalmTellings(WithoutExpectations(scenario));
  if (tellings.empty()) return RunCase(scenario, options);
  RunOptions kept = options;
  kept.keep_rest = true;
  auto ran = RunCase(scenario, kept);
  if (!ran || !ran->findings.empty()) return ran;
  if (auto other = CompareWithCalm(tellings, *ran, kept)) {
    ran->findings.push_back(*std::move(other));
    ran->verdict = Verdict::kFail;
  }
  return ran;
}

}  // namespace campsync::harness
