// SPDX-License-Identifier: Apache-2.0
//
// Finding: one thing a judge holds against a run, ready to be shown: where it stands in the
// scenario, what was expected, what was found, and which text would make the scenario agree. A
// finding is a failure; a doubt is none.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

/// A range of the scenario's text and what should stand there instead.
struct TextEdit {
  Place place;
  std::string text;
};

struct Finding {
  /// The judge: `expect`, `step`, or a law's name.
  std::string judge;
  /// Rulebook id that the run broke; empty where none is known.
  std::string rule;
  Place place;                     // line 0: no line of the file
  std::string sentence;            // what is wrong
  std::vector<std::string> lines;  // the diff, one line each, without indentation
  std::vector<TextEdit> edits;     // what --update would write; empty: it cannot help
};

}  // namespace campsync::harness
