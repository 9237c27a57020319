// SPDX-License-Identifier: Apache-2.0
//
// PlanCase: the preview of a link in the world of a scenario just before the step that would make
// it. Nothing is judged: steps before it only bring the world there.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/sync/engine.h"
#include "scenarios/harness/run/run_options.h"
#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// A link by the keys of a scenario; without a campaign: Create New.
struct PlanWish {
  std::string program;
  std::optional<std::string> campaign;
  std::string new_name;
};

struct PlannedCase {
  std::unique_ptr<Stage> stage;  // names and labels for the preview
  PlanWish wish;
  LinkPreview preview;
  /// A cycle was run because no step before the link runs one: Marketo knows no campaign earlier.
  bool ran_first_cycle = false;
  std::vector<std::string> warnings;  // steps before the link that went wrong
};

/// The link is `wish`, else that of the first step that links, creates or previews. The error is a
/// sentence for whoever asked.
[[nodiscard]] Result<PlannedCase, Malformed> PlanCase(const Scenario& scenario,
                                                      const RunOptions& options,
                                                      const std::optional<PlanWish>& wish);

}  // namespace campsync::harness
