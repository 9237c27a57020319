// SPDX-License-Identifier: Apache-2.0
//
// Interruption: something that keeps the sync from working and is lifted again: a campaign out of
// sight, the sync switched off, a right withdrawn. Once it is lifted, what it held up must come to
// what it would have come to without it. A pair of steps; it runs nothing.
#pragma once

#include "scenarios/harness/explore/cast.h"
#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

struct Interruption {
  Step begin;
  Step end;
};

/// Of something that has to do with the cast's pairs.
[[nodiscard]] Interruption DrawInterruption(Draws& draws, const Cast& cast);

/// Whether the sync may not be able to work, or not everywhere, after the step.
[[nodiscard]] bool Interrupts(const Step& step);

/// Whether a campaign is out of the sync user's sight after the step.
[[nodiscard]] bool HidesCampaign(const Step& step);

/// Whether `end` lifts what `begin` began.
[[nodiscard]] bool Lifts(const Step& end, const Step& begin);

}  // namespace campsync::harness
