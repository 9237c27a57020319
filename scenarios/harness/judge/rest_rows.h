// SPDX-License-Identifier: Apache-2.0
//
// RestRows: what a run came to once the sync was at rest, under the scenario's names: who is in
// which linked pair with which status and what keeps the sides apart, which record each person has,
// what the sync keeps of campaigns. Rows of two runs of one story can be compared; ids, times and
// the way there are left out. It judges nothing.
#pragma once

#include <map>
#include <set>
#include <string>

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

struct RestRows {
  /// `ann in webinar / may` -> `Marketo has Attended, Salesforce nothing (MK-REMOVE-01)`.
  std::map<std::string, std::string> rows;
  /// Rows of members where an edit came between the sync's look and its write: Salesforce has no
  /// conditional write, so either value may stand.
  std::set<std::string> raced;
};

[[nodiscard]] RestRows RestRowsOf(const LawView& view);

}  // namespace campsync::harness
