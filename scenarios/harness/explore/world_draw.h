// SPDX-License-Identifier: Apache-2.0
//
// DrawWorld: the `given` of a generated case: both orgs full of the same people, linked pairs that
// are in sync or are to be linked in the course of the case, clocks. The two sides are correlated:
// what a case is about is what its steps change. It draws no steps.
#pragma once

#include "scenarios/harness/explore/cast.h"
#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

struct DrawnWorld {
  Given given;
  Cast cast;
};

[[nodiscard]] DrawnWorld DrawWorld(Draws& draws, const Profile& profile);

/// A person of Marketo who is no record of Salesforce yet; some lack what a lead needs
/// (MK-MEMBER-05).
[[nodiscard]] GivenPerson DrawPerson(Draws& draws, const std::string& key);

}  // namespace campsync::harness
