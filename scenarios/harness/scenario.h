// SPDX-License-Identifier: Apache-2.0
//
// Scenario: one case file after loading: typed, checked, without JSON. Not a run of it (the runner)
// and not the reading of it (loader/scenario_loader.h). Every reference in it resolves, every word
// is known, every number is in range; vendor answers have become part of `given`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/harness/scenario_given.h"
#include "scenarios/harness/scenario_place.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

/// A switch of the sync's policy or of a vendor's behaviour that the case sets.
struct SwitchSetting {
  Place place;
  std::string name;
  std::string value;
};

/// A rulebook entry that the case is about.
struct CitedRule {
  Place place;
  std::string id;
};

/// Something the loader did with a vendor's answer that a person should know.
struct LoadNote {
  enum class Kind : std::uint8_t {
    kAssumed,       // a record or value that no answer holds was made up
    kIgnoredField,  // a field the sync does not know was kept in the file and not used
    kNotState,      // an answer that says what a write did, not what there is
  };
  Kind kind = Kind::kAssumed;
  Place place;
  std::string text;
};
/// `assumed`, `ignored field`, `not state`.
[[nodiscard]] std::string_view NameOf(LoadNote::Kind kind);

struct Scenario {
  std::string path;    // as it was asked for
  std::string name;    // `topic/what-happens`
  std::string source;  // the file's text; every Place is a range of it
  std::string title;
  std::vector<CitedRule> rules;       // must come to bear; with `spares` at most three
  std::vector<CitedRule> spares;      // come near and must not come to bear
  std::vector<SwitchSetting> policy;  // in file order
  Given given;
  std::vector<Step> steps;
  std::vector<LoadNote> notes;
};

}  // namespace campsync::harness
