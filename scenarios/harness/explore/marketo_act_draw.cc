// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/harness/explore/act_draw.h"
#include "scenarios/harness/explore/world_draw.h"

namespace campsync::harness {
namespace {

namespace act = on_marketo;

DrawnAct DrawSetStatus(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  act::SetStatus set{.program = pair.program,
                     .person = draws.Pick(cast.people),
                     .status = draws.Pick(pair.statuses)};
  if (draws.Chance(10)) set.by = act::StatusBy::kRest;
  if (draws.Chance(5)) set.status.reset();  // the first in progression
  return act::Action(std::move(set));
}

DrawnAct DrawRemoveMember(Draws& draws, Cast& cast) {
  return act::Action(act::RemoveMember{draws.Pick(cast.pairs).program, draws.Pick(cast.people)});
}

DrawnAct DrawAddPerson(Draws& draws, Cast& cast) {
  const std::string key = PersonName(cast.names_used++);
  cast.people.push_back(key);
  cast.records.push_back({SalesforcePersonKey::Kind::kLead, key});
  return act::Action(act::AddPerson{DrawPerson(draws, key)});
}

DrawnAct DrawUpdatePerson(Draws& draws, Cast& cast) {
  act::UpdatePerson update{.person = draws.Pick(cast.people)};
  const bool whole = draws.Chance(70);
  if (draws.Chance(50)) {
    update.last_name = whole ? update.person : "";
  } else {
    update.company = whole ? "Acme" : "";
  }
  return act::Action(std::move(update));
}

DrawnAct DrawMergePeople(Draws& draws, Cast& cast) {
  return act::Action(act::MergePeople{draws.Pick(cast.people), draws.Pick(cast.people)});
}

DrawnAct DrawSetSuccess(Draws& draws, Cast& cast) {
  return act::Action(
      act::SetSuccess{draws.Pick(cast.pairs).program, draws.Pick(cast.people), draws.Chance(50)});
}

// Of months around a case's first, March: past, present and to come; now and then two of one.
std::vector<marketo::PeriodCost> DrawCosts(Draws& draws) {
  std::vector<marketo::PeriodCost> costs;
  for (std::int64_t left = draws.Between(1, 2); left > 0; --left) {
    const auto month = static_cast<std::int32_t>(draws.Between(1, 5));
    costs.push_back({.month = YearMonth{2026, month}, .cost = Money{draws.Between(0, 500)}});
  }
  return costs;
}

DrawnAct DrawAddCosts(Draws& draws, Cast& cast) {
  std::string program = draws.Pick(cast.pairs).program;
  return act::Action(act::AddCosts{std::move(program), DrawCosts(draws)});
}

DrawnAct DrawReplaceCosts(Draws& draws, Cast& cast) {
  act::ReplaceCosts replace{.program = draws.Pick(cast.pairs).program};
  if (draws.Chance(60)) replace.costs = DrawCosts(draws);
  return act::Action(std::move(replace));
}

DrawnAct DrawSwitchSync(Draws& draws, Cast&) {
  act::UpdateSettings settings;
  const bool on = draws.Chance(70);
  if (draws.Chance(50)) {
    settings.campaign_sync_enabled = on;
  } else {
    settings.sync_enabled = on;
  }
  return act::Action(settings);
}

}  // namespace

const std::vector<ActKind>& MarketoActKinds() {
  static const std::vector<ActKind> kKinds = {
      {"marketo set_status", DrawSetStatus},
      {"marketo remove_member", DrawRemoveMember},
      {"marketo add_person", DrawAddPerson},
      {"marketo update_person", DrawUpdatePerson},
      {"marketo merge_people", DrawMergePeople},
      {"marketo set_success", DrawSetSuccess},
      {"marketo add_costs", DrawAddCosts},
      {"marketo replace_costs", DrawReplaceCosts},
      {"marketo update_settings", DrawSwitchSync, true},
  };
  return kKinds;
}

}  // namespace campsync::harness
