// SPDX-License-Identifier: Apache-2.0
//
// Memory of this process as Linux counts it: resident bytes now and at their peak. Resident pages
// are what a machine must have; they include what the allocator keeps for later. Zero where /proc
// is not there.
#pragma once

#include <cstdint>

namespace campsync::bench {

[[nodiscard]] std::int64_t ResidentBytes();
/// Since ForgetPeak(), or since the process began.
[[nodiscard]] std::int64_t PeakResidentBytes();
/// Gives free memory back to the system and begins a new peak.
void ForgetPeak();

}  // namespace campsync::bench
