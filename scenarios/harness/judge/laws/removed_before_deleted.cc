// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {
namespace {

bool StandsApartByDeletion(const LawView& view, const LinkedMember& member) {
  return std::ranges::any_of(ListedReasons(view.after, member), [&](const auto* reason) {
    const auto* diverged = std::get_if<store::Diverged>(reason);
    return diverged != nullptr && view.labels.Text(diverged->rule) == "MK-PERSON-09";
  });
}

bool IsOf(const LawView& view, const MemberEdit& edit, const LinkedMember& member) {
  if (const auto* key = std::get_if<marketo::MemberKey>(&edit.member)) {
    return key->program == member.link->program &&
           view.after.marketo.PresentPerson(key->person) == member.person->id;
  }
  const auto& key = std::get<salesforce::MemberKey>(edit.member);
  const auto& org = view.after.salesforce;
  return key.campaign == member.link->campaign &&
         org.PresentRecord(key.person) == org.PresentRecord(RefOf(*member.person->sfdc_record));
}

// Somebody took them out of the campaign, and that is the last that was done to the membership.
// What went together with the record is displaced, and a removal that another edit beat was undone
// before the deletion.
const MemberEdit* LastIsRemoval(const LawView& view, const LinkedMember& member) {
  const MemberEdit* last = nullptr;
  for (const MemberEdit& edit : view.history.edits) {
    if (IsOf(view, edit, member)) last = &edit;
  }
  const bool is_removal = last != nullptr && last->side() == Side::kSalesforce && !last->value;
  const bool is_undone = is_removal && last->settled && last->bucket == EditBucket::kSuperseded;
  const bool is_whole = is_removal && !is_undone && !last->displaced && !last->in_cycle &&
                        last->link_epoch == member.link->epoch;
  return is_whole ? last : nullptr;
}

}  // namespace

void JudgeRemovedBeforeDeleted(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view) || view.policy.salesforce_remove == Removal::kKeep) return;
  for (const store::LinkRecord& link : view.after.links) {
    if (EndsOf(view, link).program == nullptr) continue;
    for (const LinkedMember& member : MembersOf(view, link)) {
      if (!member.marketo || member.salesforce || member.person == nullptr) continue;
      if (!member.person->sfdc_record || !StandsApartByDeletion(view, member)) continue;
      const MemberEdit* removal = LastIsRemoval(view, member);
      if (removal == nullptr) continue;
      findings.push_back({.place = removal->place,
                          .sentence = fmt::format("{} was taken out of the campaign before the "
                                                  "record was deleted, and stays in the program",
                                                  member.Describe(view.names))});
    }
  }
}

}  // namespace campsync::harness
