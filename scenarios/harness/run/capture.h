// SPDX-License-Identifier: Apache-2.0
//
// Capture: copies both orgs and the store's links out of a world into a WorldView. The one place
// of the harness that reads the orgs' tables; it changes nothing and takes no call of a port.
#pragma once

#include <cstddef>
#include <vector>

#include "scenarios/harness/judge/world_view.h"
#include "sim/world/world.h"

namespace campsync::harness {

/// Everything but the standing list, which is the engine's, and what is hidden, which the stage
/// knows. Activities from number
/// `activities_from` on, counted from 0.
[[nodiscard]] WorldView Capture(sim::World& world, const salesforce::User& sync_user,
                                std::size_t activities_from);

/// The people alone, by id.
[[nodiscard]] std::vector<marketo::Person> CapturePeople(const sim::MarketoOrg& org);

}  // namespace campsync::harness
