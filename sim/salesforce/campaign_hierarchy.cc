// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/campaign_hierarchy.h"

#include <algorithm>

namespace campsync::sim {
namespace {

using salesforce::CampaignId;

/// The levels from the topmost campaign down to `id`, `id` included; stops when there are more than
/// a hierarchy can have, as a circle has.
int LevelsDownTo(const SalesforceState& state, CampaignId id) {
  int levels = 0;
  while (!id.IsNull() && levels <= kCampaignLevelsMax) {
    ++levels;
    id = state.campaigns.records().At(id).parent;
  }
  return levels;
}

/// The levels from `id` down to its lowest descendant, `id` included.
int LevelsBelow(const SalesforceState& state, CampaignId id) {
  int below = 0;
  for (const CampaignId child : ChildrenOf(state, id)) {
    below = std::max(below, LevelsBelow(state, child));
  }
  return below + 1;
}

bool StandsAt(const SalesforceState& state, CampaignId at, CampaignId wanted) {
  for (int level = 0; !at.IsNull() && level <= kCampaignLevelsMax; ++level) {
    if (at == wanted) return true;
    at = state.campaigns.records().At(at).parent;
  }
  return false;
}

}  // namespace

Result<Done> CheckParent(SalesforceState& state, const salesforce::Campaign& row) {
  const bool circle = StandsAt(state, row.parent, row.id);
  if (state.rules.Applies("SF-CAMP-13", circle)) {
    return BadParent("a campaign cannot stand below itself");
  }
  // A circle that an inverted rule let pass has no lowest level to count to.
  if (circle) return Done{};
  const bool too_deep =
      LevelsDownTo(state, row.parent) + LevelsBelow(state, row.id) > kCampaignLevelsMax;
  if (state.rules.Applies("SF-CAMP-13", too_deep)) {
    return BadParent("a campaign hierarchy has at most five levels");
  }
  return Done{};
}

std::vector<CampaignId> ChildrenOf(const SalesforceState& state, CampaignId parent) {
  std::vector<CampaignId> children;
  const auto& all = state.campaigns.children();
  for (auto at = all.lower_bound({parent, {}}); at != all.end() && at->first == parent; ++at) {
    children.push_back(at->second);
  }
  return children;
}

}  // namespace campsync::sim
