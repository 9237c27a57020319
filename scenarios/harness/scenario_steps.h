// SPDX-License-Identifier: Apache-2.0
//
// Step: one thing that happens in a scenario: somebody acts in one of the orgs, a user asks the
// sync for something, the sync runs, time passes, a fault is laid, or the case expects something.
// One struct a verb, no behaviour: the runner gives them meaning. Absent optional fields of an
// update leave the field as it is; the empty text clears a text field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/salesforce/write_requests.h"
#include "scenarios/harness/scenario_expect.h"
#include "scenarios/harness/scenario_given.h"
#include "scenarios/harness/scenario_place.h"
#include "scenarios/harness/scenario_user_steps.h"

namespace campsync::harness {

/// What people and automation do in Marketo.
namespace on_marketo {

/// Who sets a status: a flow step or form, or a REST call (MK-STATUS-10).
enum class StatusBy : std::uint8_t { kFlowStep, kRest };

/// Adds the person with the status, or moves the member to it (MK-STATUS-02, MK-STATUS-03);
/// `Not in Program` removes (MK-STATUS-05).
struct SetStatus {
  std::string program;
  std::string person;
  std::optional<std::string> status;  // nullopt: the first in progression (MK-STATUS-08)
  StatusBy by = StatusBy::kFlowStep;
};
struct RemoveMember {
  std::string program;
  std::string person;
};
/// Change Program Success: a member's success, whatever the status says (MK-STATUS-09).
struct SetSuccess {
  std::string program;
  std::string person;
  bool success = true;
};
struct AddPerson {
  GivenPerson person;
};
struct UpdatePerson {
  std::string person;
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> company;
  std::optional<std::string> email;
};
/// Two people become one: the loser is gone (MK-PERSON-11).
struct MergePeople {
  std::string winner;
  std::string loser;
};
struct AddProgram {
  GivenProgram program;
};
/// Renames a program, gives it another channel, archives it or describes it.
struct UpdateProgram {
  std::string program;
  std::optional<std::string> name;
  std::optional<std::string> channel;
  std::optional<std::string> description;
  std::optional<bool> archived;
};
/// A copy without campaign, costs and members (MK-LINK-09).
struct CloneProgram {
  std::string program;
  std::string name;
  std::string clone_key;  // how later steps name the clone; never empty
};
struct DeleteProgram {
  std::string program;
};
/// Appends period costs (MK-ATTR-05).
struct AddCosts {
  std::string program;
  std::vector<marketo::PeriodCost> costs;
};
/// Replaces all period costs; an empty list clears them.
struct ReplaceCosts {
  std::string program;
  std::vector<marketo::PeriodCost> costs;
};
/// The statuses as written: without `Not in Program` at step 0 Marketo refuses (MK-CHAN-02).
struct AddChannel {
  GivenChannel channel;
};
struct AddStatus {
  std::string channel;
  GivenStatus status;
};
struct UpdateStatus {
  std::string channel;
  std::string status;
  std::optional<std::string> name;  // a rename: the status keeps its id
  std::optional<std::int32_t> step;
  std::optional<bool> success;
  std::optional<bool> hidden;
};
struct RemoveStatus {
  std::string channel;
  std::string status;
};
struct UpdateSettings {
  std::optional<bool> sync_enabled;
  std::optional<bool> campaign_sync_enabled;
  std::optional<std::string> default_last_name;  // empty: no default
  std::optional<std::string> default_company;
};

using Action =
    std::variant<SetStatus, RemoveMember, SetSuccess, AddPerson, UpdatePerson, AddProgram,
                 UpdateProgram, CloneProgram, DeleteProgram, AddCosts, ReplaceCosts, AddChannel,
                 AddStatus, UpdateStatus, RemoveStatus, UpdateSettings, MergePeople>;

}  // namespace on_marketo

/// What people and automation do in Salesforce; they are not the sync user.
namespace on_salesforce {

struct AddLead {
  GivenLead lead;
};
struct UpdateLead {
  std::string lead;
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> company;
  std::optional<std::string> email;
};
struct DeleteLead {
  std::string lead;
};
struct AddContact {
  GivenContact contact;
};
struct UpdateContact {
  std::string contact;
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> account_name;
  std::optional<std::string> email;
};
struct DeleteContact {
  std::string contact;
};
struct AddMember {
  std::string campaign;
  SalesforcePersonKey person;
  std::string status;     // empty: the campaign's default status
  bool unlisted = false;  // the author means a status that the campaign does not list
  std::optional<std::string> lead = {};  // its key, given besides a contact (SF-MEMBER-02)
};
struct SetMemberStatus {
  std::string campaign;
  SalesforcePersonKey person;
  std::string status;
  bool unlisted = false;  // as of AddMember
};
struct RemoveMember {
  std::string campaign;
  SalesforcePersonKey person;
};
struct AddCampaign {
  GivenCampaign campaign;
};
struct UpdateCampaign {
  std::string campaign;
  std::optional<std::string> name;
  std::optional<std::string> type;
  std::optional<std::string> description;
  std::optional<bool> is_active;
  std::optional<std::string> parent;  // its key; empty: none
  std::optional<salesforce::FieldUpdate<Money>> actual_cost;
};
struct DeleteCampaign {
  std::string campaign;
};
struct AddStatus {
  std::string campaign;
  GivenMemberStatus status;
};
struct UpdateStatus {
  std::string campaign;
  std::string status;  // its present label
  std::optional<std::string> label;
  std::optional<std::int32_t> sort_order;
  std::optional<bool> is_default;
  std::optional<bool> has_responded;
};
struct DeleteStatus {
  std::string campaign;
  std::string status;
};
struct UpdateSyncUser {
  std::optional<bool> is_active;
  std::optional<bool> marketing_user;
};
/// Sharing: whether the sync user can see a record (MK-PRE-04). Nobody else is affected.
struct SetVisible {
  std::variant<std::string, SalesforcePersonKey> record;  // a campaign's key, or a person's
  bool visible = true;
};
/// Of `contact` or a new one. The new contact is called `new_contact`, never empty then.
struct ConvertLead {
  std::string lead;
  std::optional<std::string> contact;
  std::string new_contact;
};
struct MergeLeads {
  std::string winner;
  std::vector<std::string> losers;
};
struct MergeContacts {
  std::string winner;
  std::vector<std::string> losers;
};
struct UndeleteLead {
  std::string lead;
};
struct UndeleteContact {
  std::string contact;
};
struct UndeleteCampaign {
  std::string campaign;
};
/// Somebody tries to; Salesforce never lets them (SF-MEMBER-13).
struct UndeleteMember {
  std::string campaign;
  SalesforcePersonKey person;
};

/// An administrator changes the sync user's rights on an object, or on one of its fields
/// (SF-PERM-05 .. SF-PERM-08). What is absent stays as it is.
struct SetPermission {
  salesforce::ObjectKind object = salesforce::ObjectKind::kLead;
  std::string field;  // empty: the object itself
  std::optional<bool> read;
  std::optional<bool> create;  // of an object
  std::optional<bool> edit;
};
/// Sharing: whether the sync user can change a campaign, or a member of it, that it sees
/// (SF-PERM-07).
struct SetEditable {
  std::string campaign;
  std::optional<SalesforcePersonKey> person;
  bool editable = true;
};
/// Whether the organization has the API (SF-PERM-10).
struct SetApi {
  bool enabled = true;
};
/// Salesforce empties its delete logs (SF-REPL-02).
struct PurgeDeleteLog {};
/// A change of the setup moves SystemModstamp of every member and nothing else (SF-TIME-03).
struct TouchMembers {
  std::string campaign;
};

using Action = std::variant<AddLead, UpdateLead, DeleteLead, AddContact, UpdateContact,
                            DeleteContact, AddMember, SetMemberStatus, RemoveMember, AddCampaign,
                            UpdateCampaign, DeleteCampaign, AddStatus, UpdateStatus, DeleteStatus,
                            UpdateSyncUser, SetVisible, SetPermission, SetEditable, SetApi,
                            PurgeDeleteLog, TouchMembers, ConvertLead, MergeLeads, MergeContacts,
                            UndeleteLead, UndeleteContact, UndeleteCampaign, UndeleteMember>;

}  // namespace on_salesforce

/// That an action or request must be refused. Without one, a refusal is an error of the scenario.
struct Refused {
  Place place;
  std::string code;  // a name of ErrorCatalogue()
  /// The statuses or fields the refusal must name, in any order; nullopt: not looked at.
  std::optional<std::vector<std::string>> offenders;
};

struct MarketoStep {
  on_marketo::Action action;
  std::optional<Refused> refused;
};
struct SalesforceStep {
  on_salesforce::Action action;
  std::optional<Refused> refused;
};
struct UserStep {
  by_user::Request request;
  std::optional<Refused> refused;
};

/// At a port call (or an Append) of a running sync, people act. After: it has taken effect and its
/// reply has not returned.
struct Moment {
  enum class When : std::uint8_t { kBefore, kAfter };
  Place place;
  When when = When::kBefore;
  std::string operation;  // one of OperationWords(), never `effect`
  std::int64_t nth = 1;   // counted from the start of this sync step
  struct Act {
    Place place;
    std::variant<MarketoStep, SalesforceStep> what;
  };
  std::vector<Act> acts;
};

/// So many cycles.
struct SyncCycles {
  std::int64_t count = 1;  // 1..1000
};
/// Until two cycles in a row changed nothing, within the runner's bound.
struct SyncUntilIdle {};

/// Lets the engine run: the clock is brought to the next cycle as often as needed.
struct SyncStep {
  using Cycles = SyncCycles;
  using UntilIdle = SyncUntilIdle;
  std::variant<Cycles, UntilIdle> extent;
  std::vector<Moment> during;
};

/// Time passes and nothing runs.
struct TimeStep {
  std::variant<Duration, Instant> to;  // forward by a span, or to an instant of the world's clock
};

enum class FaultKind : std::uint8_t {
  kFailBefore,        // the call fails and nothing happened
  kReplyLost,         // the call takes effect, its reply does not arrive
  kCrashBefore,       // the engine's process ends; the call was not made
  kCrashAfterCommit,  // ... the call took effect, its reply did not arrive
  kCrashAfterReply,   // ... the reply had arrived
  kRecordError,       // records of a write are refused, the others pass
  kDelay,             // the call takes effect, its reply comes much later
  kDailyLimit,        // calls beyond so many a day are refused (SF-LIM-02)
};

/// Lays a fault: the nth call of the operation from now on. The process restarts after a crash.
struct FaultStep {
  FaultKind kind = FaultKind::kFailBefore;
  std::string operation;   // one of OperationWords(), or of CallClassWords()
  std::int64_t nth = 1;    // 1 or more
  std::int64_t times = 1;  // so many calls in a row
  /// Instead of counted calls: all that are made within this span from now on.
  std::optional<Duration> window;
  /// An ErrorCatalogue name. kFailBefore: the code of the refused request; kReplyLost: the code
  /// that comes instead of the reply (SF-LIM-06); kRecordError: the record's, never absent.
  std::optional<std::string> code;
  std::string text;          // the vendor's words; empty: its usual ones
  std::int64_t record = 1;   // kRecordError: the first record refused, counted from 1
  std::int64_t records = 1;  // kRecordError: so many in a row
  Duration delay;            // kDelay
  std::int64_t calls = 0;    // kDailyLimit: so many a day pass
};

struct Step {
  Place place;
  std::variant<MarketoStep, SalesforceStep, UserStep, SyncStep, TimeStep, FaultStep, ExpectStep>
      what;
};

/// How a step is called in progress lines and failures: `marketo set_status`, `sync`, `expect`.
[[nodiscard]] std::string StepName(const Step& step);

}  // namespace campsync::harness
