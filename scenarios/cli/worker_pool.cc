// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/worker_pool.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace campsync::cli {
namespace {

using Clock = std::chrono::steady_clock;

class Pool {
 public:
  Pool(std::size_t count, const PoolOptions& options, const WorkerJob& job, const EndsRun& ends_run)
      : options_(options), job_(job), ends_run_(ends_run), end_(count) {
    result_.outcomes.resize(count);
    places_.resize(std::max<std::size_t>(1, std::min(options.workers, count)));
  }

  PoolResult Run() {
    while (true) {
      for (Place& place : places_) GiveNext(place);
      if (!IsAnyBusy()) break;
      Wait();
      for (Place& place : places_) Look(place);
    }
    for (std::size_t index = end_; index < result_.outcomes.size(); ++index) {
      result_.outcomes[index].reset();
    }
    for (Place& place : places_) {
      if (place.worker != nullptr) result_.error_text += place.worker->ErrorText();
    }
    return std::move(result_);
  }

 private:
  struct Place {
    std::unique_ptr<Worker> worker;    // nullptr: none yet, or it died
    std::optional<std::size_t> index;  // of the job in work
    Clock::time_point deadline;
  };

  void GiveNext(Place& place) {
    if (place.index || next_ >= end_) return;
    if (next_ > 0 && options_.begin_until && Clock::now() >= *options_.begin_until) return;
    if (place.worker == nullptr) place.worker = std::make_unique<Worker>(job_, Descriptors());
    place.index = next_++;
    place.deadline = Clock::now() + options_.job_limit;
    place.worker->Give(*place.index);
  }

  [[nodiscard]] std::vector<int> Descriptors() const {
    std::vector<int> all;
    for (const Place& place : places_) {
      if (place.worker != nullptr) all.push_back(place.worker->descriptor());
    }
    return all;
  }

  [[nodiscard]] bool IsAnyBusy() const {
    return std::ranges::any_of(places_, [](const Place& place) { return place.index.has_value(); });
  }

  // Until a busy worker has something to say or has had its time.
  void Wait() {
    std::vector<pollfd> polled;
    Clock::time_point first = Clock::time_point::max();
    for (const Place& place : places_) {
      if (!place.index) continue;
      polled.push_back({.fd = place.worker->descriptor(), .events = POLLIN, .revents = 0});
      first = std::min(first, place.deadline);
    }
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(first - Clock::now()).count() + 1;
    poll(polled.data(), polled.size(), static_cast<int>(std::max<std::int64_t>(0, left)));
  }

  void Look(Place& place) {
    if (!place.index) return;
    auto received = place.worker->Receive();
    if (auto* answer = std::get_if<std::string>(&received)) {
      Finish(place, std::move(*answer));
    } else if (auto* died = std::get_if<Died>(&received)) {
      place.worker.reset();
      Finish(place, std::move(*died));
    } else if (Clock::now() >= place.deadline) {
      Died late = place.worker->Kill(
          fmt::format("it did not end within {} s", options_.job_limit.count() / 1000));
      place.worker.reset();
      Finish(place, std::move(late));
    }
  }

  void Finish(Place& place, WorkerOutcome outcome) {
    const std::size_t index = *place.index;
    place.index.reset();
    if (ends_run_(index, outcome)) end_ = std::min(end_, index + 1);
    result_.outcomes[index] = std::move(outcome);
  }

  const PoolOptions& options_;
  const WorkerJob& job_;
  const EndsRun& ends_run_;
  std::vector<Place> places_;
  std::size_t next_ = 0;
  std::size_t end_;
  PoolResult result_;
};

}  // namespace

PoolResult RunInWorkers(std::size_t count, const PoolOptions& options, const WorkerJob& job,
                        const EndsRun& ends_run) {
  return Pool(count, options, job, ends_run).Run();
}

}  // namespace campsync::cli
