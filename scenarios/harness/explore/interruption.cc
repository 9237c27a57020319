// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/interruption.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace campsync::harness {
namespace {

using salesforce::ObjectKind;

// What a step switches, and whether to where the sync can work.
struct Switched {
  std::string what;
  bool works = false;
};

std::optional<Switched> SwitchedBy(const on_marketo::UpdateSettings& settings) {
  if (settings.sync_enabled) return Switched{"sync", *settings.sync_enabled};
  if (settings.campaign_sync_enabled) {
    return Switched{"campaign sync", *settings.campaign_sync_enabled};
  }
  return std::nullopt;
}
std::optional<Switched> SwitchedBy(const on_marketo::UpdateProgram& update) {
  if (!update.archived) return std::nullopt;
  return Switched{"program " + update.program, !*update.archived};
}
std::optional<Switched> SwitchedBy(const on_salesforce::SetVisible& set) {
  const auto* campaign = std::get_if<std::string>(&set.record);
  if (campaign == nullptr) return std::nullopt;
  return Switched{"sight of " + *campaign, set.visible};
}
std::optional<Switched> SwitchedBy(const on_salesforce::UpdateCampaign& update) {
  if (!update.is_active) return std::nullopt;
  return Switched{"campaign " + update.campaign, *update.is_active};
}
std::optional<Switched> SwitchedBy(const on_salesforce::UpdateSyncUser& update) {
  if (update.is_active) return Switched{"user", *update.is_active};
  if (update.marketing_user) return Switched{"marketing user", *update.marketing_user};
  return std::nullopt;
}
std::optional<Switched> SwitchedBy(const on_salesforce::SetPermission& set) {
  const std::optional<bool>& switched = set.field.empty() ? set.create : set.edit;
  if (!switched) return std::nullopt;
  return Switched{"right " + std::string(NameOf(set.object)) + "." + set.field, *switched};
}
std::optional<Switched> SwitchedBy(const on_salesforce::SetApi& set) {
  return Switched{"api", set.enabled};
}
template <class Other>
std::optional<Switched> SwitchedBy(const Other&) {
  return std::nullopt;
}

std::optional<Switched> SwitchOf(const Step& step) {
  const auto of_action = [](const auto& action) { return SwitchedBy(action); };
  if (const auto* marketo = std::get_if<MarketoStep>(&step.what)) {
    return std::visit(of_action, marketo->action);
  }
  if (const auto* salesforce = std::get_if<SalesforceStep>(&step.what)) {
    return std::visit(of_action, salesforce->action);
  }
  return std::nullopt;
}

Step InMarketo(on_marketo::Action action) { return {.what = MarketoStep{std::move(action)}}; }
Step InSalesforce(on_salesforce::Action action) {
  return {.what = SalesforceStep{std::move(action)}};
}

Interruption OfSettings(bool campaign_sync) {
  on_marketo::UpdateSettings off;
  on_marketo::UpdateSettings on;
  (campaign_sync ? off.campaign_sync_enabled : off.sync_enabled) = false;
  (campaign_sync ? on.campaign_sync_enabled : on.sync_enabled) = true;
  return {InMarketo(off), InMarketo(on)};
}

Interruption OfUser(bool flag) {
  on_salesforce::UpdateSyncUser off;
  on_salesforce::UpdateSyncUser on;
  (flag ? off.marketing_user : off.is_active) = false;
  (flag ? on.marketing_user : on.is_active) = true;
  return {InSalesforce(off), InSalesforce(on)};
}

Interruption OfProgram(const std::string& program) {
  on_marketo::UpdateProgram off{.program = program};
  off.archived = true;
  on_marketo::UpdateProgram on{.program = program};
  on.archived = false;
  return {InMarketo(off), InMarketo(on)};
}

Interruption OfCampaign(const std::string& campaign) {
  on_salesforce::UpdateCampaign off{.campaign = campaign};
  off.is_active = false;
  on_salesforce::UpdateCampaign on{.campaign = campaign};
  on.is_active = true;
  return {InSalesforce(off), InSalesforce(on)};
}

Interruption OfRight(bool on_field) {
  on_salesforce::SetPermission off{.object = ObjectKind::kCampaignMember};
  on_salesforce::SetPermission on{.object = ObjectKind::kCampaignMember};
  if (on_field) off.field = on.field = "Status";
  (on_field ? off.edit : off.create) = false;
  (on_field ? on.edit : on.create) = true;
  return {InSalesforce(off), InSalesforce(on)};
}

}  // namespace

Interruption DrawInterruption(Draws& draws, const Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  switch (draws.Below(9)) {
    case 0:
      return OfSettings(false);
    case 1:
      return OfSettings(true);
    case 2:
      return OfUser(false);
    case 3:
      return OfProgram(pair.program);
    case 4:
      return OfCampaign(pair.campaign);
    case 5:
      return OfRight(draws.Chance(50));
    case 6:
      return {InSalesforce(on_salesforce::SetApi{false}),
              InSalesforce(on_salesforce::SetApi{true})};
    default:
      return {InSalesforce(on_salesforce::SetVisible{pair.campaign, false}),
              InSalesforce(on_salesforce::SetVisible{pair.campaign, true})};
  }
}

bool Interrupts(const Step& step) {
  const std::optional<Switched> switched = SwitchOf(step);
  return switched && !switched->works;
}

bool HidesCampaign(const Step& step) {
  const auto* act = std::get_if<SalesforceStep>(&step.what);
  const auto* set = act == nullptr ? nullptr : std::get_if<on_salesforce::SetVisible>(&act->action);
  return set != nullptr && std::holds_alternative<std::string>(set->record) && !set->visible;
}

bool Lifts(const Step& end, const Step& begin) {
  const std::optional<Switched> lifted = SwitchOf(end);
  const std::optional<Switched> begun = SwitchOf(begin);
  return lifted && begun && lifted->works && !begun->works && lifted->what == begun->what;
}

}  // namespace campsync::harness
