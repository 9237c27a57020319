// SPDX-License-Identifier: Apache-2.0
//
// Values of options, read from their texts: strictly, and where one is wrong with a sentence that
// names what is allowed. Each function knows one option; which options there are is options.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "scenarios/cli/options.h"

namespace campsync::cli {

/// A whole number from `least` to `most`; `option` names it in the error.
[[nodiscard]] Result<std::uint64_t, Malformed> ReadNumber(const std::string& option,
                                                          const std::string& text,
                                                          std::uint64_t least, std::uint64_t most);
/// A whole number, or `fresh` for one that nobody has drawn yet.
[[nodiscard]] Result<std::uint64_t, Malformed> ReadSeed(const std::string& text);
/// `retry=on_change`
[[nodiscard]] Result<harness::SwitchValue, Malformed> ReadPolicy(const std::string& text);
/// `junit=FILE,json=FILE`
[[nodiscard]] Result<ReportFiles, Malformed> ReadReports(const std::string& text);
/// A span longer than nothing, as `60s` or `1h30m`; `option` names it in the error.
[[nodiscard]] Result<Duration, Malformed> ReadSpan(const std::string& option,
                                                   const std::string& text);
/// `2/5`
[[nodiscard]] Result<Shard, Malformed> ReadShard(const std::string& text);
/// `2x2`
[[nodiscard]] Result<Scope, Malformed> ReadScope(const std::string& text);
/// The name of a profile of generated cases.
[[nodiscard]] Result<std::string, Malformed> ReadProfile(const std::string& text);
/// `2026-03-31`
[[nodiscard]] Result<Date, Malformed> ReadToday(const std::string& text);
/// What `--trace` alone stands for.
inline constexpr std::string_view kTraceAll = "all";
/// Nothing for kTraceAll, the key for `person=ann`.
[[nodiscard]] Result<std::string, Malformed> ReadTrace(const std::string& text);

}  // namespace campsync::cli
