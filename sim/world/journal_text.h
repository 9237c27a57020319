// SPDX-License-Identifier: Apache-2.0
//
// Journal entries as text for people: one line an entry, as `--trace` shows them. Not a format that
// any program reads back; the digest does not depend on it.
#pragma once

#include <string>
#include <string_view>

#include "core/label.h"
#include "sim/world/journal.h"

namespace campsync::sim {

/// `effect`, `fault`, `answer`, `note`.
[[nodiscard]] std::string_view NameOf(EntryKind kind);

/// `12 2026-03-31T09:05:00.000Z salesforce effect UpdateMembers {records: [...]} -> {...}`.
[[nodiscard]] std::string FormatEntry(const LabelTable& labels, const JournalEntry& entry);

}  // namespace campsync::sim
