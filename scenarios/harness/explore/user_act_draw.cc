// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "scenarios/harness/explore/act_draw.h"

namespace campsync::harness {
namespace {

DrawnAct DrawLink(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  // Now and then a campaign that another program has, or statuses that do not fit.
  const Cast::Pair& other = draws.Chance(80) ? pair : draws.Pick(cast.pairs);
  return by_user::Request(by_user::LinkProgram{pair.program, other.campaign});
}

DrawnAct DrawUnlink(Draws& draws, Cast& cast) {
  return by_user::Request(by_user::UnlinkProgram{draws.Pick(cast.pairs).program});
}

}  // namespace

const std::vector<ActKind>& UserActKinds() {
  static const std::vector<ActKind> kKinds = {
      {"user link", DrawLink},
      {"user unlink", DrawUnlink},
  };
  return kKinds;
}

const std::vector<ActKind>& ActKinds() {
  static const std::vector<ActKind> kKinds = [] {
    std::vector<ActKind> all;
    for (const auto* kinds : {&MarketoActKinds(), &SalesforceActKinds(), &UserActKinds()}) {
      all.insert(all.end(), kinds->begin(), kinds->end());
    }
    return all;
  }();
  return kKinds;
}

}  // namespace campsync::harness
