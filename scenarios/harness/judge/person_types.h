// SPDX-License-Identifier: Apache-2.0
//
// PersonTypes: what a person was in Salesforce when the sync decided about them, which
// MK-CONFLICT-01 and MK-CONFLICT-02 ask for. A lead can be converted since, so neither today's
// record nor the one of the edit alone will do. From the edits and the sync's calls to Marketo;
// decisions are not looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/marketo/ids.h"
#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// Whatever is no contact, a lead or nothing yet, is decided alike.
struct PersonTypes {
  bool may_be_contact = false;
  bool may_be_other = true;
};

/// The sync told Marketo which record a person is.
struct TypeChange {
  std::int64_t journal = 0;
  bool is_contact = false;
};

/// Of the person, under whatever id they had then; oldest first.
[[nodiscard]] std::vector<TypeChange> TypeChangesOf(const LawView& view, marketo::PersonId person);

/// What the person of the edit was at any time from entry `from` to entry `to` of the journal, both
/// not before the edit.
[[nodiscard]] PersonTypes TypesBetween(std::span<const TypeChange> changes, const MemberEdit& edit,
                                       std::int64_t from, std::int64_t to);

/// What the person of the edit was at any time from the edit to rest. nullptr: not in Marketo.
[[nodiscard]] PersonTypes TypesSince(const LawView& view, const MemberEdit& edit,
                                     const marketo::Person* person);

}  // namespace campsync::harness
