// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/refused_rename.h"

#include <algorithm>
#include <variant>

namespace campsync::harness {
namespace {

bool TellsOfRefusedRename(const marketo::SyncReport& report, const store::LinkRecord& link) {
  return std::ranges::any_of(report.errors, [&](const auto& error) {
    return error.object == marketo::SyncObject::kCampaignMemberStatus &&
           (error.error.code == ErrorCode::kInvalidFieldForInsertUpdate ||
            error.error.code == ErrorCode::kDuplicateValue) &&
           error.salesforce_id == link.campaign.Text();
  });
}

}  // namespace

bool IsRenameRefused(const LawView& view, const LinkedMember& member) {
  if (!member.marketo || !member.salesforce) return false;
  if (StepOf(view, member.link->program, member.salesforce->name)) return false;
  const auto& events = view.history.events;
  for (auto seen = events.rbegin(); seen != events.rend(); ++seen) {
    const auto* reported = std::get_if<Reported>(&seen->event.what);
    if (reported == nullptr) continue;
    if (TellsOfRefusedRename(reported->report, *member.link)) return true;
    if (view.policy.retry == Retry::kEveryCycle) return false;
  }
  return false;
}

}  // namespace campsync::harness
