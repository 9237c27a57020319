// SPDX-License-Identifier: Apache-2.0
//
// SalesforceReader: answers the reading requests of the sync user, one overload a request. Every
// row it returns is visible to that user (MK-PRE-04); deleted rows are returned where the request
// says so. It changes nothing and reads through indexes only. Sizes of collections are the port's
// business.
#pragma once

#include <vector>

#include "core/salesforce/requests.h"
#include "core/time.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

class SalesforceReader {
 public:
  explicit SalesforceReader(SalesforceState& state) : state_(state) {}

  salesforce::Rows<salesforce::Campaign> Answer(const salesforce::QueryChangedCampaigns& request);
  salesforce::Rows<salesforce::CampaignMemberStatus> Answer(
      const salesforce::QueryChangedStatuses& request);
  salesforce::Rows<salesforce::CampaignMember> Answer(
      const salesforce::QueryChangedMembers& request);
  salesforce::Rows<salesforce::Lead> Answer(const salesforce::QueryChangedLeads& request);
  salesforce::Rows<salesforce::Contact> Answer(const salesforce::QueryChangedContacts& request);

  salesforce::Rows<salesforce::Campaign> Answer(const salesforce::RetrieveCampaigns& request);
  salesforce::Rows<salesforce::CampaignMember> Answer(const salesforce::RetrieveMembers& request);
  salesforce::Rows<salesforce::Lead> Answer(const salesforce::RetrieveLeads& request);
  salesforce::Rows<salesforce::Contact> Answer(const salesforce::RetrieveContacts& request);

  salesforce::Rows<salesforce::CampaignMemberStatus> Answer(
      const salesforce::QueryStatusLists& request);
  salesforce::Rows<salesforce::CampaignMember> Answer(
      const salesforce::QueryMembersOfCampaign& request);
  salesforce::Rows<salesforce::CampaignMember> Answer(
      const salesforce::QueryDeletedMembersOfCampaign& request);
  /// In the order of the keys, each member once.
  salesforce::Rows<salesforce::CampaignMember> Answer(const salesforce::QueryMembersByKey& request);
  salesforce::Rows<salesforce::Lead> Answer(const salesforce::QueryLeadsCreatedBy& request);
  salesforce::Rows<salesforce::Campaign> Answer(const salesforce::QueryCampaignsCreatedBy& request);
  /// By (ConvertedContactId, Id).
  salesforce::Rows<salesforce::Lead> Answer(const salesforce::QueryLeadsConvertedTo& request);

  /// The log as it stands at `now`: it reaches back 15 or 30 days, unless it was purged
  /// (SF-REPL-02), and covers nothing younger than an open transaction (SF-REPL-04).
  salesforce::DeleteLog Answer(const salesforce::ReadDeleteLog& request, Instant now);

 private:
  template <class Row>
  bool Shows(const Row& row);
  template <class Row, class Request>
  salesforce::Rows<Row> Page(const RecordTable<Row>& records, const Request& request);
  template <class Request>
  salesforce::Rows<salesforce::CampaignMember> Slice(const MemberTable::Ids& ids,
                                                     const Request& request);
  template <class Row, class Id>
  salesforce::Rows<Row> ById(const RecordTable<Row>& records, const std::vector<Id>& ids);
  template <class Row>
  salesforce::DeleteLog LogOf(const RecordTable<Row>& records, Instant from, Instant end);

  SalesforceState& state_;
};

}  // namespace campsync::sim
