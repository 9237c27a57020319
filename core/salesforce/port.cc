// SPDX-License-Identifier: Apache-2.0
#include "core/salesforce/port.h"

#include <fmt/format.h>

#include <type_traits>

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
constexpr bool kWrites = OneRequest::kName == "Create" || OneRequest::kName == "Update" ||
                         OneRequest::kName == "Delete";

}  // namespace

std::string OperationName(const Request& request) {
  return std::visit(
      [](const auto& one) {
        using OneRequest = std::remove_cvref_t<decltype(one)>;
        if constexpr (requires { OneRequest::kObject; }) {
          return fmt::format("{}{}", OneRequest::kName, PluralOf(OneRequest::kObject));
        } else {
          return std::string(OneRequest::kName);
        }
      },
      request);
}

bool IsWrite(const Request& request) {
  return std::visit(
      [](const auto& one) { return kWrites<std::remove_cvref_t<decltype(one)>>; }, request);
}

}  // namespace campsync::salesforce
