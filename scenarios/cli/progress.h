// SPDX-License-Identifier: Apache-2.0
//
// Progress: one line that is written over again while an exploration runs: how far, how fast, how
// long still. For people at a terminal; it takes no part in any result.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>

namespace campsync::cli {

struct ProgressState {
  std::uint64_t done = 0;              // cases
  std::optional<std::uint64_t> total;  // nullopt: as many as the time allows
  std::uint64_t failed = 0;
  std::chrono::milliseconds passed{0};
  std::optional<std::chrono::milliseconds> time;  // that the run may take
};

/// `12000 of 20000 cases, 1 failed, 800 a second, 10 s left`.
[[nodiscard]] std::string ProgressLine(const ProgressState& state);

class Progress {
 public:
  /// `out` must outlive it. Nothing is written where it is nullptr.
  Progress(std::ostream* out, std::optional<std::uint64_t> total,
           std::optional<std::chrono::milliseconds> time);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Takes the line away.
  ~Progress();

  /// So many more cases are done. Writes at most five times a second.
  void Add(std::uint64_t cases, std::uint64_t failed);

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream* out_;
  ProgressState state_;
  Clock::time_point begin_ = Clock::now();
  std::optional<Clock::time_point> written_;
};

}  // namespace campsync::cli
