// SPDX-License-Identifier: Apache-2.0
//
// salesforce::Port: the engine's only way to Salesforce. One Execute is one request of the vendor's
// API; an HTTP adapter or a mock org stands behind it, and decorators (faults, latency, journal)
// wrap it. It keeps no state of the sync. Every reply carries the server's time.
#pragma once

#include <string>
#include <variant>

#include "core/result.h"
#include "core/salesforce/requests.h"
#include "core/salesforce/write_requests.h"
#include "core/timed.h"

namespace campsync::salesforce {

using Request =
    std::variant<ReadOwnUser, QueryChangedCampaigns, QueryChangedStatuses, QueryChangedMembers,
                 QueryChangedLeads, QueryChangedContacts, RetrieveCampaigns, RetrieveMembers,
                 RetrieveLeads, RetrieveContacts, ReadDeleteLog, QueryStatusLists,
                 QueryMembersOfCampaign, QueryDeletedMembersOfCampaign, QueryMembersByKey,
                 QueryLeadsCreatedBy, QueryCampaignsCreatedBy, QueryLeadsConvertedTo, CreateLeads,
                 CreateCampaigns, CreateStatuses, CreateMembers, UpdateCampaigns, UpdateStatuses,
                 UpdateMembers, DeleteStatuses, DeleteMembers>;

using Reply =
    std::variant<User, Rows<Campaign>, Rows<CampaignMemberStatus>, Rows<CampaignMember>, Rows<Lead>,
                 Rows<Contact>, DeleteLog, WriteResults<LeadId>, WriteResults<CampaignId>,
                 WriteResults<CampaignMemberStatusId>, WriteResults<CampaignMemberId>>;

class Port {
 public:
  virtual ~Port() = default;

  /// Performs one request. An error at request or transport level means no record was answered
  /// for; whether any was written is the error's certainty.
  virtual Result<Timed<Reply>> Execute(const Request& request) = 0;

  /// Execute with the reply type of the request. A reply of another type is a programmer error.
  /// Defined in port.cc for every request: the sums are costly to compile, once is enough.
  template <class OneRequest>
  Result<Timed<typename OneRequest::Reply>> Call(OneRequest request);
};

/// `CreateLeads`, `QueryChangedMembers`, `ReadOwnUser`: the name of a call in journals, faults and
/// scenarios.
[[nodiscard]] std::string_view OperationName(const Request& request);
/// Whether the call can change records in Salesforce.
[[nodiscard]] bool IsWrite(const Request& request);

}  // namespace campsync::salesforce
