// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/program_channel.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "sim/marketo/refusals.h"

namespace campsync::sim {
namespace {

using StatusMap = std::map<marketo::StatusId, marketo::StatusId>;

/// The statuses that members of the program hold, each with its namesake in the channel; one that
/// has none stays itself.
StatusMap NamesakesOf(const MarketoParts& parts, marketo::ProgramId program,
                      marketo::ChannelId channel, std::vector<std::string>& missing) {
  StatusMap namesakes;
  parts.members.ForEachOf(program, [&](const MarketoMemberRow& row) {
    const marketo::StatusId held = row.member.status;
    if (namesakes.contains(held)) return;
    const std::string_view name = parts.context.labels.Text(parts.channels.FindStatus(held)->name);
    const marketo::ProgressionStatus* namesake = parts.channels.FindStatus(channel, name);
    if (namesake == nullptr) missing.emplace_back(name);
    namesakes.emplace(held, namesake == nullptr ? held : namesake->id);
  });
  return namesakes;
}

}  // namespace

Result<Done> ChangeProgramChannel(MarketoParts& parts, marketo::ProgramId program,
                                  marketo::ChannelId channel) {
  Rules& rules = parts.context.rules;
  const marketo::Program* found = parts.programs.Find(program);
  if (auto error = RefuseMissing(rules, "MK-REST-12", found == nullptr, ProgramNotFound())) {
    return *error;
  }
  if (auto error = parts.programs.RefuseChannel(channel, found->type)) return *error;
  if (found->channel == channel) return Done{};
  std::vector<std::string> missing;
  const StatusMap namesakes = NamesakesOf(parts, program, channel, missing);
  if (rules.Applies("MK-ATTR-11", !missing.empty())) {
    Error error = InvalidData("The channel lacks statuses that members hold");
    error.fields = missing;
    return error;
  }
  parts.programs.SetChannel(program, channel);
  std::vector<marketo::PersonId> members;
  parts.members.ForEachOf(
      program, [&](const MarketoMemberRow& row) { members.push_back(row.member.person); });
  for (const marketo::PersonId person : members) {
    MarketoMemberRow& row = *parts.members.Find(program, person);
    parts.membership.RepointStatus(row, namesakes.at(row.member.status));
  }
  return Done{};
}

}  // namespace campsync::sim
