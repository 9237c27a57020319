// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/case_generator.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/harness/explore/act_draw.h"
#include "scenarios/harness/explore/calm_tellings.h"
#include "scenarios/harness/explore/crowd_draw.h"
#include "scenarios/harness/explore/drawn_step.h"
#include "scenarios/harness/explore/fault_draw.h"
#include "scenarios/harness/explore/interruption.h"
#include "scenarios/harness/explore/swarm.h"
#include "scenarios/harness/explore/world_draw.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

class Generator {
 public:
  Generator(Draws& draws, const Profile& profile)
      : draws_(draws),
        profile_(profile),
        swarm_(draws, ActKinds().size(), draws.Chance(50) ? 15 : 50) {}

  Scenario Take() {
    DrawSwitches();
    DrawnWorld world = DrawWorld(draws_, profile_);
    scenario_.given = std::move(world.given);
    cast_ = std::move(world.cast);
    if (draws_.Chance(50)) Focus();
    const bool faulty = profile_.faults && draws_.Chance(60);
    left_ = profile_.actions;
    if (draws_.Chance(50)) {
      while (left_ > 0) DrawPhase(faulty);
    } else {
      while (left_ > 0) DrawRound(faulty);
    }
    PutRight();
    NumberPlaces(scenario_);
    return std::move(scenario_);
  }

 private:
  // Mostly as they are by default; in some cases several at once.
  void DrawSwitches() {
    // Nothing else comes to the brake.
    if (profile_.crowds && draws_.Chance(25)) {
      scenario_.policy.push_back({.name = "mass-change-brake", .value = "pause_above_limit"});
    }
    if (!draws_.Chance(60)) return;
    for (const std::string_view name : SwitchWords()) {
      if (!draws_.Chance(20)) continue;
      const Words values = *SwitchValues(name);
      const std::string value(draws_.Pick(values));
      if (value != values.front() && !IsSet(name)) {
        scenario_.policy.push_back({.name = std::string(name), .value = value});
      }
    }
  }

  [[nodiscard]] bool IsSet(std::string_view name) const {
    return std::ranges::find(scenario_.policy, name, &SwitchSetting::name) !=
           scenario_.policy.end();
  }

  void DrawRound(bool faulty) {
    if (profile_.crowds && draws_.Chance(80)) {
      for (DrawnAct& act : DrawCrowdActs(draws_, cast_)) Push(std::move(act));
    }
    for (std::int64_t acts = draws_.Between(0, 6); acts > 0 && left_ > 0; --acts) {
      DrawTime();
      DrawActs(true, true);
    }
    if (faulty && draws_.Chance(30)) {
      FaultStep fault = DrawFault(draws_);
      has_outage_ = has_outage_ || fault.window || fault.kind == FaultKind::kDailyLimit;
      Push(std::move(fault));
    }
    DrawTime();
    DrawSync();
  }

  // All acts on few people and one pair: what one leaves behind is what the next one meets.
  void Focus() {
    const auto people = static_cast<std::size_t>(draws_.Between(1, 3));
    cast_.people.resize(std::min(people, cast_.people.size()));
    cast_.records.resize(std::min(people, cast_.records.size()));
    if (draws_.Chance(70)) cast_.pairs.resize(1);
  }

  // Acts, then cycles in which something may go wrong, then rest: what went wrong must make no
  // difference (CalmTellings).
  void DrawPhase(bool faulty) {
    const std::uint64_t kind = draws_.Below(faulty ? 4 : 2);
    std::optional<Interruption> interruption;
    if (kind == 1) interruption = DrawInterruption(draws_, cast_);
    if (interruption) Push(interruption->begin);
    for (std::int64_t acts = draws_.Between(1, 5); acts > 0 && left_ > 0; --acts) {
      DrawTime();
      DrawActs(false, !interruption && !had_faults_);
    }
    --left_;  // so that a case of nothing but phases ends
    if (kind == 0) return Push(SyncStep{.extent = SyncUntilIdle{}});
    if (kind >= 2) DrawPassingFaults(kind == 3);
    SyncStep sync{.extent = SyncCycles{draws_.Between(1, 2)}};
    const bool can_choose = told_choices_ < kToldChoicesMax;
    const bool acts_amid = kind == 3 && can_choose;
    const bool acts_after = !acts_amid && can_choose && draws_.Chance(60);
    if (acts_amid || acts_after) ++told_choices_;
    if (acts_amid) sync.during.push_back(DrawMoment(false));
    Push(std::move(sync));
    if (acts_after) {
      for (std::int64_t acts = draws_.Between(1, 2); acts > 0 && left_ > 0; --acts) {
        DrawActs(false, false);
      }
    }
    if (interruption) Push(interruption->end);
    Push(SyncStep{.extent = SyncUntilIdle{}});
  }

  // Half of what happens is what the sync is for; the rest is what it meets meanwhile.
  void DrawActs(bool may_stop_sync, bool may_ask) {
    --left_;
    if (draws_.Chance(profile_.member_edits)) {
      for (DrawnAct& edit : DrawMemberEdits(draws_, cast_)) Push(std::move(edit));
      return;
    }
    const std::size_t number = swarm_.Pick(draws_);
    const ActKind& kind = ActKinds()[number];
    if (kind.may_stop_sync && !may_stop_sync) return;
    if (IsRequest(number) && !may_ask) return;
    if (kind.is_drastic && !draws_.Chance(30)) return;
    Push(kind.draw(draws_, cast_));
  }

  // Beside what people do amid the cycle there may be none.
  void DrawPassingFaults(bool may_be_none) {
    if (may_be_none && draws_.Chance(70)) return;
    had_faults_ = true;
    for (std::int64_t faults = draws_.Between(1, 2); faults > 0; --faults) {
      FaultStep fault = DrawFault(draws_);
      if (!fault.window && fault.kind != FaultKind::kDailyLimit) Push(std::move(fault));
    }
  }

  void DrawTime() {
    if (!draws_.Chance(30)) return;
    TimeStep time;
    switch (draws_.Below(4)) {
      case 0:
        time.to = Duration::Seconds(draws_.Between(1, 10));
        break;
      case 1:
        time.to = Duration::Minutes(draws_.Between(1, 10));
        break;
      case 2:
        time.to = Duration::Minutes(60 * draws_.Between(1, 3));
        break;
      default:
        time.to = Duration::Days(draws_.Chance(90) ? 1 : draws_.Between(16, 31));
        break;
    }
    Push(time);
  }

  void DrawSync() {
    SyncStep sync;
    const bool until_idle = draws_.Chance(20) && !has_outage_;
    if (until_idle) {
      sync.extent = SyncUntilIdle{};
    } else {
      sync.extent = SyncCycles{draws_.Between(1, 2)};
    }
    while (draws_.Chance(25) && left_ > 0) sync.during.push_back(DrawMoment(true));
    if (draws_.Chance(5)) sync.during.push_back(DrawLostLabel());
    if (profile_.crowds && draws_.Chance(40)) {
      sync.during.push_back(DrawCrowdMoment(draws_, cast_));
    }
    Push(std::move(sync));
    --left_;  // so that a case of nothing but syncs ends
  }

  // Between the last look at the list and the write the status that is sent goes: Salesforce stores
  // its default instead, which may be another one by then (SF-MEMBER-06).
  Moment DrawLostLabel() {
    const Cast::Pair& pair = draws_.Pick(cast_.pairs);
    const std::string status = draws_.Pick(pair.statuses);
    Push(MarketoStep{on_marketo::SetStatus{
        .program = pair.program, .person = draws_.Pick(cast_.people), .status = status}});
    Moment moment{.when = Moment::When::kBefore,
                  .operation = draws_.Chance(50) ? "UpdateMembers" : "CreateMembers"};
    if (draws_.Chance(40)) {
      on_salesforce::UpdateStatus other{.campaign = pair.campaign,
                                        .status = draws_.Pick(pair.statuses)};
      other.is_default = true;
      AddAct(moment, on_salesforce::Action(std::move(other)));
    }
    AddAct(moment, on_salesforce::Action(on_salesforce::DeleteStatus{pair.campaign, status}));
    return moment;
  }

  Moment DrawMoment(bool may_stop_sync) {
    Moment moment = DrawWhen(draws_);
    for (std::int64_t acts = draws_.Between(1, 2); acts > 0 && left_ > 0; --acts) {
      --left_;
      if (draws_.Chance(profile_.member_edits)) {
        for (DrawnAct& edit : DrawMemberEdits(draws_, cast_)) AddAct(moment, std::move(edit));
        continue;
      }
      const std::size_t kind = swarm_.Pick(draws_);
      if (IsRequest(kind) || (ActKinds()[kind].may_stop_sync && !may_stop_sync)) continue;
      AddAct(moment, ActKinds()[kind].draw(draws_, cast_));
    }
    if (moment.acts.empty()) {
      moment.acts.push_back({.what = SalesforceStep{on_salesforce::PurgeDeleteLog{}}});
    }
    return moment;
  }

  // At rest everything must have crossed, also what a month that has come costs.
  void PutRight() {
    if (IsSet("cost") && draws_.Chance(50)) Push(TimeStep{.to = Duration::Days(31)});
    for (Step& step : StepsThatPutRight(cast_)) Push(std::move(step));
  }

  void Push(Step step) { scenario_.steps.push_back(std::move(step)); }
  void Push(DrawnAct act) { Push(StepOf(std::move(act))); }
  template <class What>
  void Push(What what) {
    scenario_.steps.push_back({.what = std::move(what)});
  }

  Draws& draws_;
  const Profile& profile_;
  Swarm swarm_;
  Cast cast_;
  Scenario scenario_;
  std::int64_t left_ = 0;         // acts
  std::size_t told_choices_ = 0;  // of the calm tellings so far
  bool had_faults_ = false;
  bool has_outage_ = false;  // a sync may find no rest before the case's end
};

}  // namespace

Scenario GenerateCase(Draws& draws, const Profile& profile) {
  return Generator(draws, profile).Take();
}

void NumberPlaces(Scenario& scenario) {
  std::uint32_t line = 0;
  const auto next = [&line] { return Place{.line = ++line, .column = 1}; };
  for (Step& step : scenario.steps) {
    step.place = next();
    auto* sync = std::get_if<SyncStep>(&step.what);
    if (sync == nullptr) continue;
    for (Moment& moment : sync->during) {
      moment.place = next();
      for (Moment::Act& act : moment.acts) act.place = next();
    }
  }
}

}  // namespace campsync::harness
