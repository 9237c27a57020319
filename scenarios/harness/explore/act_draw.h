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
};

/// All kinds, by org.
[[nodiscard]] const std::vector<ActKind>& MarketoActKinds();
[[nodiscard]] const std::vector<ActKind>& SalesforceActKinds();
[[nodiscard]] const std::vector<ActKind>& UserActKinds();

/// The three lists one after the other.
[[nodiscard]] const std::vector<ActKind>& ActKinds();

}  // namespace campsync::harness
