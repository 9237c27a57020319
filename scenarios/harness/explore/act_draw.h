// SPDX-License-Identifier: Apache-2.0
//
// ActDraw: one thing that people or automation do in a generated case. A table of kinds, one small
// function each, in groups that a profile or a swarm can leave out. It aims at what is there and
// often misses: refusals are part of life. It runs nothing.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/harness/explore/cast.h"
#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

using DrawnAct = std::variant<on_marketo::Action, on_salesforce::Action, by_user::Request>;

struct ActKind {
  std::string_view name;
  DrawnAct (*draw)(Draws& draws, Cast& cast) = nullptr;
  /// It may keep the sync from working for as long as nobody takes it back.
  bool may_stop_sync = false;
  /// It ends links or redefines what members hold: little is left to happen where it comes often.
  bool is_drastic = false;
};

/// Members, people, costs and settings in Marketo.
[[nodiscard]] const std::vector<ActKind>& MarketoActKinds();
/// Edits of one member of one pair, on either side or on both: what the sync is for. 1 to 3.
[[nodiscard]] std::vector<DrawnAct> DrawMemberEdits(Draws& draws, const Cast& cast);

/// Programs and channels in Marketo.
[[nodiscard]] const std::vector<ActKind>& ProgramActKinds();
/// Members, people and the sync user in Salesforce.
[[nodiscard]] const std::vector<ActKind>& SalesforceActKinds();
/// Campaigns and their statuses in Salesforce.
[[nodiscard]] const std::vector<ActKind>& CampaignActKinds();
/// What administrators of Salesforce give and take; the cast keeps how it is given back.
[[nodiscard]] const std::vector<ActKind>& RightsActKinds();
/// What users ask of the sync.
[[nodiscard]] const std::vector<ActKind>& UserActKinds();

/// The lists one after the other, the users' requests last.
[[nodiscard]] const std::vector<ActKind>& ActKinds();
/// Whether ActKinds()[kind] is a request: nobody asks anything while a cycle runs.
[[nodiscard]] bool IsRequest(std::size_t kind);

}  // namespace campsync::harness
