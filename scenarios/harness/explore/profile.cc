// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/profile.h"

#include <algorithm>

namespace campsync::harness {

const std::vector<Profile>& Profiles() {
  static const std::vector<Profile> kProfiles = {
      {.name = "standard", .summary = "2 links, 12 people, 40 actions, faults and crashes"},
      {.name = "calm", .summary = "the same without faults and crashes", .faults = false},
      {.name = "paging",
       .summary = "crowds of 200 to 2,060 people besides 4, 12 actions, faults and crashes",
       .people = 4,
       .actions = 12,
       .crowds = true},
  };
  return kProfiles;
}

const Profile* FindProfile(std::string_view name) {
  const auto found = std::ranges::find(Profiles(), name, &Profile::name);
  return found == Profiles().end() ? nullptr : &*found;
}

}  // namespace campsync::harness
