// SPDX-License-Identifier: Apache-2.0
//
// PairRules: what the rules make of one member of a linked pair when the sync meets them, from what
// happened on each side since the two were last brought together. Written from MK-MEMBER,
// MK-STATUS, MK-REMOVE, MK-CONFLICT and the switches, without a look at the engine. Where the rules
// or the clocks leave it open, every allowed outcome is named.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/sync/policy.h"
#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/person_types.h"
#include "scenarios/harness/judge/reference/member_timeline.h"

namespace campsync::harness {

/// Replaced: removed and added again, whatever the status is now.
enum class ChangeKind : std::uint8_t { kNone, kStatus, kAdded, kRemoved, kReplaced };

/// One side since it was last brought together with the other.
struct SideChange {
  ChangeKind kind = ChangeKind::kNone;
  HeldName value;  // what the side holds now
  Instant at;      // when the side says that it changed, on the world's clock
};

struct Outcome {
  Sides sides;
  std::string_view rule;
  /// Nothing can be done yet: both edits go on waiting.
  bool waits = false;
};

class PairRules {
 public:
  /// The channel and the campaign are as `world` holds them.
  PairRules(const WorldView& world, const LawView& run, const store::LinkRecord& link);

  /// Every legal outcome; exactly one where the rules decide.
  [[nodiscard]] std::vector<Outcome> Meet(const SideChange& marketo, const SideChange& salesforce,
                                          PersonTypes types) const;
  /// Whether two sides hold the same under the switch match-case.
  [[nodiscard]] bool IsSame(HeldName left, HeldName right) const;
  /// Whether the campaign has the status on its list.
  [[nodiscard]] bool HasLabel(HeldName status) const;

 private:
  using Outcomes = std::vector<Outcome>;

  /// Two clocks cannot tell which of the two was later.
  [[nodiscard]] bool IsTie(const SideChange& one, const SideChange& other) const;
  [[nodiscard]] std::optional<std::int32_t> StepOf(HeldName status) const;
  [[nodiscard]] Outcomes Push(const SideChange& marketo, const SideChange& salesforce) const;
  [[nodiscard]] Outcomes Pull(const SideChange& marketo, const SideChange& salesforce) const;
  [[nodiscard]] Outcomes PullGuarded(HeldName marketo, HeldName salesforce) const;
  [[nodiscard]] Outcomes PullUnknown(HeldName marketo, HeldName salesforce) const;
  [[nodiscard]] Outcomes MeetRemoval(const SideChange& marketo, const SideChange& salesforce) const;
  [[nodiscard]] Outcomes MeetStatus(const SideChange& marketo, const SideChange& salesforce,
                                    PersonTypes types) const;
  /// Who may win a conflict of two statuses that the channel has.
  struct Winners {
    bool marketo = false;
    bool salesforce = false;
  };
  [[nodiscard]] static Winners ByPersonType(PersonTypes types);
  [[nodiscard]] Winners StatusWinners(const SideChange& marketo, const SideChange& salesforce,
                                      PersonTypes types) const;

  const SyncPolicy& policy_;
  Duration tolerance_;
  std::vector<std::pair<std::string_view, std::int32_t>> steps_;  // of the channel
  std::vector<std::string_view> labels_;                          // of the campaign
};

}  // namespace campsync::harness
