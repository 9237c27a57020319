// SPDX-License-Identifier: Apache-2.0
//
// What a worker sends back about one case, as bytes and back. Between two copies of one program
// only: no format, no versions, nothing that is ever written to a file.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/report/run_report.h"

namespace campsync::cli {

/// The error: `given` cannot be had.
using RanCase = std::variant<harness::TimedCase, harness::LocatedError>;

[[nodiscard]] std::string EncodeCase(RanCase ran);
/// The bytes are those of EncodeCase.
[[nodiscard]] RanCase DecodeCase(std::string_view bytes);

}  // namespace campsync::cli
