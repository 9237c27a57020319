// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/stopped_cycle.h"

namespace campsync::harness {
namespace {

bool TellsOfRefusedRename(const marketo::SyncReport& report, const store::LinkRecord& link) {
  return std::ranges::any_of(report.errors, [&](const auto& error) {
    return error.object == marketo::SyncObject::kCampaignMemberStatus &&
           error.error.code == ErrorCode::kInvalidFieldForInsertUpdate &&
           error.salesforce_id == link.campaign.Text();
  });
}

// Salesforce refuses the row of a status its new name, which a report told of: whoever holds the
// status holds it under the former one (MK-CHAN-06). It is an error of the list, not of each of its
// holders. Where it is tried again only when something changes, the last report does not repeat it
// (MK-ERR-05).
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

}  // namespace

void JudgeDifferencesAreListed(const LawView& view, Findings& findings) {
  // With the sync switched off nothing runs that could list anything.
  if (view.after.SyncIsOff(view.policy)) return;
  // Without the Marketing User flag no status list is compared (MK-PRE-02): what a label stands for
  // since then is told of by the job's error alone.
  if (!view.after.salesforce.sync_user.marketing_user) return;
  if (LastCycleStopped(view)) return;
  for (const store::LinkRecord& link : view.after.links) {
    if (!store::Joins(link.state)) continue;
    for (const LinkedMember& member : MembersOf(view, link)) {
      if (SidesAgree(view.policy.match_case, member)) continue;
      if (!ListedReasons(view.after, member).empty()) continue;
      if (IsRenameRefused(view, member)) continue;
      findings.push_back(
          {.sentence = fmt::format("{} differs and nothing lists it: {}",
                                   member.Describe(view.names), member.DescribeSides())});
    }
  }
}

}  // namespace campsync::harness
