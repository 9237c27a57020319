// SPDX-License-Identifier: Apache-2.0
//
// What Marketo's admin page refuses in a channel: the rules of one status beside the others of its
// list (MK-CHAN-01..03, 05, 07). Pure checks; they change nothing and know no members.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "sim/marketo/channel_spec.h"
#include "sim/world/rules.h"

namespace campsync::sim {

/// The name of the step-0 status.
inline constexpr std::string_view kNotInProgram = "Not in Program";
/// Longest statusName in characters (MK-REST-20).
inline constexpr std::size_t kStatusNameLengthMax = 255;

/// Whether Marketo maps the status to an event partner's Registered, Waitlisted or Attended. That
/// the mapping goes by these names is inferred: pages tell only that it exists (MK-CHAN-07).
[[nodiscard]] bool IsSystemMapped(std::optional<marketo::ProgramType> applies_to,
                                  std::string_view status);

/// Why `spec` cannot stand beside `others` (its channel's present statuses without itself);
/// nullopt: it can.
[[nodiscard]] std::optional<Error> RefuseStatus(Rules& rules,
                                                std::optional<marketo::ProgramType> applies_to,
                                                const std::vector<StatusSpec>& others,
                                                const StatusSpec& spec);

}  // namespace campsync::sim
