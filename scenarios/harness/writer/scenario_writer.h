// SPDX-License-Identifier: Apache-2.0
//
// WriteScenario: a Scenario back to the text of a case file, as a careful person would have written
// it: short, in the order of keys of the recorded cases, a step a line, many of a kind as one. Not
// a formatter of files: comments, `$schema`, where vendor answers came from and how things were
// laid out are not in a Scenario.
//
// What the loader has read comes out so that it reads the same again: the same records, ids, steps
// and expectations, hence the same run. A Scenario made in memory must be one that the loader can
// make: see ImpliedPeople for the people it adds, ExpectStep for tables, and no text may hold a
// control character or bytes that are no UTF-8. Loading the text tells whether it is.
#pragma once

#include <string>

#include "scenarios/harness/scenario.h"

namespace campsync::harness {

[[nodiscard]] std::string WriteScenario(const Scenario& scenario);
/// The same with every record by itself, however many are alike (repeat_folder.h).
[[nodiscard]] std::string WriteUnfolded(const Scenario& scenario);

}  // namespace campsync::harness
