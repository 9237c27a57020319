// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/known_file.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "scenarios/harness/json/source_file.h"

namespace campsync::cli {
namespace {

Date Today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return DateOf(Instant{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()});
}

}  // namespace

Result<KnownFile, Malformed> KnownFile::Open(const Options& options) {
  KnownFile known;
  if (!options.known_failures) return known;
  known.path_ = *options.known_failures;
  known.today_ = options.today ? *options.today : Today();
  auto text = harness::ReadSourceFile(known.path_);
  if (!text) {
    return Malformed{"the known failures cannot be read\n" +
                     harness::FormatLocatedError(text.error())};
  }
  auto entries = harness::ReadKnownFailures(known.path_, *text);
  if (!entries) {
    std::string sentences = "the known failures cannot be read\n";
    for (const auto& error : entries.error()) sentences += harness::FormatLocatedError(error);
    return Malformed{sentences};
  }
  known.entries_ = *std::move(entries);
  return known;
}

bool KnownFile::IsUnexpectedFailure(const harness::CaseResult& result) const {
  if (!result.HasFailed()) return false;
  const auto verdicts = harness::JudgeKnownFailures(entries_, {result}, false, today_);
  return verdicts.empty() || verdicts[0].outcome != harness::KnownOutcome::kExpectedFailure;
}

void KnownFile::Judge(harness::RunReport& report, bool all_ran) const {
  std::vector<harness::CaseResult> results;
  for (const harness::TimedCase& one : report.cases) results.push_back(one.result);
  report.known_failures_file = path_;
  report.known = harness::JudgeKnownFailures(entries_, results, all_ran, today_);
}

}  // namespace campsync::cli
