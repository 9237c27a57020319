// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/explored_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "core/hash_salt.h"
#include "scenarios/harness/explore/calm_tellings.h"
#include "scenarios/harness/run/case_runner.h"

namespace campsync::harness {
namespace {

// A world that `given` does not allow is a fault of the generator, and must not pass for a case.
CaseResult Unusable(const LocatedError& error) {
  CaseResult result;
  result.verdict = Verdict::kFail;
  result.findings.push_back(
      {.judge = "generator", .sentence = "the generated world is refused: " + error.message});
  return result;
}

std::int64_t CountActs(const Scenario& scenario) {
  std::int64_t acts = 0;
  for (const Step& step : scenario.steps) {
    if (const auto* sync = std::get_if<SyncStep>(&step.what)) {
      for (const Moment& moment : sync->during) {
        acts += static_cast<std::int64_t>(moment.acts.size());
      }
      continue;
    }
    const bool passive = std::holds_alternative<TimeStep>(step.what) ||
                         std::holds_alternative<FaultStep>(step.what) ||
                         std::holds_alternative<ExpectStep>(step.what);
    if (!passive) ++acts;
  }
  return acts;
}

}  // namespace

CaseResult RunDrawn(const Scenario& scenario, const RunOptions& options) {
  RunOptions lenient = options;
  lenient.laws_only = true;
  auto ran = RunCase(scenario, lenient);
  return ran ? std::move(ran).value() : Unusable(ran.error());
}

CaseResult RunCompared(const Scenario& scenario, const RunOptions& options) {
  RunOptions lenient = options;
  lenient.laws_only = true;
  auto ran = RunBesideCalm(scenario, lenient);
  return ran ? std::move(ran).value() : Unusable(ran.error());
}

std::optional<Finding> CompareJournals(const std::vector<std::string>& first,
                                       const std::vector<std::string>& second) {
  const auto [one, other] = std::ranges::mismatch(first, second);
  if (one == first.end() && other == second.end()) return std::nullopt;
  const std::string ended = "nothing: it ends there";
  return Finding{.judge = "determinism",
                 .sentence = fmt::format("two runs of the case part at journal entry {}",
                                         one - first.begin() + 1),
                 .lines = {"the first has  " + (one == first.end() ? ended : *one),
                           "the second has " + (other == second.end() ? ended : *other)}};
}

namespace {

// A salt for as long as this lives.
class OtherSalt {
 public:
  OtherSalt() : before_(HashSalt::value()) { HashSalt::Choose(~before_); }
  ~OtherSalt() { HashSalt::Choose(before_); }
  OtherSalt(const OtherSalt&) = delete;
  OtherSalt& operator=(const OtherSalt&) = delete;

 private:
  std::size_t before_;
};

// Journals are put in words only where the digests differ.
std::optional<Finding> RunAgain(const Scenario& scenario, const RunOptions& options,
                                const std::string& digest) {
  const OtherSalt salt;
  if (RunDrawn(scenario, options).digest == digest) return std::nullopt;
  RunOptions told = options;
  told.trace = true;
  const CaseResult second = RunDrawn(scenario, told);
  HashSalt::Choose(~HashSalt::value());
  const CaseResult first = RunDrawn(scenario, told);
  if (auto finding = CompareJournals(first.trace, second.trace)) return finding;
  return Finding{.judge = "determinism",
                 .sentence = "two runs of the case had different journals, and two more had not"};
}

}  // namespace

ExploredCase ExploreCase(const CaseSource& source, std::uint64_t index, const RunOptions& options) {
  const Scenario scenario = source.Make(index);
  CaseResult result = RunCompared(scenario, options);
  if (options.check_determinism) {
    auto parted = RunAgain(scenario, options, result.digest);
    if (parted) result.findings.push_back(*std::move(parted));
  }
  return {.index = index,
          .findings = std::move(result.findings),
          .digest = std::move(result.digest),
          .acts = CountActs(scenario),
          .refusals = static_cast<std::int64_t>(result.refusals.size()),
          .sync_had_work = !result.fired.empty(),
          .edits = result.edits,
          .rules = {result.fired.begin(), result.fired.end()},
          .probes = {result.probes.begin(), result.probes.end()}};
}

}  // namespace campsync::harness
