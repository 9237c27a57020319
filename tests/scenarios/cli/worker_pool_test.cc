// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/worker_pool.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <stdexcept>
#include <string>

#include "core/check.h"

namespace campsync::cli {
namespace {

bool Never(std::size_t, const WorkerOutcome&) { return false; }

std::string Answer(const PoolResult& result, std::size_t index) {
  const auto& outcome = result.outcomes.at(index);
  if (!outcome) return "not done";
  const auto* answer = std::get_if<std::string>(&*outcome);
  return answer != nullptr ? *answer : "died: " + std::get<Died>(*outcome).note;
}

std::string Square(std::size_t index) { return fmt::format("{}", index * index); }

TEST(WorkerPoolTest, AnswersComeInOrderHoweverManyWorkersThereAre) {
  for (const std::size_t workers : {1U, 3U, 40U}) {
    const PoolResult result = RunInWorkers(20, {.workers = workers}, Square, Never);
    for (std::size_t index = 0; index < 20; ++index) {
      EXPECT_EQ(Answer(result, index), Square(index)) << workers;
    }
  }
}

TEST(WorkerPoolTest, NothingToDoIsDone) {
  EXPECT_TRUE(RunInWorkers(0, {}, Square, Never).outcomes.empty());
}

TEST(WorkerPoolTest, NoJobButTheFirstIsBegunAfterTheTime) {
  const auto now = PoolClock::now();
  const PoolResult late = RunInWorkers(5, {.begin_until = now}, Square, Never);
  EXPECT_EQ(Answer(late, 0), Square(0));
  EXPECT_EQ(Answer(late, 1), "not done");
  const PoolResult soon =
      RunInWorkers(5, {.begin_until = now + std::chrono::hours(1)}, Square, Never);
  EXPECT_EQ(Answer(soon, 4), Square(4));
}

TEST(WorkerPoolTest, ALongAnswerArrivesWhole) {
  const std::string text(3'000'000, 'x');
  const PoolResult result = RunInWorkers(
      2, {}, [&text](std::size_t) { return text; }, Never);
  EXPECT_TRUE(Answer(result, 1) == text);
}

TEST(WorkerPoolTest, AFailedCheckEndsItsJobAndNoOther) {
  const auto job = [](std::size_t index) {
    CAMPSYNC_CHECK(index != 1);
    return Square(index);
  };
  for (const std::size_t workers : {1U, 2U}) {
    const PoolResult result = RunInWorkers(4, {.workers = workers}, job, Never);
    EXPECT_NE(Answer(result, 1).find("check failed: index != 1"), std::string::npos);
    EXPECT_NE(Answer(result, 1).find("signal 6"), std::string::npos);
    EXPECT_EQ(Answer(result, 0), "0");
    EXPECT_EQ(Answer(result, 2), "4");
    EXPECT_EQ(Answer(result, 3), "9");
  }
}

TEST(WorkerPoolTest, AnExceptionThatNobodyCatchesEndsItsJob) {
  const auto job = [](std::size_t index) {
    if (index == 0) throw std::runtime_error("no more");
    return Square(index);
  };
  const PoolResult result = RunInWorkers(2, {}, job, Never);
  EXPECT_NE(Answer(result, 0).find("no more"), std::string::npos);
  EXPECT_EQ(Answer(result, 1), "1");
}

TEST(WorkerPoolTest, AJobWithoutEndIsEnded) {
  const auto job = [](std::size_t index) {
    for (volatile bool forever = index == 0; forever;) {
    }
    return Square(index);
  };
  const PoolResult result =
      RunInWorkers(2, {.job_limit = std::chrono::milliseconds(1000)}, job, Never);
  EXPECT_NE(Answer(result, 0).find("it did not end within 1 s"), std::string::npos);
  EXPECT_EQ(Answer(result, 1), "1");
}

TEST(WorkerPoolTest, JobsAfterTheLastOneAreAsIfNotDone) {
  const auto stops = [](std::size_t index, const WorkerOutcome&) { return index >= 2; };
  for (const std::size_t workers : {1U, 4U}) {
    const PoolResult result = RunInWorkers(8, {.workers = workers}, Square, stops);
    EXPECT_EQ(Answer(result, 2), "4");
    for (std::size_t index = 3; index < 8; ++index) {
      EXPECT_EQ(Answer(result, index), "not done") << workers;
    }
  }
}

TEST(WorkerPoolTest, WhatLivingWorkersSayIsKept) {
  const auto job = [](std::size_t) {
    std::fputs("a warning\n", stderr);
    return std::string();
  };
  EXPECT_EQ(RunInWorkers(1, {}, job, Never).error_text, "a warning\n");
}

}  // namespace
}  // namespace campsync::cli
