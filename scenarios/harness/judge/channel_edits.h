// SPDX-License-Identifier: Apache-2.0
//
// ChannelEdits: what changes of a program's channel did to memberships in Marketo that nobody
// edited. One that follows another channel holds the status of the same name there, and by that
// name the sync knows it again. Where it changed as well before the sync came to look, nothing
// tells it from an edit. From the acts and the calls by which the sync looks.
#pragma once

#include <optional>

#include "core/time.h"
#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {

/// When the status that the member holds in Marketo came to be another one under another name: the
/// program got another channel, and the status this name. nullopt: it did not, or the sync compared
/// the statuses of program and campaign between two of these changes and the edit.
[[nodiscard]] std::optional<Instant> StatusReplacedAround(const LawView& view,
                                                          const LinkedMember& member,
                                                          const MemberEdit& edit);

}  // namespace campsync::harness
