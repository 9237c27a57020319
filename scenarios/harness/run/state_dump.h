// SPDX-License-Identifier: Apache-2.0
//
// StateDump: everything a run holds at one moment, for people to look at: both orgs, the sync's
// standing list, and the records of its store. Tables of scalars under the scenario's names; the
// tables of the orgs are those that a scenario can expect something of. It judges nothing.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/scenario_expect.h"

namespace campsync::harness {

class Stage;

struct DumpedTable {
  std::string section;  // marketo, salesforce, sync, store
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<Scalar>> rows;  // as many values as columns
};

struct StateDump {
  std::string moment;  // `after step 3 of 7 (line 41): sync`
  std::vector<DumpedTable> tables;
};

/// Everything as it is now.
[[nodiscard]] StateDump DumpState(Stage& stage, std::string moment);

}  // namespace campsync::harness
