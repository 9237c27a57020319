// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "scenarios/harness/explore/act_draw.h"

namespace campsync::harness {
namespace {

using salesforce::ObjectKind;

struct Field {
  ObjectKind object;
  std::string_view name;
};

// Those that the sync writes.
constexpr auto kFields = std::to_array<Field>({{ObjectKind::kLead, "Company"},
                                               {ObjectKind::kLead, "LastName"},
                                               {ObjectKind::kCampaign, "ActualCost"},
                                               {ObjectKind::kCampaign, "Type"},
                                               {ObjectKind::kCampaignMember, "Status"},
                                               {ObjectKind::kCampaignMemberStatus, "Label"}});
constexpr auto kObjects =
    std::to_array<ObjectKind>({ObjectKind::kLead, ObjectKind::kContact, ObjectKind::kCampaign,
                               ObjectKind::kCampaignMember, ObjectKind::kCampaignMemberStatus});

template <class List>
const auto& PickOf(Draws& draws, const List& list) {
  return list.at(static_cast<std::size_t>(draws.Below(list.size())));
}

// Taken or given; either way it is there in the end.
template <class Act>
DrawnAct Either(Draws& draws, Cast& cast, std::string what, Act taken, Act given) {
  cast.give_back.try_emplace(std::move(what), given);
  return on_salesforce::Action(draws.Chance(60) ? std::move(taken) : std::move(given));
}

DrawnAct DrawFieldRight(Draws& draws, Cast& cast) {
  const Field& field = PickOf(draws, kFields);
  on_salesforce::SetPermission given{.object = field.object, .field = std::string(field.name)};
  on_salesforce::SetPermission taken = given;
  if (draws.Chance(40)) {
    taken.read = false;
  } else {
    taken.edit = false;
  }
  given.read = true;
  given.edit = true;
  return Either(draws, cast, "field " + std::string(field.name), std::move(taken),
                std::move(given));
}

DrawnAct DrawObjectRight(Draws& draws, Cast& cast) {
  const ObjectKind object = PickOf(draws, kObjects);
  on_salesforce::SetPermission given{.object = object, .read = true, .create = true};
  on_salesforce::SetPermission taken{.object = object};
  if (draws.Chance(40)) {
    taken.read = false;
  } else {
    taken.create = false;
  }
  return Either(draws, cast, "object " + std::string(NameOf(object)), std::move(taken),
                std::move(given));
}

DrawnAct DrawSharing(Draws& draws, Cast& cast) {
  const std::string& campaign = draws.Pick(cast.pairs).campaign;
  return Either(draws, cast, "sharing of " + campaign,
                on_salesforce::SetEditable{.campaign = campaign, .editable = false},
                on_salesforce::SetEditable{.campaign = campaign});
}

DrawnAct DrawApi(Draws& draws, Cast& cast) {
  return Either(draws, cast, "api", on_salesforce::SetApi{false}, on_salesforce::SetApi{true});
}

}  // namespace

const std::vector<ActKind>& RightsActKinds() {
  static const std::vector<ActKind> kKinds = {
      {"salesforce right on a field", DrawFieldRight, true},
      {"salesforce right on an object", DrawObjectRight, true},
      {"salesforce set_editable", DrawSharing, true},
      {"salesforce set_api", DrawApi, true},
  };
  return kKinds;
}

}  // namespace campsync::harness
