// SPDX-License-Identifier: Apache-2.0
//
// Finding: one thing a judge holds against a run, ready to be shown: where it stands in the
// scenario, what was expected, what was found, and which text would make the scenario agree. A
// finding is a failure; a doubt is none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

/// A range of the scenario's text and what should stand there instead.
struct TextEdit {
  Place place;
  std::string text;
};

/// One field of an expected row beside the same field of the row that comes nearest.
struct FieldDiff {
  std::string field;
  std::string expected;  // as a scenario writes it
  std::string found;
  bool is_different = false;
};

/// The judge of what did not end within its bound: nobody could say what came of it.
inline constexpr std::string_view kTerminationJudge = "termination";
/// The same of what a case comes to where nothing disturbs it.
inline constexpr std::string_view kCalmTellingJudge = "calm telling";

struct Finding {
  /// The judge: `expect`, `step`, `termination`, or a law's name.
  std::string judge;
  /// Rulebook id that the run broke; empty where none is known.
  std::string rule;
  Place place;                     // line 0: no line of the file
  std::string sentence;            // what is wrong
  std::vector<std::string> lines;  // the diff, one line each, without indentation
  std::vector<FieldDiff> diff;     // the same by fields, where a row came near; else empty
  std::vector<TextEdit> edits;     // what --update would write; empty: it cannot help
};

}  // namespace campsync::harness
