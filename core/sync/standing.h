// SPDX-License-Identifier: Apache-2.0
//
// Standing: how the two sides of a record stand to each other whatever is in the way of the next
// decision about them. An obstacle comes and goes; the reason why the sides differ stays. Reads
// records and facts, decides nothing.
#pragma once

#include <optional>
#include <string_view>

#include "core/label.h"
#include "core/rule_id.h"
#include "core/store/records.h"

namespace campsync {

/// The link has shown both sides, and neither was brought to the other (MK-MEMBER-09).
inline constexpr RuleId kMet = "MK-MEMBER-09";
/// The members of two people who became one (MK-PERSON-11).
inline constexpr RuleId kJoined = "MK-PERSON-11";

/// The rule by which the sides stand apart; empty: they were agreed on.
[[nodiscard]] Label ApartBy(const store::Disposition& disposition, Label beneath);

/// Whether the sides were agreed on, whatever is in the way now.
[[nodiscard]] bool WereAgreedOn(const store::Disposition& disposition, Label beneath);

/// Both sides were seen and are still to be compared: neither of them was ever decided about.
[[nodiscard]] std::optional<RuleId> LeftToCompare(const store::Disposition& disposition,
                                                  Label beneath, const LabelTable& labels);

/// The disposition when nothing is in the way any more: a rule and the switch that it reads.
/// `in_marketo`: the person is a member of the program.
[[nodiscard]] store::Diverged DivergedBy(Label rule, bool in_marketo, LabelTable& labels);

}  // namespace campsync
