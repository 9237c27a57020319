// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// The member of the campaign that the person had before and after the step and so all the time;
// nullptr: there was none, or another.
const salesforce::CampaignMember* MemberAllAlong(const LawView& view,
                                                 const marketo::MirrorWrite& write) {
  const auto member_in = [&](const WorldView& world) -> const salesforce::CampaignMember* {
    const marketo::Person* person = world.marketo.FindPerson(write.person);
    if (person == nullptr) return nullptr;
    const auto* member = world.salesforce.FindMember(write.campaign, *person);
    // A converted lead's member is its contact's.
    return member != nullptr && world.marketo.HolderOf(member->person) == person ? member : nullptr;
  };
  const auto* before = member_in(view.before);
  const auto* after = member_in(view.after);
  if (before == nullptr || after == nullptr || before->id != after->id) return nullptr;
  // Deleted and restored within the step it would have another stamp.
  return before->system_modstamp == after->system_modstamp ? after : nullptr;
}

}  // namespace

void JudgeCopyLosesNobody(const LawView& view, Findings& findings) {
  if (!view.engine_ran) return;
  for (const AskedCall& call : AskedCalls(view.StepJournal())) {
    const auto* mirror = call.As<marketo::WriteMirror>();
    if (mirror == nullptr) continue;
    for (const marketo::MirrorWrite& write : mirror->rows) {
      if (write.row || MemberAllAlong(view, write) == nullptr) continue;
      findings.push_back(
          {.sentence = fmt::format("the sync took {} out of Marketo's copy of {} "
                                   "although they were a member all the time",
                                   view.names.Of(write.person), view.names.Of(write.campaign))});
    }
  }
}

}  // namespace campsync::harness
