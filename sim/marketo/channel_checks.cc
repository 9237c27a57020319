// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/channel_checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "sim/marketo/refusals.h"

namespace campsync::sim {
namespace {

using Others = std::vector<StatusSpec>;

std::optional<Error> RefuseName(Rules& rules, const Others& others, const StatusSpec& spec) {
  if (rules.Applies("MK-CHAN-01", spec.name.empty())) return InvalidData("A status needs a name");
  if (rules.Applies("MK-REST-20", CharacterCount(spec.name) > kStatusNameLengthMax)) {
    return InvalidData(
        fmt::format("A status name has at most {} characters", kStatusNameLengthMax));
  }
  const bool taken =
      std::ranges::any_of(others, [&](const StatusSpec& other) { return other.name == spec.name; });
  if (rules.Applies("MK-CHAN-01", taken)) {
    return InvalidData(fmt::format("The channel already has a status '{}'", spec.name));
  }
  return std::nullopt;
}

std::optional<Error> RefuseStep(Rules& rules, const Others& others, const StatusSpec& spec) {
  const bool misplaced = (spec.step == 0) != (spec.name == kNotInProgram);
  if (rules.Applies("MK-CHAN-02", misplaced)) {
    return InvalidData(fmt::format("Step 0 is '{}', and only that", kNotInProgram));
  }
  if (rules.Applies("MK-CHAN-03", spec.step < 0)) {
    return InvalidData(fmt::format("Step {} of '{}' is negative", spec.step, spec.name));
  }
  const bool shared =
      std::ranges::any_of(others, [&](const StatusSpec& other) { return other.step == spec.step; });
  if (shared && !rules.Applies("MK-CHAN-03", shared)) {
    return InvalidData(fmt::format("Another status has step {}", spec.step));
  }
  return std::nullopt;
}

}  // namespace

bool IsSystemMapped(std::optional<marketo::ProgramType> applies_to, std::string_view status) {
  const bool event = applies_to == marketo::ProgramType::kEvent ||
                     applies_to == marketo::ProgramType::kEventWithWebinar;
  return event && (status == "Registered" || status == "Waitlisted" || status == "Attended");
}

std::optional<Error> RefuseStatus(Rules& rules, std::optional<marketo::ProgramType> applies_to,
                                  const std::vector<StatusSpec>& others, const StatusSpec& spec) {
  if (auto error = RefuseName(rules, others, spec)) return error;
  if (auto error = RefuseStep(rules, others, spec)) return error;
  const bool second_success =
      spec.success &&
      std::ranges::any_of(others, [](const StatusSpec& other) { return other.success; });
  if (second_success && !rules.Applies("MK-CHAN-05", second_success)) {
    return InvalidData("Another status is the success status");
  }
  const bool hides_mapped = spec.hidden && IsSystemMapped(applies_to, spec.name);
  if (rules.Applies("MK-CHAN-07", hides_mapped)) {
    return InvalidData(fmt::format("'{}' is mapped by the event and cannot be hidden", spec.name));
  }
  return std::nullopt;
}

}  // namespace campsync::sim
