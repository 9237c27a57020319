// SPDX-License-Identifier: Apache-2.0
#include "core/sync/identity_moves.h"

#include <map>
#include <set>
#include <utility>

#include "core/sync/describe.h"
#include "core/sync/people.h"
#include "core/sync/people_merge.h"

namespace campsync {
namespace {

using marketo::PersonId;
using marketo::SfdcRecord;

/// Merges and conversions in a row that are followed in one go. Longer chains do not occur by hand;
/// a person at the end of one stays as they were.
constexpr int kHopsMax = 32;

/// What a record's row says about a person who is said to be there.
struct Target {
  marketo::PersonFromSalesforce row;
  bool is_deleted = false;
  std::optional<Successor> successor;
};

template <class Retrieve, class Id>
bool ReadTargets(Cycle& cycle, StepName step, const std::vector<Id>& ids,
                 std::map<SfdcRecord, Target>& targets) {
  for (const auto& batch : InBatches(ids, salesforce::kCollectionSizeMax)) {
    const auto rows = cycle.sync.Salesforce(Retrieve{batch});
    if (!rows) {
      cycle.report.Fail(step, rows.error());
      return false;
    }
    for (const auto& row : rows->value.rows) {
      marketo::PersonFromSalesforce person = PersonFrom(row);
      const SfdcRecord record = person.record;
      targets[record] = {std::move(person), row.is_deleted, SuccessorOf(row)};
    }
  }
  return true;
}

class MoveFollower {
 public:
  MoveFollower(Cycle& cycle, StepName step) : cycle_(cycle), sync_(cycle.sync), step_(step) {}

  bool Follow(std::vector<IdentityMove> moves) {
    for (const IdentityMove& move : moves) {
      if (const auto* known = sync_.state.FindPerson(move.person); known && known->sfdc_record) {
        passed_[move.person].insert(*known->sfdc_record);
      }
    }
    for (int hop = 0; !moves.empty() && hop < kHopsMax; ++hop) {
      auto further = Hop(moves);
      if (!further) return false;
      moves = *std::move(further);
    }
    std::vector<Identity> taken;
    return LeaveToTheLog() && StoreIdentities(cycle_, step_, ties_, &taken) && MeetHolders(taken) &&
           MergePeople(cycle_, step_, merges_);
  }

 private:
  /// Marketo says that a record is somebody's, of whom nothing is known here: asked for a person of
  /// that record, it answers who they are, and the two are one.
  bool MeetHolders(const std::vector<Identity>& taken) {
    std::vector<IdentityMove> refused;
    std::vector<marketo::PersonFromSalesforce> rows;
    for (const auto& [move, row] : tied_) {
      const auto is_it = [&move = move, &row = row](const Identity& one) {
        return one.person == move.person && one.record == row.record;
      };
      if (std::ranges::none_of(taken, is_it)) continue;
      refused.push_back(move);
      rows.push_back(row);
    }
    if (!CreatePeople(cycle_, step_, rows)) return false;
    for (const IdentityMove& move : refused) {
      const auto holder = sync_.state.PersonOf(marketo::AsPersonRef(move.successor.record));
      if (holder) Meet(move, *holder);
    }
    return true;
  }

  /// Somebody who is neither the record that moved nor one on its way was merged in Marketo, and
  /// the change log has yet to tell. Who they are then is not this move's to say; the rows are read
  /// again. False: the call failed.
  bool LeaveToTheLog() {
    std::set<PersonId> moved;
    for (const Identity& tie : ties_) moved.insert(tie.person);
    for (const marketo::PersonMerge& merge : merges_) moved.insert(merge.loser);
    std::set<PersonId> others;
    const std::vector<PersonId> ids(moved.begin(), moved.end());
    for (const auto& batch : InBatches(ids, marketo::kBatchSizeMax)) {
      const auto rows = sync_.Marketo(marketo::ReadPeople{batch});
      if (!rows) {
        cycle_.report.Fail(step_, rows.error());
        return false;
      }
      for (const auto& row : rows->value.rows) {
        const auto& passed = passed_[row.id];
        if (row.sfdc_record && !passed.contains(*row.sfdc_record)) others.insert(row.id);
      }
    }
    if (others.empty()) return true;
    cycle_.people_left_out = true;
    std::erase_if(ties_, [&](const Identity& tie) { return others.contains(tie.person); });
    std::erase_if(merges_, [&](const auto& merge) { return others.contains(merge.loser); });
    return true;
  }

  /// Who holds the record, after the moves followed so far.
  [[nodiscard]] std::optional<PersonId> HolderOf(const SfdcRecord& record) const {
    const auto claimed = claimed_.find(record);
    if (claimed != claimed_.end()) return claimed->second;
    return sync_.state.PersonOf(marketo::AsPersonRef(record));
  }

  /// One hop of each move; those that have to go on. nullopt: a call failed.
  std::optional<std::vector<IdentityMove>> Hop(const std::vector<IdentityMove>& moves) {
    std::vector<salesforce::LeadId> leads;
    std::vector<salesforce::ContactId> contacts;
    for (const IdentityMove& move : moves) {
      passed_[move.person].insert(move.successor.record);
      if (HolderOf(move.successor.record)) continue;
      if (const auto* lead = std::get_if<salesforce::LeadRef>(&move.successor.record)) {
        leads.push_back(lead->lead);
      } else {
        contacts.push_back(std::get<salesforce::ContactRef>(move.successor.record).contact);
      }
    }
    std::map<SfdcRecord, Target> targets;
    if (!ReadTargets<salesforce::RetrieveLeads>(cycle_, step_, leads, targets) ||
        !ReadTargets<salesforce::RetrieveContacts>(cycle_, step_, contacts, targets)) {
      return std::nullopt;
    }
    std::vector<IdentityMove> further;
    for (const IdentityMove& move : moves) {
      if (const auto holder = HolderOf(move.successor.record)) {
        Meet(move, *holder);
        continue;
      }
      const auto target = targets.find(move.successor.record);
      if (target == targets.end()) continue;
      if (auto next = target->second.successor) {
        if (move.successor.kind == MoveKind::kMerged) next->kind = MoveKind::kMerged;
        further.push_back({move.person, *next});
      } else {
        Tie(move, target->second);
      }
    }
    return further;
  }

  void Tie(const IdentityMove& move, const Target& target) {
    claimed_[target.row.record] = move.person;
    tied_.emplace_back(move, target.row);
    tied_.back().first.successor.record = target.row.record;
    ties_.push_back({.person = move.person,
                     .record = target.row.record,
                     .is_deleted = target.is_deleted,
                     .rule = RuleOf(move.successor.kind)});
    cycle_.report.Add(step_, Count::kUpdated);
  }

  /// The record is somebody else's: two people turn out to be one, unless a conversion is to leave
  /// them apart.
  void Meet(const IdentityMove& move, PersonId holder) {
    if (holder == move.person) return;
    const bool apart = move.successor.kind == MoveKind::kConverted &&
                       sync_.policy.convert_collision == ConvertCollision::kKeepBothReport;
    Decided decided{.outcome = apart ? Outcome::kRefuse : Outcome::kExplain,
                    .rule = RuleOf(move.successor.kind),
                    .base = NameOfPerson(move.person),
                    .observed = NameOfPerson(holder)};
    if (move.successor.kind == MoveKind::kConverted) {
      decided.switches = {"convert-collision"};
    }
    sync_.Emit(NameOfPerson(move.person), std::move(decided));
    if (apart) {
      cycle_.people_apart.insert(move.person);
      NoteRowsGivenUp(move.person);
      ReportApart(move.person, holder);
      FollowDeletion(move);
    } else {
      merges_.push_back({.winner = holder, .loser = move.person});
    }
  }

  /// Rows that were theirs when last seen and that somebody else's record has by now: a crash came
  /// between the two, and the row need not name the lead any more.
  void NoteRowsGivenUp(PersonId person) {
    for (const auto& campaign : sync_.state.CampaignsOf(person)) {
      const store::MemberRecord& record = *sync_.state.Find({campaign, person});
      if (!record.salesforce) continue;
      const auto* holder = sync_.state.FindByMemberId(record.salesforce->member);
      if (holder == nullptr || holder->key == record.key) continue;
      MemberView& view = cycle_.Touch(record.key);
      if (view.salesforce || view.gone_at) continue;
      view.salesforce_looked_at = true;
      view.gone_at = cycle_.salesforce_now;
      view.row_moved = true;
    }
  }

  /// Whoever stays the converted lead goes with it, and comes back with it.
  void FollowDeletion(const IdentityMove& move) {
    const store::PersonRecord* known = sync_.state.FindPerson(move.person);
    if (known == nullptr || !known->sfdc_record) return;
    if (known->sfdc_is_deleted == move.is_deleted) return;
    ties_.push_back({.person = move.person,
                     .record = *known->sfdc_record,
                     .is_deleted = move.is_deleted,
                     .rule = "MK-PERSON-09"});
  }

  void ReportApart(PersonId person, PersonId holder) {
    cycle_.report.AddRecordError(
        {.operation = step_.operation,
         .object = step_.object,
         .person = person,
         .record = NameOfPerson(person),
         .error = {ErrorCode::kDiverged,
                   "the lead was converted to the contact of " + NameOfPerson(holder),
                   {}}});
  }

  [[nodiscard]] static RuleId RuleOf(MoveKind kind) {
    return kind == MoveKind::kConverted ? RuleId("MK-PERSON-08") : RuleId("MK-PERSON-11");
  }

  Cycle& cycle_;
  SyncContext& sync_;
  StepName step_;
  std::map<PersonId, std::set<SfdcRecord>> passed_;  // where each was and goes through
  std::map<SfdcRecord, PersonId> claimed_;
  std::vector<Identity> ties_;
  std::vector<std::pair<IdentityMove, marketo::PersonFromSalesforce>> tied_;  // who is to have what
  std::vector<marketo::PersonMerge> merges_;
};

}  // namespace

std::optional<Successor> SuccessorOf(const salesforce::Lead& lead) {
  if (lead.is_deleted && lead.master_record) {
    return Successor{salesforce::LeadRef{*lead.master_record}, MoveKind::kMerged};
  }
  if (lead.is_converted && lead.converted_contact) {
    return Successor{salesforce::ContactRef{*lead.converted_contact}, MoveKind::kConverted};
  }
  return std::nullopt;
}

std::optional<Successor> SuccessorOf(const salesforce::Contact& contact) {
  if (!contact.is_deleted || !contact.master_record) return std::nullopt;
  return Successor{salesforce::ContactRef{*contact.master_record}, MoveKind::kMerged};
}

bool FollowMoves(Cycle& cycle, StepName step, std::vector<IdentityMove> moves) {
  return MoveFollower(cycle, step).Follow(std::move(moves));
}

}  // namespace campsync
