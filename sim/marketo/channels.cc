// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/channels.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "sim/marketo/channel_checks.h"
#include "sim/marketo/refusals.h"

namespace campsync::sim {
namespace {

using marketo::Channel;
using marketo::ChannelId;
using marketo::ProgressionStatus;
using marketo::StatusId;

StatusSpec SpecOf(const LabelTable& labels, const ProgressionStatus& status) {
  return {std::string(labels.Text(status.name)), status.step, status.success, status.hidden};
}

/// The statuses a channel offers now, except `self`.
std::vector<StatusSpec> OtherStatuses(const LabelTable& labels, const Channel& channel,
                                      const ProgressionStatus* self) {
  std::vector<StatusSpec> others;
  for (const ProgressionStatus& status : channel.statuses) {
    if (!status.retired && &status != self) others.push_back(SpecOf(labels, status));
  }
  return others;
}

/// Why a given channel cannot be one; nullopt: it can. Its ids are looked at by the caller.
std::optional<Malformed> CheckGiven(const LabelTable& labels, const Channel& channel) {
  std::set<std::string_view> names;
  bool has_absent = false;
  for (const ProgressionStatus& status : channel.statuses) {
    const std::string_view name = labels.Text(status.name);
    if (status.step < 0 || name.empty()) {
      return Malformed{
          fmt::format("channel '{}' has a status without a name or with a step below "
                      "0",
                      channel.name)};
    }
    if (!status.retired && !names.insert(name).second) {
      return Malformed{fmt::format("channel '{}' has status '{}' twice", channel.name, name)};
    }
    if (status.IsNotInProgram() && (has_absent || name != kNotInProgram)) {
      return Malformed{
          fmt::format("channel '{}': step 0 is '{}' alone", channel.name, kNotInProgram)};
    }
    has_absent |= status.IsNotInProgram();
  }
  if (has_absent) return std::nullopt;
  return Malformed{
      fmt::format("channel '{}' lacks '{}' at step 0 (MK-CHAN-02)", channel.name, kNotInProgram)};
}

}  // namespace

// --- Reading ------------------------------------------------------------------------------------

const Channel* MarketoChannels::Find(ChannelId id) const {
  const Row* row = rows_.Find(id);
  return row == nullptr ? nullptr : &row->channel;
}

const Channel* MarketoChannels::FindByName(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : Find(found->second);
}

const ProgressionStatus* MarketoChannels::FindStatus(StatusId id) const {
  const auto found = status_places_.find(id);
  if (found == status_places_.end()) return nullptr;
  return &Find(found->second.channel)->statuses[found->second.index];
}

const ProgressionStatus* MarketoChannels::FindStatus(ChannelId id, std::string_view name) const {
  const Channel* channel = Find(id);
  if (channel == nullptr) return nullptr;
  for (const ProgressionStatus& status : channel->statuses) {
    if (!status.retired && context_.labels.Text(status.name) == name) return &status;
  }
  return nullptr;
}

const ProgressionStatus* MarketoChannels::FindGrantable(ChannelId channel, StatusId id) const {
  const auto found = status_places_.find(id);
  if (found == status_places_.end() || found->second.channel != channel) return nullptr;
  const ProgressionStatus* status = FindStatus(id);
  return status->retired || status->IsNotInProgram() ? nullptr : status;
}

const ProgressionStatus* MarketoChannels::NotInProgram(ChannelId id) const {
  const Channel* channel = Find(id);
  if (channel == nullptr) return nullptr;
  for (const ProgressionStatus& status : channel->statuses) {
    if (status.IsNotInProgram()) return &status;
  }
  return nullptr;
}

const ProgressionStatus* MarketoChannels::FirstStatus(ChannelId id) const {
  const Channel* channel = Find(id);
  if (channel == nullptr) return nullptr;
  const bool by_name = context_.behavior.first_status_tie == FirstStatusTie::kNameOrder;
  const ProgressionStatus* first = nullptr;
  for (const ProgressionStatus& status : channel->statuses) {
    if (status.retired || status.IsNotInProgram()) continue;
    const bool earlier = first == nullptr || status.step < first->step;
    const bool tie_won = first != nullptr && by_name && status.step == first->step &&
                         context_.labels.Text(status.name) < context_.labels.Text(first->name);
    if (earlier || tie_won) first = &status;
  }
  return first;
}

std::optional<marketo::ProgramType> MarketoChannels::AppliesTo(ChannelId id) const {
  const Row* row = rows_.Find(id);
  return row == nullptr ? std::nullopt : row->applies_to;
}

// --- Admin --------------------------------------------------------------------------------------

Result<ChannelId> MarketoChannels::Add(const ChannelSpec& spec) {
  Rules& rules = context_.rules;
  if (rules.Applies("MK-CHAN-01", spec.name.empty())) return InvalidData("A channel needs a name");
  const bool taken = by_name_.contains(spec.name);
  if (rules.Applies("MK-CHAN-01", taken)) {
    return InvalidData(fmt::format("There is a channel '{}' already", spec.name));
  }
  std::vector<StatusSpec> others;
  for (const StatusSpec& status : spec.statuses) {
    if (auto error = RefuseStatus(rules, spec.applies_to, others, status)) return *error;
    others.push_back(status);
  }
  const bool lacks_absent = std::ranges::none_of(
      spec.statuses, [](const StatusSpec& status) { return status.step == 0; });
  if (rules.Applies("MK-CHAN-02", lacks_absent)) {
    return InvalidData(fmt::format("A channel has '{}' at step 0", kNotInProgram));
  }
  const bool too_few = others.size() < 3;  // `Not in Program` and two more
  if (rules.Applies("MK-CHAN-04", too_few)) {
    return InvalidData("A channel has at least two statuses; hide the one that is not used");
  }
  const ChannelId id{next_channel_++};
  Row& row = rows_.Insert(id, {{id, spec.name, {}}, spec.applies_to});
  for (const StatusSpec& status : spec.statuses) Append(row, status);
  by_name_.emplace(spec.name, id);
  changes_.NoteChannel(id);
  return id;
}

Result<StatusId> MarketoChannels::AddStatus(ChannelId channel, const StatusSpec& spec,
                                            bool in_use) {
  Row* row = rows_.Find(channel);
  if (auto error = RefuseMissing(context_.rules, "MK-CHAN-01", row == nullptr,
                                 InvalidData("There is no such channel"))) {
    return *error;
  }
  if (in_use && !context_.rules.Applies("MK-CHAN-06", in_use)) {
    return InvalidData("The channel is in use");
  }
  const auto others = OtherStatuses(context_.labels, row->channel, nullptr);
  if (auto error = RefuseStatus(context_.rules, row->applies_to, others, spec)) return *error;
  changes_.NoteChannel(channel);
  return Append(*row, spec);
}

Result<Done> MarketoChannels::UpdateStatus(ChannelId channel, std::string_view status,
                                           const StatusEdit& edit, bool in_use) {
  const bool renames = edit.name.has_value() && *edit.name != status;
  const auto found = Editable(channel, status, in_use, renames);
  if (!found) return found.error();
  ProgressionStatus& row = **found;
  StatusSpec wanted = SpecOf(context_.labels, row);
  wanted.name = edit.name.value_or(wanted.name);
  wanted.step = edit.step.value_or(wanted.step);
  wanted.success = edit.success.value_or(wanted.success);
  wanted.hidden = edit.hidden.value_or(wanted.hidden);
  const auto others = OtherStatuses(context_.labels, *Find(channel), &row);
  if (auto error = RefuseStatus(context_.rules, AppliesTo(channel), others, wanted)) return *error;
  row.name = context_.labels.Intern(wanted.name);
  row.step = wanted.step;
  row.success = wanted.success;
  row.hidden = wanted.hidden;
  changes_.NoteChannel(channel);
  return Done{};
}

Result<Done> MarketoChannels::RemoveStatus(ChannelId channel, std::string_view status,
                                           bool in_use) {
  const auto found = Editable(channel, status, in_use, true);
  if (!found) return found.error();
  (*found)->retired = true;
  changes_.NoteChannel(channel);
  return Done{};
}

Result<ChannelId, Malformed> MarketoChannels::Give(Channel channel,
                                                   std::optional<marketo::ProgramType> applies_to) {
  if (channel.id.IsNull()) channel.id.value = next_channel_;
  if (rows_.Find(channel.id) != nullptr || by_name_.contains(channel.name)) {
    return Malformed{fmt::format("there are two channels with id {} or name '{}'", channel.id.value,
                                 channel.name)};
  }
  if (auto malformed = CheckGiven(context_.labels, channel)) return *malformed;
  std::set<StatusId> ids;
  for (const ProgressionStatus& status : channel.statuses) {
    if (status.id.IsNull()) continue;
    if (status_places_.contains(status.id) || !ids.insert(status.id).second) {
      return Malformed{fmt::format("status id {} is used twice", status.id.value)};
    }
    next_status_ = std::max(next_status_, status.id.value + 1);
  }
  for (ProgressionStatus& status : channel.statuses) {
    if (status.id.IsNull()) status.id.value = next_status_++;
  }
  next_channel_ = std::max(next_channel_, channel.id.value + 1);
  by_name_.emplace(channel.name, channel.id);
  const ChannelId id = channel.id;
  Row& row = rows_.Insert(id, {std::move(channel), applies_to});
  for (std::size_t i = 0; i < row.channel.statuses.size(); ++i) Index(row, i);
  changes_.NoteChannel(id);
  return id;
}

Result<ProgressionStatus*> MarketoChannels::Editable(ChannelId channel, std::string_view name,
                                                     bool in_use, bool locked) {
  Rules& rules = context_.rules;
  const ProgressionStatus* status = FindStatus(channel, name);
  if (auto error = RefuseMissing(rules, "MK-CHAN-01", status == nullptr, ProgramStatusNotFound())) {
    return *error;
  }
  if (rules.Applies("MK-CHAN-02", status->IsNotInProgram())) {
    return InvalidData(fmt::format("'{}' cannot be changed", kNotInProgram));
  }
  const auto applies_to = AppliesTo(channel);
  const bool webinar = applies_to == marketo::ProgramType::kEventWithWebinar;
  if (rules.Applies("MK-CHAN-07", locked && webinar && IsSystemMapped(applies_to, name))) {
    return InvalidData(fmt::format("The webinar's mapping of '{}' is locked", name));
  }
  if (in_use && !rules.Applies("MK-CHAN-06", in_use)) return InvalidData("The channel is in use");
  const StatusPlace place = status_places_.at(status->id);
  return &rows_.Find(place.channel)->channel.statuses[place.index];
}

StatusId MarketoChannels::Append(Row& row, const StatusSpec& spec) {
  const StatusId id{next_status_++};
  row.channel.statuses.push_back(
      {id, context_.labels.Intern(spec.name), spec.step, spec.success, spec.hidden});
  Index(row, row.channel.statuses.size() - 1);
  return id;
}

void MarketoChannels::Index(const Row& row, std::size_t index) {
  status_places_.emplace(row.channel.statuses[index].id, StatusPlace{row.channel.id, index});
}

}  // namespace campsync::sim
