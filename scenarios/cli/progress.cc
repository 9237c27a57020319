// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/progress.h"

#include <fmt/format.h>

namespace campsync::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenLines{200};

// By the rate so far; nullopt: nothing is known yet.
std::optional<std::int64_t> SecondsLeft(const ProgressState& state) {
  if (state.time) return (*state.time - state.passed).count() / 1000;
  if (!state.total || state.done == 0) return std::nullopt;
  const double each = static_cast<double>(state.passed.count()) / static_cast<double>(state.done);
  return static_cast<std::int64_t>(each * static_cast<double>(*state.total - state.done) / 1000);
}

}  // namespace

std::string ProgressLine(const ProgressState& state) {
  std::string line = fmt::format("{}", state.done);
  if (state.total) line += fmt::format(" of {}", *state.total);
  line += " cases";
  if (state.failed > 0) line += fmt::format(", {} failed", state.failed);
  if (state.passed.count() > 0) {
    line += fmt::format(", {} a second",
                        state.done * 1000 / static_cast<std::uint64_t>(state.passed.count()));
  }
  if (const auto left = SecondsLeft(state); left && *left >= 0) {
    line += fmt::format(", {} s left", *left);
  }
  return line;
}

Progress::Progress(std::ostream* out, std::optional<std::uint64_t> total,
                   std::optional<std::chrono::milliseconds> time)
    : out_(out), state_{.total = total, .time = time} {}

Progress::~Progress() {
  if (written_) *out_ << "\r\x1b[K" << std::flush;
}

void Progress::Add(std::uint64_t cases, std::uint64_t failed) {
  state_.done += cases;
  state_.failed += failed;
  const Clock::time_point now = Clock::now();
  if (out_ == nullptr || (written_ && now - *written_ < kBetweenLines)) return;
  written_ = now;
  state_.passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_);
  *out_ << "\r\x1b[K" << ProgressLine(state_) << std::flush;
}

}  // namespace campsync::cli
