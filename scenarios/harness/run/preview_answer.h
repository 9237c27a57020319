// SPDX-License-Identifier: Apache-2.0
//
// JudgePreview: whether a preview of a link says what a scenario's `answer` expects. It finds, it
// does not decide what a finding means for the run.
#pragma once

#include <vector>

#include "core/label.h"
#include "core/sync/link_preview.h"
#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

/// Empty: all is as expected. An answer that names no refusal expects that there is none.
[[nodiscard]] std::vector<Finding> JudgePreview(const by_user::PreviewAnswer& answer,
                                                const LinkPreview& preview,
                                                const LabelTable& labels);

}  // namespace campsync::harness
