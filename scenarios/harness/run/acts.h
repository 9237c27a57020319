// SPDX-License-Identifier: Apache-2.0
//
// Acts: what people do in the two orgs during a scenario, one small handler a verb. Each returns
// what the org answered; whether that was expected is the step runner's business. A membership that
// was edited goes into the recorder's ledger.
#pragma once

#include <optional>

#include "core/result.h"
#include "core/time.h"
#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

/// The sales user's or the marketer's act, at `place` in the scenario.
[[nodiscard]] Result<Done> Act(Stage& stage, const Place& place, const on_marketo::Action& action);
[[nodiscard]] Result<Done> Act(Stage& stage, const Place& place,
                               const on_salesforce::Action& action);
/// The same in a transaction that took its stamp earlier and commits now.
[[nodiscard]] Result<Done> Act(Stage& stage, const Place& place,
                               const on_salesforce::Action& action, std::optional<Instant> stamp);
/// Whether the act is a write of records, as opposed to a change of rights or of the setup.
[[nodiscard]] bool WritesRecords(const on_salesforce::Action& action);

}  // namespace campsync::harness
