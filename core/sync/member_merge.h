// SPDX-License-Identifier: Apache-2.0
//
// The record of a member after two people became one. Pure: from both people's records and the
// campaign members that are left in Salesforce to one record. It takes no edit for done: what
// differs afterwards is decided by the next plan (MK-PERSON-11, SF-MEMBER-17, SF-MEMBER-18).
#pragma once

#include <optional>

#include "core/label.h"
#include "core/marketo/person.h"
#include "core/salesforce/campaign.h"
#include "core/store/departed_member.h"
#include "core/store/records.h"

namespace campsync {

struct MemberMerge {
  store::MemberKey key;                         // of the winner
  const store::MemberRecord* winner = nullptr;  // nullptr: had no record in the campaign
  store::MemberRecord loser;
  /// The rows of the members that the two records know, as they are now; nullptr: not readable.
  const salesforce::CampaignMember* winner_row = nullptr;
  const salesforce::CampaignMember* loser_row = nullptr;
  /// Who the winner is in Salesforce from now on.
  std::optional<marketo::SfdcRecord> record;
  /// What the winner holds in Marketo now; nullopt: was not asked for.
  std::optional<marketo::MemberState> held = std::nullopt;
};

[[nodiscard]] store::MemberRecord MergeMembers(const MemberMerge& merge, LabelTable& labels);

/// Whether the row, live or deleted, is the member of that lead or contact; a converted lead's is
/// its contact's too.
[[nodiscard]] bool IsMemberRowOf(const salesforce::CampaignMember& row,
                                 const marketo::SfdcRecord& record);

/// A live campaign member that stays with a record which is nobody's any more, for the list of
/// those without a person.
[[nodiscard]] store::BlockedMember LeftOver(const salesforce::CampaignMember& row,
                                            LabelTable& labels);

/// Whether the row says that the member has been there again since it went with its record.
[[nodiscard]] bool CameBack(const store::DepartedMember& departed,
                            const salesforce::CampaignMember& row);

/// The record of a winner who is another record of Salesforce now, which is no campaign member: the
/// member that they had, if any, stays with the record they were before. The membership in Marketo
/// is then news for the campaign. Unchanged where the member is theirs still, or its row could not
/// be read.
[[nodiscard]] store::MemberRecord LeaveMemberBehind(const store::MemberRecord& known,
                                                    const salesforce::CampaignMember* row,
                                                    const std::optional<marketo::SfdcRecord>& now,
                                                    LabelTable& labels);

}  // namespace campsync
