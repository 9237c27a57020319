// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// Another channel gives the same statuses other steps: nobody moved.
bool ChannelChanged(const LawView& view, marketo::ProgramId id) {
  const marketo::Program* before = view.before.marketo.FindProgram(id);
  const marketo::Program* after = view.after.marketo.FindProgram(id);
  return before == nullptr || after == nullptr || before->channel != after->channel;
}

}  // namespace

void JudgeStepNeverDrops(const LawView& view, Findings& findings) {
  if (view.policy.inbound_downgrade == InboundDowngrade::kAccept) return;
  for (const marketo::ProgramMember& before : view.before.marketo.members) {
    const marketo::ProgramMember* after =
        view.after.marketo.FindMember({before.program, before.person});
    if (after == nullptr || after->membership_date != before.membership_date) continue;
    if (after->status == before.status || ChannelChanged(view, before.program)) continue;
    const marketo::ProgressionStatus* from = view.after.marketo.FindStatus(before.status);
    const marketo::ProgressionStatus* to = view.after.marketo.FindStatus(after->status);
    if (from == nullptr || to == nullptr || to->step >= from->step) continue;
    findings.push_back(
        {.sentence = fmt::format("{} in {} fell from {} (step {}) to {} (step {})",
                                 view.names.Of(before.person), view.names.Of(before.program),
                                 view.labels.Text(from->name), from->step,
                                 view.labels.Text(to->name), to->step)});
  }
}

}  // namespace campsync::harness
