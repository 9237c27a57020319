// SPDX-License-Identifier: Apache-2.0
#include "core/check.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

namespace campsync {

void CheckFailed(const char* expression, const char* file, int line) {
  fmt::print(stderr, "{}:{}: check failed: {}\n", file, line, expression);
  std::abort();
}

void Unreachable(const char* file, int line) {
  fmt::print(stderr, "{}:{}: reached a line that cannot be reached\n", file, line);
  std::abort();
}

}  // namespace campsync
