// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reference/member_timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {
namespace {

class TimelineCollector {
 public:
  explicit TimelineCollector(const LawView& rest) : rest_(rest) {
    for (const store::LinkRecord& link : rest.after.links) {
      if (!store::Joins(link.state)) continue;
      by_program_.emplace(link.program, &link);
      by_campaign_.emplace(link.campaign, &link);
    }
    for (const DeletedPersonView& one : rest.after.salesforce.deleted_people) {
      if (!one.master) deleted_.insert(one.person);
    }
    for (const marketo::SfdcRecord& record : rest.after.marketo.given_up) {
      left_over_.insert(rest.after.salesforce.PresentRecord(RefOf(record)));
    }
    for (const auto& [loser, winner] : rest.after.marketo.merged) {
      winners_.insert(rest.after.marketo.PresentPerson(loser));
    }
    for (const marketo::Person& person : rest.after.marketo.people) AddPerson(person);
  }

  void AddStart(const WorldView& start) {
    for (const marketo::ProgramMember& row : start.marketo.members) {
      MemberTimeline* one = Find(marketo::MemberKey{row.program, row.person});
      if (one != nullptr) Put(*one, one->start.marketo, StatusOf(start, row));
    }
    for (const salesforce::CampaignMember& row : start.salesforce.members) {
      MemberTimeline* one = Find(salesforce::MemberKey{row.campaign, row.person});
      if (one != nullptr) Put(*one, one->start.salesforce, rest_.labels.Text(row.status));
    }
  }

  void AddHistory() {
    for (const EndedMembership& ended : rest_.history.displaced) {
      MemberTimeline* one = std::visit([this](const auto& key) { return Find(key); }, ended.member);
      if (one != nullptr) one->is_moved = true;
    }
    for (const MemberEdit& edit : rest_.history.edits) {
      MemberTimeline* one = std::visit([this](const auto& key) { return Find(key); }, edit.member);
      if (one == nullptr) continue;
      (edit.side() == Side::kMarketo ? one->marketo : one->salesforce).push_back(&edit);
      if (WasConvertedAfter(edit)) one->is_moved = true;
    }
  }

  void AddRest() {
    for (const marketo::ProgramMember& row : rest_.after.marketo.members) {
      MemberTimeline* one = Find(marketo::MemberKey{row.program, row.person});
      if (one != nullptr) Put(*one, one->rest.marketo, StatusOf(rest_.after, row));
    }
    for (const salesforce::CampaignMember& row : rest_.after.salesforce.members) {
      MemberTimeline* one = Find(salesforce::MemberKey{row.campaign, row.person});
      if (one != nullptr) Put(*one, one->rest.salesforce, rest_.labels.Text(row.status));
    }
  }

  std::vector<MemberTimeline> Take() {
    std::vector<MemberTimeline> list;
    list.reserve(timelines_.size());
    for (auto& [key, timeline] : timelines_) list.push_back(std::move(timeline));
    return list;
  }

 private:
  using Key =
      std::tuple<marketo::ProgramId, marketo::PersonId, std::optional<salesforce::PersonRef>>;

  void AddPerson(const marketo::Person& person) {
    if (!person.sfdc_record) return;
    const auto record = rest_.after.salesforce.PresentRecord(RefOf(*person.sfdc_record));
    if (!person_of_.emplace(record, &person).second) shared_.insert(record);
  }

  // nullptr: the program is not linked at rest.
  MemberTimeline* Find(const marketo::MemberKey& key) {
    const auto link = by_program_.find(key.program);
    if (link == by_program_.end()) return nullptr;
    const marketo::PersonId id = rest_.after.marketo.PresentPerson(key.person);
    MemberTimeline& one = timelines_[Key{key.program, id, std::nullopt}];
    one.link = link->second;
    one.is_moved = one.is_moved || id != key.person;
    LearnPerson(one, rest_.after.marketo.FindPerson(id));
    return &one;
  }

  // nullptr: the campaign is not linked at rest.
  MemberTimeline* Find(const salesforce::MemberKey& key) {
    const auto link = by_campaign_.find(key.campaign);
    if (link == by_campaign_.end()) return nullptr;
    const auto record = rest_.after.salesforce.PresentRecord(key.person);
    const auto person = person_of_.find(record);
    const bool known = person != person_of_.end();
    const marketo::ProgramId program = link->second->program;
    MemberTimeline& one = timelines_[known ? Key{program, person->second->id, std::nullopt}
                                           : Key{program, marketo::PersonId{}, record}];
    one.link = link->second;
    one.is_moved = one.is_moved || IsUnsettled(record) || IsOfDeletedLead(key.person);
    if (known) {
      LearnPerson(one, person->second);
    } else {
      one.reference = record;
    }
    return &one;
  }

  void LearnPerson(MemberTimeline& one, const marketo::Person* person) const {
    one.person = person;
    if (person == nullptr) return;
    // A person whose lead was made again had another record before.
    const bool made_again =
        rest_.policy.deleted_recreate == DeletedRecreate::kYes && WasRecordDeleted();
    one.is_moved = one.is_moved || made_again || winners_.contains(person->id);
    if (!person->sfdc_record) return;
    const auto record = rest_.after.salesforce.PresentRecord(RefOf(*person->sfdc_record));
    one.is_moved = one.is_moved || person->sfdc_is_deleted || IsUnsettled(record);
  }

  // A record that was deleted may be back: then the members it took along have ended, and it is no
  // other one now.
  [[nodiscard]] bool WasRecordDeleted() const {
    const auto& org = rest_.after.salesforce;
    return !org.deleted_people.empty() ||
           std::ranges::any_of(rest_.history.displaced, [&](const EndedMembership& ended) {
             const auto* row = std::get_if<salesforce::MemberKey>(&ended.member);
             return row != nullptr && org.PresentRecord(row->person) == row->person;
           });
  }

  // Whose record it is, or whether it is there, changed otherwise than by edits of a membership.
  [[nodiscard]] bool IsUnsettled(const salesforce::PersonRef& record) const {
    return deleted_.contains(record) || shared_.contains(record) || left_over_.contains(record);
  }

  // A lead left the campaign and was converted since. Whether a row that it has there now came in
  // place of the other or of the conversion, its id does not tell (SF-MEMBER-16).
  [[nodiscard]] bool WasConvertedAfter(const MemberEdit& edit) const {
    return !edit.value && HasMovedOn(rest_, edit);
  }

  // The lead was converted and deleted: a member that the conversion made anew and one that
  // somebody adds to the contact are rows of the contact alone (SF-MEMBER-16).
  [[nodiscard]] bool IsOfDeletedLead(const salesforce::PersonRef& person) const {
    return deleted_.contains(person) && rest_.after.salesforce.PresentRecord(person) != person;
  }

  // Two memberships that are one now came together by a merge or a conversion.
  static void Put(MemberTimeline& one, HeldName& place, std::string_view status) {
    one.is_moved = one.is_moved || place.has_value();
    place = status;
  }

  [[nodiscard]] std::string_view StatusOf(const WorldView& world,
                                          const marketo::ProgramMember& row) const {
    const marketo::ProgressionStatus* status = world.marketo.FindStatus(row.status);
    return status == nullptr ? std::string_view("?") : rest_.labels.Text(status->name);
  }

  const LawView& rest_;
  std::map<marketo::ProgramId, const store::LinkRecord*> by_program_;
  std::map<salesforce::CampaignId, const store::LinkRecord*> by_campaign_;
  std::map<salesforce::PersonRef, const marketo::Person*> person_of_;
  std::set<salesforce::PersonRef> shared_;     // records that several people have
  std::set<salesforce::PersonRef> deleted_;    // records that no merge made another's
  std::set<salesforce::PersonRef> left_over_;  // records that merges in Marketo took from a person
  std::set<marketo::PersonId> winners_;        // of merges in Marketo
  std::map<Key, MemberTimeline> timelines_;
};

}  // namespace

std::vector<MemberTimeline> TimelinesOf(const WorldView& start, const LawView& rest) {
  TimelineCollector collector(rest);
  collector.AddStart(start);
  collector.AddHistory();
  collector.AddRest();
  return collector.Take();
}

}  // namespace campsync::harness
