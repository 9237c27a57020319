// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/case_update.h"
#include "scenarios/cli/known_file.h"
#include "scenarios/cli/last_failed.h"
#include "scenarios/cli/subcommands.h"
#include "scenarios/harness/explore/calm_tellings.h"
#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/report/console_report.h"
#include "scenarios/harness/report/json_report.h"
#include "scenarios/harness/report/junit_report.h"
#include "scenarios/harness/report/state_text.h"
#include "scenarios/harness/run/case_files.h"

namespace campsync::cli {
namespace {

int RefuseToRun(Console& console, const std::string& sentence) {
  console.err << "campsim run: " << sentence << "\n";
  return kExitInvalid;
}

// Puts the cases that failed last in the options; an exit code: there is nothing to run.
std::optional<int> TakeLastFailed(Options& options, Console& console) {
  const LastFailed last_failed(console.root);
  const auto names = last_failed.Read();
  if (!names) {
    return RefuseToRun(console, fmt::format("no run is remembered in {}, so --last-failed knows no "
                                            "case: run without it first",
                                            last_failed.path()));
  }
  for (const std::string& name : *names) {
    if (harness::FindCases(console.root, {{name}, {}})) {
      options.positional.push_back(name);
    } else {
      console.err << fmt::format("campsim run: {} failed last and is there no more\n", name);
    }
  }
  if (!options.positional.empty()) return std::nullopt;
  console.out << "No case failed when it was last run.\n";
  return kExitPass;
}

// What only makes sense for one case; the error is for the user.
std::optional<std::string> WrongSelection(const LoadedCases& cases, const Options& options) {
  if (options.run.until == 0 && !options.run.dump_state) return std::nullopt;
  if (!cases.invalid.empty()) return std::nullopt;  // the report says what is wrong
  if (cases.scenarios.size() != 1) {
    return fmt::format("--until and --dump-state look at one case, and {} are selected: name one",
                       cases.scenarios.size());
  }
  const auto& steps = cases.scenarios.front().steps;
  if (options.run.until <= static_cast<std::int64_t>(steps.size())) return std::nullopt;
  std::string list;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    list += fmt::format("\n  {} (line {}): {}", at + 1, steps[at].place.line,
                        harness::StepName(steps[at]));
  }
  return fmt::format("--until {}: the case has {} steps:{}", options.run.until, steps.size(), list);
}

// The person whose story is asked for must be in one of the cases that ran.
std::optional<std::string> UnknownPerson(const harness::RunReport& report, const Options& options) {
  const std::string& key = options.run.trace_person;
  if (key.empty() || report.cases.empty()) return std::nullopt;
  std::set<std::string> known;
  for (const harness::TimedCase& one : report.cases) {
    known.insert(one.result.people.begin(), one.result.people.end());
  }
  if (known.contains(key)) return std::nullopt;
  const std::vector<std::string_view> words(known.begin(), known.end());
  return fmt::format("no case has a person '{}'. {}", key, harness::AdviceFor(key, words));
}

void ShowTraces(const harness::RunReport& report, const Options& options, Console& console) {
  const std::string& person = options.run.trace_person;
  for (const harness::TimedCase& one : report.cases) {
    if (!person.empty() && one.result.trace.empty()) continue;
    const std::string what = person.empty() ? "trace" : fmt::format("story of {}", person);
    console.out << fmt::format("{} in {} (digest {})\n", what, one.result.name, one.result.digest);
    for (const std::string& line : one.result.trace) console.out << "  " << line << "\n";
  }
}

// Many lines for an incident: they are shown for one case and counted for several.
void ShowNotes(const harness::RunReport& report, Console& console) {
  if (report.cases.size() > 1) {
    const auto with_notes = std::ranges::count_if(
        report.cases, [](const harness::TimedCase& one) { return !one.result.notes.empty(); });
    if (with_notes == 0) return;
    console.out << fmt::format(
        "{} cases took vendor answers; run one alone, or `campsim validate` it, to see what was "
        "assumed and left out\n",
        with_notes);
    return;
  }
  for (const harness::TimedCase& one : report.cases) {
    if (one.result.verdict != harness::Verdict::kPass) continue;  // its failure text has them
    for (const harness::LoadNote& note : one.result.notes) {
      console.out << fmt::format("{}:{}: {}: {}\n", one.result.path, note.place.line,
                                 harness::NameOf(note.kind), note.text);
    }
  }
}

void Show(const harness::RunReport& report, const harness::Rulebook& rulebook,
          const Options& options, Console& console) {
  if (options.json) {
    console.out << harness::JsonOfRun(report, rulebook);
    return;
  }
  if (options.run.trace) ShowTraces(report, options, console);
  for (const harness::TimedCase& one : report.cases) {
    if (one.result.dump) console.out << harness::StateText(*one.result.dump);
  }
  if (!options.quiet) ShowNotes(report, console);
  console.out << harness::ConsoleBody(report, rulebook,
                                      {.colour = console.colour, .quiet = options.quiet});
}

// False: a report cannot be written.
bool WriteReports(const harness::RunReport& report, const harness::Rulebook& rulebook,
                  const ReportFiles& files, Console& console) {
  const auto write = [&console](const std::string& path, const std::string& text) {
    if (WriteFile(path, text)) return true;
    console.err << fmt::format("campsim run: cannot write the report {}\n", path);
    return false;
  };
  const bool json = !files.json || write(*files.json, harness::JsonOfRun(report, rulebook));
  const bool junit = !files.junit || write(*files.junit, harness::JUnitOfRun(report, rulebook));
  return json && junit;
}

bool IsWholeRun(const Options& options, const harness::RunReport& report) {
  return options.positional.empty() && options.filter.empty() && !options.shard &&
         options.run.until == 0 && report.not_run == 0;
}

int RunSession(const CaseSession& session, const KnownFile& known, const Options& options,
               Console& console) {
  const LoadedCases cases = session.Load();
  if (const auto wrong = WrongSelection(cases, options)) return RefuseToRun(console, *wrong);
  if (!options.quiet && !options.json) {
    console.out << harness::ConsoleHead(HeadOf(options)) << std::flush;
  }
  RunHooks hooks;
  if (options.undisturbed) hooks.run_case = harness::RunBesideCalm;
  if (options.fail_fast) {
    hooks.ends_run = [&known](const harness::CaseResult& result) {
      return known.IsUnexpectedFailure(result);
    };
  }
  SessionRun run = CaseSession::Run(cases, options, hooks);
  harness::RunReport& report = run.report;
  console.err << run.error_text;
  if (const auto unknown = UnknownPerson(report, options)) return RefuseToRun(console, *unknown);
  known.Judge(report, IsWholeRun(options, report));
  Show(report, session.rulebook(), options, console);
  const LastFailed last_failed(console.root);
  if (options.run.until == 0 && !last_failed.Remember(report)) {
    console.err << fmt::format("campsim run: cannot write {}; --last-failed will not know\n",
                               last_failed.path());
  }
  if (!WriteReports(report, session.rulebook(), options.reports, console)) return kExitInvalid;
  if (options.update && !UpdateFiles(cases, report, console)) return kExitInvalid;
  return report.ExitCode();
}

}  // namespace

Usage RunUsage() {
  return {.name = "run",
          .summary = "runs recorded scenarios (all, or those named) and judges them",
          .arguments = "[PATH|NAME...]",
          .example =
              "campsim run link --policy retry=on_change       the topic link, with a switch\n"
              "  campsim run --last-failed --fail-fast           on with what failed before\n"
              "  campsim run CASE --trace person=ann             all that happened to ann\n"
              "  campsim run CASE --until 3 --dump-state         what there is after three steps\n"
              "  campsim run --shard 2/4 --report junit=out.xml  one of four parts, for a CI",
          .options = {"filter", "last-failed", "shard", "jobs", "fail-fast", "policy", "seed",
                      "report", "known-failures", "today", "until", "dump-state", "trace", "update",
                      "undisturbed", "quiet", "json"}};
}

int RunCases(const Options& given, Console& console) {
  Options options = given;
  const auto known = KnownFile::Open(options);
  if (!known) return RefuseToRun(console, known.error().sentence);
  if (options.last_failed) {
    if (const auto code = TakeLastFailed(options, console)) return *code;
  }
  const auto session = CaseSession::Open(console.root, options);
  if (!session) return RefuseToRun(console, session.error().sentence);
  return RunSession(*session, *known, options, console);
}

}  // namespace campsync::cli
