// SPDX-License-Identifier: Apache-2.0
//
// GenerateCase: a whole scenario from a stream of draws: switches, a world, and rounds of acts,
// misfortunes and syncs. The same stream gives the same scenario. What comes out is an ordinary
// Scenario: it can be run, written to a file and minimized like one that a person wrote.
#pragma once

#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

[[nodiscard]] Scenario GenerateCase(Draws& draws, const Profile& profile);

/// Gives every step and every act within a sync a place of its own, counted as if each stood on a
/// line, so that findings can say which they mean.
void NumberPlaces(Scenario& scenario);

}  // namespace campsync::harness
