// SPDX-License-Identifier: Apache-2.0
//
// Writes the records of Marketo that a scenario describes as the loader reads them
// (loader/marketo_records.h). `given` and the steps that add such records share these writers.
// Values that the loader takes where a key is left out are left out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/scenario_given.h"
#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

/// `2026-03-31`.
[[nodiscard]] std::optional<std::string> DateText(const std::optional<Date>& date);
/// As people write it: milliseconds only where there are some.
[[nodiscard]] std::string InstantText(Instant instant);

[[nodiscard]] LayoutNode WriteCosts(const std::vector<marketo::PeriodCost>& costs);
void WriteStatusKeys(const GivenStatus& status, ObjectLayout& object);
/// All its statuses.
void WriteChannelKeys(const GivenChannel& channel, ObjectLayout& object);
/// Without the `Not in Program` that the loader puts first.
[[nodiscard]] LayoutNode WriteGivenChannel(GivenChannel channel);
void WriteProgramKeys(const GivenProgram& program, ObjectLayout& object);
void WritePersonKeys(const GivenPerson& person, ObjectLayout& object);
[[nodiscard]] LayoutNode WriteProgramMember(const GivenProgramMember& member);

}  // namespace campsync::harness
