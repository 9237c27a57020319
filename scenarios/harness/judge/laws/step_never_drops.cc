// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstddef>
#include <set>
#include <variant>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// Another channel gives the same statuses other steps: nobody moved.
bool ChannelChanged(const LawView& view, marketo::ProgramId id) {
  const marketo::Program* before = view.before.marketo.FindProgram(id);
  const marketo::Program* after = view.after.marketo.FindProgram(id);
  return before == nullptr || after == nullptr || before->channel != after->channel;
}

// A person may have given the statuses other steps before or after somebody moved: then it is a
// drop only where the steps before say so as well. Of a status that is new nobody knows which came
// first.
bool WasDropBefore(const LawView& view, const marketo::ProgressionStatus& from,
                   const marketo::ProgressionStatus& to) {
  const marketo::ProgressionStatus* old_from = view.before.marketo.FindStatus(from.id);
  const marketo::ProgressionStatus* old_to = view.before.marketo.FindStatus(to.id);
  return old_from != nullptr && old_to != nullptr && old_to->step < old_from->step;
}

// The memberships that the sync or a person ended between the two views. What is there again since
// is another membership, even if a merge of people brought one of the same date.
std::set<marketo::MemberKey> EndedSince(const LawView& view) {
  std::set<marketo::MemberKey> ended;
  for (const MemberEdit& edit : view.history.edits) {
    const auto* member = std::get_if<marketo::MemberKey>(&edit.member);
    if (member == nullptr || edit.value || edit.journal <= view.journal_before) continue;
    ended.insert(*member);
  }
  for (const sim::JournalEntry& entry : view.StepJournal()) {
    const auto* call = entry.content.As<sim::MarketoCall>();
    if (call == nullptr || entry.kind != sim::EntryKind::kEffect || !call->reply) continue;
    const auto* write = std::get_if<marketo::WriteMembers>(&call->request);
    if (write == nullptr || !call->reply->ok()) continue;
    const auto& done = std::get<marketo::WriteMembers::Reply>((*call->reply)->value);
    for (std::size_t index = 0; index < done.results.size(); ++index) {
      const auto& result = done.results[index];
      if (result.ok() && !result->state) ended.insert(write->members[index].member);
    }
  }
  return ended;
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
    if (!WasDropBefore(view, *from, *to)) continue;
    if (EndedSince(view).contains({before.program, before.person})) continue;
    findings.push_back(
        {.sentence = fmt::format("{} in {} fell from {} (step {}) to {} (step {})",
                                 view.names.Of(before.person), view.names.Of(before.program),
                                 view.labels.Text(from->name), from->step,
                                 view.labels.Text(to->name), to->step)});
  }
}

}  // namespace campsync::harness
