// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/journal_reading.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// Clocks that differ by less do not tell which act was later.
constexpr Duration kTie = Duration::Seconds(10);

// Whom people took out of programs and campaigns in this run, under who they are now.
class Leavers {
 public:
  explicit Leavers(const LawView& view) {
    for (const MemberEdit& edit : view.history.edits) {
      if (edit.value) {
        TakeBack(edit);
        continue;
      }
      if (const auto* in_program = std::get_if<marketo::MemberKey>(&edit.member)) {
        programs_.emplace(in_program->program,
                          view.after.marketo.PresentPerson(in_program->person));
      } else {
        const auto& key = std::get<salesforce::MemberKey>(edit.member);
        campaigns_.emplace(key.campaign, view.after.salesforce.PresentRecord(key.person));
        if (edit.person) people_.emplace(key.campaign, *edit.person);
      }
    }
    for (const EndedMembership& ended : view.history.displaced) AddLeftBehind(view, ended);
  }

  [[nodiscard]] bool LeftProgram(marketo::ProgramId program, marketo::PersonId person) const {
    return programs_.contains({program, person});
  }
  [[nodiscard]] bool LeftCampaign(salesforce::CampaignId campaign,
                                  const salesforce::PersonRef& record) const {
    return campaigns_.contains({campaign, record});
  }
  // Whatever record the person was then: a new lead (deleted-recreate) or a merge came after.
  [[nodiscard]] bool LeftCampaign(salesforce::CampaignId campaign, marketo::PersonId person) const {
    return people_.contains({campaign, person});
  }

 private:
  // Whoever is a member again has not left the campaign as the person they were.
  void TakeBack(const MemberEdit& edit) {
    const auto* key = std::get_if<salesforce::MemberKey>(&edit.member);
    if (key != nullptr && edit.person) people_.erase({key->campaign, *edit.person});
  }

  // Campaign or record were deleted and came back without the member (switch undelete-members, or
  // the record had been deleted by then): whoever looks afterwards sees a removal and nothing else.
  void AddLeftBehind(const LawView& view, const EndedMembership& ended) {
    const auto* key = std::get_if<salesforce::MemberKey>(&ended.member);
    if (key == nullptr || view.after.salesforce.PresentRecord(key->person) != key->person) return;
    if (view.after.salesforce.FindCampaign(key->campaign) == nullptr) return;
    const bool is_deleted = std::ranges::any_of(
        view.after.salesforce.deleted_people,
        [&](const DeletedPersonView& one) { return one.person == key->person; });
    if (!is_deleted || ended.was_outlived) campaigns_.emplace(key->campaign, key->person);
  }

  std::set<std::pair<marketo::ProgramId, marketo::PersonId>> programs_;
  std::set<std::pair<salesforce::CampaignId, salesforce::PersonRef>> campaigns_;
  std::set<std::pair<salesforce::CampaignId, marketo::PersonId>> people_;  // under their own id
};

class RemovalJudge {
 public:
  RemovalJudge(const LawView& view, Findings& findings)
      : view_(view), findings_(findings), leavers_(view) {
    for (const WorldView* world : {&view.before, &view.after}) {
      for (const auto& member : world->salesforce.members) members_.emplace(member.id, &member);
    }
  }

  /// The sequence of the entry that is judged next.
  void GoTo(std::int64_t entry) { entry_ = entry; }

  void Judge(const sim::MarketoCall& call) {
    const auto* write = std::get_if<marketo::WriteMembers>(&call.request);
    if (write == nullptr || !call.reply || !call.reply->ok()) return;
    const auto& done = std::get<marketo::WriteMembers::Reply>((*call.reply)->value);
    for (std::size_t i = 0; i < done.results.size(); ++i) {
      const marketo::MemberWrite& one = write->members[i];
      const bool is_removal = std::holds_alternative<marketo::RemoveMember>(one.action);
      if (is_removal && one.expected && done.results[i].ok()) JudgeProgram(one.member);
    }
  }

  void Judge(const sim::SalesforceCall& call) {
    const auto* write = std::get_if<salesforce::DeleteMembers>(&call.request);
    if (write == nullptr || !call.reply || !call.reply->ok()) return;
    const auto& done = std::get<salesforce::DeleteMembers::Reply>((*call.reply)->value);
    for (std::size_t i = 0; i < done.results.size(); ++i) {
      const auto member = members_.find(write->ids[i]);
      if (member != members_.end() && done.results[i].ok()) JudgeCampaign(*member->second);
    }
  }

 private:
  // As it is now, or was before the step. nullptr: the program or the campaign is not linked.
  template <class Field, class Id>
  [[nodiscard]] const store::LinkRecord* LinkBy(Field field, const Id& id) const {
    for (const WorldView* world : {&view_.after, &view_.before}) {
      const auto link = std::ranges::find(world->links, id, field);
      if (link != world->links.end()) return &*link;
    }
    return nullptr;
  }

  // The campaign is gone and the members of its program go with it (MK-UNLINK-07).
  [[nodiscard]] bool LeavesWithCampaign(const store::LinkRecord& link) const {
    return view_.policy.campaign_deleted == CampaignDeleted::kUnlinkRemoveMembers &&
           (!store::Joins(link.state) ||
            view_.after.salesforce.FindCampaign(link.campaign) == nullptr);
  }
  // The same of a program (MK-UNLINK-05).
  [[nodiscard]] bool LeavesWithProgram(const store::LinkRecord& link) const {
    return view_.policy.program_deleted == ProgramDeleted::kDeleteMembers &&
           (!store::Joins(link.state) || view_.after.marketo.FindProgram(link.program) == nullptr);
  }

  // Somebody edited the membership when the link's other half was deleted already, and the later
  // act wins (MK-CONFLICT-04). `deletion` is the act that deletes such halves.
  [[nodiscard]] bool WasEditedSince(std::string_view deletion, const AnyMemberKey& member) const {
    if (view_.policy.add_remove_conflict == AddRemoveConflict::kRemoveWins) return false;
    const auto is_deletion = [&](const sim::JournalEntry& entry) {
      const auto* note = entry.content.As<sim::NoteText>();
      return note != nullptr && entry.operation == "User" && note->text == deletion;
    };
    const auto last = std::find_if(view_.journal.rbegin(), view_.journal.rend(), is_deletion);
    if (last == view_.journal.rend()) return false;
    const auto is_since = [&](const MemberEdit& edit) {
      return edit.member == member && edit.journal < entry_ && edit.at - last->time > kTie;
    };
    const auto& edits = view_.history.edits;
    const auto first_since = std::ranges::find_if(edits, is_since);
    if (first_since == edits.end()) return false;
    const auto last_since = std::find_if(edits.rbegin(), edits.rend(), is_since);
    // Done and undone is not done.
    return last_since->value && last_since->value != first_since->before;
  }

  void TellTakenAlong(const std::string& who, const std::string& what) {
    findings_.push_back(
        {.rule = "MK-CONFLICT-04",
         .sentence = fmt::format("{} was taken out of {} with the other half of its link, although "
                                 "somebody edited the membership after that was deleted",
                                 who, what)});
  }

  void JudgeProgram(const marketo::MemberKey& member) {
    const store::LinkRecord* link = LinkBy(&store::LinkRecord::program, member.program);
    if (link == nullptr) return;
    if (LeavesWithCampaign(*link)) {
      if (!WasEditedSince("salesforce delete_campaign", member)) return;
      return TellTakenAlong(view_.names.Of(member.person),
                            "program " + view_.names.Of(member.program));
    }
    if (leavers_.LeftCampaign(link->campaign, member.person)) return;
    const marketo::PersonId id = view_.after.marketo.PresentPerson(member.person);
    const marketo::Person* person = view_.after.marketo.FindPerson(id);
    if (person == nullptr || !person->sfdc_record) return;
    const auto record = view_.after.salesforce.PresentRecord(RefOf(*person->sfdc_record));
    if (leavers_.LeftCampaign(link->campaign, record)) return;
    if (MayHaveMissedDeletion(record)) return;
    findings_.push_back(
        {.rule = "MK-REMOVE-01",
         .sentence = fmt::format("{} was taken out of program {}, and nobody took them out of "
                                 "campaign {}",
                                 view_.names.Of(id), view_.names.Of(member.program),
                                 view_.names.Of(link->campaign))});
  }

  // A cycle broke off before it took up that the record was deleted, and what told of it may be out
  // of reach by now.
  [[nodiscard]] bool MayHaveMissedDeletion(const salesforce::PersonRef& record) const {
    return HasFault(view_.journal) &&
           std::ranges::any_of(view_.after.salesforce.deleted_people,
                               [&](const DeletedPersonView& one) { return one.person == record; });
  }

  // One of two who became one in Marketo was taken out of the campaign, and the sync took both out
  // of the program for it: amid its cycle their membership there became one.
  [[nodiscard]] bool LeftAsTwo(salesforce::CampaignId campaign, marketo::PersonId id) const {
    const auto& merged = view_.after.marketo.merged;
    return leavers_.LeftCampaign(campaign, id) &&
           std::ranges::any_of(merged, [id](const auto& one) { return one.second == id; });
  }

  // Whose it was when the step began or is now: a merge may have given it to somebody else.
  [[nodiscard]] bool HasLeft(marketo::ProgramId program, salesforce::CampaignId campaign,
                             const salesforce::PersonRef& member) const {
    const auto now = view_.after.salesforce.PresentRecord(member);
    for (const marketo::Person* person :
         {view_.before.marketo.HolderOf(member), view_.after.marketo.HolderOf(member),
          view_.after.marketo.HolderOf(now)}) {
      if (person == nullptr) continue;
      const marketo::PersonId id = view_.after.marketo.PresentPerson(person->id);
      if (leavers_.LeftProgram(program, id) || LeftAsTwo(campaign, id)) return true;
    }
    return view_.after.marketo.HolderOf(now) == nullptr;
  }

  void JudgeCampaign(const salesforce::CampaignMember& member) {
    const store::LinkRecord* link = LinkBy(&store::LinkRecord::campaign, member.campaign);
    if (link == nullptr) return;
    if (LeavesWithProgram(*link)) {
      const salesforce::MemberKey key{member.campaign, member.person};
      if (!WasEditedSince("marketo delete_program", key)) return;
      return TellTakenAlong(view_.names.Of(member.person),
                            "campaign " + view_.names.Of(member.campaign));
    }
    if (HasLeft(link->program, member.campaign, member.person)) return;
    findings_.push_back(
        {.rule = "MK-REMOVE-02",
         .sentence = fmt::format("{} was taken out of campaign {}, and nobody took them out of "
                                 "program {}",
                                 view_.names.Of(member.person), view_.names.Of(member.campaign),
                                 view_.names.Of(link->program))});
  }

  const LawView& view_;
  Findings& findings_;
  Leavers leavers_;
  std::int64_t entry_ = 0;
  std::map<salesforce::CampaignMemberId, const salesforce::CampaignMember*> members_;
};

}  // namespace

void JudgeNobodyLeavesUnasked(const LawView& view, Findings& findings) {
  if (!view.engine_ran) return;
  RemovalJudge judge(view, findings);
  for (const sim::JournalEntry& entry : view.StepJournal()) {
    if (entry.kind != sim::EntryKind::kEffect) continue;
    judge.GoTo(entry.sequence);
    if (const auto* marketo = entry.content.As<sim::MarketoCall>()) judge.Judge(*marketo);
    if (const auto* salesforce = entry.content.As<sim::SalesforceCall>()) judge.Judge(*salesforce);
  }
}

}  // namespace campsync::harness
