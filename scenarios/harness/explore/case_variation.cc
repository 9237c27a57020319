// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/case_variation.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/harness/explore/act_draw.h"
#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/explore/cast_of.h"
#include "scenarios/harness/explore/drawn_step.h"
#include "scenarios/harness/explore/fault_draw.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

constexpr std::int64_t kChangesMax = 3;

// Calls fail for some time, or for the rest of the day.
bool IsOutage(const Step& step) {
  const auto* fault = std::get_if<FaultStep>(&step.what);
  return fault != nullptr && (fault->window || fault->kind == FaultKind::kDailyLimit);
}

class Variation {
 public:
  Variation(Scenario recorded, Draws& draws)
      : draws_(draws), scenario_(std::move(recorded)), cast_(CastOf(scenario_)) {}

  Scenario Take() {
    for (std::int64_t left = draws_.Between(1, kChangesMax); left > 0; --left) Change();
    if (cast_) {
      for (Step& step : StepsThatPutRight(*cast_)) scenario_.steps.push_back(std::move(step));
    }
    NumberPlaces(scenario_);
    return std::move(scenario_);
  }

 private:
  void Change() {
    switch (draws_.Below(10)) {
      case 0:
        return Insert({.what = SyncStep{.extent = SyncCycles{draws_.Between(1, 2)}}});
      case 1:
        return InsertFault();
      case 2:
        return Drop();
      case 3:
        return Switch();
      case 4:
        return Amid();
      case 5:
      case 6:
        if (cast_) Insert(StepOf(DrawAct()));
        return;
      default:
        return InsertEdits();
    }
  }

  // Any kind as likely as any other.
  DrawnAct DrawAct() {
    const std::vector<ActKind>& kinds = ActKinds();
    return kinds[static_cast<std::size_t>(draws_.Below(kinds.size()))].draw(draws_, *cast_);
  }

  void InsertEdits() {
    if (!cast_) return;
    const std::size_t at = DrawPlace();
    std::vector<Step> edits;
    for (DrawnAct& edit : DrawMemberEdits(draws_, *cast_)) edits.push_back(StepOf(std::move(edit)));
    scenario_.steps.insert(scenario_.steps.begin() + static_cast<std::ptrdiff_t>(at),
                           std::make_move_iterator(edits.begin()),
                           std::make_move_iterator(edits.end()));
  }

  // No outage: recorded cases sync until they come to rest, which may be within one.
  void InsertFault() {
    Step fault{.what = DrawFault(draws_)};
    if (!IsOutage(fault)) Insert(std::move(fault));
  }

  void Insert(Step step) {
    const std::size_t at = DrawPlace();
    scenario_.steps.insert(scenario_.steps.begin() + static_cast<std::ptrdiff_t>(at),
                           std::move(step));
  }

  // Where an outage was laid, time and cycles stay as the author has them: a sync until rest that
  // begins within it would find none.
  void Drop() {
    if (scenario_.steps.empty()) return;
    const std::size_t at = static_cast<std::size_t>(draws_.Below(scenario_.steps.size()));
    if (!std::holds_alternative<FaultStep>(scenario_.steps[at].what) &&
        std::ranges::any_of(scenario_.steps, IsOutage)) {
      return;
    }
    scenario_.steps.erase(scenario_.steps.begin() + static_cast<std::ptrdiff_t>(at));
  }

  // What the author set stays: the world may not be placed under another value.
  void Switch() {
    const std::string name(draws_.Pick(SwitchWords()));
    const std::string value(draws_.Pick(*SwitchValues(name)));
    const auto set = std::ranges::find(scenario_.policy, name, &SwitchSetting::name);
    if (set != scenario_.policy.end()) return;
    scenario_.policy.push_back({.name = name, .value = value});
  }

  // Edits amid a cycle, or those that are there at another moment.
  void Amid() {
    std::vector<SyncStep*> syncs;
    for (Step& step : scenario_.steps) {
      if (auto* sync = std::get_if<SyncStep>(&step.what)) syncs.push_back(sync);
    }
    if (syncs.empty()) return;
    SyncStep& sync = *draws_.Pick(syncs);
    Moment when = DrawWhen(draws_);
    if (!sync.during.empty() && draws_.Chance(50)) {
      Moment& there = sync.during[static_cast<std::size_t>(draws_.Below(sync.during.size()))];
      when.acts = std::move(there.acts);
      there = std::move(when);
      return;
    }
    if (!cast_) return;
    for (DrawnAct& edit : DrawMemberEdits(draws_, *cast_)) AddAct(when, std::move(edit));
    sync.during.push_back(std::move(when));
  }

  std::size_t DrawPlace() {
    return static_cast<std::size_t>(draws_.Below(scenario_.steps.size() + 1));
  }

  Draws& draws_;
  Scenario scenario_;
  std::optional<Cast> cast_;
};

}  // namespace

Scenario VaryCase(Scenario recorded, Draws& draws) {
  return Variation(std::move(recorded), draws).Take();
}

}  // namespace campsync::harness
