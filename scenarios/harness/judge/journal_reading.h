// SPDX-License-Identifier: Apache-2.0
//
// What judges read out of a journal: which writes took effect and how many records they wrote,
// which errors vendors answered with. From requests and replies alone; decisions and other notes of
// the engine are not looked at.
#pragma once

#include <cstdint>
#include <vector>

#include "core/error.h"
#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/table_rows.h"

namespace campsync::harness {

/// The writing calls among the effects, by side and operation. Refused records, and records whose
/// reply says that nothing changed, are not counted; a call without a written record still is.
[[nodiscard]] std::vector<WriteTally> TallyWrites(JournalEntries journal);

/// Records written in both orgs.
[[nodiscard]] std::int64_t CommittedWrites(JournalEntries journal);

/// Whether a reply in the journal carries the error, for the whole request or for one record.
[[nodiscard]] bool HasError(JournalEntries journal, ErrorCode code);

/// Whether a fault interfered with a call.
[[nodiscard]] bool HasFault(JournalEntries journal);

/// Whether the call is a write to that org which took effect there.
[[nodiscard]] bool IsCommittedWrite(const sim::JournalEntry& entry);

}  // namespace campsync::harness
