// SPDX-License-Identifier: Apache-2.0
#include "core/salesforce/port.h"

#include <fmt/format.h>

#include <type_traits>
#include <utility>

#include "core/check.h"

namespace campsync::salesforce {
namespace {

std::string_view PluralOf(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::kCampaign:
      return "Campaigns";
    case ObjectKind::kCampaignMember:
      return "Members";
    case ObjectKind::kCampaignMemberStatus:
      return "Statuses";
    case ObjectKind::kLead:
      return "Leads";
    case ObjectKind::kContact:
      return "Contacts";
    case ObjectKind::kUser:
      return "Users";
  }
  CAMPSYNC_UNREACHABLE();
}

template <class OneRequest>
constexpr bool kWrites =
    OneRequest::kName == "Create" || OneRequest::kName == "Update" || OneRequest::kName == "Delete";

}  // namespace

template <class OneRequest>
Result<Timed<typename OneRequest::Reply>> Port::Call(OneRequest request) {
  Result<Timed<Reply>> answer = Execute(Request(std::move(request)));
  if (!answer) return answer.error();
  auto* reply = std::get_if<typename OneRequest::Reply>(&answer->value);
  CAMPSYNC_CHECK(reply != nullptr);
  return Timed<typename OneRequest::Reply>{answer->server_time, std::move(*reply)};
}

template Result<Timed<ReadOwnUser::Reply>> Port::Call(ReadOwnUser);
template Result<Timed<QueryChangedCampaigns::Reply>> Port::Call(QueryChangedCampaigns);
template Result<Timed<QueryChangedStatuses::Reply>> Port::Call(QueryChangedStatuses);
template Result<Timed<QueryChangedMembers::Reply>> Port::Call(QueryChangedMembers);
template Result<Timed<QueryChangedLeads::Reply>> Port::Call(QueryChangedLeads);
template Result<Timed<QueryChangedContacts::Reply>> Port::Call(QueryChangedContacts);
template Result<Timed<RetrieveCampaigns::Reply>> Port::Call(RetrieveCampaigns);
template Result<Timed<RetrieveMembers::Reply>> Port::Call(RetrieveMembers);
template Result<Timed<RetrieveLeads::Reply>> Port::Call(RetrieveLeads);
template Result<Timed<RetrieveContacts::Reply>> Port::Call(RetrieveContacts);
template Result<Timed<ReadDeleteLog::Reply>> Port::Call(ReadDeleteLog);
template Result<Timed<QueryStatusLists::Reply>> Port::Call(QueryStatusLists);
template Result<Timed<QueryMembersOfCampaign::Reply>> Port::Call(QueryMembersOfCampaign);
template Result<Timed<QueryDeletedMembersOfCampaign::Reply>> Port::Call(
    QueryDeletedMembersOfCampaign);
template Result<Timed<QueryMembersByKey::Reply>> Port::Call(QueryMembersByKey);
template Result<Timed<QueryLeadsCreatedBy::Reply>> Port::Call(QueryLeadsCreatedBy);
template Result<Timed<QueryCampaignsCreatedBy::Reply>> Port::Call(QueryCampaignsCreatedBy);
template Result<Timed<QueryLeadsConvertedTo::Reply>> Port::Call(QueryLeadsConvertedTo);
template Result<Timed<CreateLeads::Reply>> Port::Call(CreateLeads);
template Result<Timed<CreateCampaigns::Reply>> Port::Call(CreateCampaigns);
template Result<Timed<CreateStatuses::Reply>> Port::Call(CreateStatuses);
template Result<Timed<CreateMembers::Reply>> Port::Call(CreateMembers);
template Result<Timed<UpdateCampaigns::Reply>> Port::Call(UpdateCampaigns);
template Result<Timed<UpdateStatuses::Reply>> Port::Call(UpdateStatuses);
template Result<Timed<UpdateMembers::Reply>> Port::Call(UpdateMembers);
template Result<Timed<DeleteStatuses::Reply>> Port::Call(DeleteStatuses);
template Result<Timed<DeleteMembers::Reply>> Port::Call(DeleteMembers);

std::string_view OperationName(const Request& request) {
  return std::visit(
      [](const auto& one) -> std::string_view {
        using OneRequest = std::remove_cvref_t<decltype(one)>;
        if constexpr (requires { OneRequest::kObject; }) {
          static const std::string kName =
              fmt::format("{}{}", OneRequest::kName, PluralOf(OneRequest::kObject));
          return kName;
        } else {
          return OneRequest::kName;
        }
      },
      request);
}

bool IsWrite(const Request& request) {
  return std::visit([](const auto& one) { return kWrites<std::remove_cvref_t<decltype(one)>>; },
                    request);
}

}  // namespace campsync::salesforce
