// SPDX-License-Identifier: Apache-2.0
//
// MergePeopleStage: people whom users merged in Marketo, as the change log tells. Their records are
// re-keyed before anything is decided about either of them (MK-PERSON-11).
#pragma once

#include <cstddef>

#include "core/sync/cycle.h"

namespace campsync {

class MergePeopleStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  std::size_t at_ = 0;
};

}  // namespace campsync
