// SPDX-License-Identifier: Apache-2.0
//
// LinkedMember: one person in one linked pair of program and campaign, both sides next to each
// other as texts. What laws compare; read from a WorldView and nothing else. People whom Marketo
// does not have stand in it by their Salesforce record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/sync/policy.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// A status as one side holds it, with its step where the program's channel has or had it: who
/// holds a status that was taken out of the channel keeps it, and its step (MK-CHAN-06).
struct HeldStatus {
  std::string name;
  std::optional<std::int32_t> step;
  bool is_offered = false;  // in the channel still
};

struct LinkedMember {
  const store::LinkRecord* link = nullptr;
  const marketo::Person* person = nullptr;             // nullptr: not in Marketo
  const salesforce::CampaignMember* member = nullptr;  // nullptr: not in the campaign
  std::optional<HeldStatus> marketo;                   // nullopt: not in the program
  std::optional<HeldStatus> salesforce;

  /// `ann in webinar / Webinar May`.
  [[nodiscard]] std::string Describe(const Names& names) const;
  /// `Marketo has Attended, Salesforce nothing`.
  [[nodiscard]] std::string DescribeSides() const;
};

/// Whether two texts name one status under the switch match-case.
[[nodiscard]] bool SameStatus(MatchCase match, std::string_view left, std::string_view right);
/// Whether both sides hold the same status or both none.
[[nodiscard]] bool SidesAgree(MatchCase match, const LinkedMember& member);

/// The step of a status of the program's channel by name; nullopt: the channel has none such.
[[nodiscard]] std::optional<std::int32_t> StepOf(const LawView& view, marketo::ProgramId program,
                                                 std::string_view status);

/// The same in another view of the run.
[[nodiscard]] std::optional<std::int32_t> StepIn(const LawView& view, const MarketoView& marketo,
                                                 marketo::ProgramId program,
                                                 std::string_view status);

/// The same, or the step of one that was taken out of the channel: who holds it is still that far.
[[nodiscard]] std::optional<std::int32_t> StepOfHolder(const LawView& view,
                                                       const MarketoView& marketo,
                                                       marketo::ProgramId program,
                                                       std::string_view status);

/// Everybody who is on either side of the link: by person, then Salesforce's members without one.
[[nodiscard]] std::vector<LinkedMember> MembersOf(const LawView& view,
                                                  const store::LinkRecord& link);

/// The last time that a membership of the person's record in the campaign ended by nobody's edit;
/// nullptr: none did.
[[nodiscard]] const EndedMembership* LastEndOf(const LawView& view, const LinkedMember& member);

/// Whether the lead or contact whose campaign member was edited is another record by now: it was
/// converted, or merged away. Of an edit in Marketo never.
[[nodiscard]] bool HasMovedOn(const LawView& view, const MemberEdit& edit);

/// The dispositions on the standing list of the record, its person, its link and its campaign, the
/// nearest first.
[[nodiscard]] std::vector<const store::Disposition*> ListedReasons(const WorldView& world,
                                                                   const LinkedMember& member);

}  // namespace campsync::harness
