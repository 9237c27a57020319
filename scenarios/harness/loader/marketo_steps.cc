// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/marketo_steps.h"

#include <fmt/format.h>

#include "scenarios/harness/loader/marketo_records.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

using on_marketo::Action;

constexpr auto kStepKeys = std::to_array<KeyWord>({{"marketo", true}, {"refused", false}});
constexpr auto kMemberKeys =
    Join(kStepKeys, std::to_array<KeyWord>({{"program", true}, {"person", true}}));
constexpr auto kSetStatusKeys =
    Join(kMemberKeys, std::to_array<KeyWord>({{"status", false}, {"by", false}}));
constexpr auto kAddPersonKeys = Join(kStepKeys, kPersonKeys);
constexpr auto kUpdatePersonKeys = Join(kStepKeys, std::to_array<KeyWord>({{"person", true},
                                                                           {"firstName", false},
                                                                           {"lastName", false},
                                                                           {"company", false},
                                                                           {"email", false}}));
constexpr auto kMergePeopleKeys =
    Join(kStepKeys, std::to_array<KeyWord>({{"winner", true}, {"loser", true}}));
constexpr auto kAddProgramKeys = Join(kStepKeys, kProgramKeys);
constexpr auto kUpdateProgramKeys = Join(kStepKeys, std::to_array<KeyWord>({{"program", true},
                                                                            {"name", false},
                                                                            {"channel", false},
                                                                            {"description", false},
                                                                            {"archived", false}}));
constexpr auto kSetSuccessKeys = Join(kMemberKeys, std::to_array<KeyWord>({{"success", true}}));
constexpr auto kOfProgramKeys = Join(kStepKeys, std::to_array<KeyWord>({{"program", true}}));
constexpr auto kCloneProgramKeys =
    Join(kOfProgramKeys, std::to_array<KeyWord>({{"name", true}, {"key", false}}));
constexpr auto kCostsKeys =
    Join(kStepKeys, std::to_array<KeyWord>({{"program", true}, {"costs", true}}));
constexpr auto kAddChannelKeys = Join(kStepKeys, kChannelKeys);
constexpr auto kAddStatusKeys =
    Join(Join(kStepKeys, std::to_array<KeyWord>({{"channel", true}})), kStatusKeys);
constexpr auto kUpdateStatusKeys = Join(kStepKeys, std::to_array<KeyWord>({{"channel", true},
                                                                           {"status", true},
                                                                           {"name", false},
                                                                           {"step", false},
                                                                           {"success", false},
                                                                           {"hidden", false}}));
constexpr auto kRemoveStatusKeys =
    Join(kStepKeys, std::to_array<KeyWord>({{"channel", true}, {"status", true}}));
constexpr auto kUpdateSettingsKeys = Join(kStepKeys, kSettingsKeys);

// What Marketo must refuse may be anything, also what no record can have.
ValueBounds Bounds(bool refused) { return refused ? ValueBounds::kAny : ValueBounds::kOfVendor; }

Action SetStatus(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::SetStatus action;
  action.program = ReadReference(object, "program", NameKind::kProgram, directory);
  action.person = ReadReference(object, "person", NameKind::kPerson, directory);
  // A step that is refused may name a status that the channel lacks: that may be the reason.
  if (object.Has("status")) {
    action.status = refused ? object.Name("status")
                            : ReadChannelStatus(object, "status",
                                                directory.ChannelOf(action.program), directory);
  }
  const auto by = object.Word("by", "author of a status", StatusByWords());
  action.by = static_cast<on_marketo::StatusBy>(by.value_or(0));
  return action;
}

Action RemoveMember(const ObjectReader& object, Directory& directory, bool) {
  return on_marketo::RemoveMember{ReadReference(object, "program", NameKind::kProgram, directory),
                                  ReadReference(object, "person", NameKind::kPerson, directory)};
}

Action SetSuccess(const ObjectReader& object, Directory& directory, bool) {
  return on_marketo::SetSuccess{ReadReference(object, "program", NameKind::kProgram, directory),
                                ReadReference(object, "person", NameKind::kPerson, directory),
                                object.Truth("success").value_or(true)};
}

Action AddPerson(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::AddPerson action{ReadPerson(object, directory)};
  if (!refused) Introduce(action.person, directory, object.errors());
  return action;
}

Action UpdatePerson(const ObjectReader& object, Directory& directory, bool) {
  return on_marketo::UpdatePerson{ReadReference(object, "person", NameKind::kPerson, directory),
                                  object.TextChange("firstName"), object.TextChange("lastName"),
                                  object.TextChange("company"), object.TextChange("email")};
}

Action MergePeople(const ObjectReader& object, Directory& directory, bool) {
  return on_marketo::MergePeople{ReadReference(object, "winner", NameKind::kPerson, directory),
                                 ReadReference(object, "loser", NameKind::kPerson, directory)};
}

Action AddProgram(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::AddProgram action{ReadProgram(object, directory, Bounds(refused))};
  if (!refused) Introduce(action.program, directory, object.errors());
  return action;
}

Action UpdateProgram(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::UpdateProgram action;
  action.program = ReadReference(object, "program", NameKind::kProgram, directory);
  action.name = object.TextChange("name");
  if (object.Has("channel")) {
    action.channel = ReadReference(object, "channel", NameKind::kChannel, directory);
    if (!refused) directory.SetChannel(action.program, *action.channel);
  }
  action.description = object.TextChange("description");
  action.archived = object.Truth("archived");
  return action;
}

Action CloneProgram(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::CloneProgram action;
  action.program = ReadReference(object, "program", NameKind::kProgram, directory);
  action.name = ReadName(object, "name", Bounds(refused));
  action.clone_key = object.Has("key") ? object.Name("key") : action.name;
  if (!refused) {
    Introduce(GivenProgram{.place = object.place(),
                           .key = action.clone_key,
                           .name = action.name,
                           .channel = directory.ChannelOf(action.program)},
              directory, object.errors());
  }
  return action;
}

Action DeleteProgram(const ObjectReader& object, Directory& directory, bool) {
  return on_marketo::DeleteProgram{ReadReference(object, "program", NameKind::kProgram, directory)};
}

Action AddCosts(const ObjectReader& object, Directory& directory, bool refused) {
  return on_marketo::AddCosts{ReadReference(object, "program", NameKind::kProgram, directory),
                              ReadCosts(object, "costs", Bounds(refused))};
}

Action ReplaceCosts(const ObjectReader& object, Directory& directory, bool refused) {
  return on_marketo::ReplaceCosts{ReadReference(object, "program", NameKind::kProgram, directory),
                                  ReadCosts(object, "costs", Bounds(refused))};
}

Action AddChannel(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::AddChannel action{ReadChannel(object, Bounds(refused))};
  if (!refused) Introduce(action.channel, directory, object.errors());
  return action;
}

Action AddStatus(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::AddStatus action;
  action.channel = ReadReference(object, "channel", NameKind::kChannel, directory);
  action.status = ReadStatus(object, Bounds(refused));
  if (!refused && !directory.AddStatus(action.channel, action.status.name)) {
    object.errors().Add(object.PlaceOf("name"),
                        fmt::format("the channel '{}' has a status '{}' already", action.channel,
                                    action.status.name),
                        "If Marketo must refuse it, say so with \"refused\".");
  }
  return action;
}

Action UpdateStatus(const ObjectReader& object, Directory& directory, bool refused) {
  on_marketo::UpdateStatus action;
  action.channel = ReadReference(object, "channel", NameKind::kChannel, directory);
  action.status = ReadChannelStatus(object, "status", action.channel, directory);
  if (object.Has("name")) {
    action.name = refused ? object.Text("name") : object.Name("name");
    if (!refused) directory.AddStatus(action.channel, *action.name);
  }
  if (const auto step = object.Whole("step", 0, kStepMax)) {
    action.step = static_cast<std::int32_t>(*step);
  }
  action.success = object.Truth("success");
  action.hidden = object.Truth("hidden");
  return action;
}

Action RemoveStatus(const ObjectReader& object, Directory& directory, bool) {
  on_marketo::RemoveStatus action;
  action.channel = ReadReference(object, "channel", NameKind::kChannel, directory);
  action.status = ReadChannelStatus(object, "status", action.channel, directory);
  return action;
}

Action UpdateSettings(const ObjectReader& object, Directory&, bool) {
  return on_marketo::UpdateSettings{
      object.Truth("syncEnabled"), object.Truth("campaignSyncEnabled"),
      object.TextChange("defaultLastName"), object.TextChange("defaultCompany")};
}

constexpr auto kVerbs = std::to_array<Verb<Action>>({
    {"set_status", {"marketo.set_status", kSetStatusKeys}, SetStatus},
    {"remove_member", {"marketo.remove_member", kMemberKeys}, RemoveMember},
    {"set_success", {"marketo.set_success", kSetSuccessKeys}, SetSuccess},
    {"add_person", {"marketo.add_person", kAddPersonKeys}, AddPerson},
    {"update_person", {"marketo.update_person", kUpdatePersonKeys}, UpdatePerson},
    {"add_program", {"marketo.add_program", kAddProgramKeys}, AddProgram},
    {"update_program", {"marketo.update_program", kUpdateProgramKeys}, UpdateProgram},
    {"clone_program", {"marketo.clone_program", kCloneProgramKeys}, CloneProgram},
    {"delete_program", {"marketo.delete_program", kOfProgramKeys}, DeleteProgram},
    {"add_costs", {"marketo.add_costs", kCostsKeys}, AddCosts},
    {"replace_costs", {"marketo.replace_costs", kCostsKeys}, ReplaceCosts},
    {"add_channel", {"marketo.add_channel", kAddChannelKeys}, AddChannel},
    {"add_status", {"marketo.add_status", kAddStatusKeys}, AddStatus},
    {"update_status", {"marketo.update_status", kUpdateStatusKeys}, UpdateStatus},
    {"remove_status", {"marketo.remove_status", kRemoveStatusKeys}, RemoveStatus},
    {"update_settings", {"marketo.update_settings", kUpdateSettingsKeys}, UpdateSettings},
    {"merge_people", {"marketo.merge_people", kMergePeopleKeys}, MergePeople},
});
static_assert(kVerbs.size() == std::variant_size_v<Action>);

}  // namespace

std::span<const Verb<Action>> MarketoVerbs() { return kVerbs; }

}  // namespace campsync::harness
