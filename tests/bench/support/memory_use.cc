// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/support/memory_use.h"

#include <malloc.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace campsync::bench {
namespace {

// A line of /proc/self/status: `VmHWM:   123 kB`.
std::int64_t StatusBytes(std::string_view name) {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (!line.starts_with(name)) continue;
    std::istringstream rest(line.substr(name.size() + 1));
    std::int64_t kilobytes = 0;
    rest >> kilobytes;
    return kilobytes * 1024;
  }
  return 0;
}

}  // namespace

std::int64_t ResidentBytes() { return StatusBytes("VmRSS"); }

std::int64_t PeakResidentBytes() { return StatusBytes("VmHWM"); }

void ForgetPeak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace campsync::bench
