// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_merge.h"

#include <algorithm>

namespace campsync {
namespace {

using store::MemberRecord;

/// Whether the live row is the member of that lead or contact.
bool IsMemberOf(const salesforce::CampaignMember* row,
                const std::optional<marketo::SfdcRecord>& record) {
  if (row == nullptr || row->is_deleted || !record) return false;
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&*record)) {
    return salesforce::LeadOf(row->person) == lead->lead;
  }
  return salesforce::ContactOf(row->person) == std::get<salesforce::ContactRef>(*record).contact;
}

/// A row that someone else holds is no evidence about this person.
bool IsElsewhere(const salesforce::CampaignMember* row,
                 const std::optional<marketo::SfdcRecord>& record) {
  return row != nullptr && !row->is_deleted && !IsMemberOf(row, record);
}

/// The Salesforce side of the base: that of the member that is left. Where none is, that of one
/// whose removal is still to be told.
std::optional<store::SalesforceSeen> BaseOf(const MemberMerge& merge) {
  const auto& by_winner =
      merge.winner == nullptr ? std::optional<store::SalesforceSeen>() : merge.winner->salesforce;
  if (IsMemberOf(merge.winner_row, merge.record)) return by_winner;
  if (IsMemberOf(merge.loser_row, merge.record)) return merge.loser.salesforce;
  if (by_winner && !IsElsewhere(merge.winner_row, merge.record)) return by_winner;
  if (!IsElsewhere(merge.loser_row, merge.record)) return merge.loser.salesforce;
  return std::nullopt;
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

}  // namespace

MemberRecord MergeMembers(const MemberMerge& merge, LabelTable& labels) {
  MemberRecord record = merge.winner == nullptr ? merge.loser : *merge.winner;
  record.key = merge.key;
  record.salesforce = BaseOf(merge);
  TakeMirror(record, merge);
  if (merge.winner != nullptr) {
    record.link_epoch = std::max(merge.winner->link_epoch, merge.loser.link_epoch);
    if (!record.marketo) record.marketo = merge.loser.marketo;
    if (!record.person_ref) record.person_ref = merge.loser.person_ref;
    if (std::holds_alternative<store::NothingPending>(record.pending)) {
      record.pending = merge.loser.pending;
    }
    // Two agreements make none: the sides are compared as they are.
    record.disposition = store::Blocked{ErrorCode::kMemberChanged, store::WaitsOn::kRecord,
                                        labels.Intern("two people became one")};
  }
  if (!record.salesforce && merge.loser.salesforce) {
    // The campaign member stayed with a record that the winner is not: the membership in Marketo is
    // news for the campaign.
    record.marketo.reset();
    record.disposition = store::Agreed{};
  }
  return record;
}

}  // namespace campsync
