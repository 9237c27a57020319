// SPDX-License-Identifier: Apache-2.0
//
// Seconds that a piece of work took on this machine, and medians of them. Only benchmarks use it: a
// test never looks at real time.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace campsync::bench {

template <class Work>
[[nodiscard]] double SecondsOf(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The upper median; zero of nothing.
[[nodiscard]] inline double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace campsync::bench
