// SPDX-License-Identifier: Apache-2.0
//
// SyncHost: a World with the real engine in it, for tests. Not the scenario runner: it judges
// nothing. It survives the engine's crashes by loading a new one from the store, as a host would.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/engine.h"
#include "sim/world/world.h"

namespace campsync::test {

/// Keeps every event of the engine.
class EventLog : public Observer {
 public:
  void On(const Event& event) override { events.push_back(event); }

  /// The rule of the last decision about `record`; empty when there was none.
  [[nodiscard]] std::string LastRule(const RecordName& record) const;

  std::vector<Event> events;
};

class SyncHost {
 public:
  explicit SyncHost(const SyncPolicy& policy = {}, const sim::WorldOptions& options = {});

  sim::World world;
  EventLog log;
  /// Runs between an engine's crash and the load of the next one.
  std::function<void()> on_crash = [] {};

  [[nodiscard]] Engine& engine() { return *engine_; }
  /// Advances to the end of one cycle, whatever crashes on the way; its report.
  marketo::SyncReport RunCycle();
  /// Cycles with the pause between them until two in a row write nothing to either org (one may be
  /// waiting for the commit delay of a lost create); at most 12. False: it did not come to rest.
  [[nodiscard]] bool RunToRest();
  /// Serves a user; an engine that crashes on it is loaded again and nothing is answered.
  Result<UserReply, Refusal> Handle(const UserRequest& request);

  // --- A small world: channel Party (Invited 10, Registered 20, No Show 30, Attended 30*), program
  // and campaign "Spring Party" ---
  marketo::ProgramId AddProgram(std::string_view name = "Spring Party");
  salesforce::CampaignId AddCampaign(std::string_view name = "Spring Party");
  /// A campaign that has just the channel's statuses, Invited the default, Attended responded.
  salesforce::CampaignId AddMatchingCampaign(std::string_view name = "Spring Party");
  marketo::PersonId AddPerson(std::string_view name);
  salesforce::LeadId AddLead(std::string_view name);
  salesforce::ContactId AddContact(std::string_view name);
  void SetStatus(marketo::ProgramId program, marketo::PersonId person, std::string_view status);
  salesforce::CampaignMemberId AddMember(salesforce::CampaignId campaign,
                                         const salesforce::PersonRef& person,
                                         std::string_view status);
  void SetMemberStatus(salesforce::CampaignMemberId member, std::string_view status);

  /// The status in Marketo by name; empty: not in the program.
  [[nodiscard]] std::string StatusOf(marketo::ProgramId program, marketo::PersonId person);
  /// The status in Salesforce; empty: no member.
  [[nodiscard]] std::string StatusOf(salesforce::CampaignId campaign,
                                     const salesforce::PersonRef& person);
  /// The lead or contact that Marketo shows for the person. The person must have one.
  [[nodiscard]] salesforce::PersonRef RecordOf(marketo::PersonId person);
  /// The person that is the record; there must be one.
  [[nodiscard]] marketo::PersonId PersonOf(const marketo::SfdcRecord& record);
  [[nodiscard]] Label LabelOf(std::string_view text) { return world.labels().Intern(text); }
  /// Records written to both orgs by the sync since the start.
  [[nodiscard]] std::int64_t CommittedWrites();

 private:
  void Load();

  SyncPolicy policy_;
  std::unique_ptr<Engine> engine_;
  marketo::ChannelId channel_;
};

}  // namespace campsync::test
