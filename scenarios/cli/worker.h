// SPDX-License-Identifier: Apache-2.0
//
// Worker: one forked copy of this process that does jobs for it, one at a time, so that a job that
// aborts, hangs or throws ends the copy and not the run. The parent gives an index and gets bytes
// back. It knows nothing of cases, and starts no thread.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace campsync::cli {

/// What a worker does with an index; called in the worker's process.
using WorkerJob = std::function<std::string(std::size_t)>;

/// The worker ended while it had a job: how, and the last of what it wrote to standard error.
struct Died {
  std::string note;
};

class Worker {
 public:
  /// `strange` are descriptors of other workers, which this one must not hold open. Throws
  /// std::system_error when the system gives no process.
  Worker(const WorkerJob& job, const std::vector<int>& strange);
  /// Ends the process, whatever it does.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// The worker must be idle.
  void Give(std::size_t index);
  /// Becomes readable when Receive() has something to do.
  [[nodiscard]] int descriptor() const { return socket_; }

  struct StillBusy {};
  /// What has come by now. After Died the worker is of no further use.
  [[nodiscard]] std::variant<StillBusy, std::string, Died> Receive();
  /// Ends a worker that takes too long.
  [[nodiscard]] Died Kill(const std::string& why);
  /// What it wrote to standard error so far, the last 4000 bytes.
  [[nodiscard]] std::string ErrorText() { return ErrorTextFrom(0); }

 private:
  [[noreturn]] static void Serve(int socket, const WorkerJob& job) noexcept;
  Died Reap(const std::string& how);
  [[nodiscard]] long ErrorSize();
  [[nodiscard]] std::string ErrorTextFrom(long begin);

  int socket_ = -1;
  pid_t process_ = -1;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> errors_;
  long errors_before_ = 0;  // bytes of error text before the job in work
  std::string received_;
};

}  // namespace campsync::cli
