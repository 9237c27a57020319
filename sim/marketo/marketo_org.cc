// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/marketo_org.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/marketo/program_channel.h"
#include "sim/marketo/refusals.h"

namespace campsync::sim {

using marketo::ChannelId;
using marketo::MemberAfter;
using marketo::MemberKey;
using marketo::PersonId;
using marketo::ProgramId;

// --- Channels -----------------------------------------------------------------------------------

Result<ChannelId> MarketoOrg::AddChannel(const ChannelSpec& spec) {
  return parts_.channels.Add(spec);
}

Result<marketo::StatusId> MarketoOrg::AddStatus(ChannelId channel, const StatusSpec& spec) {
  return parts_.channels.AddStatus(channel, spec, parts_.programs.UsesChannel(channel));
}

Result<Done> MarketoOrg::UpdateStatus(ChannelId channel, std::string_view status,
                                      const StatusEdit& edit) {
  return parts_.channels.UpdateStatus(channel, status, edit, parts_.programs.UsesChannel(channel));
}

Result<Done> MarketoOrg::RenameStatus(ChannelId channel, std::string_view status,
                                      std::string new_name) {
  return UpdateStatus(channel, status, {.name = std::move(new_name)});
}

Result<Done> MarketoOrg::RemoveStatus(ChannelId channel, std::string_view status) {
  return parts_.channels.RemoveStatus(channel, status, parts_.programs.UsesChannel(channel));
}

// --- Programs -----------------------------------------------------------------------------------

Result<ProgramId> MarketoOrg::AddProgram(const ProgramSpec& spec) {
  return parts_.programs.Add(spec);
}

Result<Done> MarketoOrg::UpdateProgram(ProgramId program, const ProgramEdit& edit) {
  return parts_.programs.Update(program, edit);
}

Result<Done> MarketoOrg::RenameProgram(ProgramId program, std::string name) {
  return UpdateProgram(program, {.name = std::move(name)});
}

Result<Done> MarketoOrg::ArchiveProgram(ProgramId program) {
  return UpdateProgram(program, {.archived = true});
}

Result<Done> MarketoOrg::DeleteProgram(ProgramId program) {
  if (auto error = parts_.programs.RefuseUnknown(program)) return *error;
  if (!parts_.context.rules.Applies("MK-UNLINK-05", true)) return Done{};
  parts_.membership.RemoveAll(program);
  parts_.programs.Erase(program);
  return Done{};
}

Result<Done> MarketoOrg::SetProgramChannel(ProgramId program, ChannelId channel) {
  return ChangeProgramChannel(parts_, program, channel);
}

Result<ProgramId> MarketoOrg::CloneProgram(ProgramId program, std::string name) {
  return parts_.programs.Clone(program, std::move(name));
}

Result<Done> MarketoOrg::AddCost(ProgramId program, const marketo::PeriodCost& cost) {
  return AddCosts(program, {cost});
}

Result<Done> MarketoOrg::AddCosts(ProgramId program,
                                  const std::vector<marketo::PeriodCost>& costs) {
  return parts_.programs.UpdateCosts(program, costs, false);
}

Result<Done> MarketoOrg::ReplaceCosts(ProgramId program,
                                      const std::vector<marketo::PeriodCost>& costs) {
  return parts_.programs.UpdateCosts(program, costs, true);
}

Result<Done> MarketoOrg::ClearCosts(ProgramId program) { return ReplaceCosts(program, {}); }

// --- People and members -------------------------------------------------------------------------

PersonId MarketoOrg::AddPerson(const PersonFields& fields) { return parts_.people.Add(fields); }

Result<PersonId> MarketoOrg::AddPersonThroughProgram(const PersonFields& fields, ProgramId program,
                                                     std::optional<std::string_view> status) {
  // Asked first: a refused entry leaves no person behind.
  if (auto error = parts_.wishes.RefuseEntry(program, status)) return *error;
  const PersonId person = AddPerson(fields);
  const auto entered =
      parts_.wishes.SetStatus({{program, person}, status, {.enters_marketo = true}});
  if (!entered) return entered.error();
  return person;
}

Result<Done> MarketoOrg::UpdatePerson(PersonId person, const PersonEdit& edit) {
  return parts_.people.Update(person, edit);
}

Result<PersonId> MarketoOrg::MergePeople(PersonId winner, PersonId loser) {
  const auto merged = parts_.merges.Merge({winner, loser});
  if (!merged) return merged.error();
  return merged->id;
}

Result<MemberAfter> MarketoOrg::SetMemberStatus(const MemberKey& member,
                                                std::optional<std::string_view> status,
                                                StatusAuthor author) {
  return parts_.wishes.SetStatus({member, status, {.author = author}});
}

Result<MemberAfter> MarketoOrg::RemoveMember(const MemberKey& member) {
  return parts_.wishes.Remove(member, {});
}

Result<Done> MarketoOrg::SetMemberSuccess(const MemberKey& member, bool success) {
  return parts_.wishes.SetSuccess(member, success);
}

// --- Settings -----------------------------------------------------------------------------------

void MarketoOrg::SetDefaults(std::optional<std::string> last_name,
                             std::optional<std::string> company) {
  parts_.settings.default_last_name = std::move(last_name);
  parts_.settings.default_company = std::move(company);
}

// --- Given --------------------------------------------------------------------------------------

Result<ChannelId, Malformed> MarketoOrg::GivenChannel(
    const marketo::Channel& channel, std::optional<marketo::ProgramType> applies_to) {
  return parts_.channels.Give(channel, applies_to);
}

Result<ProgramId, Malformed> MarketoOrg::GivenProgram(const marketo::Program& program) {
  return parts_.programs.Give(program);
}

Result<PersonId, Malformed> MarketoOrg::GivenPerson(const marketo::Person& person) {
  return parts_.people.Give(person);
}

Result<Done, Malformed> MarketoOrg::GivenMember(const MembershipGiven& given) {
  const auto& [program, person] = given.member;
  const marketo::Program* found = parts_.programs.Find(program);
  if (found == nullptr || parts_.people.Find(person) == nullptr) {
    return Malformed{
        fmt::format("a membership names program {} and person {}, and one of them "
                    "does not exist",
                    program.value, person.value)};
  }
  const marketo::Channel& channel = *parts_.channels.Find(found->channel);
  const auto status =
      std::ranges::find(channel.statuses, given.status, &marketo::ProgressionStatus::id);
  if (status == channel.statuses.end() || status->IsNotInProgram()) {
    return Malformed{
        fmt::format("a member of program '{}' has status {}, which its channel '{}' "
                    "does not give",
                    found->name, given.status.value, channel.name)};
  }
  if (parts_.members.Find(program, person) != nullptr) {
    return Malformed{fmt::format("person {} is in program '{}' twice", person.value, found->name)};
  }
  const Instant date = given.membership_date.value_or(parts_.context.clock.Now());
  parts_.membership.Give({.program = program,
                          .person = person,
                          .status = given.status,
                          .membership_date = date,
                          .reached_success = given.reached_success.value_or(status->success),
                          .acquired_by = given.acquired_by,
                          .updated_at = date});
  return Done{};
}

Result<Done, Malformed> MarketoOrg::GivenMirrorRow(const MirrorGiven& given) {
  return parts_.mirror.Give(given.campaign, given.campaign_name, given.person, given.row);
}

}  // namespace campsync::sim
