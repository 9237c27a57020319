// SPDX-License-Identifier: Apache-2.0
//
// Given: the world of a scenario before its first step, as its author described it: both orgs, the
// links, the clocks. Plain values, checked by the loader: every key that is named here resolves.
// It holds no rows of an org; the runner makes those. Records are named by keys of the author's
// choice; an id stands only where a vendor's answer brought one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/marketo/ids.h"
#include "core/marketo/program.h"
#include "core/money.h"
#include "core/salesforce/id.h"
#include "core/time.h"
#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

/// A lead or contact by its author's key, written `lead:ann` or `contact:ann`. A record that the
/// sync makes takes the key of the person it stands for: Marketo's person `ann` becomes `lead:ann`,
/// and `contact:bob` becomes Marketo's person `bob`.
struct SalesforcePersonKey {
  enum class Kind : std::uint8_t { kLead, kContact };
  Kind kind = Kind::kLead;
  std::string key;
  auto operator<=>(const SalesforcePersonKey&) const = default;
};
/// `lead:ann`.
[[nodiscard]] std::string FormatKey(const SalesforcePersonKey& person);

// --- Marketo ----------------------------------------------------------------------------------

struct GivenStatus {
  Place place;
  std::string name;
  std::int32_t step = 0;
  bool success = false;
  bool hidden = false;
};

/// A channel; its statuses in definition order. In `given` the loader has put `Not in Program` at
/// step 0 first where the author left it out (MK-CHAN-02); in a step they stand as written.
struct GivenChannel {
  Place place;
  std::string name;
  std::vector<GivenStatus> statuses;
  /// The program type it applies to (MK-CHAN-01); nullopt: it is not told, and any will do.
  std::optional<marketo::ProgramType> applies_to = std::nullopt;
};

struct GivenProgram {
  Place place;
  std::string key;  // the name where the author gave no key
  std::string name;
  std::optional<marketo::ProgramId> id;
  marketo::ProgramType type = marketo::ProgramType::kDefault;
  std::string channel;
  std::string description;
  std::vector<marketo::PeriodCost> costs;  // in the order they were entered
  std::optional<Date> start_date;
  std::optional<Date> end_date;
  bool archived = false;
};

/// A person of Marketo, not a Lead of Salesforce.
struct GivenPerson {
  Place place;
  std::string key;
  std::optional<marketo::PersonId> id;
  std::string first_name;
  std::string last_name;
  std::string company;
  std::string email;
  std::optional<SalesforcePersonKey> salesforce;  // the record the person already is
};

struct GivenProgramMember {
  Place place;
  std::string program;
  std::string person;
  std::string status;
  std::optional<Instant> membership_date;  // absent: when the scenario begins
  std::optional<bool> reached_success;     // absent: as the status says
  bool acquired_by = false;
};

struct GivenSettings {
  bool sync_enabled = true;           // MK-FLOW-09
  bool campaign_sync_enabled = true;  // MK-PRE-01
  std::optional<std::string> default_last_name;
  std::optional<std::string> default_company;
};

struct GivenMarketo {
  GivenSettings settings;
  std::vector<GivenChannel> channels;
  std::vector<GivenProgram> programs;
  std::vector<GivenPerson> people;
  std::vector<GivenProgramMember> members;
};

// --- Salesforce -------------------------------------------------------------------------------

struct GivenMemberStatus {
  Place place;
  std::string label;
  std::optional<std::int32_t> sort_order;
  bool is_default = false;
  bool has_responded = false;
};

struct GivenCampaign {
  Place place;
  std::string key;  // the Name where the author gave no key
  std::string name;
  std::optional<salesforce::CampaignId> id;
  std::string type;    // empty: none
  std::string status;  // the campaign's own Status, empty: none
  std::string description;
  bool is_active = true;
  std::optional<Money> actual_cost;
  std::optional<Date> start_date;
  std::optional<Date> end_date;
  /// The campaign's whole list. nullopt: the automatic rows Sent and Responded (SF-CAMP-03).
  std::optional<std::vector<GivenMemberStatus>> statuses;
  bool visible = true;  // to the sync user (MK-PRE-04)
};

struct GivenLead {
  Place place;
  std::string key;
  std::optional<salesforce::LeadId> id;
  std::string first_name;
  std::string last_name;
  std::string company;
  std::string email;
  bool visible = true;
};

struct GivenContact {
  Place place;
  std::string key;
  std::optional<salesforce::ContactId> id;
  std::string first_name;
  std::string last_name;
  std::string account_name;
  std::string email;
  bool visible = true;
};

struct GivenCampaignMember {
  Place place;
  std::optional<salesforce::CampaignMemberId> id;
  std::string campaign;
  SalesforcePersonKey person;
  std::string status;
  std::optional<Date> first_responded_date;
};

/// The user the sync logs in as.
struct GivenSyncUser {
  bool is_active = true;
  bool marketing_user = true;  // MK-PRE-02
};

struct GivenSalesforce {
  GivenSyncUser sync_user;
  std::vector<GivenCampaign> campaigns;
  std::vector<GivenLead> leads;
  std::vector<GivenContact> contacts;
  std::vector<GivenCampaignMember> members;
};

// --- Links ------------------------------------------------------------------------------------

/// The runner lets the real engine link and run to idle over `given` before the first instant.
struct BaseInSync {};
/// The link row stands and nothing was ever seen: the first cycle merges.
struct BaseNone {};
/// What the sync last saw of one person in the campaign, by name; ids are the runner's to fill in.
struct BaseRow {
  Place place;
  std::string person;                     // Marketo's person
  std::optional<std::string> marketo;     // status name; nullopt: not in the program
  std::optional<std::string> salesforce;  // label; nullopt: not in the campaign
};
struct BaseRows {
  std::vector<BaseRow> rows;
};
using LinkBase = std::variant<BaseInSync, BaseNone, BaseRows>;

struct GivenLink {
  Place place;
  std::string program;
  std::string campaign;
  LinkBase base;
};

// --- The whole --------------------------------------------------------------------------------

struct Given {
  Place place;
  Instant time;           // world time of the first step
  Duration marketo_skew;  // what Marketo's clock shows more than the world's
  Duration salesforce_skew;
  Duration latency = {100};  // of each port call, 0 or more
  GivenMarketo marketo;
  GivenSalesforce salesforce;
  std::vector<GivenLink> links;
};

}  // namespace campsync::harness
