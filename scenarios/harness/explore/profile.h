// SPDX-License-Identifier: Apache-2.0
//
// Profile: how large generated cases are and what happens in them. Values only; the generator
// reads them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace campsync::harness {

struct Profile {
  std::string_view name;
  std::string_view summary;
  std::int64_t links = 2;
  std::int64_t people = 12;
  std::int64_t actions = 40;
  bool faults = true;
  std::uint32_t member_edits = 50;  // percent of the actions that edit members
  bool crowds = false;  // more people than one call carries, and acts on all of them
};

/// `standard` first.
[[nodiscard]] const std::vector<Profile>& Profiles();
/// nullptr: there is none of that name.
[[nodiscard]] const Profile* FindProfile(std::string_view name);

}  // namespace campsync::harness
