// SPDX-License-Identifier: Apache-2.0
//
// LookUpAbsencesStage: a known member whose row is not there any more and of whom no log has told
// in this cycle. The part of the delete log that was read before may have told of it while nobody
// listened, as for a campaign out of sight. The shorter of the vendor's two reaches of it is asked
// (SF-REPL-02): when the absence is first seen, when the last cycle broke off, and in each cycle
// that looks at a member whose absence is not on the list for another reason in front of it. What
// it does not tell stays an unknown absence.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

class LookUpAbsencesStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;
};

}  // namespace campsync
