// SPDX-License-Identifier: Apache-2.0
//
// Rulebook: every rule, loaded strictly from scenarios/rulebook once a run. It finds rules by id
// and knows nothing of cases; coverage.h brings the two together. switches.json lies beside the
// families and is none: the switches are those of core and sim.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/rulebook/rule.h"

namespace campsync::harness {

class Rulebook {
 public:
  /// All families of the folder. Unknown keys and words, ids out of order, given twice or of
  /// another family than their file, and a reason on an active rule are errors.
  static Result<Rulebook, std::vector<LocatedError>> Load(const std::string& folder);
  /// For tests: rules by hand, in any order.
  explicit Rulebook(std::vector<Rule> rules);

  /// By id.
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  /// nullptr: no such rule.
  [[nodiscard]] const Rule* Find(std::string_view id) const;
  /// For suggestions.
  [[nodiscard]] std::vector<std::string_view> Ids() const;

 private:
  std::vector<Rule> rules_;
};

/// The rules of one family's text; `file` names it in errors.
[[nodiscard]] Result<std::vector<Rule>, std::vector<LocatedError>> ReadFamily(
    const std::string& file, std::string_view text);

}  // namespace campsync::harness
