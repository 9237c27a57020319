// SPDX-License-Identifier: Apache-2.0
//
// SalesforcePort: the API as the sync user reaches it: checks the session and the size of a
// request, hands it to readers and writers record by record, and counts what was committed. It
// holds no records and no rules about them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/salesforce/port.h"
#include "sim/salesforce/campaign_writer.h"
#include "sim/salesforce/person_writer.h"
#include "sim/salesforce/salesforce_reader.h"
#include "sim/salesforce/salesforce_state.h"
#include "sim/world/clock.h"

namespace campsync::sim {

class SalesforcePort : public salesforce::Port {
 public:
  SalesforcePort(const OrgClock& clock, SalesforceState& state)
      : clock_(clock),
        state_(state),
        reader_(state),
        campaigns_(state),
        statuses_(state),
        members_(state),
        people_(state) {}

  Result<Timed<salesforce::Reply>> Execute(const salesforce::Request& request) override;

  /// Records of an object that this port has written: creates, updates and deletes that succeeded.
  [[nodiscard]] std::int64_t CommittedWrites(salesforce::ObjectKind object) const {
    return committed_writes_[static_cast<std::size_t>(object)];
  }

 private:
  static constexpr std::size_t kObjectKinds = 6;

  Result<salesforce::LeadId> Write(const salesforce::LeadFields& record,
                                   const SalesforceWrite& write);
  Result<salesforce::CampaignId> Write(const salesforce::CampaignFields& record,
                                       const SalesforceWrite& write);
  Result<salesforce::CampaignMemberStatusId> Write(const salesforce::StatusFields& record,
                                                   const SalesforceWrite& write);
  Result<salesforce::CampaignMemberId> Write(const salesforce::MemberFields& record,
                                             const SalesforceWrite& write);
  Result<salesforce::CampaignId> Write(const salesforce::CampaignUpdate& record,
                                       const SalesforceWrite& write);
  Result<salesforce::CampaignMemberStatusId> Write(const salesforce::StatusUpdate& record,
                                                   const SalesforceWrite& write);
  Result<salesforce::CampaignMemberId> Write(const salesforce::MemberUpdate& record,
                                             const SalesforceWrite& write);
  Result<salesforce::CampaignMemberStatusId> Write(const salesforce::CampaignMemberStatusId& id,
                                                   const SalesforceWrite& write);
  Result<salesforce::CampaignMemberId> Write(const salesforce::CampaignMemberId& id,
                                             const SalesforceWrite& write);

  template <class Id, class Record>
  Result<Id> WriteOne(const Record& record, const SalesforceWrite& write);
  template <class Id, class Records>
  salesforce::WriteResults<Id> WriteEach(const Records& records);

  salesforce::User Answer(const salesforce::ReadOwnUser& request);
  salesforce::DeleteLog Answer(const salesforce::ReadDeleteLog& request);
  template <class OneRequest>
  typename OneRequest::Reply Answer(const OneRequest& request);

  const OrgClock& clock_;
  SalesforceState& state_;
  SalesforceReader reader_;
  CampaignWriter campaigns_;
  StatusWriter statuses_;
  MemberWriter members_;
  PersonWriter people_;
  std::array<std::int64_t, kObjectKinds> committed_writes_{};
};

}  // namespace campsync::sim
