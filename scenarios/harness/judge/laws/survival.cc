// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>

#include "scenarios/harness/judge/laws/last_edit.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/member_edits.h"

namespace campsync::harness {
namespace {

std::string DescribeEdit(const LawView& view, const LinkedMember& member, const MemberEdit& edit) {
  return fmt::format(
      "edit {} in {} ({} {}{})", edit.id, edit.side() == Side::kMarketo ? "Marketo" : "Salesforce",
      member.Describe(view.names), edit.value ? "to " : "removed", edit.value.value_or(""));
}

void JudgeEdit(const LawView& view, const EditedMember& edited, const MemberEdit& edit,
               Findings& findings) {
  if (BucketOf(view, edited, edit)) return;
  const LinkedMember& member = edited.member;
  const MemberEdit* other = OtherOf(edited, edit);
  Finding finding{
      .place = edit.place,
      .sentence = DescribeEdit(view, member, edit) +
                  " is lost: it was neither "
                  "applied, superseded, refused by a rule that holds, listed nor raced"};
  finding.lines.push_back(member.DescribeSides());
  if (other != nullptr) {
    finding.lines.push_back("other side: " + DescribeEdit(view, member, *other));
  }
  const auto reasons = ListedReasons(view.after, member);
  const store::Disposition* reason = reasons.empty() ? nullptr : reasons.front();
  if (const auto* blocked = reason ? std::get_if<store::Blocked>(reason) : nullptr) {
    finding.lines.push_back(
        fmt::format("listed as {}, which does not hold here", Describe(blocked->code).name));
  }
  if (const auto* diverged = reason ? std::get_if<store::Diverged>(reason) : nullptr) {
    finding.rule = std::string(view.labels.Text(diverged->rule));
    finding.lines.push_back(fmt::format("listed under {}, which does not hold here", finding.rule));
  }
  findings.push_back(std::move(finding));
}

}  // namespace

void MarkSettled(const LawView& view, History& history) {
  const auto is_open = [](const MemberEdit& edit) { return !edit.settled && !edit.displaced; };
  if (std::ranges::none_of(history.edits, is_open)) return;
  for (const EditedMember& one : EditedMembers(view)) {
    const bool agree = SidesAgree(view.policy.match_case, one.member);
    for (const MemberEdit* edit : {one.marketo, one.salesforce}) {
      if (edit == nullptr || edit->settled) continue;
      MemberEdit& marked = history.edits.at(static_cast<std::size_t>(edit->id - 1));
      if (agree) {
        marked.bucket = BucketOf(view, one, *edit);
        marked.settled = marked.bucket.has_value();
      } else if (const store::Diverged* refusal = RefusalOf(view, one, *edit)) {
        marked.refused_by = std::string(view.labels.Text(refusal->rule));
        marked.refused_edit = marked.journal;
      } else {
        const auto bucket = BucketOf(view, one, *edit);
        marked.waited = bucket == EditBucket::kPending || bucket == EditBucket::kRefused;
      }
    }
  }
}

void JudgeSurvival(const LawView& view, Findings& findings) {
  // With the sync off every edit waits, and Marketo's page says so (MK-FLOW-09).
  if (view.after.SyncIsOff(view.policy)) return;
  for (const EditedMember& one : EditedMembers(view)) {
    for (const MemberEdit* edit : {one.marketo, one.salesforce}) {
      if (edit != nullptr && !edit->settled) JudgeEdit(view, one, *edit, findings);
    }
  }
}

}  // namespace campsync::harness
