// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/world_draw.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "scenarios/harness/explore/crowd_draw.h"

namespace campsync::harness {
namespace {

// 2026-03-02T08:00:00Z, a Monday morning.
constexpr Instant kBegin{1'772'438'400'000};

class WorldDraw {
 public:
  WorldDraw(Draws& draws, const Profile& profile) : draws_(draws), profile_(profile) {}

  DrawnWorld Take() {
    DrawClocks();
    for (std::int64_t number = 1; number <= profile_.links; ++number) DrawPair(number);
    for (std::int64_t number = 0; number < profile_.people; ++number) DrawPersonAndRecord();
    for (std::size_t pair = 0; pair < world_.cast.pairs.size(); ++pair) DrawMembers(pair);
    if (profile_.crowds) DrawCrowd(draws_, world_);
    return std::move(world_);
  }

 private:
  void DrawClocks() {
    Given& given = world_.given;
    given.time = kBegin;
    given.latency = draws_.Chance(25) ? Duration{draws_.Between(0, 3'000)} : Duration{100};
    if (draws_.Chance(25)) given.marketo_skew = Duration::Seconds(draws_.Between(-90, 90));
    if (draws_.Chance(25)) given.salesforce_skew = Duration::Seconds(draws_.Between(-90, 90));
  }

  // A channel of its own for each pair: an edit of one must not disturb the other by accident.
  void DrawPair(std::int64_t number) {
    GivenChannel channel{.name = fmt::format("Channel {}", number)};
    channel.statuses.push_back({.name = std::string(kAbsence), .step = 0});
    Cast::Pair pair{.program = fmt::format("program{}", number),
                    .campaign = fmt::format("campaign{}", number),
                    .channel = channel.name};
    GivenCampaign campaign{.key = pair.campaign, .name = fmt::format("Campaign {}", number)};
    campaign.statuses.emplace();
    DrawStatuses(channel, pair, *campaign.statuses);
    world_.given.marketo.channels.push_back(channel);
    world_.given.marketo.programs.push_back(
        {.key = pair.program, .name = fmt::format("Program {}", number), .channel = channel.name});
    world_.given.salesforce.campaigns.push_back(std::move(campaign));
    DrawLink(pair);
    world_.cast.pairs.push_back(std::move(pair));
  }

  // Equal steps now and then: a move between them is lateral.
  void DrawStatuses(GivenChannel& channel, Cast::Pair& pair,
                    std::vector<GivenMemberStatus>& labels) {
    static constexpr auto kNames = std::to_array<const char*>(
        {"Invited", "Registered", "No Show", "Attended", "Engaged", "Won"});
    const std::int64_t count = draws_.Between(2, 5);
    const bool has_long_name = draws_.Chance(10);
    std::int32_t step = 0;
    for (std::int64_t index = 0; index < count; ++index) {
      std::string name = kNames.at(static_cast<std::size_t>(index));
      if (has_long_name && index == 1) name = kLongStatus;
      if (index == 0 || !draws_.Chance(20)) step += 10;
      const bool success = index + 1 == count || draws_.Chance(20);
      channel.statuses.push_back({.name = name, .step = step, .success = success});
      labels.push_back({.label = name,
                        .sort_order = static_cast<std::int32_t>(index + 1),
                        .is_default = index == 0,
                        .has_responded = success});
      pair.statuses.push_back(name);
    }
  }

  void DrawLink(const Cast::Pair& pair) {
    GivenLink link{.program = pair.program, .campaign = pair.campaign, .base = BaseInSync{}};
    // The first one always: a sync that has never run would not know the people it is said to have.
    linked_.push_back(linked_.empty() || !draws_.Chance(30));
    if (linked_.back()) world_.given.links.push_back(std::move(link));
  }

  void DrawPersonAndRecord() {
    const std::string key = PersonName(world_.cast.names_used++);
    const std::uint64_t kind = draws_.Below(10);
    if (kind >= 8) {
      world_.given.marketo.people.push_back(DrawPerson(draws_, key));
      world_.cast.people.push_back(key);
      world_.cast.records.push_back({SalesforcePersonKey::Kind::kLead, key});
      return;
    }
    const auto which =
        kind >= 5 ? SalesforcePersonKey::Kind::kContact : SalesforcePersonKey::Kind::kLead;
    AddRecord({which, key});
  }

  void AddRecord(const SalesforcePersonKey& record) {
    const std::string& key = record.key;
    const std::string email = key + "@example.com";
    GivenPerson person{.key = key, .last_name = key, .company = "Acme", .email = email};
    person.salesforce = record;
    world_.given.marketo.people.push_back(std::move(person));
    if (record.kind == SalesforcePersonKey::Kind::kLead) {
      world_.given.salesforce.leads.push_back(
          {.key = key, .last_name = key, .company = "Acme", .email = email});
    } else {
      world_.given.salesforce.contacts.push_back(
          {.key = key, .last_name = key, .account_name = "Acme", .email = email});
    }
    synced_.push_back(record);
    world_.cast.people.push_back(key);
    world_.cast.records.push_back(record);
  }

  // On both sides with the same status where the pair is in sync, else on either.
  void DrawMembers(std::size_t number) {
    const Cast::Pair& pair = world_.cast.pairs[number];
    for (const SalesforcePersonKey& record : synced_) {
      if (!draws_.Chance(50)) continue;
      const std::string status = draws_.Pick(pair.statuses);
      const std::uint64_t where = linked_[number] ? 0 : draws_.Below(3);
      if (where != 2) {
        world_.given.marketo.members.push_back(
            {.program = pair.program, .person = record.key, .status = status});
      }
      if (where == 1) continue;
      world_.given.salesforce.members.push_back(
          {.campaign = pair.campaign, .person = record, .status = status});
    }
  }

  static constexpr const char* kAbsence = "Not in Program";
  // 40 characters, which is as long as a status may be (SF-CMS-08), and more bytes.
  static constexpr const char* kLongStatus = "Für übermorgen früh fünf Plätze gewählt.";

  Draws& draws_;
  const Profile& profile_;
  DrawnWorld world_;
  std::vector<bool> linked_;                 // by pair
  std::vector<SalesforcePersonKey> synced_;  // people on both sides
};

}  // namespace

DrawnWorld DrawWorld(Draws& draws, const Profile& profile) {
  return WorldDraw(draws, profile).Take();
}

GivenPerson DrawPerson(Draws& draws, const std::string& key) {
  GivenPerson person{.key = key, .last_name = key, .company = "Acme"};
  if (draws.Chance(15)) person.last_name.clear();
  if (draws.Chance(15)) person.company.clear();
  // At most 80 characters, which is as long as it may be, and more bytes.
  if (draws.Chance(5)) {
    person.last_name = key + " ";
    for (int letter = 0; letter < 70; ++letter) person.last_name += "ö";
  }
  return person;
}

}  // namespace campsync::harness
