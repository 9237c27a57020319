// SPDX-License-Identifier: Apache-2.0
//
// A run as JUnit XML, the form that CI servers read: one suite a topic, one testcase a case. A
// failure is what was judged wrong; an error is what could not be judged: a crash, a run without
// end, an inconclusive case, an input file that does not load. A failure that is known and as
// expected is `skipped`. tests/scenarios/report/junit.xsd is the shape it keeps.
#pragma once

#include <string>

#include "scenarios/harness/report/run_report.h"
#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {

[[nodiscard]] std::string JUnitOfRun(const RunReport& report, const Rulebook& rulebook);

}  // namespace campsync::harness
