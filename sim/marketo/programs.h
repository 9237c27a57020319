// SPDX-License-Identifier: Apache-2.0
//
// MarketoPrograms: programs of all five types, their names, period costs and the copy of their
// campaign (MK-REST-11, MK-REST-12, MK-ATTR-05, MK-ATTR-08). Members are elsewhere. A program keeps
// its id and its type; its channel is changed by ChangeProgramChannel. An id is never used twice.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/marketo/program.h"
#include "core/result.h"
#include "sim/marketo/change_log.h"
#include "sim/marketo/channels.h"
#include "sim/marketo/ordered_table.h"

namespace campsync::sim {

/// Longest program name in characters (MK-NEW-09).
inline constexpr std::size_t kProgramNameLengthMax = 255;
/// Largest period cost (MK-ATTR-05).
inline constexpr Money kPeriodCostMax{99'999'999};

/// What a marketer types to create a program.
struct ProgramSpec {
  std::string name;  // unique in the instance
  marketo::ProgramType type = marketo::ProgramType::kDefault;
  marketo::ChannelId channel;
  std::string description;
  std::vector<marketo::PeriodCost> costs;
  std::optional<Date> start_date;  // events, webinars and emails only
  std::optional<Date> end_date;
};

/// Absent fields stay.
struct ProgramEdit {
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<bool> archived;  // data stays where it is (MK-UNLINK-06)
};

class MarketoPrograms {
 public:
  MarketoPrograms(const MarketoContext& context, const MarketoChannels& channels,
                  MarketoChangeLog& changes)
      : context_(context), channels_(channels), changes_(changes) {}

  // --- Reading ---
  [[nodiscard]] const marketo::Program* Find(marketo::ProgramId id) const { return rows_.Find(id); }
  [[nodiscard]] const marketo::Program* FindByName(std::string_view name) const;
  /// Whether a program uses the channel.
  [[nodiscard]] bool UsesChannel(marketo::ChannelId channel) const;
  /// Calls visit(const marketo::Program&) in the order of ids.
  template <class Visit>
  void ForEach(Visit&& visit) const {
    rows_.ForEach(visit);
  }

  // --- Marketing ---
  /// Refused with 1003: an empty, taken or too long name, an unknown channel or one for another
  /// program type (MK-CHAN-01), dates on a type that has none, a bad cost.
  Result<marketo::ProgramId> Add(const ProgramSpec& spec);
  /// All fields of the edit or none.
  Result<Done> Update(marketo::ProgramId id, const ProgramEdit& edit);
  /// REST's `costs` and `costsDestructiveUpdate`: appended, or put in the place of all there are;
  /// destructive without costs clears them (MK-ATTR-08).
  Result<Done> UpdateCosts(marketo::ProgramId id, const std::vector<marketo::PeriodCost>& costs,
                           bool destructive);
  /// A copy under another name: without campaign, costs and members (MK-LINK-09).
  Result<marketo::ProgramId> Clone(marketo::ProgramId id, std::string name);
  /// Why a program of that type cannot have the channel; nullopt: it can (MK-CHAN-01).
  [[nodiscard]] std::optional<Error> RefuseChannel(marketo::ChannelId channel,
                                                   marketo::ProgramType type) const;
  /// The program is as if it had never been (MK-UNLINK-05); its members must be gone already.
  void Erase(marketo::ProgramId id);
  /// Why there is no such program; nullopt: there is.
  [[nodiscard]] std::optional<Error> RefuseUnknown(marketo::ProgramId id) const;
  /// Gives an existing program a channel that RefuseChannel lets pass.
  void SetChannel(marketo::ProgramId id, marketo::ChannelId channel);

  // --- The sync ---
  /// Whether the copy of the campaign changed (MK-LINK-05).
  Result<bool> SetCampaign(marketo::ProgramId id,
                           const std::optional<marketo::SfdcCampaign>& campaign);

  /// A program that was there before the first step. A null id is filled in.
  Result<marketo::ProgramId, Malformed> Give(marketo::Program program);

 private:
  [[nodiscard]] std::optional<Error> RefuseName(std::string_view name) const;
  [[nodiscard]] std::optional<Error> RefuseCosts(
      const std::vector<marketo::PeriodCost>& costs) const;
  marketo::ProgramId Insert(marketo::Program program);

  MarketoContext context_;
  const MarketoChannels& channels_;
  MarketoChangeLog& changes_;
  OrderedTable<marketo::ProgramId, marketo::Program> rows_;
  std::map<std::string, marketo::ProgramId, std::less<>> by_name_;
  std::map<marketo::ChannelId, std::set<marketo::ProgramId>> by_channel_;
  std::int64_t next_ = 1001;  // far from channel and status ids: mixed-up keys find nothing
};

}  // namespace campsync::sim
