// SPDX-License-Identifier: Apache-2.0
//
// ProveRules: `campsim rules --prove`: runs the cases, inverts each rule that an org applied, runs
// the cases that cite it again and reports which of them fail. Not a judge of the core: with the
// rules as they are the cases must pass first.
#pragma once

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/command.h"
#include "scenarios/cli/options.h"

namespace campsync::cli {

/// Exit code 1 when a rule with a gate is not proved. Rules named in `options` narrow the report.
[[nodiscard]] int ProveRules(const CaseSession& session, const Options& options, Console& console);

}  // namespace campsync::cli
