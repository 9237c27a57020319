// SPDX-License-Identifier: Apache-2.0
//
// CaseResult: what one run of one case came to: the verdict, what the judges found, what was seen
// on the way. Complete in itself: reports and coverage need neither the world nor the scenario. It
// holds no wall-clock time; whoever measures adds it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/harness/judge/edit_ledger.h"
#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/judge/reference/reference_tally.h"
#include "scenarios/harness/judge/rest_rows.h"
#include "scenarios/harness/rulebook/coverage.h"
#include "scenarios/harness/run/state_dump.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// Inconclusive: nothing was found wrong, and something that the case is about did not happen.
/// Crash: the program broke, or did not end, while the case ran; a failing case that nobody judged.
enum class Verdict : std::uint8_t { kPass, kFail, kInconclusive, kCrash };
/// `pass`, `fail`, `inconclusive`, `crash`.
[[nodiscard]] std::string_view NameOf(Verdict verdict);

/// A switch and the value it had in the run.
struct SwitchValue {
  std::string name;
  std::string value;
  bool operator==(const SwitchValue&) const = default;
};

/// An act or request that was refused although the case does not say so.
struct UnexpectedRefusal {
  Place place;
  std::string code;  // a name of ErrorCatalogue()
};

struct CaseResult {
  std::string name;
  std::string path;
  std::string title;
  Verdict verdict = Verdict::kInconclusive;
  std::vector<Finding> findings;          // why it failed, in the order they were found
  std::vector<std::string> doubts;        // why it is inconclusive
  std::string crash;                      // how it ended, in words; empty: it did not crash
  std::optional<std::string> divergence;  // the first event after which things were not as expected
  std::vector<std::string> cited;         // rules
  std::set<std::string, std::less<>> fired;
  std::set<std::string, std::less<>> fired_at_gates;  // those of them that an org applied
  std::vector<std::string> settings;  // switches that the case itself sets, `name=value`
  std::vector<SwitchValue> switches;  // that the run read or that differ from their defaults
  std::int64_t expectations_met = 0;
  std::int64_t effects = 0;  // writes and Appends that the engine sent during the steps
  std::vector<UnexpectedRefusal> refusals;  // of a run that only the laws judge
  EditLedger edits;                         // of a run that came to rest
  std::vector<std::string_view> probes;     // that such a run came to, if it came to rest
  ReferenceTally reference;  // members that the reference model judged, and why not others
  std::int64_t missed_moments = 0;  // acts amid a cycle whose call never came
  std::optional<RestRows> rest;     // where it was asked for and the run came to rest
  std::string digest;
  std::vector<std::string> trace;   // the journal or a person's story; empty unless asked for
  std::vector<std::string> people;  // keys of all people, where a person's story was asked for
  std::optional<StateDump> dump;    // where the end state was asked for
  std::vector<LoadNote> notes;

  [[nodiscard]] CaseEvidence Evidence() const;
  /// Failed or crashed.
  [[nodiscard]] bool HasFailed() const {
    return verdict == Verdict::kFail || verdict == Verdict::kCrash;
  }
};

}  // namespace campsync::harness
