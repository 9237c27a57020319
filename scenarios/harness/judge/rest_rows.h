// SPDX-License-Identifier: Apache-2.0
//
// RestRows: what a run came to once the sync was at rest, under the scenario's names: who is in
// which linked pair with which status, which record each person has, how campaigns are defined. Rows
// of two runs of one story can be compared; ids, times, reasons and the way there are left out. It
// judges nothing.
#pragma once

#include <map>
#include <set>
#include <string>

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

struct RestRows {
  /// `ann in webinar / may` -> `Marketo has Attended, Salesforce nothing`.
  std::map<std::string, std::string> rows;
  /// Rows of members that may end in more than one way: an edit came between the sync's look and
  /// its write, which Salesforce cannot make conditional, nothing tells where a member went, or the
  /// clocks could not be set against each other well enough to tell which edit came later.
  std::set<std::string> open;
};

[[nodiscard]] RestRows RestRowsOf(const LawView& view);

}  // namespace campsync::harness
