// SPDX-License-Identifier: Apache-2.0
//
// Stage: one scenario's world with everything that runs in it: the orgs, the names of their
// records, the recorder and the host of the engine. Made from `given`; the steps act on it. It owns
// all of it and judges nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "core/salesforce/person.h"
#include "core/sync/policy.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/judge/names.h"
#include "scenarios/harness/judge/world_view.h"
#include "scenarios/harness/run/recorder.h"
#include "scenarios/harness/run/run_options.h"
#include "scenarios/harness/run/sync_driver.h"
#include "scenarios/harness/scenario.h"
#include "sim/world/world.h"

namespace campsync::harness {

class Stage {
 public:
  /// The world of `given` at the scenario's first instant, links in place. The error is one of the
  /// scenario: a key used twice, a link that `given` does not allow to be in sync.
  static Result<std::unique_ptr<Stage>, LocatedError> Make(const Scenario& scenario,
                                                           const RunOptions& options);
  Stage(const sim::WorldOptions& options, const SyncPolicy& policy);

  sim::World world;
  SyncPolicy policy;
  Names names;
  std::map<std::string, marketo::ChannelId, std::less<>> channels;
  salesforce::User sync_user;
  /// How long work in Salesforce stays unseen after its stamp was taken (SF-TIME-07).
  sim::CommitDelay commit_delay = sim::CommitDelay::k0;
  /// Whether a merge of people takes the winner's status (switch merge-status).
  bool merge_takes_winner = false;
  /// Whether only the delete log tells of a deleted campaign member (switch
  /// member-deleted-visible).
  bool hides_deleted_members = false;
  /// Campaigns that are hidden from the sync user (MK-PRE-04).
  std::set<salesforce::CampaignId> hidden_campaigns;
  Recorder recorder;
  SyncDriver driver;

  /// Teaches `names` the records that the sync made, also those whose reply it never got. Cheap:
  /// acts call it, so that they can name what this very sync has just made.
  void LearnCreated();
  /// A copy of everything as it is now; teaches `names` what appeared.
  [[nodiscard]] WorldView Look();
  /// Shares the campaign with the sync user, or hides it (MK-PRE-04).
  void ShowCampaign(salesforce::CampaignId campaign, bool visible);
  /// The first instant: what came before is neither judged nor expected.
  void Begin();
  /// Entries of the journal.
  [[nodiscard]] JournalEntries journal() { return world.journal().entries(); }

 private:
  std::size_t activities_before_ = 0;
  std::size_t creates_read_ = 0;  // entries of the journal
};

/// The world's options and the sync's policy with every switch of case and run set.
struct Switches {
  SyncPolicy policy;
  sim::VendorBehavior behavior;
};
[[nodiscard]] Switches SwitchesOf(const Scenario& scenario, const RunOptions& options);

}  // namespace campsync::harness
