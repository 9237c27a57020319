// SPDX-License-Identifier: Apache-2.0
//
// BenchWorld: a world of a chosen size with the real engine in it, made fast: rows come in through
// the orgs' Given methods and what the sync knew of them is put into its store, so that no cycle is
// needed to get there. Everything is counted from there on. The journal digests and keeps nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/sync/engine.h"
#include "sim/world/world.h"
#include "tests/bench/support/tally.h"

namespace campsync::bench {

/// What the sync knows at the beginning. In all of them both sides say the same.
enum class Knows : std::uint8_t {
  kLinks,     // campaigns and programs are linked and in sync
  kCampaigns  // campaigns are mirrored; program members are there, links are not
};

struct BenchOptions {
  std::int64_t links = 1;       // programs, each with a campaign
  std::int64_t members = 1000;  // in each of them: the same people
  Knows knows = Knows::kLinks;
};

/// One member of one link, by position.
struct Spot {
  std::int64_t link = 0;
  std::int64_t member = 0;
};

class BenchWorld {
 public:
  explicit BenchWorld(const BenchOptions& options);
  BenchWorld(const BenchWorld&) = delete;
  BenchWorld& operator=(const BenchWorld&) = delete;

  /// Waits out the pause and runs one cycle to its end.
  void RunCycle();
  /// A user links every program to its campaign.
  void LinkAll();

  // --- Edits: each changes something, and none is refused ---
  /// The other of two statuses on one step; somebody absent enters.
  void EditMarketo(const Spot& spot);
  void EditSalesforce(const Spot& spot);
  /// A member leaves; somebody absent enters.
  void ToggleMarketo(const Spot& spot);
  void ToggleSalesforce(const Spot& spot);

  /// What the engine did since it was loaded.
  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] std::int64_t edits() const { return edits_; }
  [[nodiscard]] sim::World& world() { return world_; }
  [[nodiscard]] const Engine& engine() const { return *engine_; }
  /// Memberships that are the same on both sides, of all.
  [[nodiscard]] std::int64_t MembersInSync();

 private:
  struct Side {
    marketo::ProgramId program;
    salesforce::CampaignId campaign;
    std::vector<store::StatusRecord> statuses;
  };

  void GiveChannel();
  void GivePeople(std::int64_t count);
  void GiveLink(std::int64_t number, const BenchOptions& options);
  void GiveMembers(const Side& side, std::uint32_t epoch, const BenchOptions& options);
  void Remember(store::Delta delta);
  void Flush();
  const salesforce::CampaignMember* MemberAt(const Spot& spot);

  sim::World world_;
  Tally tally_;
  CountingMarketo marketo_;
  CountingSalesforce salesforce_;
  CountingStore store_;
  std::unique_ptr<Observer> observer_;
  std::unique_ptr<Engine> engine_;
  std::int64_t edits_ = 0;
  Label first_;
  Label second_;
  marketo::Channel channel_;
  std::vector<Side> sides_;
  std::vector<salesforce::LeadId> leads_;
  marketo::PersonId first_person_;
  store::Deltas to_remember_;
};

/// Spots in an order that is spread over all members and repeats none before all were visited.
class SpotSequence {
 public:
  SpotSequence(std::int64_t links, std::int64_t members) : links_(links), members_(members) {}
  Spot Next();

 private:
  std::int64_t links_;
  std::int64_t members_;
  std::int64_t drawn_ = 0;
};

/// Five edits of members on each side, or a removal or an entry for one of them: `number` says
/// which of the ten. The mix that record effects are measured with.
void MixedEdit(BenchWorld& world, std::int64_t number, const Spot& spot);

}  // namespace campsync::bench
