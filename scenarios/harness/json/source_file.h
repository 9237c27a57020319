// SPDX-License-Identifier: Apache-2.0
//
// ReadSourceFile: the text of an input file, or why it cannot be had. It refuses what is no regular
// file and what is too large before it reads a byte. It does not look at what the text says.
#pragma once

#include <cstdint>
#include <string>

#include "core/result.h"
#include "scenarios/harness/json/located_error.h"

namespace campsync::harness {

/// Bytes; larger input is no scenario.
inline constexpr std::uintmax_t kSourceFileSizeMax = std::uintmax_t{64} * 1024 * 1024;

[[nodiscard]] Result<std::string, LocatedError> ReadSourceFile(const std::string& path);

}  // namespace campsync::harness
