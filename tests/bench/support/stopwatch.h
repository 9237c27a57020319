// SPDX-License-Identifier: Apache-2.0
//
// Seconds of processor time that a piece of work took, and medians of them: what others do on the
// machine meanwhile hardly counts. Only benchmarks use it: a test never looks at real time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <vector>

namespace campsync::bench {

template <class Work>
[[nodiscard]] double SecondsOf(Work&& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// The upper median; zero of nothing.
[[nodiscard]] inline double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace campsync::bench
