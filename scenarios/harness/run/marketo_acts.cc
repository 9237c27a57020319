// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <variant>
#include <vector>

#include "core/check.h"
#include "scenarios/harness/run/acts.h"

namespace campsync::harness {
namespace {

namespace act = on_marketo;

template <class T>
Result<Done> Dropped(const Result<T>& result) {
  if (!result) return result.error();
  return Done{};
}

sim::StatusSpec SpecOf(const GivenStatus& status) {
  return {status.name, status.step, status.success, status.hidden};
}

sim::StatusAuthor AuthorOf(act::StatusBy by) {
  switch (by) {
    case act::StatusBy::kFlowStep:
      return sim::StatusAuthor::kFlowStep;
    case act::StatusBy::kRest:
      return sim::StatusAuthor::kRest;
  }
  CAMPSYNC_UNREACHABLE();
}

class Marketer {
 public:
  Marketer(Stage& stage, const Place& place) : stage_(stage), place_(place) {}

  Result<Done> operator()(const act::SetStatus& one) {
    const marketo::MemberKey key{Program(one.program), Person(one.person)};
    const auto before = StateOf(key);
    const std::optional<std::string_view> status = one.status;
    auto result = org().SetMemberStatus(key, status, AuthorOf(one.by));
    if (result && result->state != before) {
      Edited(key, NameOfState(result->state), NameOfState(before));
    }
    return Dropped(result);
  }
  Result<Done> operator()(const act::RemoveMember& one) {
    const marketo::MemberKey key{Program(one.program), Person(one.person)};
    const auto before = StateOf(key);
    auto result = org().RemoveMember(key);
    if (result) Edited(key, std::nullopt, NameOfState(before));
    return Dropped(result);
  }
  Result<Done> operator()(const act::SetSuccess& one) {
    return org().SetMemberSuccess({Program(one.program), Person(one.person)}, one.success);
  }
  Result<Done> operator()(const act::AddPerson& one) {
    const GivenPerson& person = one.person;
    const auto id =
        org().AddPerson({person.first_name, person.last_name, person.company, person.email});
    stage_.names.people.Bind(person.key, id);
    return Done{};
  }
  Result<Done> operator()(const act::UpdatePerson& one) {
    return org().UpdatePerson(Person(one.person),
                              {one.first_name, one.last_name, one.company, one.email});
  }
  Result<Done> operator()(const act::MergePeople& one) {
    const marketo::PersonId winner = Person(one.winner);
    const marketo::PersonId loser = Person(one.loser);
    const auto programs = org().members().GroupsOf(loser);
    std::map<marketo::ProgramId, std::optional<marketo::MemberState>> before;
    for (const marketo::ProgramId program : programs) before[program] = StateOf({program, winner});
    const auto* winner_row = org().people().Find(winner);
    const auto* loser_row = org().people().Find(loser);
    std::vector<marketo::Person> two;
    for (const auto* row : {winner_row, loser_row}) {
      if (row != nullptr) two.push_back(row->person);
    }
    auto merged = org().MergePeople(winner, loser);
    if (!merged) return merged.error();
    for (const marketo::Person& person : two) stage_.recorder.NoteMerged(person);
    for (const auto& [program, state] : before) {
      if (!state) continue;  // the loser's membership lives on as the winner's
      stage_.recorder.NoteDisplaced(marketo::MemberKey{program, loser});
      if (StateOf({program, winner}) != state) {
        stage_.recorder.NoteDisplaced(marketo::MemberKey{program, winner});
      }
    }
    return Done{};
  }
  Result<Done> operator()(const act::AddProgram& one) {
    const GivenProgram& program = one.program;
    stage_.recorder.NoteProgramEdit();
    auto made = org().AddProgram({.name = program.name,
                                  .type = program.type,
                                  .channel = Channel(program.channel),
                                  .description = program.description,
                                  .costs = program.costs,
                                  .start_date = program.start_date,
                                  .end_date = program.end_date});
    if (made) stage_.names.programs.Bind(program.key, *made);
    return Dropped(made);
  }
  Result<Done> operator()(const act::UpdateProgram& one) {
    stage_.recorder.NoteProgramEdit();
    const marketo::ProgramId id = Program(one.program);
    auto done = org().UpdateProgram(id, {one.name, one.description, one.archived});
    if (!done || !one.channel) return done;
    done = org().SetProgramChannel(id, Channel(*one.channel));
    if (done) stage_.recorder.NoteMoved(id);
    return done;
  }
  Result<Done> operator()(const act::CloneProgram& one) {
    stage_.recorder.NoteProgramEdit();
    auto made = org().CloneProgram(Program(one.program), one.name);
    if (made) stage_.names.programs.Bind(one.clone_key, *made);
    return Dropped(made);
  }
  Result<Done> operator()(const act::DeleteProgram& one) {
    stage_.recorder.NoteProgramEdit();
    return org().DeleteProgram(Program(one.program));
  }
  Result<Done> operator()(const act::AddCosts& one) {
    stage_.recorder.NoteProgramEdit();
    return org().AddCosts(Program(one.program), one.costs);
  }
  Result<Done> operator()(const act::ReplaceCosts& one) {
    stage_.recorder.NoteProgramEdit();
    if (one.costs.empty()) return org().ClearCosts(Program(one.program));
    return org().ReplaceCosts(Program(one.program), one.costs);
  }
  Result<Done> operator()(const act::AddChannel& one) {
    stage_.recorder.NoteProgramEdit();
    sim::ChannelSpec spec{
        .name = one.channel.name, .statuses = {}, .applies_to = one.channel.applies_to};
    std::ranges::transform(one.channel.statuses, std::back_inserter(spec.statuses), SpecOf);
    auto made = org().AddChannel(spec);
    if (made) stage_.channels[one.channel.name] = *made;
    return Dropped(made);
  }
  Result<Done> operator()(const act::AddStatus& one) {
    stage_.recorder.NoteProgramEdit();
    return Dropped(org().AddStatus(Channel(one.channel), SpecOf(one.status)));
  }
  Result<Done> operator()(const act::UpdateStatus& one) {
    stage_.recorder.NoteProgramEdit();
    const marketo::ChannelId channel = Channel(one.channel);
    auto done =
        org().UpdateStatus(channel, one.status, {one.name, one.step, one.success, one.hidden});
    if (done) stage_.recorder.NoteStatusEdit(channel, one.name.value_or(one.status));
    if (done && one.name) stage_.recorder.NoteRenamed(ProgramsOf(channel), one.status, *one.name);
    return done;
  }
  Result<Done> operator()(const act::RemoveStatus& one) {
    stage_.recorder.NoteProgramEdit();
    return org().RemoveStatus(Channel(one.channel), one.status);
  }
  Result<Done> operator()(const act::UpdateSettings& one) {
    if (one.sync_enabled) org().SetSyncEnabled(*one.sync_enabled);
    if (one.campaign_sync_enabled) org().SetCampaignSyncEnabled(*one.campaign_sync_enabled);
    if (!one.default_last_name && !one.default_company) return Done{};
    const marketo::Settings& now = org().settings();
    org().SetDefaults(Default(one.default_last_name, now.default_last_name),
                      Default(one.default_company, now.default_company));
    return Done{};
  }

 private:
  using OptionalText = std::optional<std::string>;

  sim::MarketoOrg& org() { return stage_.world.marketo(); }

  // Absent leaves a default, the empty text takes it away.
  static OptionalText Default(const OptionalText& wanted, const OptionalText& now) {
    if (!wanted) return now;
    return wanted->empty() ? std::nullopt : wanted;
  }

  marketo::ProgramId Program(const std::string& key) {
    // A program whose creation was refused has a key and no id: Marketo knows none such.
    return stage_.names.programs.IdOf(key).value_or(marketo::ProgramId{});
  }
  marketo::PersonId Person(const std::string& key) {
    return stage_.names.people.IdOf(key).value_or(marketo::PersonId{});
  }
  marketo::ChannelId Channel(const std::string& name) {
    const auto found = stage_.channels.find(name);
    return found == stage_.channels.end() ? marketo::ChannelId{} : found->second;
  }

  std::vector<marketo::ProgramId> ProgramsOf(marketo::ChannelId channel) {
    std::vector<marketo::ProgramId> programs;
    org().programs().ForEach([&](const marketo::Program& program) {
      if (program.channel == channel) programs.push_back(program.id);
    });
    return programs;
  }

  // The status that was stored, which the step may not have named (MK-STATUS-08).
  OptionalText NameOfState(const std::optional<marketo::MemberState>& state) {
    if (!state) return std::nullopt;
    const Label name = org().channels().FindStatus(state->status)->name;
    return std::string(stage_.world.labels().Text(name));
  }

  std::optional<marketo::MemberState> StateOf(const marketo::MemberKey& key) {
    return sim::StateOf(org().members().Find(key.program, key.person));
  }

  void Edited(const marketo::MemberKey& key, OptionalText value, OptionalText before) {
    stage_.recorder.NoteEdit({.place = place_,
                              .member = key,
                              .value = std::move(value),
                              .before = std::move(before),
                              .in_cycle = stage_.driver.IsInCycle()});
  }

  Stage& stage_;
  Place place_;
};

}  // namespace

Result<Done> Act(Stage& stage, const Place& place, const on_marketo::Action& action) {
  stage.LearnCreated();
  stage.recorder.NoteAct(Side::kMarketo, StepName({.what = MarketoStep{action, std::nullopt}}));
  return std::visit(Marketer(stage, place), action);
}

}  // namespace campsync::harness
