// SPDX-License-Identifier: Apache-2.0
//
// The report of `campsim rules --prove`: a table for people and JSON for machines. It decides
// nothing; rulebook/proof.h says what is proved.
#pragma once

#include <string>

#include "scenarios/harness/rulebook/proof.h"

namespace campsync::harness {

/// A line a rule: its id, how many passing cases cite it, which of them fail with it inverted. Then
/// what is not proved, the rules without a gate, and the cases that hold nothing alone.
[[nodiscard]] std::string ProofText(const ProofReport& report);

/// `{"proved", "rules": [{"id", "proved", "reason", "citing", "killedBy", "advice"}], "coreOnly":
/// [id], "redundantCases": [{"name", "covers"}]}`.
[[nodiscard]] std::string JsonOfProofs(const ProofReport& report);

}  // namespace campsync::harness
