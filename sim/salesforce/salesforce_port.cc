// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/salesforce_port.h"

#include <optional>
#include <utility>
#include <variant>

#include "sim/salesforce/request_rights.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

/// How many records a request names; requests that name none are as long as they like.
template <class OneRequest>
std::size_t RecordsNamed(const OneRequest& request) {
  if constexpr (requires { request.records; }) {
    return request.records.size();
  } else if constexpr (requires { request.ids; }) {
    return request.ids.size();
  } else if constexpr (requires { request.campaigns; }) {
    return request.campaigns.size();
  } else if constexpr (requires { request.keys; }) {
    return request.keys.size();
  } else if constexpr (requires { request.contacts; }) {
    return request.contacts.size();
  } else {
    return 0;
  }
}

}  // namespace

User SalesforcePort::Answer(const ReadOwnUser&) { return state_.access.sync_user(); }

DeleteLog SalesforcePort::Answer(const ReadDeleteLog& request) {
  return reader_.Answer(request, clock_.Now());
}

template <class OneRequest>
typename OneRequest::Reply SalesforcePort::Answer(const OneRequest& request) {
  using OneReply = typename OneRequest::Reply;
  if constexpr (requires(OneReply reply) { reply.results.front().value(); }) {
    using Id = typename decltype(OneReply::results)::value_type::Value;
    if constexpr (requires { request.records; }) {
      return WriteEach<Id>(request.records);
    } else {
      return WriteEach<Id>(request.ids);
    }
  } else {
    return reader_.Answer(request);
  }
}

template <class Id, class Record>
Result<Id> SalesforcePort::WriteOne(const Record& record, const SalesforceWrite& write) {
  if (const auto refused = RefuseRecord<Id>(state_, record)) return *refused;
  return Write(record, write);
}

template <class Id, class Records>
WriteResults<Id> SalesforcePort::WriteEach(const Records& records) {
  const SalesforceWrite write = BeginWrite(clock_, state_, state_.access.sync_user().id);
  WriteResults<Id> answer;
  std::optional<Error> halted;
  for (const auto& record : records) {
    Result<Id> result = halted ? Result<Id>(*halted) : WriteOne<Id>(record, write);
    // Records fail one by one; the others of the call stand.
    if (!result && !state_.rules.Applies("SF-COLL-01", true)) halted = result.error();
    if (result) ++committed_writes_[static_cast<std::size_t>(Id::kObject)];
    answer.results.push_back(std::move(result));
  }
  return answer;
}

Result<LeadId> SalesforcePort::Write(const LeadFields& record, const SalesforceWrite& write) {
  return people_.Create(record, write);
}
Result<CampaignId> SalesforcePort::Write(const CampaignFields& record,
                                         const SalesforceWrite& write) {
  return campaigns_.Create(record, write);
}
Result<CampaignMemberStatusId> SalesforcePort::Write(const StatusFields& record,
                                                     const SalesforceWrite& write) {
  return statuses_.Create(record, write);
}
Result<CampaignMemberId> SalesforcePort::Write(const MemberFields& record,
                                               const SalesforceWrite& write) {
  return members_.Create(record, write);
}

Result<CampaignId> SalesforcePort::Write(const CampaignUpdate& record,
                                         const SalesforceWrite& write) {
  CampaignChange change;
  change.type = record.type;
  change.actual_cost = record.actual_cost;
  return campaigns_.Update(record.id, change, write);
}
Result<CampaignMemberStatusId> SalesforcePort::Write(const StatusUpdate& record,
                                                     const SalesforceWrite& write) {
  return statuses_.Update(record, write);
}
Result<CampaignMemberId> SalesforcePort::Write(const MemberUpdate& record,
                                               const SalesforceWrite& write) {
  return members_.Update(record, write);
}

Result<CampaignMemberStatusId> SalesforcePort::Write(const CampaignMemberStatusId& id,
                                                     const SalesforceWrite& write) {
  return statuses_.Delete(id, write);
}
Result<CampaignMemberId> SalesforcePort::Write(const CampaignMemberId& id,
                                               const SalesforceWrite& write) {
  return members_.Delete(id, write);
}

// Last: clang 14 leaves out a member template that is used before it is defined.
Result<Timed<Reply>> SalesforcePort::Execute(const Request& request) {
  if (state_.rules.Applies("SF-AUTH-08", !state_.access.sync_user().is_active)) {
    return SessionInvalid();
  }
  if (const auto refused = RefuseRequest(state_, request)) return *refused;
  return std::visit(
      [this](const auto& one) -> Result<Timed<Reply>> {
        if (state_.rules.Applies("SF-COLL-04", RecordsNamed(one) > kCollectionSizeMax)) {
          return TooManyRecords();
        }
        return Timed<Reply>{clock_.Now(), Reply(Answer(one))};
      },
      request);
}

}  // namespace campsync::sim
