// SPDX-License-Identifier: Apache-2.0
#include "core/salesforce/id.h"

#include <fmt/format.h>

namespace campsync::salesforce {
namespace {

constexpr std::string_view kChecksumAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

bool IsIdCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::string_view NameOf(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::kCampaign:
      return "Campaign";
    case ObjectKind::kCampaignMember:
      return "CampaignMember";
    case ObjectKind::kCampaignMemberStatus:
      return "CampaignMemberStatus";
    case ObjectKind::kLead:
      return "Lead";
    case ObjectKind::kContact:
      return "Contact";
    case ObjectKind::kUser:
      return "User";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view PrefixOf(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::kCampaign:
      return "701";
    case ObjectKind::kCampaignMember:
      return "00v";
    case ObjectKind::kCampaignMemberStatus:
      return "01Y";
    case ObjectKind::kLead:
      return "00Q";
    case ObjectKind::kContact:
      return "003";
    case ObjectKind::kUser:
      return "005";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string ChecksumOf(std::string_view fifteen_characters) {
  CAMPSYNC_CHECK(fifteen_characters.size() == 15);
  std::string checksum;
  for (std::size_t block = 0; block < 3; ++block) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      const char c = fifteen_characters[block * 5 + i];
      if (c >= 'A' && c <= 'Z') bits |= 1U << i;
    }
    checksum.push_back(kChecksumAlphabet[bits]);
  }
  return checksum;
}

Result<std::string, Malformed> NormalizeId(std::string_view text) {
  if (text.size() != 15 && text.size() != 18) {
    return Malformed{fmt::format("'{}' is not a Salesforce id: it has {} characters, not 15 or 18",
                                 text, text.size())};
  }
  for (const char c : text) {
    if (!IsIdCharacter(c)) {
      return Malformed{
          fmt::format("'{}' is not a Salesforce id: only letters and digits are allowed", text)};
    }
  }
  const std::string_view fifteen = text.substr(0, 15);
  if (text.size() == 18 && text.substr(15) != ChecksumOf(fifteen)) {
    return Malformed{
        fmt::format("'{}' is not a Salesforce id: its last three characters should be {}", text,
                    ChecksumOf(fifteen))};
  }
  return std::string(fifteen);
}

}  // namespace campsync::salesforce
