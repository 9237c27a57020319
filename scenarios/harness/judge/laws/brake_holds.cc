// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <variant>

#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// Members that one cycle may create and remove by the switch mass-change-brake.
constexpr std::size_t kAllowed = 100;

std::size_t CreatedOrRemovedBy(const AskedCall& call) {
  if (const auto* create = call.As<salesforce::CreateMembers>()) return create->records.size();
  if (const auto* removal = call.As<salesforce::DeleteMembers>()) return removal->ids.size();
  const auto* write = call.As<marketo::WriteMembers>();
  if (write == nullptr) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(write->members, [](const marketo::MemberWrite& one) {
        return !one.expected || std::holds_alternative<marketo::RemoveMember>(one.action);
      }));
}

}  // namespace

void JudgeBrakeHolds(const LawView& view, Findings& findings) {
  if (view.policy.mass_change_brake != MassChangeBrake::kPauseAboveLimit) return;
  std::size_t in_cycle = 0;
  for (const AskedCall& call : AskedCalls(view.journal)) {
    // With a cycle's report, or a restart, the count begins anew.
    const bool begins_anew = call.As<marketo::PublishReport>() != nullptr ||
                             call.asked->content.As<sim::StoreLoad>() != nullptr;
    const std::size_t before = begins_anew ? 0 : in_cycle;
    in_cycle = before + CreatedOrRemovedBy(call);
    if (before > kAllowed || in_cycle <= kAllowed) continue;
    findings.push_back({.sentence = fmt::format("with mass-change-brake=pause_above_limit one "
                                                "cycle created and removed {} members and more",
                                                in_cycle)});
  }
}

}  // namespace campsync::harness
