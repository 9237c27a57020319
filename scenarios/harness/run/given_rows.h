// SPDX-License-Identifier: Apache-2.0
//
// GiveRows: puts the rows of a scenario's `given` into both orgs and binds their keys. Rows only:
// what the sync knows of them is links.h's. No rule judges given rows; two that cannot both be
// there are an error of the scenario.
#pragma once

#include "core/result.h"
#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

/// A row of `given` that the org cannot hold, and why.
struct BadRow {
  Place place;
  std::string sentence;
};

[[nodiscard]] Result<Done, BadRow> GiveRows(const Given& given, Stage& stage);

/// The progression status of that name in the channel of the program; a null id: there is none.
[[nodiscard]] marketo::StatusId StatusNamed(Stage& stage, marketo::ProgramId program,
                                            std::string_view name);

}  // namespace campsync::harness
