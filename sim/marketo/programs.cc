// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/programs.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "sim/marketo/refusals.h"

namespace campsync::sim {
namespace {

using marketo::PeriodCost;
using marketo::Program;
using marketo::ProgramId;
using marketo::ProgramType;

bool HasDates(ProgramType type) {
  return type != ProgramType::kDefault && type != ProgramType::kEngagement;
}

bool IsBadCost(const PeriodCost& cost) {
  return cost.cost < Money{0} || cost.cost > kPeriodCostMax || cost.month.month < 1 ||
         cost.month.month > 12;
}

}  // namespace

const Program* MarketoPrograms::FindByName(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : Find(found->second);
}

bool MarketoPrograms::UsesChannel(marketo::ChannelId channel) const {
  const auto found = by_channel_.find(channel);
  return found != by_channel_.end() && !found->second.empty();
}

Result<ProgramId> MarketoPrograms::Add(const ProgramSpec& spec) {
  if (auto error = RefuseName(spec.name)) return *error;
  if (auto error = RefuseChannel(spec.channel, spec.type)) return *error;
  if (auto error = RefuseCosts(spec.costs)) return *error;
  const bool dated = spec.start_date.has_value() || spec.end_date.has_value();
  if (context_.rules.Applies("MK-REST-11", dated && !HasDates(spec.type))) {
    return InvalidData("Only events, webinars and emails have dates");
  }
  return Insert({.name = spec.name,
                 .description = spec.description,
                 .type = spec.type,
                 .channel = spec.channel,
                 .costs = spec.costs,
                 .start_date = spec.start_date,
                 .end_date = spec.end_date});
}

Result<Done> MarketoPrograms::Update(ProgramId id, const ProgramEdit& edit) {
  if (auto error = RefuseUnknown(id)) return *error;
  Program& program = *rows_.Find(id);
  Program changed = program;
  if (edit.name && *edit.name != program.name) {
    if (auto error = RefuseName(*edit.name)) return *error;
    changed.name = *edit.name;
  }
  changed.description = edit.description.value_or(program.description);
  changed.archived = edit.archived.value_or(program.archived);
  if (changed == program) return Done{};
  const auto named = by_name_.find(program.name);
  if (named != by_name_.end() && named->second == id) by_name_.erase(named);
  program = std::move(changed);
  by_name_.emplace(program.name, id);
  changes_.NoteProgram(id);
  return Done{};
}

Result<Done> MarketoPrograms::UpdateCosts(ProgramId id, const std::vector<PeriodCost>& costs,
                                          bool destructive) {
  if (auto error = RefuseUnknown(id)) return *error;
  if (auto error = RefuseCosts(costs)) return *error;
  Program& program = *rows_.Find(id);
  std::vector<PeriodCost> after = program.costs;
  if (context_.rules.Applies("MK-ATTR-08", destructive)) after.clear();
  after.insert(after.end(), costs.begin(), costs.end());
  if (after == program.costs) return Done{};
  program.costs = std::move(after);
  changes_.NoteProgram(id);
  return Done{};
}

Result<ProgramId> MarketoPrograms::Clone(ProgramId id, std::string name) {
  if (auto error = RefuseUnknown(id)) return *error;
  if (auto error = RefuseName(name)) return *error;
  Program clone = *Find(id);
  clone.id = {};
  clone.name = std::move(name);
  clone.archived = false;
  const bool carries = clone.sfdc_campaign.has_value() || !clone.costs.empty();
  if (context_.rules.Applies("MK-LINK-09", carries)) {
    clone.sfdc_campaign.reset();
    clone.costs.clear();
  }
  return Insert(std::move(clone));
}

void MarketoPrograms::Erase(ProgramId id) {
  const Program& program = *Find(id);
  const auto named = by_name_.find(program.name);
  if (named != by_name_.end() && named->second == id) by_name_.erase(named);
  by_channel_[program.channel].erase(id);
  rows_.Erase(id);
  changes_.NoteProgram(id);
}

void MarketoPrograms::SetChannel(ProgramId id, marketo::ChannelId channel) {
  Program& program = *rows_.Find(id);
  by_channel_[program.channel].erase(id);
  by_channel_[channel].insert(id);
  program.channel = channel;
  changes_.NoteProgram(id);
}

Result<bool> MarketoPrograms::SetCampaign(ProgramId id,
                                          const std::optional<marketo::SfdcCampaign>& campaign) {
  if (auto error = RefuseUnknown(id)) return *error;
  Program& program = *rows_.Find(id);
  if (program.sfdc_campaign == campaign) return false;
  program.sfdc_campaign = campaign;
  changes_.NoteProgram(id);
  return true;
}

Result<ProgramId, Malformed> MarketoPrograms::Give(Program program) {
  if (rows_.Find(program.id) != nullptr || by_name_.contains(program.name)) {
    return Malformed{fmt::format("there are two programs with id {} or name '{}'", program.id.value,
                                 program.name)};
  }
  if (channels_.Find(program.channel) == nullptr) {
    return Malformed{fmt::format("program '{}' has a channel that does not exist (id {})",
                                 program.name, program.channel.value)};
  }
  if (std::ranges::any_of(program.costs, IsBadCost)) {
    return Malformed{fmt::format("program '{}' has a period cost outside 0..{} (MK-ATTR-05)",
                                 program.name, kPeriodCostMax.units)};
  }
  return Insert(std::move(program));
}

std::optional<Error> MarketoPrograms::RefuseName(std::string_view name) const {
  Rules& rules = context_.rules;
  if (rules.Applies("MK-REST-12", name.empty())) return InvalidData("A program needs a name");
  if (rules.Applies("MK-REST-12", CharacterCount(name) > kProgramNameLengthMax)) {
    return InvalidData(
        fmt::format("A program name has at most {} characters", kProgramNameLengthMax));
  }
  if (rules.Applies("MK-REST-12", by_name_.contains(name))) {
    return InvalidData(fmt::format("There is a program '{}' already", name));
  }
  return std::nullopt;
}

std::optional<Error> MarketoPrograms::RefuseChannel(marketo::ChannelId channel,
                                                    ProgramType type) const {
  Rules& rules = context_.rules;
  if (auto error = RefuseMissing(rules, "MK-REST-12", channels_.Find(channel) == nullptr,
                                 InvalidData("There is no such channel"))) {
    return error;
  }
  const auto applies_to = channels_.AppliesTo(channel);
  if (rules.Applies("MK-CHAN-01", applies_to.has_value() && *applies_to != type)) {
    return InvalidData("The channel applies to another program type");
  }
  return std::nullopt;
}

std::optional<Error> MarketoPrograms::RefuseCosts(const std::vector<PeriodCost>& costs) const {
  if (!context_.rules.Applies("MK-ATTR-05", std::ranges::any_of(costs, IsBadCost))) {
    return std::nullopt;
  }
  return InvalidData(
      fmt::format("A period cost is a whole number from 0 to {} in a month", kPeriodCostMax.units));
}

std::optional<Error> MarketoPrograms::RefuseUnknown(ProgramId id) const {
  return RefuseMissing(context_.rules, "MK-REST-12", Find(id) == nullptr, ProgramNotFound());
}

ProgramId MarketoPrograms::Insert(Program program) {
  if (program.id.IsNull()) program.id.value = next_;
  next_ = std::max(next_, program.id.value + 1);
  const ProgramId id = program.id;
  by_name_.emplace(program.name, id);
  by_channel_[program.channel].insert(id);
  rows_.Insert(id, std::move(program));
  changes_.NoteProgram(id);
  return id;
}

}  // namespace campsync::sim
