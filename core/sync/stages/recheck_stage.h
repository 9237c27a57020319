// SPDX-License-Identifier: Apache-2.0
//
// RecheckStage: records that no log names but that are due all the same: blocked ones whose
// obstacle may be gone, writes under way when the last process died, and records of links that no
// longer exist. Their Salesforce side is read by id or key; Marketo's is read with everybody's
// later.
#pragma once

#include <cstddef>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class RecheckStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  void Collect(Cycle& cycle);
  StepResult ReadById(Cycle& cycle);
  StepResult ReadByKey(Cycle& cycle);

  bool collected_ = false;
  std::vector<store::MemberKey> by_id_;
  std::vector<store::MemberKey> by_key_;
  std::size_t id_at_ = 0;
  std::size_t key_at_ = 0;
};

}  // namespace campsync
