// SPDX-License-Identifier: Apache-2.0
//
// ParseDuration: the spans of time that scenarios write, such as `5m` or `-100ms`. Not the vendors'
// dates (core/time.h). What is no span is answered with a sentence, never guessed at.
#pragma once

#include <string_view>

#include "core/result.h"
#include "core/time.h"

namespace campsync::harness {

/// Reads `250ms`, `30s`, `5m`, `1h30m`, `2d`, with an optional sign before; units fall, each at
/// most once; at most 3660 days. The error is a sentence.
[[nodiscard]] Result<Duration, Malformed> ParseDuration(std::string_view text);

}  // namespace campsync::harness
