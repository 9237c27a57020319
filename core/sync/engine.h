// SPDX-License-Identifier: Apache-2.0
//
// Engine: the sync between Marketo's programs and Salesforce's campaigns. It decides (pure
// planning) and acts through ports, one feed page or one batch at a time. Single-threaded and
// deterministic; it owns no clock, thread or storage: the host calls Advance() when the time has
// come. Nothing it saw is lost in a crash: drop it and Load() again (see docs of store/records.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/label.h"
#include "core/marketo/port.h"
#include "core/result.h"
#include "core/salesforce/port.h"
#include "core/store/state_store.h"
#include "core/sync/observer.h"
#include "core/sync/policy.h"
#include "core/time.h"

namespace campsync {

/// What the host lends the engine for its whole life.
struct EnginePorts {
  marketo::Port& marketo;
  salesforce::Port& salesforce;
  store::StateStore& store;
  Observer& observer;
  LabelTable& labels;
};

// --- Advance ----------------------------------------------------------------------------------

/// Work was done and more follows.
struct Progress {};
/// A cycle has ended.
struct CycleEnded {
  marketo::SyncReport report;
};
/// Nothing to do before `until` on Marketo's clock: five minutes after the cycle ended
/// (MK-CYCLE-01). Calling Advance() begins the next cycle.
struct Idle {
  Instant until;
};
using Advanced = std::variant<Progress, CycleEnded, Idle>;

// --- Requests of a user -----------------------------------------------------------------------

/// The campaigns that Marketo's dialog offers for linking (MK-PRE-01, MK-PRE-05).
struct ListCampaigns {};
/// Program Actions > Salesforce Campaign Sync: an existing campaign (MK-LINK-04).
struct LinkProgram {
  marketo::ProgramId program;
  salesforce::CampaignId campaign;
};
/// The same dialog, Create New (MK-NEW-01, MK-NEW-02). An empty name stands for the program's.
struct CreateCampaign {
  marketo::ProgramId program;
  std::string name;
  std::string description;
};
/// The same dialog, None (MK-UNLINK-01).
struct UnlinkProgram {
  marketo::ProgramId program;
};
using UserRequest = std::variant<ListCampaigns, LinkProgram, CreateCampaign, UnlinkProgram>;

struct CampaignChoice {
  salesforce::CampaignId id;
  std::string name;
  bool operator==(const CampaignChoice&) const = default;
};
struct CampaignList {
  std::vector<CampaignChoice> campaigns;  // by name, then id
};
struct Linked {
  salesforce::CampaignId campaign;
};
struct Unlinked {};
/// Create New was filed and the campaign will exist after the next cycle (switch new-timing).
struct CreationFiled {};
using UserReply = std::variant<CampaignList, Linked, Unlinked, CreationFiled>;

/// Why a request was refused. `offenders` names the incompatible statuses or fields.
struct Refusal {
  Error error;
  RuleId rule = "MK-LINK-01";
  std::vector<std::string> offenders;
};

// --- Standing list ----------------------------------------------------------------------------

/// A record whose sides differ, and why (invariant I9: every divergence that remains is listed).
struct StandingItem {
  RecordName record;
  store::Disposition disposition;
};

// --- Backlog ----------------------------------------------------------------------------------

/// Records that wait to be carried over (MK-CYCLE-07). What a listed definite error of the record
/// blocks is no backlog: it waits for a person and stands in Standing().
struct SyncBacklog {
  std::int64_t to_marketo = 0;
  std::int64_t to_salesforce = 0;
  bool growing = false;  // more than six hours ago
  bool operator==(const SyncBacklog&) const = default;
};

class Engine {
 public:
  /// An engine with the state of the store. The error is the store's.
  static Result<std::unique_ptr<Engine>> Load(const EnginePorts& ports, const SyncPolicy& policy);

  virtual ~Engine() = default;

  /// Makes the port calls of one feed page or one batch. Call again at once after Progress and
  /// CycleEnded; after Idle when Marketo's clock has reached `until`.
  virtual Advanced Advance() = 0;

  /// Serves a user at once, between two Advance() calls.
  virtual Result<UserReply, Refusal> Handle(const UserRequest& request) = 0;

  /// Everything diverged or blocked, ordered by record.
  [[nodiscard]] virtual std::vector<StandingItem> Standing() const = 0;

  /// What is known to wait, as of the end of the last cycle.
  [[nodiscard]] virtual SyncBacklog Backlog() const = 0;
};

}  // namespace campsync
