// SPDX-License-Identifier: Apache-2.0
//
// MarketoChannels: the channels and their progression statuses (MK-CHAN-01..08). It keeps names
// unique, `Not in Program` at step 0 and every id it ever gave: a status that leaves a channel is
// retired, not erased, because members may hold it. Who holds what is not known here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/error.h"
#include "core/marketo/channel.h"
#include "core/result.h"
#include "sim/marketo/change_log.h"
#include "sim/marketo/channel_spec.h"
#include "sim/marketo/ordered_table.h"

namespace campsync::sim {

class MarketoChannels {
 public:
  MarketoChannels(const MarketoContext& context, MarketoChangeLog& changes)
      : context_(context), changes_(changes) {}

  // --- Reading ---
  [[nodiscard]] const marketo::Channel* Find(marketo::ChannelId id) const;
  [[nodiscard]] const marketo::Channel* FindByName(std::string_view name) const;
  /// The status of an id, retired or not, whatever its channel; nullptr: no such id.
  [[nodiscard]] const marketo::ProgressionStatus* FindStatus(marketo::StatusId id) const;
  /// The status of that exact name which the channel offers now, `Not in Program` included.
  [[nodiscard]] const marketo::ProgressionStatus* FindStatus(marketo::ChannelId channel,
                                                             std::string_view name) const;
  /// The status of that id if members of the channel's programs can be given it: not retired, not
  /// `Not in Program`.
  [[nodiscard]] const marketo::ProgressionStatus* FindGrantable(marketo::ChannelId channel,
                                                                marketo::StatusId id) const;
  /// The channel's step-0 status (MK-ACT-03); nullptr only with MK-CHAN-02 inverted.
  [[nodiscard]] const marketo::ProgressionStatus* NotInProgram(marketo::ChannelId channel) const;
  /// The first status in progression: lowest step above 0, ties by switch `first-status-tie`
  /// (MK-STATUS-08); nullptr: the channel has none.
  [[nodiscard]] const marketo::ProgressionStatus* FirstStatus(marketo::ChannelId channel) const;
  /// Which program type a channel applies to; nullopt: any.
  [[nodiscard]] std::optional<marketo::ProgramType> AppliesTo(marketo::ChannelId channel) const;
  /// Calls visit(const marketo::Channel&) in the order of ids.
  template <class Visit>
  void ForEach(Visit&& visit) const {
    rows_.ForEach([&](const Row& row) { visit(row.channel); });
  }

  // --- Admin ---
  /// Refused with 1003: an empty or taken name, no `Not in Program` at step 0 or something else
  /// there (MK-CHAN-02), a status name twice, empty or over 255 characters, a negative step, a
  /// hidden system-mapped status of an event channel (MK-CHAN-07).
  Result<marketo::ChannelId> Add(const ChannelSpec& spec);
  /// `in_use`: programs use the channel; members keep what they have (MK-CHAN-06).
  Result<marketo::StatusId> AddStatus(marketo::ChannelId channel, const StatusSpec& spec,
                                      bool in_use);
  Result<Done> UpdateStatus(marketo::ChannelId channel, std::string_view status,
                            const StatusEdit& edit, bool in_use);
  /// The status is retired: members keep it, nobody gets it any more (MK-CHAN-06).
  Result<Done> RemoveStatus(marketo::ChannelId channel, std::string_view status, bool in_use);

  /// A channel that was there before the first step. Null ids are filled in.
  Result<marketo::ChannelId, Malformed> Give(marketo::Channel channel,
                                             std::optional<marketo::ProgramType> applies_to);

 private:
  struct Row {
    marketo::Channel channel;
    std::optional<marketo::ProgramType> applies_to;
  };
  struct StatusPlace {
    marketo::ChannelId channel;
    std::size_t index = 0;
  };

  /// The status that an edit names, or why it cannot be edited. `locked`: the edit would take away
  /// the name that a webinar's system mapping needs.
  Result<marketo::ProgressionStatus*> Editable(marketo::ChannelId channel, std::string_view status,
                                               bool in_use, bool locked);
  marketo::StatusId Append(Row& row, const StatusSpec& spec);
  void Index(const Row& row, std::size_t index);

  MarketoContext context_;
  MarketoChangeLog& changes_;
  OrderedTable<marketo::ChannelId, Row> rows_;
  std::map<std::string, marketo::ChannelId, std::less<>> by_name_;
  std::unordered_map<marketo::StatusId, StatusPlace> status_places_;
  std::int64_t next_channel_ = 1;
  std::int64_t next_status_ = 1;
};

}  // namespace campsync::sim
