// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/laws/identity_taken.h"

#include <algorithm>
#include <cstddef>
#include <variant>

#include "scenarios/harness/judge/channel_edits.h"
#include "scenarios/harness/judge/edit_conflict.h"

namespace campsync::harness {

bool IdentityTaken::ByMerge() const {
  if (member_.person == nullptr || !member_.marketo) return false;
  if (!edit_.value && HasBecomeAnother()) return true;
  if (!IsOfWinner() && !WasGivenUpSince()) return false;
  // One of the two left, or the winner's status was taken whatever the loser's.
  if (!edit_.value) return true;
  if (view_.after.marketo.merge_takes_winner && WasMergeSince()) return true;
  const auto step = StepOf(view_, member_.link->program, *edit_.value);
  if (!step || !member_.marketo->step) return false;
  const MemberEdit joined{.member = marketo::MemberKey{}, .value = member_.marketo->name};
  return *member_.marketo->step >= *step ||
         (edit_.side() == Side::kSalesforce && MayWin(view_, member_, joined, edit_));
}

bool IdentityTaken::ByUndelete() const {
  const bool is_gone = !member_.marketo && !member_.salesforce;
  if (!is_gone || edit_.side() != Side::kMarketo || !edit_.value) return false;
  const EndedMembership* last = LastEndOf(view_, member_);
  if (last == nullptr || member_.person->sfdc_is_deleted) return false;
  const auto at = std::min(static_cast<std::size_t>(last->journal), view_.journal.size());
  if (at == 0) return false;
  const MemberEdit gone{.at = view_.journal[at - 1].time, .member = salesforce::MemberKey{}};
  return MayWin(view_, member_, gone, edit_);
}

bool IdentityTaken::ByConversion() const {
  if (!member_.salesforce || !TookInAnotherLead()) return false;
  if (edit_.side() == Side::kSalesforce) return !edit_.value && IsRowOfAnotherLead();
  const MemberEdit brought{.member = salesforce::MemberKey{}, .value = member_.salesforce->name};
  return MayWin(view_, member_, brought, edit_);
}

bool IdentityTaken::WasJoinedSince() const {
  return member_.person != nullptr && IsOfWinner() && WasMergeSince();
}

bool IdentityTaken::WasMergeSince() const {
  return view_.after.marketo.merged.size() > edit_.people_merged;
}

// Two people are the one who has the membership now.
bool IdentityTaken::IsOfWinner() const {
  return std::ranges::any_of(view_.after.marketo.merged, [&](const auto& merge) {
    return view_.after.marketo.PresentPerson(merge.first) == member_.person->id;
  });
}

// A merge after the edit gave its record up: who it was went on as another record, taking along
// what Marketo's side had done to the edit by then.
bool IdentityTaken::WasGivenUpSince() const {
  const auto* key = std::get_if<salesforce::MemberKey>(&edit_.member);
  if (key == nullptr) return false;
  const auto& left = view_.after.marketo.given_up;
  const auto since = std::min(edit_.records_given_up, left.size());
  return std::any_of(left.begin() + static_cast<std::ptrdiff_t>(since), left.end(),
                     [&](const auto& record) { return IsPresently(*key, record); });
}

// The record that left the campaign was merged or converted since, or has another person: who it
// is now is a member by their own right.
bool IdentityTaken::HasBecomeAnother() const { return HasMovedOn(view_, edit_) || WasGivenUp(); }

// A merge in Marketo left the record without a person: what its campaign member holds was made of
// two memberships before.
bool IdentityTaken::WasGivenUp() const {
  const auto* key = std::get_if<salesforce::MemberKey>(&edit_.member);
  if (key == nullptr) return false;
  return std::ranges::any_of(view_.after.marketo.given_up,
                             [&](const auto& record) { return IsPresently(*key, record); });
}

bool IdentityTaken::IsPresently(const salesforce::MemberKey& key,
                                const marketo::SfdcRecord& record) const {
  const auto& org = view_.after.salesforce;
  return org.PresentRecord(RefOf(record)) == org.PresentRecord(key.person);
}

// The row came along with another person's lead, so it came after the member had left.
bool IdentityTaken::IsRowOfAnotherLead() const {
  const auto* row = std::get_if<salesforce::ConvertedRef>(&member_.member->person);
  return row != nullptr &&
         std::ranges::any_of(view_.after.marketo.people, [&](const marketo::Person& other) {
           return other.id != member_.person->id &&
                  other.sfdc_record == marketo::SfdcRecord(salesforce::LeadRef{row->lead});
         });
}

bool IdentityTaken::TookInAnotherLead() const {
  if (member_.person == nullptr || !member_.person->sfdc_record) return false;
  const auto own = RefOf(*member_.person->sfdc_record);
  const auto became_own = [&](const marketo::SfdcRecord& record) {
    return record != *member_.person->sfdc_record &&
           view_.after.salesforce.PresentRecord(RefOf(record)) == own;
  };
  const auto& people = view_.after.marketo.people;
  // One that a merge of people left without a person may be converted too.
  return std::ranges::any_of(view_.after.marketo.given_up, became_own) ||
         std::ranges::any_of(people, [&](const marketo::Person& other) {
           return other.id != member_.person->id && other.sfdc_record &&
                  became_own(*other.sfdc_record);
         });
}

}  // namespace campsync::harness
