// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/scenario_items.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace campsync::harness {
namespace {

template <class T>
void EraseRange(std::vector<T>& list, std::size_t first, std::size_t count) {
  const auto begin = list.begin() + static_cast<std::ptrdiff_t>(first);
  list.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
}

std::size_t CountSteps(const Scenario& scenario) { return scenario.steps.size(); }
void RemoveSteps(Scenario& scenario, std::size_t first, std::size_t count) {
  EraseRange(scenario.steps, first, count);
}

std::size_t CountSwitches(const Scenario& scenario) { return scenario.policy.size(); }
void RemoveSwitches(Scenario& scenario, std::size_t first, std::size_t count) {
  EraseRange(scenario.policy, first, count);
}

// Calls `visit` with every moment's acts; a moment that has lost its last act goes with it.
template <class Visit>
void ForEachMoment(Scenario& scenario, Visit&& visit) {
  for (Step& step : scenario.steps) {
    auto* sync = std::get_if<SyncStep>(&step.what);
    if (sync == nullptr) continue;
    for (Moment& moment : sync->during) visit(moment);
    std::erase_if(sync->during, [](const Moment& moment) { return moment.acts.empty(); });
  }
}

std::size_t CountMomentActs(const Scenario& scenario) {
  std::size_t acts = 0;
  for (const Step& step : scenario.steps) {
    const auto* sync = std::get_if<SyncStep>(&step.what);
    if (sync == nullptr) continue;
    for (const Moment& moment : sync->during) acts += moment.acts.size();
  }
  return acts;
}
void RemoveMomentActs(Scenario& scenario, std::size_t first, std::size_t count) {
  std::size_t index = 0;
  ForEachMoment(scenario, [&](Moment& moment) {
    std::erase_if(moment.acts, [&](const Moment::Act&) {
      const std::size_t own = index++;
      return own >= first && own < first + count;
    });
  });
}

std::size_t CountPairs(const Scenario& scenario) {
  const Given& given = scenario.given;  // of a recorded case, which may have more of one kind
  return std::min(given.marketo.programs.size(), given.salesforce.campaigns.size());
}
void RemoveOnePair(Given& given, std::size_t index) {
  const std::string program = given.marketo.programs[index].key;
  const std::string channel = given.marketo.programs[index].channel;
  const std::string campaign = given.salesforce.campaigns[index].key;
  EraseRange(given.marketo.programs, index, 1);
  EraseRange(given.salesforce.campaigns, index, 1);
  // A recorded case has channels of several programs, and links of any two.
  if (std::ranges::find(given.marketo.programs, channel, &GivenProgram::channel) ==
      given.marketo.programs.end()) {
    std::erase_if(given.marketo.channels,
                  [&](const GivenChannel& one) { return one.name == channel; });
  }
  std::erase_if(given.links, [&](const GivenLink& one) {
    return one.program == program || one.campaign == campaign;
  });
  std::erase_if(given.marketo.members,
                [&](const GivenProgramMember& one) { return one.program == program; });
  std::erase_if(given.salesforce.members,
                [&](const GivenCampaignMember& one) { return one.campaign == campaign; });
}
void RemovePairs(Scenario& scenario, std::size_t first, std::size_t count) {
  for (; count > 0; --count) RemoveOnePair(scenario.given, first);
}

std::size_t CountLinks(const Scenario& scenario) { return scenario.given.links.size(); }
void RemoveLinks(Scenario& scenario, std::size_t first, std::size_t count) {
  EraseRange(scenario.given.links, first, count);
}

std::size_t CountPeople(const Scenario& scenario) { return scenario.given.marketo.people.size(); }
void RemovePeople(Scenario& scenario, std::size_t first, std::size_t count) {
  Given& given = scenario.given;
  for (; count > 0; --count) {
    const std::string key = given.marketo.people[first].key;
    EraseRange(given.marketo.people, first, 1);
    std::erase_if(given.salesforce.leads, [&](const GivenLead& one) { return one.key == key; });
    std::erase_if(given.salesforce.contacts,
                  [&](const GivenContact& one) { return one.key == key; });
    std::erase_if(given.marketo.members,
                  [&](const GivenProgramMember& one) { return one.person == key; });
    std::erase_if(given.salesforce.members,
                  [&](const GivenCampaignMember& one) { return one.person.key == key; });
  }
}

// A membership of an in-sync pair is one item: both sides have it.
std::size_t CountMembers(const Scenario& scenario) {
  return scenario.given.marketo.members.size() + scenario.given.salesforce.members.size();
}

const GivenLink* LinkOfProgram(const Given& given, const std::string& program) {
  const auto found = std::ranges::find(given.links, program, &GivenLink::program);
  return found == given.links.end() ? nullptr : &*found;
}

void RemoveOneMember(Given& given, std::size_t index) {
  auto& in_programs = given.marketo.members;
  if (index >= in_programs.size()) {
    const GivenCampaignMember member = given.salesforce.members[index - in_programs.size()];
    EraseRange(given.salesforce.members, index - in_programs.size(), 1);
    std::erase_if(in_programs, [&](const GivenProgramMember& one) {
      const GivenLink* link = LinkOfProgram(given, one.program);
      return link != nullptr && link->campaign == member.campaign &&
             one.person == member.person.key;
    });
    return;
  }
  const GivenProgramMember member = in_programs[index];
  EraseRange(in_programs, index, 1);
  const GivenLink* link = LinkOfProgram(given, member.program);
  if (link == nullptr) return;
  std::erase_if(given.salesforce.members, [&](const GivenCampaignMember& one) {
    return one.campaign == link->campaign && one.person.key == member.person;
  });
}
void RemoveMembers(Scenario& scenario, std::size_t first, std::size_t count) {
  for (; count > 0 && first < CountMembers(scenario); --count) {
    RemoveOneMember(scenario.given, first);
  }
}

// A status of a channel stands in its campaign too. `Not in Program` is no item, nor is the last
// one besides: no campaign is without a status.
std::size_t CountStatusesOf(const GivenChannel& channel) {
  return channel.statuses.size() <= 2 ? 0 : channel.statuses.size() - 1;
}

std::size_t CountStatuses(const Scenario& scenario) {
  std::size_t count = 0;
  for (const GivenChannel& channel : scenario.given.marketo.channels) {
    count += CountStatusesOf(channel);
  }
  return count;
}

void RemoveStatusOf(Given& given, std::size_t pair, std::size_t status) {
  auto& statuses = given.marketo.channels[pair].statuses;
  const std::string name = statuses[status].name;
  EraseRange(statuses, status, 1);
  // A recorded case has channels without a pair, and campaigns that leave their statuses out.
  if (pair >= std::min(given.marketo.programs.size(), given.salesforce.campaigns.size())) return;
  const std::string& program = given.marketo.programs[pair].key;
  GivenCampaign& campaign = given.salesforce.campaigns[pair];
  if (!campaign.statuses) return;
  std::erase_if(*campaign.statuses,
                [&](const GivenMemberStatus& one) { return one.label == name; });
  if (!campaign.statuses->empty()) {
    campaign.statuses->front().is_default = true;
    campaign.statuses->back().has_responded = true;
  }
  std::erase_if(given.marketo.members, [&](const GivenProgramMember& one) {
    return one.program == program && one.status == name;
  });
  std::erase_if(given.salesforce.members, [&](const GivenCampaignMember& one) {
    return one.campaign == campaign.key && one.status == name;
  });
}
void RemoveStatuses(Scenario& scenario, std::size_t first, std::size_t count) {
  for (; count > 0 && first < CountStatuses(scenario); --count) {
    std::size_t index = first;
    auto& channels = scenario.given.marketo.channels;
    for (std::size_t pair = 0; pair < channels.size(); ++pair) {
      const std::size_t own = CountStatusesOf(channels[pair]);
      if (index < own) {
        RemoveStatusOf(scenario.given, pair, index + 1);
        break;
      }
      index -= own;
    }
  }
}

}  // namespace

const std::vector<ItemList>& ItemLists() {
  static const std::vector<ItemList> kLists = {
      {CountSteps, RemoveSteps},       {CountPairs, RemovePairs},
      {CountPeople, RemovePeople},     {CountMomentActs, RemoveMomentActs},
      {CountSwitches, RemoveSwitches}, {CountMembers, RemoveMembers},
      {CountLinks, RemoveLinks},       {CountStatuses, RemoveStatuses},
  };
  return kLists;
}

std::size_t CountItems(const Scenario& scenario) {
  std::size_t items = 0;
  for (const ItemList& list : ItemLists()) items += list.count(scenario);
  return items;
}

}  // namespace campsync::harness
