// SPDX-License-Identifier: Apache-2.0
//
// What judges read out of a journal: which writes took effect and how many records they wrote,
// which errors vendors answered with. From requests and replies alone; decisions and other notes of
// the engine are not looked at.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/marketo/person.h"
#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/table_rows.h"

namespace campsync::harness {

/// The writing calls among the effects, by side and operation. Refused records and records that
/// were left as they were are not counted; a call without a written record still is. `people` are
/// Marketo's before the first entry.
[[nodiscard]] std::vector<WriteTally> TallyWrites(JournalEntries journal,
                                                  const std::vector<marketo::Person>& people);

/// The calls among the effects, reads and the store's too.
[[nodiscard]] CallTally TallyCalls(JournalEntries journal);

/// Whether a reply in the journal carries the error, for the whole request or for one record.
[[nodiscard]] bool HasError(JournalEntries journal, ErrorCode code);

/// How often the sync set the campaign member to the status since an instant of the world's clock.
[[nodiscard]] std::int64_t CountStatusWrites(JournalEntries journal,
                                             const salesforce::CampaignMemberId& member,
                                             Label status, Instant since);

/// Whether a fault interfered with a call.
[[nodiscard]] bool HasFault(JournalEntries journal);

/// Whether a step or an act amid a cycle says this: `salesforce set_permission`.
[[nodiscard]] bool HasStep(JournalEntries journal, std::string_view what);

/// Whether the sync broke off after the entry of the one sequence number and no later than that of
/// the other: another engine went on from there.
[[nodiscard]] bool HasCrashed(JournalEntries journal, std::int64_t after, std::int64_t until);

}  // namespace campsync::harness
