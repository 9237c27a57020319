// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>
#include <variant>

#include "scenarios/harness/scenario_words.h"
#include "scenarios/harness/writer/action_writer.h"
#include "scenarios/harness/writer/given_writer.h"
#include "scenarios/harness/writer/marketo_record_writer.h"

namespace campsync::harness {
namespace {

// One handler a verb.
class MarketoActionWriter {
 public:
  explicit MarketoActionWriter(ObjectLayout& step) : step_(step) {}

  void operator()(const on_marketo::SetStatus& one) const {
    step_.Text("program", one.program).Text("person", one.person).Text("status", one.status);
    if (one.by == on_marketo::StatusBy::kFlowStep) return;
    step_.Text("by", std::string(StatusByWords().at(static_cast<std::size_t>(one.by))));
  }
  void operator()(const on_marketo::RemoveMember& one) const {
    step_.Text("program", one.program).Text("person", one.person);
  }
  void operator()(const on_marketo::SetSuccess& one) const {
    step_.Text("program", one.program).Text("person", one.person).Truth("success", one.success);
  }
  void operator()(const on_marketo::AddPerson& one) const { WritePersonKeys(one.person, step_); }
  void operator()(const on_marketo::UpdatePerson& one) const {
    step_.Text("person", one.person)
        .Text("firstName", one.first_name)
        .Text("lastName", one.last_name)
        .Text("company", one.company)
        .Text("email", one.email);
  }
  void operator()(const on_marketo::MergePeople& one) const {
    step_.Text("winner", one.winner).Text("loser", one.loser);
  }
  void operator()(const on_marketo::AddProgram& one) const { WriteProgramKeys(one.program, step_); }
  void operator()(const on_marketo::UpdateProgram& one) const {
    step_.Text("program", one.program)
        .Text("name", one.name)
        .Text("channel", one.channel)
        .Text("description", one.description)
        .Truth("archived", one.archived);
  }
  void operator()(const on_marketo::CloneProgram& one) const {
    step_.Text("program", one.program)
        .Text("name", one.name)
        .Text("key", Unless(one.clone_key, one.name));
  }
  void operator()(const on_marketo::DeleteProgram& one) const {
    step_.Text("program", one.program);
  }
  void operator()(const on_marketo::AddCosts& one) const {
    step_.Text("program", one.program).Node("costs", WriteCosts(one.costs));
  }
  void operator()(const on_marketo::ReplaceCosts& one) const {
    step_.Text("program", one.program).Node("costs", WriteCosts(one.costs));
  }
  void operator()(const on_marketo::AddChannel& one) const { WriteChannelKeys(one.channel, step_); }
  void operator()(const on_marketo::AddStatus& one) const {
    step_.Text("channel", one.channel);
    WriteStatusKeys(one.status, step_);
  }
  void operator()(const on_marketo::UpdateStatus& one) const {
    step_.Text("channel", one.channel)
        .Text("status", one.status)
        .Text("name", one.name)
        .Whole("step", one.step)
        .Truth("success", one.success)
        .Truth("hidden", one.hidden);
  }
  void operator()(const on_marketo::RemoveStatus& one) const {
    step_.Text("channel", one.channel).Text("status", one.status);
  }
  void operator()(const on_marketo::UpdateSettings& one) const {
    WriteSettingsKeys(one.sync_enabled, one.campaign_sync_enabled, one.default_last_name,
                      one.default_company, step_);
  }

 private:
  ObjectLayout& step_;
};

}  // namespace

void WriteMarketoAction(const on_marketo::Action& action, ObjectLayout& step) {
  std::visit(MarketoActionWriter(step), action);
}

}  // namespace campsync::harness
