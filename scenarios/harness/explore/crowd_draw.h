// SPDX-License-Identifier: Apache-2.0
//
// CrowdDraw: many people at once in a generated case, more than one call of the vendors' APIs
// carries: Salesforce's 200 records a write and 2,000 rows a page, Marketo's 300 keys a batch. A
// crowd is drawn into the world beside its other people, and acts befall all of it. Only profiles
// that ask for crowds have one.
#pragma once

#include <vector>

#include "scenarios/harness/explore/act_draw.h"
#include "scenarios/harness/explore/cast.h"
#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/explore/world_draw.h"

namespace campsync::harness {

/// Adds `crowd1`, `crowd2`, ... to the world: records in both orgs or people of Marketo alone, with
/// memberships like those of the others, all alike.
void DrawCrowd(Draws& draws, DrawnWorld& world);

/// One thing that befalls the whole crowd, a part of it that is large enough for a second call, or
/// a pair with the crowd in it; as many acts as people where people are meant.
[[nodiscard]] std::vector<DrawnAct> DrawCrowdActs(Draws& draws, Cast& cast);

/// The same while a cycle runs: around a call of which there may be several, one a page or batch.
[[nodiscard]] Moment DrawCrowdMoment(Draws& draws, Cast& cast);

}  // namespace campsync::harness
