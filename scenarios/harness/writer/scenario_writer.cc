// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/scenario_writer.h"

#include "scenarios/harness/writer/given_writer.h"
#include "scenarios/harness/writer/layout_printer.h"
#include "scenarios/harness/writer/repeat_folder.h"
#include "scenarios/harness/writer/step_writer.h"

namespace campsync::harness {

namespace {

LayoutNode LayoutOf(const Scenario& scenario) {
  ObjectLayout policy;
  for (const SwitchSetting& one : scenario.policy) policy.Text(one.name, one.value);
  const auto id_of = [](const CitedRule& rule) { return TextLeaf(rule.id); };
  ObjectLayout root(Break::kAlways);
  root.Text("title", scenario.title)
      .NodeUnlessEmpty("rules", ListOfEach(scenario.rules, Break::kFill, id_of))
      .NodeUnlessEmpty("spares", ListOfEach(scenario.spares, Break::kFill, id_of))
      .NodeUnlessEmpty("policy", policy.Take())
      .Node("given", WriteGiven(scenario.given))
      .Node("steps", ListOfEach(scenario.steps, Break::kAlways, WriteStep));
  return root.Take();
}

}  // namespace

std::string WriteScenario(const Scenario& scenario) {
  return PrintLayout(FoldRepeats(LayoutOf(scenario)));
}

std::string WriteUnfolded(const Scenario& scenario) { return PrintLayout(LayoutOf(scenario)); }

}  // namespace campsync::harness
