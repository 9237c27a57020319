// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_merge.h"

#include <algorithm>
#include <array>

#include "core/sync/standing.h"

namespace campsync {
namespace {

using store::MemberRecord;

/// Whether the live row is the member of that lead or contact.
bool IsMemberOf(const salesforce::CampaignMember* row,
                const std::optional<marketo::SfdcRecord>& record) {
  return row != nullptr && !row->is_deleted && record && IsMemberRowOf(*row, *record);
}

/// A row of another record, live or deleted, is no evidence about this person.
bool IsElsewhere(const salesforce::CampaignMember* row,
                 const std::optional<marketo::SfdcRecord>& record) {
  return row != nullptr && !(record && IsMemberRowOf(*row, *record));
}

/// The member is gone by a delete of this sync's own: there is no removal to be told.
bool IsDeletedByUs(const MemberRecord& record, const salesforce::CampaignMember* row) {
  return row != nullptr && row->is_deleted &&
         std::holds_alternative<store::PendingSalesforceDelete>(record.pending);
}

/// Of two members of one record a merge in Salesforce ends the one, and nobody removed it
/// (SF-MEMBER-18): what became of the membership is told by the one that left last.
bool LeftBefore(const salesforce::CampaignMember* one, const salesforce::CampaignMember* other) {
  return one != nullptr && other != nullptr && one->is_deleted && other->is_deleted &&
         one->system_modstamp < other->system_modstamp;
}

/// The Salesforce side of the base: that of the member that is left. Where none is, that of one
/// whose removal is still to be told.
std::optional<store::SalesforceSeen> BaseOf(const MemberMerge& merge) {
  const auto& by_winner =
      merge.winner == nullptr ? std::optional<store::SalesforceSeen>() : merge.winner->salesforce;
  const auto& by_loser = merge.loser.salesforce;
  if (IsMemberOf(merge.winner_row, merge.record)) return by_winner;
  if (IsMemberOf(merge.loser_row, merge.record)) return by_loser;
  const bool of_winner = by_winner && !IsElsewhere(merge.winner_row, merge.record);
  const bool of_loser = by_loser && !IsElsewhere(merge.loser_row, merge.record) &&
                        !IsDeletedByUs(merge.loser, merge.loser_row);
  if (of_loser && LeftBefore(merge.winner_row, merge.loser_row)) return by_loser;
  if (of_winner) return by_winner;
  return of_loser ? by_loser : std::nullopt;
}

/// The mirror row is the winner's where they had one; it has yet to follow the member that is left.
void TakeMirror(MemberRecord& record, const MemberMerge& merge) {
  const bool has_own = merge.winner != nullptr && merge.winner->mirror;
  const MemberRecord& source = has_own ? *merge.winner : merge.loser;
  record.mirror = source.mirror;
  if (!record.mirror) return;
  const bool same_member = source.salesforce && record.salesforce &&
                           source.salesforce->member == record.salesforce->member;
  record.mirror->member_differs = source.mirror->member_differs || !same_member;
}

/// Marketo keeps one status of the two (MK-PERSON-11), which is nobody's edit and stands against
/// none in Salesforce. A membership of neither's date began since: that is somebody's doing.
bool IsOneOfTwo(const MemberMerge& merge) {
  if (merge.winner == nullptr || !merge.held) return false;
  const auto is_of_one = [&](auto field) {
    return std::ranges::any_of(std::array{merge.winner, &merge.loser}, [&](const auto* record) {
      return record->marketo && (*record->marketo).*field == (*merge.held).*field;
    });
  };
  return is_of_one(&marketo::MemberState::status) &&
         is_of_one(&marketo::MemberState::membership_date);
}

/// No log names the member again: the record itself says, also after a crash, that it is to be
/// looked at.
void LeaveToCompare(MemberRecord& record, LabelTable& labels, RuleId why = kJoined) {
  record.disposition = store::Blocked{ErrorCode::kMemberChanged, store::WaitsOn::kRecord,
                                      labels.Intern("two people became one")};
  record.apart_by = labels.Intern(why.text());
}

/// Whether the member that is left had met a membership and neither side was brought to the other:
/// that a merge changes the one does not settle it.
bool HadMet(const MemberMerge& merge, const MemberRecord& record, const LabelTable& labels) {
  return std::ranges::any_of(std::array{merge.winner, &merge.loser}, [&](const auto* one) {
    return record.salesforce && one->salesforce == record.salesforce &&
           LeftToCompare(one->disposition, one->apart_by, labels) == kMet;
  });
}

}  // namespace

bool IsMemberRowOf(const salesforce::CampaignMember& row, const marketo::SfdcRecord& record) {
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&record)) {
    return salesforce::LeadOf(row.person) == lead->lead;
  }
  return salesforce::ContactOf(row.person) == std::get<salesforce::ContactRef>(record).contact;
}

MemberRecord MergeMembers(const MemberMerge& merge, LabelTable& labels) {
  MemberRecord record = merge.winner == nullptr ? merge.loser : *merge.winner;
  record.key = merge.key;
  record.salesforce = BaseOf(merge);
  TakeMirror(record, merge);
  if (merge.winner != nullptr) {
    // Of several merges in a row nothing says whose rows met.
    record.mirror_in_doubt = merge.winner->IsMirrorInDoubt() || merge.loser.IsMirrorInDoubt() ||
                             (merge.winner->mirror && merge.loser.mirror);
    record.link_epoch = std::max(merge.winner->link_epoch, merge.loser.link_epoch);
    if (!record.marketo) record.marketo = merge.loser.marketo;
    if (IsOneOfTwo(merge)) record.marketo = merge.held;
    if (!record.person_ref) record.person_ref = merge.loser.person_ref;
    if (std::holds_alternative<store::NothingPending>(record.pending) &&
        !IsDeletedByUs(merge.loser, merge.loser_row)) {
      record.pending = merge.loser.pending;
      record.pending_epoch = merge.loser.pending_epoch;
    }
    // Two agreements make none: the sides are compared as they are.
    LeaveToCompare(record, labels, HadMet(merge, record, labels) ? kMet : kJoined);
  }
  if (!record.salesforce) {
    // The record that is kept is no campaign member: the membership in Marketo is news for the
    // campaign.
    record.marketo.reset();
    LeaveToCompare(record, labels);
  }
  return record;
}

store::BlockedMember LeftOver(const salesforce::CampaignMember& row, LabelTable& labels) {
  const std::string text =
      salesforce::FormatPersonRef(row.person) + " was left over by a merge in Marketo";
  return {.member = row.id,
          .campaign = row.campaign,
          .person_ref = row.person,
          .blocked = {ErrorCode::kPersonUnavailable, store::WaitsOn::kPerson, labels.Intern(text)}};
}

bool CameBack(const store::DepartedMember& departed, const salesforce::CampaignMember& row) {
  return !row.is_deleted || row.system_modstamp > departed.gone_at;
}

MemberRecord LeaveMemberBehind(const MemberRecord& known, const salesforce::CampaignMember* row,
                               const std::optional<marketo::SfdcRecord>& now, LabelTable& labels) {
  MemberRecord record = known;
  if (record.salesforce && !IsElsewhere(row, now)) return record;
  record.salesforce.reset();
  record.marketo.reset();
  LeaveToCompare(record, labels);
  if (record.mirror) record.mirror->member_differs = true;
  return record;
}

}  // namespace campsync
