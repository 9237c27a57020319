// SPDX-License-Identifier: Apache-2.0
//
// Recorder: the Observer of a run. It writes the engine's events and people's edits into the
// world's journal, so that the digest covers them, and keeps what judges and coverage need. It
// lives as long as the run; engines come and go below it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/sync/observer.h"
#include "scenarios/harness/judge/history.h"
#include "sim/world/world.h"

namespace campsync::harness {

class Recorder : public Observer {
 public:
  /// The world must outlive the recorder.
  explicit Recorder(sim::World& world) : world_(world) {}

  void On(const Event& event) override;

  /// A person did something: `NoteAct(Side::kMarketo, "set_status ann -> Attended")`. Returns the
  /// note's sequence.
  std::int64_t NoteAct(Side side, std::string text);
  /// The act that was just noted edited a membership, now unless the edit says when.
  void NoteEdit(MemberEdit edit);
  /// The membership ended without anybody's edit: its record was deleted, converted or merged.
  /// Edits of it so far have nothing left that could be lost; memberships that moved are not ended.
  void NoteDisplaced(const AnyMemberKey& member);
  /// A lead or contact became a campaign's member by nobody's edit: a conversion or a merge gave
  /// them another's membership. What had crossed of an earlier one of theirs is history.
  void NoteArrived(const salesforce::MemberKey& member);
  /// The lead or contact was deleted, by the stamp of its row on the world's clock. A member of it,
  /// or of a lead that was converted to it, whom somebody had removed just before went with it for
  /// all that Salesforce's whole seconds can tell.
  void NoteRecordDeleted(const salesforce::PersonRef& person, Instant deleted_at);
  /// Two people became one in Marketo. What had crossed of either's memberships is history: the two
  /// sides of one membership may be two people's from now on.
  void NoteMerged(const marketo::Person& person);
  /// What the links are now. An edit counts as made under a link once its first merge is done: the
  /// sync says that it is, and has asked for all members of the campaign since the link was made.
  void NoteLinks(const std::vector<store::LinkRecord>& links);
  /// The campaign is out of the Recycle Bin. Where it was linked once and is no more, no link may
  /// come back by itself (MK-UNLINK-08).
  void NoteUndeleted(salesforce::CampaignId campaign);
  /// Links that are there before the first step: whatever is linked is merged.
  void NoteGivenLinks(const std::vector<store::LinkRecord>& links);
  /// The campaign is shared with the sync user from now on, or hidden: a read of a hidden campaign
  /// answers that nobody is in it.
  void NoteVisible(salesforce::CampaignId campaign, bool visible);
  /// A status of the programs' channel has another name from now on: edits that set it are edits to
  /// that status under any name.
  void NoteRenamed(const std::vector<marketo::ProgramId>& programs, std::string_view from,
                   std::string_view to);
  /// A person changed a status of the channel, which is called that since.
  void NoteStatusEdit(marketo::ChannelId channel, std::string name) {
    history_.status_edits.push_back({channel, std::move(name), world_.journal().size()});
  }
  /// The program has another channel.
  void NoteMoved(marketo::ProgramId program);
  /// A label of a campaign is called otherwise, and its members follow (SF-CMS-12).
  void NoteRelabelled(salesforce::CampaignId campaign, std::string_view from, std::string_view to);
  void NoteProgramEdit() { history_.program_edits.push_back(world_.journal().size()); }
  /// A person is about to do something to the campaign's list of member statuses.
  void NoteListEdit(salesforce::CampaignId campaign, std::string label, bool is_lost) {
    NoteCampaignEdit();
    history_.list_edits.push_back({world_.journal().size(), campaign, std::move(label), is_lost});
  }
  void NoteCampaignEdit() { history_.campaign_edits.push_back(world_.journal().size()); }
  /// Something the runner did: a restart, a step's beginning. The kind is a word of the program.
  void NoteRun(std::string_view kind, std::string text);

  [[nodiscard]] const History& history() const { return history_; }
  [[nodiscard]] History& history() { return history_; }
  /// Rules by which the core decided something, and two whose occasion a person gives without the
  /// core's knowing: MK-CYCLE-08 where somebody changed a membership while a cycle ran (a law
  /// judges what becomes of that), MK-UNLINK-08 where a campaign is undeleted that was linked once.
  [[nodiscard]] const std::set<std::string, std::less<>>& rules_fired() const { return fired_; }
  /// Policy switches that a decision read.
  [[nodiscard]] const std::set<std::string, std::less<>>& switches_read() const {
    return switches_;
  }
  /// What was reported, oldest first.
  [[nodiscard]] const std::vector<marketo::SyncReport>& reports() const { return reports_; }

  /// Forgets everything seen so far, the journal aside: what comes before the first step is not
  /// judged.
  void Forget();

 private:
  void Learn(RuleId rule, const std::vector<std::string_view>& switches);
  void ReadWholeCampaigns();
  [[nodiscard]] bool IsContact(const AnyMemberKey& member) const;
  [[nodiscard]] std::optional<marketo::PersonId> PersonOf(const AnyMemberKey& member) const;
  /// What a restored membership holds may have been refused before.
  void TakeRefusal(MemberEdit& edit) const;
  /// Whether the edit is of that membership; a converted lead's is its contact's too, and a loser's
  /// of merges the winner's.
  [[nodiscard]] bool IsOf(const MemberEdit& edit, const AnyMemberKey& member) const;
  // What came before an edit that has crossed, and that edit: nothing is left that could be lost.
  template <class IsTheirs>
  void EndWhatCrossed(IsTheirs&& is_theirs);
  template <class IsTheirs>
  void Rename(IsTheirs&& is_theirs, std::string_view from, std::string_view to);

  sim::World& world_;
  std::set<std::uint32_t> merged_links_;  // epochs
  std::set<salesforce::CampaignId> once_linked_;
  std::map<salesforce::CampaignId, std::int64_t> whole_;  // entries that showed all its members
  std::set<salesforce::CampaignId> hidden_;
  std::int64_t journal_read_ = 0;  // entries looked through for `whole_`
  History history_;
  std::set<std::string, std::less<>> fired_;
  std::set<std::string, std::less<>> switches_;
  std::vector<marketo::SyncReport> reports_;
};

}  // namespace campsync::harness
