// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/rest.h"

#include <fmt/format.h>

#include "scenarios/harness/judge/journal_reading.h"

namespace campsync::harness {

namespace {

// Records that the sync has changed in both orgs, as the orgs count them.
std::int64_t ChangedBySync(Stage& stage) {
  const sim::CommittedWrites& marketo = stage.world.marketo().committed_writes();
  std::int64_t changed =
      marketo.members + marketo.mirror + marketo.people + marketo.program_campaign;
  using enum salesforce::ObjectKind;
  for (const auto object : {kLead, kCampaign, kCampaignMemberStatus, kCampaignMember}) {
    changed += stage.world.salesforce().CommittedWrites(object);
  }
  return changed;
}

}  // namespace

Result<std::int64_t, Malformed> RunToRest(Stage& stage) {
  std::int64_t quiet = 0;
  bool wrote = false;
  for (std::int64_t cycle = 1; cycle <= kCyclesToRestMax; ++cycle) {
    const std::size_t before = stage.journal().size();
    const std::int64_t changed_before = ChangedBySync(stage);
    if (auto ran = stage.driver.RunCycle(); !ran) return ran.error();
    const JournalEntries entries = stage.journal().subspan(before);
    wrote = ChangedBySync(stage) != changed_before;
    quiet = !wrote && !HasFault(entries) ? quiet + 1 : 0;
    if (quiet == 2) return cycle;
  }
  return Malformed{fmt::format("the sync did not come to rest within {} cycles: {}",
                               kCyclesToRestMax,
                               wrote ? "it keeps writing" : "a fault strikes in each of them")};
}

}  // namespace campsync::harness
