// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/member_edits.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace campsync::harness {
namespace {

// Which linked member an edit is about: its link and its person on whichever side knows one.
struct Subject {
  const store::LinkRecord* link = nullptr;
  const marketo::Person* person = nullptr;
  std::optional<salesforce::PersonRef> ref;
};

const store::LinkRecord* Find(const WorldView& world, const auto& wanted) {
  const auto found = std::ranges::find_if(world.links, wanted);
  return found == world.links.end() || !store::Joins(found->state) ? nullptr : &*found;
}

Subject SubjectOf(const WorldView& world, const MemberEdit& edit) {
  Subject subject;
  if (const auto* key = std::get_if<marketo::MemberKey>(&edit.member)) {
    subject.link = Find(world, [key](const auto& link) { return link.program == key->program; });
    subject.person = world.marketo.FindPerson(world.marketo.PresentPerson(key->person));
    return subject;
  }
  const auto& key = std::get<salesforce::MemberKey>(edit.member);
  subject.link = Find(world, [&key](const auto& link) { return link.campaign == key.campaign; });
  subject.ref = world.salesforce.PresentRecord(key.person);
  for (const marketo::Person& person : world.marketo.people) {
    if (IsRecordOf(*subject.ref, person.sfdc_record)) subject.person = &person;
  }
  // Marketo may not know yet that the record is another now.
  for (const marketo::Person& person : world.marketo.people) {
    if (subject.person != nullptr) break;
    const bool is_same = person.sfdc_record &&
                         world.salesforce.PresentRecord(RefOf(*person.sfdc_record)) == *subject.ref;
    if (is_same) subject.person = &person;
  }
  // Whoever has a new lead in place of a deleted one is the same in Marketo (MK-PERSON-09).
  const bool is_deleted =
      std::ranges::find(world.salesforce.deleted_people, *subject.ref,
                        &DeletedPersonView::person) != world.salesforce.deleted_people.end();
  if (subject.person == nullptr && is_deleted && edit.person) {
    subject.person = world.marketo.FindPerson(world.marketo.PresentPerson(*edit.person));
  }
  return subject;
}

// Stable within one view: the link's program, then the person, then Salesforce's record.
using SubjectKey = std::pair<std::pair<marketo::ProgramId, marketo::PersonId>,
                             std::optional<salesforce::PersonRef>>;

SubjectKey KeyOf(const Subject& subject) {
  if (subject.person != nullptr) {
    return {{subject.link->program, subject.person->id}, std::nullopt};
  }
  return {{subject.link->program, marketo::PersonId{}}, subject.ref};
}

// Everybody of the links that are asked for, each link read once.
class MembersOfLinks {
 public:
  explicit MembersOfLinks(const LawView& view) : view_(view) {}

  const std::vector<LinkedMember>& Of(const store::LinkRecord& link) {
    const auto [found, is_new] = members_.try_emplace(link.program);
    if (is_new) found->second = MembersOf(view_, link);
    return found->second;
  }
  [[nodiscard]] const LawView& view() const { return view_; }

 private:
  const LawView& view_;
  std::map<marketo::ProgramId, std::vector<LinkedMember>> members_;
};

LinkedMember MemberOf(MembersOfLinks& members, const Subject& subject) {
  const LawView& view = members.view();
  for (const LinkedMember& member : members.Of(*subject.link)) {
    const bool same_person = subject.person != nullptr && member.person == subject.person;
    const bool same_ref =
        subject.person == nullptr && subject.ref && member.member != nullptr &&
        member.person == nullptr &&
        view.after.salesforce.PresentRecord(member.member->person) == *subject.ref;
    if (same_person || same_ref) return member;
  }
  return {.link = subject.link, .person = subject.person};
}

// The rows of campaign members that an effect showed or wrote.
bool Shows(const sim::SalesforceCall& call, salesforce::CampaignMemberId id) {
  if (!call.reply || !call.reply->ok()) return false;
  const auto& reply = (*call.reply)->value;
  const auto* rows = std::get_if<salesforce::Rows<salesforce::CampaignMember>>(&reply);
  return rows != nullptr &&
         std::ranges::any_of(rows->rows, [id](const auto& row) { return row.id == id; });
}

bool Writes(const sim::SalesforceCall& call, salesforce::CampaignMemberId id) {
  if (const auto* updates = std::get_if<salesforce::UpdateMembers>(&call.request)) {
    return std::ranges::any_of(updates->records, [id](const auto& one) { return one.id == id; });
  }
  if (const auto* deletes = std::get_if<salesforce::DeleteMembers>(&call.request)) {
    return std::ranges::find(deletes->ids, id) != deletes->ids.end();
  }
  return false;
}

// The campaign member that was edited, from the rows the journal shows: it may be gone by now, and
// another may have been there before or have come since. Who was a member then was shown before;
// who was none cannot have been.
std::optional<salesforce::CampaignMemberId> FindId(const LawView& view,
                                                   const salesforce::MemberKey& key,
                                                   const MemberEdit& edit) {
  std::optional<salesforce::CampaignMemberId> last_before;
  std::optional<salesforce::CampaignMemberId> first_since;
  for (const sim::JournalEntry& entry : view.journal) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (call == nullptr || !call->reply || !call->reply->ok()) continue;
    const auto& reply = (*call->reply)->value;
    const auto* rows = std::get_if<salesforce::Rows<salesforce::CampaignMember>>(&reply);
    if (rows == nullptr) continue;
    for (const salesforce::CampaignMember& row : rows->rows) {
      if (row.campaign != key.campaign || row.person != key.person || row.is_deleted) continue;
      if (entry.sequence < edit.journal) {
        last_before = row.id;
      } else if (!first_since) {
        first_since = row.id;
      }
    }
  }
  const bool was_there = edit.before || !first_since;
  return was_there && last_before ? last_before : first_since;
}

// Of what was edited since the earlier view nobody knows whether the merge came first.
void EndEdits(const LawView& view, History& history, const marketo::MemberKey& member) {
  for (MemberEdit& edit : history.edits) {
    const bool is_earlier = edit.journal <= view.journal_before;
    if (is_earlier && edit.member == AnyMemberKey(member)) edit.displaced = true;
  }
}

}  // namespace

std::vector<EditedMember> EditedMembers(const LawView& view) {
  std::map<SubjectKey, EditedMember> members;
  MembersOfLinks of_links(view);
  for (const MemberEdit& edit : view.history.edits) {
    const Subject subject = SubjectOf(view.after, edit);
    if (subject.link == nullptr) continue;
    EditedMember& member = members[KeyOf(subject)];
    member.all.push_back(&edit);
    const MemberEdit*& last = edit.side() == Side::kMarketo ? member.marketo : member.salesforce;
    if (edit.displaced) {
      // What it had superseded ended with it.
      if (last != nullptr && edit.before && last->value == edit.before) last = nullptr;
      continue;
    }
    last = &edit;
    if (member.member.link == nullptr) member.member = MemberOf(of_links, subject);
  }
  std::vector<EditedMember> list;
  for (auto& [key, member] : members) {
    if (member.member.link != nullptr) list.push_back(std::move(member));
  }
  return list;
}

bool IsOfLink(const LawView& view, const MemberEdit& edit) {
  return SubjectOf(view.after, edit).link != nullptr;
}

void MarkApplied(const LawView& view, History& history) {
  MembersOfLinks of_links(view);
  for (MemberEdit& edit : history.edits) {
    if (edit.applied || edit.displaced) continue;
    const Subject subject = SubjectOf(view.after, edit);
    if (subject.link == nullptr) continue;
    const LinkedMember member = MemberOf(of_links, subject);
    if (!SidesAgree(view.policy.match_case, member)) continue;
    if (!member.marketo || !edit.value) {
      edit.applied = !member.marketo && !edit.value;
    } else {
      edit.applied = SameStatus(view.policy.match_case, member.marketo->name, *edit.value);
    }
  }
}

void MarkMerged(const LawView& view, History& history) {
  const MarketoView& before = view.before.marketo;
  // Merges by people are among them; their acts have noted the same.
  for (const auto& [loser, winner] : view.after.marketo.merged) {
    if (before.merged.contains(loser)) continue;
    for (const marketo::ProgramMember& lost : before.members) {
      const auto* kept = before.FindMember({lost.program, winner});
      if (lost.person != loser || kept == nullptr) continue;
      const auto* low = before.FindStatus(kept->status);
      const auto* high = before.FindStatus(lost.status);
      const bool is_raised = !view.after.marketo.merge_takes_winner && low != nullptr &&
                             high != nullptr && high->step > low->step;
      EndEdits(view, history, {lost.program, loser});
      if (is_raised) EndEdits(view, history, {lost.program, winner});
    }
  }
}

bool WasRaced(const LawView& view, const MemberEdit& edit) {
  const auto* key = std::get_if<salesforce::MemberKey>(&edit.member);
  if (key == nullptr) return false;
  const auto id = FindId(view, *key, edit);
  if (!id) return false;
  bool looked_since = false;
  for (const sim::JournalEntry& entry : view.journal) {
    if (entry.sequence <= edit.journal || entry.kind != sim::EntryKind::kEffect) continue;
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (call == nullptr) continue;
    looked_since = looked_since || Shows(*call, *id);
    if (Writes(*call, *id)) return !looked_since;
  }
  return false;
}

}  // namespace campsync::harness
