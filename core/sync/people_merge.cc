// SPDX-License-Identifier: Apache-2.0
#include "core/sync/people_merge.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/sync/describe.h"
#include "core/sync/left_records.h"
#include "core/sync/member_merge.h"
#include "core/sync/merge_order.h"
#include "core/sync/merged_people.h"
#include "core/sync/people.h"
#include "core/sync/stages/pull_campaigns_stage.h"

namespace campsync {
namespace {

using marketo::PersonId;
using marketo::PersonMerge;
using marketo::SfdcRecord;

using MemberRows = std::map<salesforce::CampaignMemberId, salesforce::CampaignMember>;

/// One merge: what the sync's records become.
class Rekeying {
 public:
  Rekeying(Cycle& cycle, StepName step, PersonMerge merge, const marketo::Person* winner)
      : cycle_(cycle), sync_(cycle.sync), step_(step), merge_(merge) {
    KeepRecord(winner);
  }

  bool Run() {
    if (!ReadMemberRows() || !ReadMergedMemberships() || !AdoptLeft()) return false;
    const std::vector<salesforce::CampaignId> campaigns = sync_.state.CampaignsOf(merge_.loser);
    const std::vector<salesforce::CampaignId> left = CampaignsOfWinnerAlone();
    MovePerson();
    deltas_.insert(deltas_.end(), adopted_.begin(), adopted_.end());
    MoveIntent();
    for (const auto& campaign : campaigns) MoveMember(campaign);
    for (const auto& campaign : left) LeaveMember(campaign);
    NoteLeftMembers();
    const GoneMembers told_gone = ToldGone(cycle_, merge_.loser);
    if (!sync_.Append(deltas_)) return false;
    for (const auto& campaign : campaigns) {
      cycle_.Forget({campaign, merge_.loser});
      cycle_.Touch({campaign, merge_.winner});
    }
    for (const auto& campaign : left) cycle_.Touch({campaign, merge_.winner});
    cycle_.changed_people.insert(merge_.winner);
    for (const auto& [id, row] : rows_) NoteMemberRow(cycle_, row, "RetrieveMembers");
    PassOn(cycle_, told_gone);
    return true;
  }

 private:
  [[nodiscard]] std::optional<SfdcRecord> RecordOfPerson(PersonId person) const {
    const store::PersonRecord* known = sync_.state.FindPerson(person);
    return known == nullptr ? std::nullopt : known->sfdc_record;
  }

  /// Which record the winner is from now on, and which are nobody's.
  void KeepRecord(const marketo::Person* winner) {
    const auto loser_record = RecordOfPerson(merge_.loser);
    const auto winner_record = RecordOfPerson(merge_.winner);
    kept_ = winner_record ? winner_record : loser_record;
    if (winner != nullptr) {
      kept_ = winner->sfdc_record;
      is_deleted_ = winner->sfdc_is_deleted;
    }
    for (const auto& record : {loser_record, winner_record}) {
      if (record && record != kept_) left_.push_back(*record);
    }
  }

  /// Where the winner's campaign members stay with the record that they are no more, and the loser
  /// has none.
  [[nodiscard]] std::vector<salesforce::CampaignId> CampaignsOfWinnerAlone() const {
    std::vector<salesforce::CampaignId> alone;
    const auto record = RecordOfPerson(merge_.winner);
    if (!record || record == kept_) return alone;
    for (const auto& campaign : sync_.state.CampaignsOf(merge_.winner)) {
      if (sync_.state.Find({campaign, merge_.loser}) == nullptr) alone.push_back(campaign);
    }
    return alone;
  }

  /// The campaign members both people have where either's can change hands, deleted ones included.
  bool ReadMemberRows() {
    std::vector<salesforce::CampaignMemberId> ids;
    const auto note = [&](const store::MemberKey& key) {
      const store::MemberRecord* record = sync_.state.Find(key);
      if (record != nullptr && record->salesforce) ids.push_back(record->salesforce->member);
      if (const auto* departed = sync_.state.FindDeparted(key)) ids.push_back(departed->member);
    };
    for (const auto& campaign : sync_.state.CampaignsOf(merge_.loser)) {
      for (const PersonId person : {merge_.winner, merge_.loser}) note({campaign, person});
    }
    for (const auto& campaign : CampaignsOfWinnerAlone()) note({campaign, merge_.winner});
    return ReadRows<salesforce::RetrieveMembers>(ids) &&
           ReadRows<salesforce::QueryMembersByKey>(UnknownMembersOfLeft());
  }

  template <class Request, class Key>
  bool ReadRows(const std::vector<Key>& keys) {
    for (const auto& batch : InBatches(keys, salesforce::kCollectionSizeMax)) {
      const auto rows = sync_.Salesforce(Request{batch});
      if (!rows) {
        cycle_.report.Fail(step_, rows.error());
        return false;
      }
      for (const auto& row : rows->value.rows) rows_[row.id] = row;
    }
    return true;
  }

  /// Of a member out of sight nobody knows.
  [[nodiscard]] bool MayHaveChanged(const store::MemberKey& key) const {
    const auto record = KnownMember(key);
    if (!record || !record->salesforce) return false;
    const salesforce::CampaignMember* row = RowOf(record);
    return row == nullptr || (!row->is_deleted && row->status != record->salesforce->status);
  }

  /// What Marketo made of two memberships, where there may be an edit in Salesforce beside it.
  bool ReadMergedMemberships() {
    std::vector<marketo::MemberKey> members;
    for (const auto& campaign : sync_.state.CampaignsOf(merge_.loser)) {
      const store::MemberKey winner{campaign, merge_.winner};
      const store::MemberKey loser{campaign, merge_.loser};
      const store::LinkRecord* link = sync_.state.FindLink(campaign);
      if (link == nullptr || !store::Joins(link->state) || !sync_.state.Find(winner)) continue;
      if (!MayHaveChanged(winner) && !MayHaveChanged(loser)) continue;
      members.push_back({link->program, merge_.winner});
    }
    return ReadMemberships(cycle_, step_, members, held_);
  }

  /// Where something kept the member of a record that is left from being known, or the one that is
  /// known from being replaced: no feed may ever show it again.
  [[nodiscard]] std::vector<salesforce::MemberKey> UnknownMembersOfLeft() const {
    std::vector<salesforce::MemberKey> keys;
    for (const PersonId person : {merge_.winner, merge_.loser}) {
      const auto record = RecordOfPerson(person);
      if (!record || record == kept_) continue;
      for (const auto& campaign : sync_.state.CampaignsOf(person)) {
        const auto* row = RowOf(*sync_.state.Find({campaign, person}));
        if (!row || row->is_deleted) keys.push_back({campaign, marketo::AsPersonRef(*record)});
      }
    }
    return keys;
  }

  /// A member out of sight is where it was last seen, if that lead or contact is a record of its
  /// own from now on, or was one until it was deleted or became another's.
  void StandInForUnread(const std::vector<OwnRecord>& own_records) {
    for (const PersonId person : {merge_.winner, merge_.loser}) {
      for (const auto& campaign : sync_.state.CampaignsOf(person)) {
        const store::MemberRecord& known = *sync_.state.Find({campaign, person});
        if (!known.salesforce || !known.person_ref || rows_.contains(known.salesforce->member)) {
          continue;
        }
        salesforce::CampaignMember row{.id = known.salesforce->member,
                                       .campaign = campaign,
                                       .person = *known.person_ref,
                                       .status = known.salesforce->status};
        const auto own = std::ranges::find_if(
            own_records, [&](const auto& one) { return IsMemberRowOf(row, one.record); });
        if (own == own_records.end()) continue;
        row.is_deleted = own->is_gone;
        unread_[row.id] = row;
      }
    }
  }

  void MovePerson() {
    deltas_.push_back(store::ErasePerson{merge_.loser});
    deltas_.push_back(store::Put<store::PersonRecord>{
        {.person = merge_.winner, .sfdc_record = kept_, .sfdc_is_deleted = is_deleted_}});
    sync_.Emit(NameOfPerson(merge_.winner), Decided{.outcome = Outcome::kExplain,
                                                    .rule = "MK-PERSON-11",
                                                    .base = NameOfPerson(merge_.loser),
                                                    .observed = "merged in Marketo"});
  }

  /// A create under way is the winner's, unless they are in Salesforce already: then its lead, if
  /// there is one, is a record of its own.
  void MoveIntent() {
    const auto& intents = sync_.state.lead_intents();
    if (kept_ && intents.contains(merge_.winner)) {
      deltas_.push_back(store::EraseLeadIntent{merge_.winner});
    }
    const auto found = intents.find(merge_.loser);
    if (found == intents.end()) return;
    deltas_.push_back(store::EraseLeadIntent{merge_.loser});
    if (kept_ || intents.contains(merge_.winner)) return;
    store::LeadIntent intent = found->second;
    intent.person = merge_.winner;
    deltas_.push_back(store::Put<store::LeadIntent>{intent});
  }

  void MoveMember(salesforce::CampaignId campaign) {
    const auto winner = KnownMember({campaign, merge_.winner});
    const auto loser = KnownMember({campaign, merge_.loser});
    const MemberMerge merge{.key = {campaign, merge_.winner},
                            .winner = winner ? &*winner : nullptr,
                            .loser = *loser,
                            .winner_row = RowOf(winner),
                            .loser_row = RowOf(loser),
                            .record = kept_,
                            .held = HeldIn(campaign)};
    deltas_.push_back(store::EraseMember{merge.loser.key});
    deltas_.push_back(store::Put<store::MemberRecord>{MergeMembers(merge, sync_.ports.labels)});
    MoveDeparted(campaign);
  }

  [[nodiscard]] std::optional<marketo::MemberState> HeldIn(salesforce::CampaignId campaign) const {
    const store::LinkRecord* link = sync_.state.FindLink(campaign);
    const auto held = link ? held_.find({link->program, merge_.winner}) : held_.end();
    return held == held_.end() ? std::nullopt : std::optional(held->second);
  }

  void LeaveMember(salesforce::CampaignId campaign) {
    const auto record = KnownMember({campaign, merge_.winner});
    deltas_.push_back(store::Put<store::MemberRecord>{
        LeaveMemberBehind(*record, RowOf(record), kept_, sync_.ports.labels)});
    MoveDeparted(campaign);
  }

  /// A member that went with a record can only come back to who is that record.
  void MoveDeparted(salesforce::CampaignId campaign) {
    for (const PersonId person : {merge_.winner, merge_.loser}) {
      const store::DepartedMember* known = sync_.state.FindDeparted({campaign, person});
      if (known == nullptr) continue;
      deltas_.push_back(store::EraseDepartedMember{known->member});
      if (RecordOfPerson(person) != kept_) continue;
      store::DepartedMember moved = *known;
      moved.key.person = merge_.winner;
      deltas_.push_back(store::Put<store::DepartedMember>{moved});
    }
  }

  /// A member that had gone with its lead or contact and came back is as good as seen.
  [[nodiscard]] std::optional<store::MemberRecord> KnownMember(const store::MemberKey& key) const {
    const store::MemberRecord* known = sync_.state.Find(key);
    if (known == nullptr) return std::nullopt;
    store::MemberRecord record = *known;
    const store::DepartedMember* departed = sync_.state.FindDeparted(key);
    const auto row = departed == nullptr ? rows_.end() : rows_.find(departed->member);
    if (row != rows_.end() && !record.salesforce && CameBack(*departed, row->second)) {
      record.salesforce = store::SalesforceSeen{departed->member, departed->status};
    }
    return record;
  }

  [[nodiscard]] const salesforce::CampaignMember* RowOf(
      const std::optional<store::MemberRecord>& record) const {
    if (!record || !record->salesforce) return nullptr;
    for (const MemberRows* rows : {&rows_, &unread_}) {
      const auto found = rows->find(record->salesforce->member);
      if (found != rows->end()) return &found->second;
    }
    return ConvertedRowOf(*record);
  }

  /// A conversion may have made the member anew, and the row that was seen is gone without a trace
  /// (SF-MEMBER-16).
  [[nodiscard]] const salesforce::CampaignMember* ConvertedRowOf(
      const store::MemberRecord& record) const {
    const auto lead = record.person_ref ? salesforce::LeadOf(*record.person_ref) : std::nullopt;
    if (!lead) return nullptr;
    const auto found = std::ranges::find_if(rows_, [&](const auto& one) {
      const salesforce::CampaignMember& row = one.second;
      return row.campaign == record.key.campaign && salesforce::LeadOf(row.person) == lead &&
             salesforce::ContactOf(row.person);
    });
    return found == rows_.end() ? nullptr : &found->second;
  }

  bool AdoptLeft() {
    auto left = AdoptLeftRecords(cycle_, step_, merge_.loser, left_, kept_);
    if (!left) return false;
    adopted_ = std::move(left->adopted);
    StandInForUnread(left->own);
    return true;
  }

  /// Campaign members that stay with a record that was left: until somebody is that record and has
  /// the member, they are on the list of those without a person.
  void NoteLeftMembers() {
    MemberRows rows = rows_;
    rows.insert(unread_.begin(), unread_.end());
    for (const auto& [id, row] : rows) {
      const bool is_left = std::ranges::any_of(
          left_, [&row = row](const SfdcRecord& record) { return IsMemberRowOf(row, record); });
      if (row.is_deleted || !is_left) continue;
      deltas_.push_back(store::Put<store::BlockedMember>{LeftOver(row, sync_.ports.labels)});
    }
  }

  Cycle& cycle_;
  SyncContext& sync_;
  StepName step_;
  PersonMerge merge_;
  std::optional<SfdcRecord> kept_;
  bool is_deleted_ = false;
  std::vector<SfdcRecord> left_;
  MemberRows rows_;
  MemberRows unread_;      // stand in for rows that could not be read
  Memberships held_;       // of the winner, where an edit in Salesforce stands beside the merge
  store::Deltas adopted_;  // people for what was left
  store::Deltas deltas_;
};

}  // namespace

bool MergePeople(Cycle& cycle, StepName step, const std::vector<PersonMerge>& merges) {
  SyncContext& sync = cycle.sync;
  for (const auto& batch : InBatches(ByEarlierWinners(merges), marketo::kBatchSizeMax)) {
    const auto answer = sync.Marketo(marketo::MergePeople{batch});
    if (!answer) {
      cycle.report.Fail(step, answer.error());
      return false;
    }
    std::vector<PersonMerge> done;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (const auto& result = answer->value.results[i]) {
        done.push_back(batch[i]);
        cycle.report.Add(step, Count::kUpdated);
      } else {
        cycle.people_unmerged.insert(batch[i].loser);
        ReportPersonError(cycle, step, NameOfPerson(batch[i].loser), result.error());
      }
    }
    if (!RekeyPeople(cycle, step, done)) return false;
  }
  return true;
}

bool RekeyPeople(Cycle& cycle, StepName step, const std::vector<PersonMerge>& in_order) {
  const State& state = cycle.sync.state;
  const std::vector<PersonMerge> merges = ByLastWinners(in_order);
  const bool any_known = std::any_of(merges.begin(), merges.end(), [&](const PersonMerge& merge) {
    return IsKnown(state, merge.loser) || IsKnown(state, merge.winner);
  });
  if (!any_known) return true;
  Winners winners;
  if (!ReadWinners(cycle, step, merges, winners)) return false;
  for (const PersonMerge& merge : merges) {
    const auto winner = winners.find(merge.winner);
    const marketo::Person* row = winner == winners.end() ? nullptr : &winner->second;
    // Asked for each in turn: an earlier one of the list may have made it known. A loser of whom
    // nothing is known can still have changed who the winner is.
    if (!IsKnown(state, merge.loser) && !IsAnotherNow(state, row)) continue;
    if (!Rekeying(cycle, step, merge, row).Run()) return false;
  }
  return true;
}

}  // namespace campsync
