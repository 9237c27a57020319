// SPDX-License-Identifier: Apache-2.0
//
// Records and values in words, for the Observer and for reports. The words depend on ids and texts
// only, so two runs of the same history say the same.
#pragma once

#include <optional>
#include <string>

#include "core/marketo/write_requests.h"
#include "core/store/records.h"
#include "core/sync/sync_context.h"

namespace campsync {

/// A member's name, put in words only where a RecordName is needed: most events have no reader.
struct MemberName {
  store::MemberKey key;
  operator RecordName() const;
};
[[nodiscard]] inline MemberName NameOfMember(const store::MemberKey& key) { return {key}; }
[[nodiscard]] RecordName NameOfCampaign(salesforce::CampaignId campaign);
[[nodiscard]] RecordName NameOfPerson(marketo::PersonId person);
[[nodiscard]] RecordName NameOfLink(marketo::ProgramId program);

// Values for events; empty where events have no reader.

/// `Attended (00v...)`, or `absent`.
[[nodiscard]] std::string DescribeSalesforce(const SyncContext& sync,
                                             const std::optional<store::SalesforceSeen>& seen);
/// `Attended since 2026-...`, or `absent`; the status by name when its channel is known.
[[nodiscard]] std::string DescribeMarketo(const SyncContext& sync, salesforce::CampaignId campaign,
                                          const std::optional<marketo::MemberState>& state);
/// The status by name when its channel is known, else by its id.
[[nodiscard]] std::string NameOfStatus(const SyncContext& sync, salesforce::CampaignId campaign,
                                       marketo::StatusId status);
/// Both sides in one text.
[[nodiscard]] std::string DescribeBase(const SyncContext& sync, const store::MemberRecord& record);
[[nodiscard]] std::string DescribeDisposition(const SyncContext& sync,
                                              const store::Disposition& disposition);
/// Of an ambiguous create: which leads may be the person's.
[[nodiscard]] std::string TextOfCandidates(const store::LeadIntent& intent);

}  // namespace campsync
