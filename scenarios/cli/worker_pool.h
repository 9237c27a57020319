// SPDX-License-Identifier: Apache-2.0
//
// RunInWorkers: does jobs 0, 1, 2, ... in worker processes, several at a time, and gives what came
// of each in their order, however many workers there are. A job that ends its worker is an outcome
// like any other: the others are done by a new one. It reads the wall clock, to end a job that
// would never end.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/cli/worker.h"

namespace campsync::cli {

using PoolClock = std::chrono::steady_clock;

struct PoolOptions {
  std::size_t workers = 1;
  /// A job that takes longer is ended: far more than any case needs, sanitizers included.
  std::chrono::milliseconds job_limit{60'000};
  /// After that no job but the first is begun; those in work are ended as usual. nullopt: all jobs
  /// are done.
  std::optional<PoolClock::time_point> begin_until = {};
};

/// The job's answer, or how its worker died.
using WorkerOutcome = std::variant<std::string, Died>;

/// Whether nothing after the job needs to be done, by its index and what came of it.
using EndsRun = std::function<bool(std::size_t, const WorkerOutcome&)>;

struct PoolResult {
  std::vector<std::optional<WorkerOutcome>> outcomes;  // by index; nullopt: not done
  std::string error_text;  // what workers that lived wrote to standard error
};

/// Does `count` jobs. Jobs after the first one whose outcome `ends_run` are not done, or as if they
/// had not been.
[[nodiscard]] PoolResult RunInWorkers(std::size_t count, const PoolOptions& options,
                                      const WorkerJob& job, const EndsRun& ends_run);

}  // namespace campsync::cli
