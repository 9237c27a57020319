// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/subcommands.h"
#include "scenarios/harness/judge/text_edits.h"
#include "scenarios/harness/report/console_report.h"
#include "scenarios/harness/report/json_report.h"

namespace campsync::cli {
namespace {

bool WriteFile(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.flush();
  return file.good();
}

void ShowTraces(const harness::RunReport& report, Console& console) {
  for (const harness::TimedCase& one : report.cases) {
    console.out << fmt::format("trace of {} (digest {})\n", one.result.name, one.result.digest);
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

std::vector<harness::TextEdit> EditsOf(const harness::CaseResult& result) {
  std::vector<harness::TextEdit> edits;
  for (const harness::Finding& finding : result.findings) {
    edits.insert(edits.end(), finding.edits.begin(), finding.edits.end());
  }
  return edits;
}

// Rewrites what can be rewritten; the verdicts stay those of the run before.
bool UpdateFiles(const LoadedCases& cases, const harness::RunReport& report, Console& console) {
  std::int64_t values = 0;
  std::int64_t files = 0;
  for (const harness::TimedCase& one : report.cases) {
    const std::vector<harness::TextEdit> edits = EditsOf(one.result);
    if (edits.empty()) continue;
    for (const harness::Scenario& scenario : cases.scenarios) {
      if (scenario.path != one.result.path) continue;
      if (!WriteFile(scenario.path, harness::ApplyEdits(scenario.source, edits))) {
        console.err << fmt::format("campsim: cannot write {}\n", scenario.path);
        return false;
      }
    }
    console.out << fmt::format("updated {}: {} values\n", one.result.path, edits.size());
    values += static_cast<std::int64_t>(edits.size());
    ++files;
  }
  console.out << fmt::format("--update: {} values in {} files; run again to see the verdict\n",
                             values, files);
  return true;
}

}  // namespace

Usage RunUsage() {
  return {.name = "run",
          .summary = "runs recorded scenarios (all, or those named) and judges them",
          .arguments = "[PATH|NAME...]",
          .example = "campsim run link --policy retry=on_change    the topic link, with a switch",
          .options = {"filter", "policy", "seed", "report", "update", "trace", "quiet", "json"}};
}

int RunCases(const Options& options, Console& console) {
  const auto session = CaseSession::Open(console.root, options);
  if (!session) {
    console.err << "campsim run: " << session.error().sentence << "\n";
    return kExitInvalid;
  }
  const bool chatty = !options.quiet && !options.json;
  if (chatty) console.out << harness::ConsoleHead(HeadOf(options)) << std::flush;
  const LoadedCases cases = session->Load();
  const harness::RunReport report = session->Run(cases, options);
  if (options.run.trace && !options.json) ShowTraces(report, console);
  if (options.json) {
    console.out << harness::JsonOfRun(report, session->rulebook());
  } else {
    if (chatty) ShowNotes(report, console);
    console.out << harness::ConsoleBody(report, session->rulebook(),
                                        {.colour = console.colour, .quiet = options.quiet});
  }
  if (options.report_file &&
      !WriteFile(*options.report_file, harness::JsonOfRun(report, session->rulebook()))) {
    console.err << fmt::format("campsim run: cannot write the report {}\n", *options.report_file);
    return kExitInvalid;
  }
  if (options.update && !UpdateFiles(cases, report, console)) return kExitInvalid;
  return report.ExitCode();
}

}  // namespace campsync::cli
