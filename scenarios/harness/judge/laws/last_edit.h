// SPDX-License-Identifier: Apache-2.0
//
// The bucket of the last edit that one side saw of a member: whether it was applied, superseded by
// a named edit, refused by a named rule, is pending with a listed error, or was raced. Each bucket
// is accepted only where its own condition holds on the values and the journal; the reasons that
// the engine names are not taken on trust. What the law of survival and the ledger ask.
#pragma once

#include <optional>

#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/member_edits.h"

namespace campsync::harness {

/// The other side's last edit; nullptr: there was none.
[[nodiscard]] const MemberEdit* OtherOf(const EditedMember& edited, const MemberEdit& edit);

/// nullopt: in none, the edit is lost.
[[nodiscard]] std::optional<EditBucket> BucketOf(const LawView& view, const EditedMember& edited,
                                                 const MemberEdit& edit);

/// The rule that keeps the sides apart and holds on the values; nullptr: none does.
[[nodiscard]] const store::Diverged* RefusalOf(const LawView& view, const EditedMember& edited,
                                               const MemberEdit& edit);

}  // namespace campsync::harness
