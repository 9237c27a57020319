// SPDX-License-Identifier: Apache-2.0
#include "sim/world/moments.h"

#include <fmt/format.h>

#include <utility>

#include "core/check.h"

namespace campsync::sim {

std::string_view NameOf(MomentSide side) {
  switch (side) {
    case MomentSide::kBefore:
      return "before";
    case MomentSide::kAfter:
      return "after";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string FormatMoment(const MomentName& moment) {
  return fmt::format("{} {}, number {}", NameOf(moment.side), moment.operation, moment.nth);
}

void Moments::Arm(MomentName name, std::function<void()> action) {
  CAMPSYNC_CHECK(name.nth >= 1);
  armed_.push_back({.name = std::move(name), .action = std::move(action)});
}

std::vector<MomentName> Moments::Disarm() {
  std::vector<MomentName> missed;
  for (Armed& armed : armed_) missed.push_back(std::move(armed.name));
  armed_.clear();
  return missed;
}

void Moments::Come(MomentSide side, std::string_view operation) {
  if (armed_.empty()) return;
  std::vector<std::function<void()>> due;
  std::vector<Armed> waiting;
  for (Armed& armed : armed_) {
    const bool counts = armed.name.side == side && armed.name.operation == operation;
    if (counts) ++armed.calls;
    if (counts && armed.calls == armed.name.nth) {
      due.push_back(std::move(armed.action));
    } else {
      waiting.push_back(std::move(armed));
    }
  }
  armed_ = std::move(waiting);
  // Only now: an action may arm further moments.
  for (const std::function<void()>& action : due) action();
}

}  // namespace campsync::sim
