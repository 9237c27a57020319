// SPDX-License-Identifier: Apache-2.0
//
// MarketoOrg: a healthy Marketo instance in memory. Two faces: port(), the private surface that the
// sync calls, and the user interface below, for people and automation. It knows no Salesforce, no
// faults, no latency and no journal. Every refusal passes the rule gate it was given; a refused
// call changes nothing. What it refers to outlives it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "sim/marketo/marketo_port.h"
#include "sim/marketo/parts.h"

namespace campsync::sim {

/// A membership as a scenario's `given` knows it.
struct MembershipGiven {
  marketo::MemberKey member;
  marketo::StatusId status;
  std::optional<Instant> membership_date;  // nullopt: now, on Marketo's clock
  std::optional<bool> reached_success;     // nullopt: as the status says
  bool acquired_by = false;
};

/// A row of the SFDC campaign mirror as a scenario's `given` knows it.
struct MirrorGiven {
  salesforce::CampaignId campaign;
  std::string campaign_name;
  marketo::PersonId person;
  marketo::MirrorRow row;
};

class MarketoOrg {
 public:
  MarketoOrg(const OrgClock& clock, Rules& rules, LabelTable& labels,
             const VendorBehavior& behavior)
      : parts_({clock, rules, labels, behavior}), port_(parts_) {}

  /// The sync's way in; its author in every log is the sync.
  [[nodiscard]] marketo::Port& port() { return port_; }

  // --- Channels (MK-CHAN). Refusals: channels.h ---
  Result<marketo::ChannelId> AddChannel(const ChannelSpec& spec);
  Result<marketo::StatusId> AddStatus(marketo::ChannelId channel, const StatusSpec& spec);
  /// Renames a status or changes its step and flags; members keep it.
  Result<Done> UpdateStatus(marketo::ChannelId channel, std::string_view status,
                            const StatusEdit& edit);
  Result<Done> RenameStatus(marketo::ChannelId channel, std::string_view status,
                            std::string new_name);
  /// Retires a status; members keep it (MK-CHAN-06).
  Result<Done> RemoveStatus(marketo::ChannelId channel, std::string_view status);

  // --- Programs (MK-REST-12, MK-ATTR). Refusals: programs.h, program_channel.h ---
  Result<marketo::ProgramId> AddProgram(const ProgramSpec& spec);
  Result<Done> UpdateProgram(marketo::ProgramId program, const ProgramEdit& edit);
  Result<Done> RenameProgram(marketo::ProgramId program, std::string name);
  Result<Done> ArchiveProgram(marketo::ProgramId program);
  /// The program and its memberships are gone; people, their logs and the mirror stay.
  Result<Done> DeleteProgram(marketo::ProgramId program);
  Result<Done> SetProgramChannel(marketo::ProgramId program, marketo::ChannelId channel);
  Result<marketo::ProgramId> CloneProgram(marketo::ProgramId program, std::string name);
  /// Appends period costs (MK-ATTR-08).
  Result<Done> AddCost(marketo::ProgramId program, const marketo::PeriodCost& cost);
  Result<Done> AddCosts(marketo::ProgramId program, const std::vector<marketo::PeriodCost>& costs);
  /// costsDestructiveUpdate with costs.
  Result<Done> ReplaceCosts(marketo::ProgramId program,
                            const std::vector<marketo::PeriodCost>& costs);
  /// costsDestructiveUpdate without costs.
  Result<Done> ClearCosts(marketo::ProgramId program);

  // --- People and members (MK-STATUS, MK-MEMBER). Refusals: people.h, member_wishes.h ---
  marketo::PersonId AddPerson(const PersonFields& fields);
  /// A new name comes in through a form or an import of the program: it becomes a member with the
  /// status (nullopt: the first in progression) and the program acquires it (MK-MEMBER-07).
  Result<marketo::PersonId> AddPersonThroughProgram(const PersonFields& fields,
                                                    marketo::ProgramId program,
                                                    std::optional<std::string_view> status);
  Result<Done> UpdatePerson(marketo::PersonId person, const PersonEdit& edit);
  /// The loser becomes the winner, who is answered (MK-PERSON-11). Refusals: merges.h.
  Result<marketo::PersonId> MergePeople(marketo::PersonId winner, marketo::PersonId loser);
  /// Change Program Status. nullopt: the first status in progression (MK-STATUS-08); `Not in
  /// Program` removes (MK-STATUS-05). With kRest as the REST status call does (MK-REST-22); kSync
  /// is the port's and no user's.
  Result<marketo::MemberAfter> SetMemberStatus(const marketo::MemberKey& member,
                                               std::optional<std::string_view> status,
                                               StatusAuthor author = StatusAuthor::kFlowStep);
  Result<marketo::MemberAfter> RemoveMember(const marketo::MemberKey& member);
  /// Change Program Success (MK-STATUS-09).
  Result<Done> SetMemberSuccess(const marketo::MemberKey& member, bool success);

  // --- Settings: stored here, obeyed by the engine (MK-PRE-01, MK-FLOW-09, MK-MEMBER-05) ---
  void SetSyncEnabled(bool enabled) { parts_.settings.sync_enabled = enabled; }
  void SetCampaignSyncEnabled(bool enabled) { parts_.settings.campaign_sync_enabled = enabled; }
  /// Both defaults; nullopt: none.
  void SetDefaults(std::optional<std::string> last_name, std::optional<std::string> company);

  // --- What was there before the first step: no activity, no guard. A null id is filled in; the
  // error is a sentence about a key used twice or a reference to nothing ---
  Result<marketo::ChannelId, Malformed> GivenChannel(
      const marketo::Channel& channel,
      std::optional<marketo::ProgramType> applies_to = std::nullopt);
  Result<marketo::ProgramId, Malformed> GivenProgram(const marketo::Program& program);
  Result<marketo::PersonId, Malformed> GivenPerson(const marketo::Person& person);
  Result<Done, Malformed> GivenMember(const MembershipGiven& given);
  Result<Done, Malformed> GivenMirrorRow(const MirrorGiven& given);

  // --- Reading, for judges and expectations: no copies, ordered iteration ---
  [[nodiscard]] const marketo::Settings& settings() const { return parts_.settings; }
  [[nodiscard]] const MarketoChannels& channels() const { return parts_.channels; }
  [[nodiscard]] const MarketoPrograms& programs() const { return parts_.programs; }
  [[nodiscard]] const MarketoPeople& people() const { return parts_.people; }
  [[nodiscard]] const MarketoMembers& members() const { return parts_.members; }
  [[nodiscard]] const MarketoMirror& mirror() const { return parts_.mirror; }
  [[nodiscard]] const MarketoReports& reports() const { return parts_.reports; }
  [[nodiscard]] const std::vector<MarketoActivity>& activities() const {
    return parts_.activities.activities();
  }
  [[nodiscard]] const std::vector<marketo::Change>& changes() const {
    return parts_.changes.changes();
  }
  [[nodiscard]] const CommittedWrites& committed_writes() const { return parts_.committed; }

 private:
  MarketoParts parts_;
  MarketoPort port_;
};

}  // namespace campsync::sim
