// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/rest.h"

#include <fmt/format.h>

#include "scenarios/harness/judge/journal_reading.h"

namespace campsync::harness {

Result<std::int64_t, Malformed> RunToRest(Stage& stage) {
  std::int64_t quiet = 0;
  for (std::int64_t cycle = 1; cycle <= kCyclesToRestMax; ++cycle) {
    const std::size_t before = stage.journal().size();
    if (auto ran = stage.driver.RunCycle(); !ran) return ran.error();
    const JournalEntries entries = stage.journal().subspan(before);
    quiet = CommittedWrites(entries) == 0 && !HasFault(entries) ? quiet + 1 : 0;
    if (quiet == 2) return cycle;
  }
  return Malformed{fmt::format("the sync did not come to rest within {} cycles: it keeps writing",
                               kCyclesToRestMax)};
}

}  // namespace campsync::harness
