// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/marketo_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

// In `given` a channel is already there, so it must be one that Marketo can have.
void CheckGivenChannel(const GivenChannel& channel, ErrorList& errors) {
  std::set<std::string, std::less<>> names;
  for (const GivenStatus& status : channel.statuses) {
    if (!names.insert(status.name).second) {
      errors.Add(status.place, fmt::format("the channel has two statuses named '{}'", status.name));
    }
    if ((status.step == 0) != (status.name == kNotInProgram)) {
      errors.Add(status.place, "step 0 is that of 'Not in Program' and of no other (MK-CHAN-02)",
                 "Leave 'Not in Program' out: it is added for you.");
    }
  }
}

}  // namespace

GivenStatus ReadStatus(const ObjectReader& object, ValueBounds bounds) {
  GivenStatus status;
  status.place = object.place();
  status.name = ReadName(object, "name", bounds);
  status.step =
      static_cast<std::int32_t>(ReadBounded(object, "step", 0, kStepMax, bounds).value_or(0));
  status.success = object.Truth("success").value_or(false);
  status.hidden = object.Truth("hidden").value_or(false);
  return status;
}

GivenChannel ReadChannel(const ObjectReader& object, ValueBounds bounds) {
  GivenChannel channel;
  channel.place = object.place();
  channel.name = ReadName(object, "name", bounds);
  if (const auto type = object.Word("type", "program type", ProgramTypeWords())) {
    channel.applies_to = static_cast<marketo::ProgramType>(*type);
  }
  for (const JsonNode& node : object.List("statuses")) {
    channel.statuses.push_back(
        ReadStatus(ObjectReader(node, kStatusShape, object.errors()), bounds));
  }
  return channel;
}

GivenChannel ReadGivenChannel(const ObjectReader& object, Directory& directory) {
  GivenChannel channel = ReadChannel(object);
  CheckGivenChannel(channel, object.errors());
  if (std::ranges::find(channel.statuses, kNotInProgram, &GivenStatus::name) ==
      channel.statuses.end()) {
    channel.statuses.insert(channel.statuses.begin(),
                            {channel.place, std::string(kNotInProgram), 0, false, false});
  }
  Introduce(channel, directory, object.errors());
  return channel;
}

std::vector<marketo::PeriodCost> ReadCosts(const ObjectReader& object, std::string_view key,
                                           ValueBounds bounds) {
  std::vector<marketo::PeriodCost> costs;
  for (const JsonNode& node : object.List(key)) {
    const ObjectReader cost(node, kCostShape, object.errors());
    const auto month = ParseYearMonth(cost.Text("startDate"));
    if (!month && cost.Has("startDate")) {
      object.errors().Add(cost.PlaceOf("startDate"), month.error().sentence);
    }
    costs.push_back({month ? *month : YearMonth(),
                     Money{ReadBounded(cost, "cost", 0, kPeriodCostMax, bounds).value_or(0)},
                     cost.Text("note")});
  }
  return costs;
}

GivenProgram ReadProgram(const ObjectReader& object, const Directory& directory,
                         ValueBounds bounds) {
  GivenProgram program;
  program.place = object.place();
  program.name = ReadName(object, "name", bounds);
  program.key = object.Has("key") ? object.Name("key") : program.name;
  if (const auto id = object.Whole("id", 1, kMarketoIdMax)) program.id = marketo::ProgramId{*id};
  const auto type = object.Word("type", "program type", ProgramTypeWords());
  program.type = static_cast<marketo::ProgramType>(type.value_or(0));
  program.channel = ReadReference(object, "channel", NameKind::kChannel, directory);
  program.description = object.Text("description");
  program.costs = ReadCosts(object, "costs", bounds);
  program.start_date = object.DateOf("startDate");
  program.end_date = object.DateOf("endDate");
  program.archived = object.Truth("archived").value_or(false);
  return program;
}

GivenPerson ReadPerson(const ObjectReader& object, const Directory& directory) {
  GivenPerson person;
  person.place = object.place();
  person.key = object.Name("key");
  if (const auto id = object.Whole("id", 1, kMarketoIdMax)) person.id = marketo::PersonId{*id};
  person.first_name = object.Text("firstName");
  person.last_name = object.Text("lastName");
  person.company = object.Text("company");
  person.email = object.Text("email");
  if (object.Has("salesforce")) {
    person.salesforce = ReadSalesforceReference(object, "salesforce", directory);
  }
  return person;
}

GivenProgramMember ReadProgramMember(const ObjectReader& object, const Directory& directory) {
  GivenProgramMember member;
  member.place = object.place();
  member.program = ReadReference(object, "program", NameKind::kProgram, directory);
  member.person = ReadReference(object, "person", NameKind::kPerson, directory);
  member.status = ReadProgramStatus(object, "status", member.program, directory);
  member.membership_date = object.InstantOf("membershipDate");
  member.reached_success = object.Truth("reachedSuccess");
  member.acquired_by = object.Truth("acquiredBy").value_or(false);
  return member;
}

void Introduce(const GivenChannel& channel, Directory& directory, ErrorList& errors) {
  if (!directory.Add(NameKind::kChannel, channel.name)) {
    errors.Add(channel.place, fmt::format("there is a channel '{}' already", channel.name));
  }
  for (const GivenStatus& status : channel.statuses) {
    directory.AddStatus(channel.name, status.name);
  }
}

void Introduce(const GivenProgram& program, Directory& directory, ErrorList& errors) {
  if (!directory.Add(NameKind::kProgram, program.key)) {
    errors.Add(program.place, fmt::format("there is a program '{}' already", program.key),
               "Give one of them a \"key\" of its own.");
  }
  directory.SetChannel(program.key, program.channel);
}

void Introduce(const GivenPerson& person, Directory& directory, ErrorList& errors) {
  if (!directory.Add(NameKind::kPerson, person.key)) {
    errors.Add(person.place, fmt::format("there is a person '{}' already", person.key));
  }
  if (person.salesforce && !directory.Hold(person.key, *person.salesforce)) {
    errors.Add(person.place,
               fmt::format("another person is {} already", FormatKey(*person.salesforce)),
               "One record in Salesforce is one person in Marketo.");
  }
}

std::vector<ObjectWords> MarketoRecordShapes() {
  return {kStatusShape, kChannelShape,       kCostShape,    kProgramShape,
          kPersonShape, kProgramMemberShape, kSettingsShape};
}

}  // namespace campsync::harness
