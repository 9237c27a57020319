// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>

#include "scenarios/harness/explore/act_draw.h"

namespace campsync::harness {
namespace {

// For a pair's program, with the automatic statuses or with those of the pair.
DrawnAct DrawAddCampaign(Draws& draws, Cast& cast) {
  Cast::Pair pair = draws.Pick(cast.pairs);
  const std::int64_t number = ++cast.made;
  pair.campaign = fmt::format("other{}", number);
  GivenCampaign campaign{.key = pair.campaign, .name = fmt::format("Other {}", number)};
  campaign.is_active = draws.Chance(80);
  if (draws.Chance(60)) {
    campaign.statuses.emplace();
    std::int32_t order = 0;
    for (const std::string& status : pair.statuses) {
      ++order;
      campaign.statuses->push_back({.label = status,
                                    .sort_order = order,
                                    .is_default = order == 1,
                                    .has_responded = draws.Chance(30)});
    }
  }
  cast.pairs.push_back(std::move(pair));
  return on_salesforce::Action(on_salesforce::AddCampaign{std::move(campaign)});
}

DrawnAct DrawDeleteCampaign(Draws& draws, Cast& cast) {
  return on_salesforce::Action(on_salesforce::DeleteCampaign{draws.Pick(cast.pairs).campaign});
}

DrawnAct DrawUndeleteCampaign(Draws& draws, Cast& cast) {
  return on_salesforce::Action(on_salesforce::UndeleteCampaign{draws.Pick(cast.pairs).campaign});
}

DrawnAct DrawDescribeCampaign(Draws& draws, Cast& cast) {
  on_salesforce::UpdateCampaign update{.campaign = draws.Pick(cast.pairs).campaign};
  const std::int64_t number = ++cast.made;
  switch (draws.Below(3)) {
    case 0:
      update.name = fmt::format("Renamed {}", number);
      break;
    case 1:
      update.type = draws.Chance(70) ? fmt::format("Type {}", number) : "";
      break;
    default:
      update.description = fmt::format("About {}", number);
      break;
  }
  return on_salesforce::Action(std::move(update));
}

DrawnAct DrawAddLabel(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  on_salesforce::AddStatus add{.campaign = pair.campaign,
                               .status = {.label = draws.Pick(pair.statuses)}};
  add.status.has_responded = draws.Chance(50);
  add.status.is_default = draws.Chance(20);
  return on_salesforce::Action(std::move(add));
}

DrawnAct DrawUpdateLabel(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  on_salesforce::UpdateStatus update{.campaign = pair.campaign,
                                     .status = draws.Pick(pair.statuses)};
  switch (draws.Below(4)) {
    case 0:
      update.label = draws.Pick(pair.statuses);
      break;
    case 1:
      update.sort_order = static_cast<std::int32_t>(draws.Between(1, 9));
      break;
    case 2:
      update.is_default = true;
      break;
    default:
      update.has_responded = draws.Chance(50);
      break;
  }
  return on_salesforce::Action(std::move(update));
}

DrawnAct DrawDeleteLabel(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  return on_salesforce::Action(
      on_salesforce::DeleteStatus{pair.campaign, draws.Pick(pair.statuses)});
}

// An import or an automation writes a status that no list has (SF-MEMBER-06), or one that has a
// listed one's letters and not their case.
DrawnAct DrawUnlistedStatus(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  std::string status = "Elsewhere";
  if (draws.Chance(30)) {
    status = draws.Pick(pair.statuses);
    if (status.front() >= 'A' && status.front() <= 'Z') status.front() += 'a' - 'A';
  }
  return on_salesforce::Action(
      on_salesforce::SetMemberStatus{.campaign = pair.campaign,
                                     .person = draws.Pick(cast.records),
                                     .status = std::move(status),
                                     .unlisted = true});
}

}  // namespace

const std::vector<ActKind>& CampaignActKinds() {
  static const std::vector<ActKind> kKinds = {
      {"salesforce add_campaign", DrawAddCampaign},
      {"salesforce delete_campaign", DrawDeleteCampaign, false, true},
      {"salesforce undelete_campaign", DrawUndeleteCampaign},
      {"salesforce name, type and description", DrawDescribeCampaign},
      {"salesforce add_status", DrawAddLabel},
      {"salesforce update_status", DrawUpdateLabel},
      {"salesforce delete_status", DrawDeleteLabel, false, true},
      {"salesforce unlisted status", DrawUnlistedStatus},
  };
  return kKinds;
}

}  // namespace campsync::harness
