// SPDX-License-Identifier: Apache-2.0
//
// Salesforce record ids as 16-byte values, one type per object. Held as the 15 case-sensitive
// characters; the 18-character form and its checksum are computed (SF-ID-02), and reading accepts
// both (SF-ID-03). An id whose prefix belongs to another object is not an id of this type.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "core/hash_salt.h"
#include "core/result.h"

namespace campsync::salesforce {

/// The objects the sync reads or writes.
enum class ObjectKind : unsigned char {
  kCampaign,
  kCampaignMember,
  kCampaignMemberStatus,
  kLead,
  kContact,
  kUser,
};

/// API name, e.g. `CampaignMember`.
[[nodiscard]] std::string_view NameOf(ObjectKind kind);
/// Key prefix, e.g. `00v` (SF-ID-01).
[[nodiscard]] std::string_view PrefixOf(ObjectKind kind);
/// The three checksum characters of a 15-character id (SF-ID-02).
[[nodiscard]] std::string ChecksumOf(std::string_view fifteen_characters);
/// The 15 characters of a well-formed id of any object; otherwise a sentence that says what is
/// wrong (length, character, checksum).
[[nodiscard]] Result<std::string, Malformed> NormalizeId(std::string_view text);

template <ObjectKind kKind>
class RecordId {
 public:
  static constexpr ObjectKind kObject = kKind;

  /// The null id: names no record.
  RecordId() = default;

  /// From 15 or 18 characters; the error is a sentence.
  static Result<RecordId, Malformed> Parse(std::string_view text) {
    auto normalized = NormalizeId(text);
    if (!normalized) return normalized.error();
    if (!normalized->starts_with(PrefixOf(kKind))) {
      return Malformed{"'" + std::string(text) + "' is not a " + std::string(NameOf(kKind)) +
                       " id: those begin with " + std::string(PrefixOf(kKind))};
    }
    RecordId id;
    normalized->copy(id.characters_.data(), 15);
    return id;
  }

  /// From exactly 15 characters that are known to be right; for makers of ids.
  static RecordId FromFifteen(std::string_view characters) {
    CAMPSYNC_CHECK(characters.size() == 15);
    RecordId id;
    characters.copy(id.characters_.data(), 15);
    return id;
  }

  [[nodiscard]] bool IsNull() const { return characters_[0] == '\0'; }
  /// The 15 characters without checksum; empty for the null id.
  [[nodiscard]] std::string_view Fifteen() const {
    return IsNull() ? std::string_view() : std::string_view(characters_.data(), 15);
  }
  /// The 18 characters the API answers with; empty for the null id.
  [[nodiscard]] std::string Text() const {
    return IsNull() ? std::string() : std::string(Fifteen()) + ChecksumOf(Fifteen());
  }

  bool operator==(const RecordId& other) const {
    return Word(0) == other.Word(0) && Word(1) == other.Word(1);
  }
  /// The order of the characters.
  std::strong_ordering operator<=>(const RecordId& other) const {
    return std::memcmp(characters_.data(), other.characters_.data(), characters_.size()) <=> 0;
  }
  [[nodiscard]] std::size_t Hash() const noexcept {
    // The characters that differ between ids of one object are in the second word.
    const std::uint64_t mixed =
        ((std::rotl(Word(0), 23) * 0x9E3779B97F4A7C15ULL) ^ Word(1) ^ HashSalt::value()) *
        0xC2B2AE3D27D4EB4FULL;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
  }

 private:
  [[nodiscard]] std::uint64_t Word(std::size_t which) const noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, characters_.data() + which * sizeof(word), sizeof(word));
    return word;
  }

  std::array<char, 16> characters_{};
};

using CampaignId = RecordId<ObjectKind::kCampaign>;
using CampaignMemberId = RecordId<ObjectKind::kCampaignMember>;
using CampaignMemberStatusId = RecordId<ObjectKind::kCampaignMemberStatus>;
using LeadId = RecordId<ObjectKind::kLead>;
using ContactId = RecordId<ObjectKind::kContact>;
using UserId = RecordId<ObjectKind::kUser>;

static_assert(sizeof(CampaignId) == 16);

}  // namespace campsync::salesforce

template <campsync::salesforce::ObjectKind kKind>
struct std::hash<campsync::salesforce::RecordId<kKind>> {
  std::size_t operator()(const campsync::salesforce::RecordId<kKind>& id) const noexcept {
    return id.Hash();
  }
};
