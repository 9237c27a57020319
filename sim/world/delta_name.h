// SPDX-License-Identifier: Apache-2.0
//
// The name of a change of the store, `Put MemberRecord` or `Erase LinkRecord`: two erasures of
// different records can hold the same key, so their fields alone do not say what they do. Records
// of every other kind have no such name; where they stand says what they are.
#pragma once

#include <string_view>

#include "core/store/state_store.h"

namespace campsync::sim {

namespace delta_name_internal {

/// The names of putting and erasing one kind of record.
struct Names {
  std::string_view put;
  std::string_view erase;
};

template <class Record>
inline constexpr Names kNames = {};
template <>
inline constexpr Names kNames<store::MemberRecord> = {"Put MemberRecord", "Erase MemberRecord"};
template <>
inline constexpr Names kNames<store::BlockedMember> = {"Put BlockedMember", "Erase BlockedMember"};
template <>
inline constexpr Names kNames<store::DepartedMember> = {"Put DepartedMember",
                                                        "Erase DepartedMember"};
template <>
inline constexpr Names kNames<store::CampaignRecord> = {"Put CampaignRecord",
                                                        "Erase CampaignRecord"};
template <>
inline constexpr Names kNames<store::StatusRecord> = {"Put StatusRecord", "Erase StatusRecord"};
template <>
inline constexpr Names kNames<store::LinkRecord> = {"Put LinkRecord", "Erase LinkRecord"};
template <>
inline constexpr Names kNames<store::PersonRecord> = {"Put PersonRecord", "Erase PersonRecord"};
template <>
inline constexpr Names kNames<store::LeadIntent> = {"Put LeadIntent", "Erase LeadIntent"};
template <>
inline constexpr Names kNames<store::CampaignIntent> = {"Put CampaignIntent",
                                                        "Erase CampaignIntent"};
template <>
inline constexpr Names kNames<store::Watermarks> = {"Put Watermarks", "Erase Watermarks"};

template <class T>
struct NameOf {
  static constexpr std::string_view kName = {};
};
template <class Record>
struct NameOf<store::Put<Record>> {
  static constexpr std::string_view kName = kNames<Record>.put;
};
template <class Record, class Key>
struct NameOf<store::Erase<Record, Key>> {
  static constexpr std::string_view kName = kNames<Record>.erase;
};

}  // namespace delta_name_internal

/// The name of T where T is a change of the store; empty for every other record.
template <class T>
[[nodiscard]] constexpr std::string_view NameOfRecord() {
  return delta_name_internal::NameOf<T>::kName;
}

}  // namespace campsync::sim
