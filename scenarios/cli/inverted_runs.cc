// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/inverted_runs.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <system_error>

#include "scenarios/harness/run/case_runner.h"

namespace campsync::cli {
namespace {

using Cases = std::vector<const harness::Scenario*>;

constexpr char kFailed = 'f';
constexpr char kHeld = 'h';
// Seconds for one case, which takes a thousandth of one: the runner's own bounds end it long
// before, unless an org loops within a call.
constexpr unsigned kSecondsMax = 20;

[[noreturn]] void ThrowErrno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void BeQuiet() {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) {
    static_cast<void>(dup2(nowhere, STDOUT_FILENO));
    static_cast<void>(dup2(nowhere, STDERR_FILENO));
  }
  const rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
  static_cast<void>(setrlimit(RLIMIT_CORE, &no_core));
  static_cast<void>(std::signal(SIGABRT, SIG_DFL));
}

// One byte a case as soon as it has ended, so that the parent knows where a child died.
[[noreturn]] void RunAsChild(const Cases& cases, std::size_t first, const std::string& rule,
                             int reply) {
  BeQuiet();
  harness::RunOptions options;
  options.inverted_rule = rule;
  for (std::size_t index = first; index < cases.size(); ++index) {
    alarm(kSecondsMax);
    const auto result = harness::RunCase(*cases[index], options);
    const bool failed = result && result->verdict == harness::Verdict::kFail;
    const char byte = failed ? kFailed : kHeld;
    if (write(reply, &byte, 1) != 1) break;
  }
  _exit(0);
}

void ReadOutcomes(int from, std::vector<bool>& outcomes) {
  std::array<char, 64> bytes{};
  while (true) {
    const ssize_t count = read(from, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    for (ssize_t index = 0; index < count; ++index) {
      outcomes.push_back(bytes.at(static_cast<std::size_t>(index)) == kFailed);
    }
  }
}

// Runs the cases after those that have an outcome until all ran or the child died.
void RunChild(const Cases& cases, const std::string& rule, std::vector<bool>& outcomes) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) ThrowErrno("pipe");
  const pid_t child = fork();
  if (child < 0) ThrowErrno("fork");
  if (child == 0) {
    close(ends[0]);
    RunAsChild(cases, outcomes.size(), rule, ends[1]);
  }
  close(ends[1]);
  ReadOutcomes(ends[0], outcomes);
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

std::vector<bool> FailInverted(const std::vector<const harness::Scenario*>& cases,
                               const std::string& rule) {
  std::vector<bool> outcomes;
  while (outcomes.size() < cases.size()) {
    RunChild(cases, rule, outcomes);
    if (outcomes.size() < cases.size()) outcomes.push_back(true);  // the child died in this one
  }
  return outcomes;
}

}  // namespace campsync::cli
