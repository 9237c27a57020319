// SPDX-License-Identifier: Apache-2.0
//
// ReasonHolds: whether the reason that the engine lists for a difference is true of the world. The
// judge's side of every bucket: a rule's condition on the two values, an error's condition on the
// orgs or its presence in a vendor's reply. An engine that refuses everything finds no reason here.
#pragma once

#include "core/store/records.h"
#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {

/// For a difference that a rule allows (kept apart by MK-STATUS-11, MK-REMOVE-01..03, ...).
[[nodiscard]] bool DivergenceHolds(const LawView& view, const LinkedMember& member,
                                   const store::Diverged& diverged);

/// For a difference that waits for an error's cause to go.
[[nodiscard]] bool ErrorHolds(const LawView& view, const LinkedMember& member, ErrorCode code);

/// Either, or `Agreed`, which is no reason.
[[nodiscard]] bool ReasonHolds(const LawView& view, const LinkedMember& member,
                               const store::Disposition& reason);

}  // namespace campsync::harness
