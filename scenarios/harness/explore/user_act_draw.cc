// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>

#include "scenarios/harness/explore/act_draw.h"

namespace campsync::harness {
namespace {

DrawnAct DrawLink(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  // Now and then a campaign that another program has, or statuses that do not fit.
  const Cast::Pair& other = draws.Chance(80) ? pair : draws.Pick(cast.pairs);
  return by_user::Request(by_user::LinkProgram{pair.program, other.campaign});
}

// The new campaign is a pair's from now on, whether or not the request will be granted.
DrawnAct DrawCreate(Draws& draws, Cast& cast) {
  Cast::Pair pair = draws.Pick(cast.pairs);
  const std::int64_t number = ++cast.made;
  pair.campaign = fmt::format("created{}", number);
  by_user::CreateCampaign create{.program = pair.program, .campaign_key = pair.campaign};
  if (draws.Chance(50)) create.name = fmt::format("Created {}", number);
  if (draws.Chance(5)) create.name += std::string(80, 'x');  // too long (MK-NEW-09)
  cast.pairs.push_back(std::move(pair));
  return by_user::Request(std::move(create));
}

DrawnAct DrawUnlink(Draws& draws, Cast& cast) {
  return by_user::Request(by_user::UnlinkProgram{draws.Pick(cast.pairs).program});
}

}  // namespace

const std::vector<ActKind>& UserActKinds() {
  static const std::vector<ActKind> kKinds = {
      {"user link", DrawLink},
      {"user create_campaign", DrawCreate},
      {"user unlink", DrawUnlink, false, true},
  };
  return kKinds;
}

const std::vector<ActKind>& ActKinds() {
  static const std::vector<ActKind> kKinds = [] {
    std::vector<ActKind> all;
    for (const auto* kinds : {&MarketoActKinds(), &ProgramActKinds(), &SalesforceActKinds(),
                              &CampaignActKinds(), &RightsActKinds(), &UserActKinds()}) {
      all.insert(all.end(), kinds->begin(), kinds->end());
    }
    return all;
  }();
  return kKinds;
}

bool IsRequest(std::size_t kind) { return kind >= ActKinds().size() - UserActKinds().size(); }

}  // namespace campsync::harness
