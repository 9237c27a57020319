// SPDX-License-Identifier: Apache-2.0
//
// MinimizeFailure: a failing generated case as its smallest equal: still found by the same judge
// under the same rule, with the refusals of its acts written into it, so that it stands as an
// ordinary scenario file.
#pragma once

#include <cstdint>

#include "scenarios/harness/run/case_result.h"
#include "scenarios/harness/run/run_options.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

struct FailingCase {
  Scenario scenario;
  CaseResult result;      // of it
  std::size_t items = 0;  // that it consists of
  std::size_t items_before = 0;
  std::int64_t runs = 0;  // that it took
  bool is_minimal = true;
};

/// `scenario` must fail when RunCompared() runs it with these options.
[[nodiscard]] FailingCase MinimizeFailure(const Scenario& scenario, const RunOptions& options);

}  // namespace campsync::harness
