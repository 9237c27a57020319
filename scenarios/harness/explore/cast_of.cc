// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/cast_of.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace campsync::harness {
namespace {

// No author's own people reach so far.
constexpr std::size_t kFirstName = 10'000;
constexpr std::string_view kAbsence = "Not in Program";

class Collector {
 public:
  explicit Collector(const Scenario& scenario) : scenario_(scenario) {}

  std::optional<Cast> Take() {
    cast_.names_used = kFirstName;
    cast_.made = static_cast<std::int64_t>(kFirstName);
    for (const GivenLink& link : scenario_.given.links) AddPair(link.program, link.campaign);
    for (const Step& step : scenario_.steps) {
      AddAsked(step);
      if (const auto* act = std::get_if<SalesforceStep>(&step.what)) AddTaken(act->action);
    }
    AddPeople();
    if (cast_.pairs.empty() || cast_.people.empty() || cast_.records.empty()) return std::nullopt;
    return std::move(cast_);
  }

 private:
  void AddAsked(const Step& step) {
    const auto* user = std::get_if<UserStep>(&step.what);
    if (user == nullptr) return;
    if (const auto* link = std::get_if<by_user::LinkProgram>(&user->request)) {
      AddPair(link->program, link->campaign);
    }
    if (const auto* create = std::get_if<by_user::CreateCampaign>(&user->request)) {
      AddPair(create->program, create->campaign_key);
    }
  }

  // What the author takes away from the sync is given back in the end, as what is drawn is.
  void AddTaken(const on_salesforce::Action& action) {
    if (const auto* taken = std::get_if<on_salesforce::SetPermission>(&action)) {
      on_salesforce::SetPermission given = *taken;
      for (std::optional<bool>* right : {&given.read, &given.create, &given.edit}) {
        if (*right) *right = true;
      }
      const std::string what = std::string(NameOf(given.object)) + " " + given.field;
      cast_.give_back.try_emplace("right on " + what, given);
    }
    if (const auto* taken = std::get_if<on_salesforce::SetEditable>(&action)) {
      on_salesforce::SetEditable given = *taken;
      given.editable = true;
      const std::string whose = given.person ? " " + given.person->key : "";
      cast_.give_back.try_emplace("sharing of " + given.campaign + whose, given);
    }
    if (std::holds_alternative<on_salesforce::SetApi>(action)) {
      cast_.give_back.try_emplace("api", on_salesforce::SetApi{true});
    }
  }

  void AddPair(const std::string& program, const std::string& campaign) {
    const GivenMarketo& marketo = scenario_.given.marketo;
    const auto found = std::ranges::find(marketo.programs, program, &GivenProgram::key);
    if (found == marketo.programs.end()) return;  // it comes to be in a step
    const auto channel = std::ranges::find(marketo.channels, found->channel, &GivenChannel::name);
    if (channel == marketo.channels.end()) return;
    Cast::Pair pair{.program = program, .campaign = campaign, .channel = channel->name};
    for (const GivenStatus& status : channel->statuses) {
      if (status.name != kAbsence) pair.statuses.push_back(status.name);
    }
    if (!pair.statuses.empty()) cast_.pairs.push_back(std::move(pair));
  }

  void AddPeople() {
    for (const GivenPerson& person : scenario_.given.marketo.people) {
      cast_.people.push_back(person.key);
      // The lead that the sync will make is called as the person is.
      if (!person.salesforce) {
        cast_.records.push_back({SalesforcePersonKey::Kind::kLead, person.key});
      }
    }
    for (const GivenLead& lead : scenario_.given.salesforce.leads) {
      cast_.records.push_back({SalesforcePersonKey::Kind::kLead, lead.key});
    }
    for (const GivenContact& contact : scenario_.given.salesforce.contacts) {
      cast_.records.push_back({SalesforcePersonKey::Kind::kContact, contact.key});
    }
  }

  const Scenario& scenario_;
  Cast cast_;
};

}  // namespace

std::optional<Cast> CastOf(const Scenario& scenario) { return Collector(scenario).Take(); }

}  // namespace campsync::harness
