// SPDX-License-Identifier: Apache-2.0
//
// SyncContext: what the engine has at hand between calls: ports, policy, state in memory,
// definitions read from Marketo, and the one way to change state (Append). Everything that decides
// or acts gets it by reference; nothing in it survives a crash but what the store has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/sync/channel_view.h"
#include "core/sync/clock_offset.h"
#include "core/sync/engine.h"
#include "core/sync/rewrite_brake.h"
#include "core/sync/state.h"

namespace campsync {

/// How long a committed change can stay unseen by a feed: feeds are read again from this long
/// before the last reading, and a create that is not seen for so long did not happen (SF-TIME-07).
inline constexpr Duration kFeedOverlap = Duration::Minutes(5);
/// Pause after a cycle has ended (MK-CYCLE-01).
inline constexpr Duration kCyclePause = Duration::Minutes(5);

/// Members that one side waits to tell the other about.
struct WaitingMembers {
  std::set<store::MemberKey> to_marketo;
  std::set<store::MemberKey> to_salesforce;
};
/// How much waited at the end of a cycle, on Marketo's clock.
struct BacklogSample {
  Instant at;
  std::int64_t records = 0;
};

/// A member status that the sync itself gave another label: its members follow (SF-CMS-12).
struct Relabelled {
  salesforce::CampaignId campaign;
  Label from;
};

/// Programs and channels as last read; dropped when the change log names them.
struct Definitions {
  std::map<marketo::ProgramId, marketo::Program> programs;
  std::map<marketo::ChannelId, marketo::Channel> channels;
};

/// Whether nothing of the program's link is synced now (switch program-archived).
[[nodiscard]] inline bool IsPaused(const marketo::Program& program, const SyncPolicy& policy) {
  return program.archived && policy.program_archived == ProgramArchived::kPause;
}

/// A critical error and where it stands in the way.
struct Problem {
  ErrorCode code;
  marketo::SyncObject object;
  auto operator<=>(const Problem&) const = default;
};

struct SyncContext {
  SyncContext(const EnginePorts& engine_ports, const SyncPolicy& sync_policy)
      : ports(engine_ports), policy(sync_policy), watched(engine_ports.observer.IsWatching()) {}

  EnginePorts ports;
  const SyncPolicy policy;
  /// Whether events have a reader: see Observer::IsWatching().
  const bool watched;
  State state;
  Definitions definitions;
  marketo::Settings settings;
  salesforce::UserId own_user;
  ClockOffset clocks;
  Instant marketo_now;     // of the last reply
  Instant salesforce_now;  // of the last reply
  /// A call may have had an effect that nobody heard of, this engine's or one's before it.
  bool create_in_doubt = true;
  Instant no_create_after;  // whatever was in doubt then had happened by that time, or never
  RewriteBrake rewrites;
  std::int64_t cycle = 0;
  std::int64_t batch = 0;
  /// Links whose definitions are to be compared in the next cycle whatever the logs say: all of
  /// them after Load(), later those that did not get through.
  std::set<marketo::ProgramId> links_to_compare;
  /// Members whom Marketo's copy follows while something keeps them out of their record's base,
  /// which names another or none: what the delete log says of them is about these. After Load() the
  /// look at every blocked record finds them again.
  std::map<salesforce::CampaignMemberId, store::MemberKey> copied_members;
  /// Campaigns whose list was compared while members waited for it: the sync itself may have added
  /// what they need.
  std::set<salesforce::CampaignId> compared_lists;
  /// Since the cycle began or last looked here: members that it has read still have the old labels.
  std::vector<Relabelled> relabelled;
  /// The month of the last comparison (switch cost=sum_to_date).
  YearMonth compared_in;
  /// Settings changed since the last cycle that got to its end.
  bool settings_changed = false;
  /// The last cycle did not get to its end, or there was none since Load(): any obstacle may have
  /// moved without a log naming it again.
  bool recheck_all = true;
  /// Critical problems of the last cycle: people have been told of them.
  std::set<Problem> known_problems;
  /// What the last cycle saw and did not get to, when it stopped half-way.
  WaitingMembers unsettled;
  /// Backlogs at the ends of earlier cycles, oldest first; the first is six hours old or the oldest
  /// there is.
  std::vector<BacklogSample> backlogs;
  /// An Append failed or lost its reply: memory is not to be trusted until Load().
  bool store_lost = false;

  /// Stores the deltas and, when they are stored, applies them to `state`. An empty batch is no
  /// effect. False: nothing more may be done before the state was loaded again.
  [[nodiscard]] bool Append(const store::Deltas& deltas);

  /// Calls Marketo and notes its clock.
  template <class Request>
  Result<Timed<typename Request::Reply>> Marketo(Request request) {
    auto answer = ports.marketo.Call(std::move(request));
    if (answer) marketo_now = answer->server_time;
    return answer;
  }
  template <class Request>
  Result<Timed<typename Request::Reply>> Salesforce(Request request) {
    auto answer = ports.salesforce.Call(std::move(request));
    if (!answer) {
      create_in_doubt = create_in_doubt || !answer.error().IsDefinite();
      return answer;
    }
    salesforce_now = answer->server_time;
    if (create_in_doubt) no_create_after = salesforce_now;
    create_in_doubt = false;
    return answer;
  }

  /// Whether a create that may have happened would be visible at `now` by Salesforce's clock, had
  /// it happened. When it was sent tells nothing: the last reply before that may have come late.
  /// The first reply after it bounds it.
  [[nodiscard]] bool WouldBeVisible(Instant now) const {
    return now - no_create_after > kFeedOverlap;
  }

  /// `record` is a RecordName or becomes one.
  template <class Name, class What>
  void Emit(const Name& record, What what) {
    if (!watched) return;
    ports.observer.On({.place = {cycle, batch, RecordName(record)}, .what = std::move(what)});
  }

  /// The link's program and channel as last read; nullptr when they are not known.
  [[nodiscard]] const marketo::Program* ProgramOf(const store::LinkRecord& link) const;
  [[nodiscard]] const marketo::Channel* ChannelOf(const store::LinkRecord& link) const;
  [[nodiscard]] CampaignStatuses StatusesOf(salesforce::CampaignId campaign) const;
  [[nodiscard]] ChannelView ViewOf(const marketo::Channel& channel) const {
    return ChannelView(channel, ports.labels, policy.match_case);
  }
};

}  // namespace campsync
