// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/marketo_record_writer.h"

#include <utility>

#include "scenarios/harness/loader/references.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

template <class Id>
std::optional<std::int64_t> NumberOf(const std::optional<Id>& id) {
  return id ? std::optional<std::int64_t>(id->value) : std::nullopt;
}

bool IsImpliedStatus(const GivenStatus& status) {
  return status.name == kNotInProgram && status.step == 0 && !status.success && !status.hidden;
}

}  // namespace

std::optional<std::string> DateText(const std::optional<Date>& date) {
  return date ? std::optional<std::string>(FormatDate(*date)) : std::nullopt;
}

std::string InstantText(Instant instant) {
  constexpr std::string_view kWholeSecond = ".000Z";
  std::string text = FormatInstant(instant);
  if (!text.ends_with(kWholeSecond)) return text;
  return text.substr(0, text.size() - kWholeSecond.size()) + "Z";
}

LayoutNode WriteCosts(const std::vector<marketo::PeriodCost>& costs) {
  return ListOfEach(costs, Break::kFill, [](const marketo::PeriodCost& one) {
    return ObjectLayout()
        .Text("startDate", FormatYearMonth(one.month))
        .Whole("cost", one.cost.units)
        .Text("note", UnlessEmpty(one.note))
        .Take();
  });
}

void WriteStatusKeys(const GivenStatus& status, ObjectLayout& object) {
  object.Text("name", status.name)
      .Whole("step", status.step)
      .Truth("success", Unless(status.success, false))
      .Truth("hidden", Unless(status.hidden, false));
}

void WriteChannelKeys(const GivenChannel& channel, ObjectLayout& object) {
  object.Text("name", channel.name);
  if (channel.applies_to) object.Text("type", std::string(WordOf(*channel.applies_to)));
  object.Node("statuses", ListOfEach(channel.statuses, Break::kFill, [](const GivenStatus& status) {
                ObjectLayout one;
                WriteStatusKeys(status, one);
                return one.Take();
              }));
}

LayoutNode WriteGivenChannel(GivenChannel channel) {
  const auto& statuses = channel.statuses;
  if (!statuses.empty() && IsImpliedStatus(statuses.front())) {
    channel.statuses.erase(channel.statuses.begin());
  }
  ObjectLayout object;
  WriteChannelKeys(channel, object);
  return object.Take();
}

void WriteProgramKeys(const GivenProgram& program, ObjectLayout& object) {
  object.Text("name", program.name)
      .Text("key", Unless(program.key, program.name))
      .Whole("id", NumberOf(program.id));
  if (program.type != marketo::ProgramType::kDefault) {
    object.Text("type", std::string(WordOf(program.type)));
  }
  object.Text("channel", program.channel)
      .Text("description", UnlessEmpty(program.description))
      .Text("startDate", DateText(program.start_date))
      .Text("endDate", DateText(program.end_date))
      .Truth("archived", Unless(program.archived, false))
      .NodeUnlessEmpty("costs", WriteCosts(program.costs));
}

void WritePersonKeys(const GivenPerson& person, ObjectLayout& object) {
  object.Text("key", person.key)
      .Whole("id", NumberOf(person.id))
      .Text("firstName", UnlessEmpty(person.first_name))
      .Text("lastName", UnlessEmpty(person.last_name))
      .Text("company", UnlessEmpty(person.company))
      .Text("email", UnlessEmpty(person.email));
  if (person.salesforce) object.Text("salesforce", FormatKey(*person.salesforce));
}

LayoutNode WriteProgramMember(const GivenProgramMember& member) {
  ObjectLayout object;
  object.Text("program", member.program)
      .Text("person", member.person)
      .Text("status", member.status);
  if (member.membership_date) object.Text("membershipDate", InstantText(*member.membership_date));
  return object.Truth("reachedSuccess", member.reached_success)
      .Truth("acquiredBy", Unless(member.acquired_by, false))
      .Take();
}

}  // namespace campsync::harness
