// SPDX-License-Identifier: Apache-2.0
//
// PersonStory: all that happened to one person in a run, in order, with the virtual time: what
// people did to them in either org, what the calls of the sync read and wrote of them, what the
// sync decided. It leaves out everything about anybody else, and judges nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// An act of the scenario: how long the journal was before it, and where it stands in the file.
struct ActSeen {
  std::int64_t journal_before = 0;
  Place place;
};

/// The keys by which --trace can name people, in order.
[[nodiscard]] std::vector<std::string> PeopleOf(const Names& names);

/// One line an event; empty: `key` names nobody, or nothing happened. `acts` are in order.
[[nodiscard]] std::vector<std::string> PersonStory(Stage& stage, const Scenario& scenario,
                                                   const std::vector<ActSeen>& acts,
                                                   const std::string& key);

}  // namespace campsync::harness
