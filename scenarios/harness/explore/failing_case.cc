// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/failing_case.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "core/check.h"
#include "scenarios/harness/explore/crowd_numbers.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/minimizer.h"
#include "scenarios/harness/explore/scenario_items.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

// The first finding decides: what comes after may follow from it.
bool IsSameFailure(const Finding& wanted, const CaseResult& result) {
  return std::ranges::any_of(result.findings, [&](const Finding& found) {
    return found.judge == wanted.judge && found.rule == wanted.rule;
  });
}

// What names a record or status that is not there can run, and cannot be read from a file.
bool IsCaseFile(const Scenario& candidate) {
  return ParseScenario("explored.json", WriteScenario(candidate), {}).ok();
}

class RefusalWriter {
 public:
  explicit RefusalWriter(const std::vector<UnexpectedRefusal>& refusals) : refusals_(refusals) {}

  void Write(const Place& place, std::optional<Refused>& refused) const {
    const auto found = std::ranges::find(refusals_, place, &UnexpectedRefusal::place);
    if (found != refusals_.end()) refused = Refused{.place = place, .code = found->code};
  }

  void WriteEach(Step& step) const {
    if (auto* marketo = std::get_if<MarketoStep>(&step.what)) Write(step.place, marketo->refused);
    if (auto* one = std::get_if<SalesforceStep>(&step.what)) Write(step.place, one->refused);
    if (auto* user = std::get_if<UserStep>(&step.what)) Write(step.place, user->refused);
    auto* sync = std::get_if<SyncStep>(&step.what);
    if (sync == nullptr) return;
    for (Moment& moment : sync->during) {
      for (Moment::Act& act : moment.acts) {
        std::visit([&](auto& what) { Write(act.place, what.refused); }, act.what);
      }
    }
  }

 private:
  const std::vector<UnexpectedRefusal>& refusals_;
};

// A crowd that lost some of its people is numbered anew, where that changes nothing.
void NumberCrowd(Scenario& scenario, const Finding& wanted, const RunOptions& options) {
  auto numbered = CloseNumbers(scenario);
  if (numbered && IsSameFailure(wanted, RunCompared(*numbered, options))) {
    scenario = *std::move(numbered);
  }
}

}  // namespace

FailingCase MinimizeFailure(const Scenario& scenario, const RunOptions& options) {
  const CaseResult first = RunCompared(scenario, options);
  CAMPSYNC_CHECK(!first.findings.empty());
  const Finding& wanted = first.findings.front();
  Minimized minimized = Minimize(scenario, [&](const Scenario& candidate) {
    return IsSameFailure(wanted, RunCompared(candidate, options)) && IsCaseFile(candidate);
  });
  NumberCrowd(minimized.scenario, wanted, options);
  FailingCase failing{.scenario = std::move(minimized.scenario),
                      .items_before = CountItems(scenario),
                      .runs = minimized.runs,
                      .is_minimal = minimized.is_minimal};
  failing.items = CountItems(failing.scenario);
  failing.result = RunCompared(failing.scenario, options);
  const RefusalWriter writer(failing.result.refusals);
  for (Step& step : failing.scenario.steps) writer.WriteEach(step);
  return failing;
}

}  // namespace campsync::harness
