// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/exploration_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "scenarios/harness/judge/probes.h"
#include "scenarios/harness/report/wrapped_text.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

constexpr std::size_t kFailuresShown = 5;

std::string HeadText(const ExplorationReport& report) {
  std::string text = fmt::format("campsim {} ({}), {}\nswitches:", report.head.version,
                                 report.head.commit, report.source);
  for (const SwitchValue& one : report.head.policies) {
    text += fmt::format(" {}={}", one.name, one.value);
  }
  return text + (report.head.policies.empty() ? " each case draws its own\n" : "\n");
}

// The judges that found something, each with the number of its cases.
std::string JudgesText(const Exploration& all) {
  std::map<std::pair<std::string, std::string>, std::int64_t> cases;
  for (const ExploredFailure& one : all.failures) ++cases[{one.judge, one.rule}];
  std::string text;
  for (const auto& [judge, count] : cases) {
    text += fmt::format("  {:>6} by {}{}\n", count, judge.first,
                        judge.second.empty() ? "" : " (" + judge.second + ")");
  }
  return text;
}

std::string FailuresText(const Exploration& all) {
  if (all.failures.empty()) return {};
  std::string text = "\nfailed:\n" + JudgesText(all);
  for (std::size_t at = 0; at < all.failures.size() && at < kFailuresShown; ++at) {
    const ExploredFailure& one = all.failures[at];
    text += fmt::format("  case {}: {}\n", one.index, one.sentence);
  }
  if (all.failures.size() > kFailuresShown) {
    text += fmt::format("  and {} more\n", all.failures.size() - kFailuresShown);
  }
  return text;
}

std::string SmallestText(const ExplorationReport& report) {
  const FailingCase& smallest = *report.smallest;
  std::string text = fmt::format(
      "\nsmallest case that fails like case {}: {} of {} items, found in "
      "{} runs{}\n",
      report.exploration.failures.front().index, smallest.items, smallest.items_before,
      smallest.runs, smallest.is_minimal ? "; without any one of them it passes" : "");
  text += WriteScenario(smallest.scenario);
  for (const Finding& finding : smallest.result.findings) {
    text += fmt::format("{} ({}): {}\n", finding.judge, finding.rule, finding.sentence);
    for (const std::string& line : finding.lines) text += "  " + line + "\n";
  }
  if (smallest.result.divergence) {
    text += "first telling event: " + *smallest.result.divergence + "\n";
  }
  if (!report.saved_as.empty()) {
    const bool beside = smallest.result.findings.front().judge == kCalmTellingJudge;
    text += fmt::format("replay: scenarios/run run {} --trace{}\n", report.saved_as,
                        beside ? " --undisturbed" : "");
  }
  return text;
}

std::string CasesText(std::int64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "case" : "cases");
}

std::string NeverReachedText(const ExplorationReport& report) {
  if (report.never_reached.empty()) return {};
  return Wrapped(fmt::format("active rules never reached ({}): {}", report.never_reached.size(),
                             fmt::join(report.never_reached, " ")),
                 "  ");
}

// Cases that are files already: no need to minimize or to save them.
std::string CorpusText(const ExplorationReport& report) {
  std::string text;
  for (const ExploredFailure& one : report.corpus.failures) {
    const std::string& name = report.found.at(one.index);
    text += fmt::format(
        "\nfound earlier, and fails again: {} by {} ({})\n  {}\n"
        "  replay: scenarios/run run fixtures/{}.json --trace\n",
        name, one.judge, one.rule, one.sentence, name);
  }
  return text;
}

std::string FoundText(const Exploration& corpus) {
  if (corpus.cases == 0) return {};
  return fmt::format("  {} that were found earlier ran first, {} of them failed\n",
                     CasesText(corpus.cases), corpus.failures.size());
}

// A probe that no case reaches any more is as telling as the others.
std::string ProbesText(const Exploration& all) {
  std::string text = "  probes, with the number of cases that reached each:\n";
  std::vector<std::string_view> missed;
  for (const std::string_view name : ProbeNames()) {
    const auto found = all.probes.find(std::string(name));
    if (found == all.probes.end()) {
      missed.push_back(name);
    } else {
      text += fmt::format("  {:>6}  {}\n", found->second, name);
    }
  }
  if (missed.empty()) return text;
  return text + Wrapped(fmt::format("probes never reached ({}): {}", missed.size(),
                                    fmt::join(missed, "; ")),
                        "  ");
}

std::string EditsText(const EditLedger& edits) {
  std::string text = fmt::format("  {} edits of members:", edits.made);
  for (std::size_t at = 0; at < kEditBuckets; ++at) {
    text += fmt::format(" {} {},", edits.in_bucket[at], NameOf(static_cast<EditBucket>(at)));
  }
  return text + fmt::format(" {} of no link: {}\n", edits.unlinked,
                            edits.Balances() ? "the sum is right"
                                             : fmt::format("the SUM IS {}", edits.Sum()));
}

std::string EffortText(const ExplorationReport& report) {
  const Exploration& all = report.exploration;
  const double seconds = static_cast<double>(report.duration_us) / 1e6;
  const double rate = seconds > 0 ? static_cast<double>(all.cases) / seconds : 0;
  return fmt::format(
             "\n{} in {:.1f} s, {:.0f} a second\n"
             "  {} different journals; in {} the sync had something to decide\n"
             "  {} acts, {} of them refused by an org or the sync\n"
             "  {} rules of the orgs and the sync were applied at least once\n",
             CasesText(all.cases), seconds, rate, all.DistinctTraces(), CasesText(all.effective),
             all.acts, all.refusals, all.rules.size()) +
         EditsText(all.edits) + FoundText(report.corpus) + ProbesText(all) +
         NeverReachedText(report);
}

nlohmann::ordered_json JsonOf(const EditLedger& edits) {
  nlohmann::ordered_json json = {{"made", edits.made}};
  for (std::size_t at = 0; at < kEditBuckets; ++at) {
    json[std::string(NameOf(static_cast<EditBucket>(at)))] = edits.in_bucket[at];
  }
  json["ofNoLink"] = edits.unlinked;
  return json;
}

}  // namespace

std::vector<std::string> NeverReached(const Rulebook& rulebook, const Exploration& exploration) {
  std::vector<std::string> rules;
  for (const Rule& rule : rulebook.rules()) {
    const bool is_missed =
        rule.status == RuleStatus::kActive && !exploration.rules.contains(rule.id);
    if (is_missed) rules.push_back(rule.id);
  }
  return rules;
}

int ExplorationReport::ExitCode() const {
  if (!exploration.failures.empty() || !corpus.failures.empty()) return 1;
  if (!exploration.edits.Balances() || !corpus.edits.Balances()) return 1;
  return exploration.effective == 0 ? 3 : 0;
}

std::string ExplorationText(const ExplorationReport& report, bool quiet) {
  const Exploration& all = report.exploration;
  std::string text;
  if (!quiet) text += HeadText(report) + EffortText(report);
  text += CorpusText(report);
  text += FailuresText(all);
  if (report.smallest) text += SmallestText(report);
  if (all.effective == 0) text += "\nnothing was checked: the sync never had anything to decide\n";
  const auto failed = static_cast<std::int64_t>(all.failures.size());
  return text +
         fmt::format("\n{}: {} passed{}, digest {}\n", CasesText(all.cases), all.cases - failed,
                     failed == 0 ? "" : fmt::format(", {} failed", failed), all.DigestText());
}

std::string JsonOfExploration(const ExplorationReport& report) {
  using Json = nlohmann::ordered_json;
  const Exploration& all = report.exploration;
  Json failures = Json::array();
  for (const ExploredFailure& one : all.failures) {
    failures.push_back({{"case", one.index},
                        {"judge", one.judge},
                        {"rule", one.rule},
                        {"sentence", one.sentence}});
  }
  Json json = {{"version", report.head.version},
               {"commit", report.head.commit},
               {"seed", report.head.seed},
               {"source", report.source},
               {"cases", all.cases},
               {"effective", all.effective},
               {"distinctTraces", all.DistinctTraces()},
               {"acts", all.acts},
               {"refusals", all.refusals},
               {"digest", all.DigestText()},
               {"edits", JsonOf(all.edits)},
               {"rules", all.rules},
               {"probes", all.probes},
               {"neverReached", report.never_reached},
               {"failures", std::move(failures)},
               {"foundEarlier", report.corpus.cases},
               {"foundEarlierFailed", report.corpus.failures.size()},
               {"firstFailure", nullptr}};
  if (!all.failures.empty()) json["firstFailure"] = all.failures.front().index;
  if (report.smallest) json["smallest"] = WriteScenario(report.smallest->scenario);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace campsync::harness
