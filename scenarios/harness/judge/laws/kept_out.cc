// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// The removal by which the person is in the program alone since some earlier step; nullptr: the
// membership in the campaign did not end so.
const MemberEdit* RefusedRemoval(const LawView& view, const salesforce::MemberKey& member) {
  const AnyMemberKey key = member;
  const auto last = std::find_if(view.history.edits.rbegin(), view.history.edits.rend(),
                                 [&](const MemberEdit& edit) { return edit.member == key; });
  const bool is_it = last != view.history.edits.rend() && !last->value && !last->displaced &&
                     !last->refused_by.empty() && last->journal <= view.journal_before;
  return is_it ? &*last : nullptr;
}

// Whether the person left the program, and so may have come back as a new member.
bool LeftProgram(const LawView& view, marketo::PersonId person) {
  return std::ranges::any_of(view.history.edits, [&](const MemberEdit& edit) {
    const auto* in_program = std::get_if<marketo::MemberKey>(&edit.member);
    return in_program != nullptr && in_program->person == person && !edit.value;
  });
}

}  // namespace

void JudgeKeptOut(const LawView& view, Findings& findings) {
  if (view.policy.salesforce_remove != Removal::kKeep || !view.after.marketo.merged.empty()) return;
  for (const AskedCall& call : AskedCalls(view.StepJournal())) {
    const auto* create = call.As<salesforce::CreateMembers>();
    if (create == nullptr) continue;
    for (const salesforce::MemberFields& one : create->records) {
      const MemberEdit* removal = RefusedRemoval(view, {one.campaign, one.person});
      if (removal == nullptr || !removal->person || LeftProgram(view, *removal->person)) continue;
      const auto link =
          std::ranges::find(view.before.links, one.campaign, &store::LinkRecord::campaign);
      const bool same_link = link != view.before.links.end() && link->epoch == removal->link_epoch;
      if (!same_link) continue;
      findings.push_back(
          {.sentence = fmt::format("{} was removed from campaign {} and kept in the "
                                   "program alone, and an edit made them a member "
                                   "again",
                                   view.names.Of(one.person), view.names.Of(one.campaign))});
    }
  }
}

}  // namespace campsync::harness
