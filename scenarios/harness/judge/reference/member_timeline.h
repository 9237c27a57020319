// SPDX-License-Identifier: Apache-2.0
//
// MemberTimeline: what is known of one person in one linked pair without asking the sync: both
// sides at the first instant, the edits of people in order, both sides at rest. Records and people
// are followed to who they are at rest; it says where that hides what happened. It judges nothing
// and lends texts and edits from the views and the history it was made of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// A status by name as one side holds it; nullopt: not a member there.
using HeldName = std::optional<std::string_view>;

struct Sides {
  HeldName marketo;
  HeldName salesforce;
  bool operator==(const Sides&) const = default;
};

struct MemberTimeline {
  const store::LinkRecord* link = nullptr;         // at rest
  const marketo::Person* person = nullptr;         // at rest; nullptr: not in Marketo
  std::optional<salesforce::PersonRef> reference;  // of somebody who is not in Marketo
  Sides start;
  Sides rest;
  std::vector<const MemberEdit*> marketo;  // oldest first, as below
  std::vector<const MemberEdit*> salesforce;
  /// Merged with another, deleted, or ended by something that was no edit: the two ends are not of
  /// one membership.
  bool is_moved = false;

  [[nodiscard]] bool IsEdited() const { return !marketo.empty() || !salesforce.empty(); }
};

/// Everybody who was, is or was edited in a pair that is linked at rest: by program, then person.
[[nodiscard]] std::vector<MemberTimeline> TimelinesOf(const WorldView& start, const LawView& rest);

}  // namespace campsync::harness
