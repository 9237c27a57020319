// SPDX-License-Identifier: Apache-2.0
//
// LookUpAbsencesStage: a known member whose row is not there any more and of whom no log has told
// in this cycle. The part of the delete log that was read before may have told of it while nobody
// listened, as for a campaign out of sight, and is asked once: when the absence is first seen, or
// when the last cycle broke off. What it does not tell stays an unknown absence.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

class LookUpAbsencesStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;
};

}  // namespace campsync
