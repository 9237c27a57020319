// SPDX-License-Identifier: Apache-2.0
//
// ChannelEdits: what changes of a program's channel did to memberships in Marketo that nobody
// edited. One that follows another channel holds the status of the same name there, and by that
// name the sync knows it again. Where it changed as well before the sync came to look, nothing
// tells it from an edit. From the acts and the calls by which the sync looks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

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

/// The step of the status that a campaign's label names, or named until somebody renamed it in the
/// channel: the label goes on standing for it until the sync has renamed it too, which a permission
/// may forbid (MK-CHAN-06). nullopt: it stands for none.
[[nodiscard]] std::optional<std::int32_t> StepStoodFor(const LawView& view,
                                                       marketo::ProgramId program,
                                                       std::string label);

}  // namespace campsync::harness
