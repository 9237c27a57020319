// SPDX-License-Identifier: Apache-2.0
//
// PushMembersStage: writes Marketo's values into Salesforce's campaign members: creates, updates,
// deletes, in batches of one kind. Salesforce has no compare-and-set, so each batch is read again
// just before the write and read back after it; a coerced status is noticed and never taken for
// success (MK-STATUS-14).
#pragma once

#include <cstddef>

#include "core/sync/cycle.h"

namespace campsync {

class PushMembersStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  std::size_t create_at_ = 0;
  std::size_t update_at_ = 0;
  std::size_t delete_at_ = 0;
};

}  // namespace campsync
