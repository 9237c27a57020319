// SPDX-License-Identifier: Apache-2.0
//
// SourceOf: where the cases of `campsim explore` come from, as its options say: a seed, a size or
// recorded cases. It explores nothing; a case that is to be crashed is run once, to count its
// effects.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "scenarios/cli/options.h"
#include "scenarios/harness/explore/case_source.h"

namespace campsync::cli {

/// The error is for the user. Cases that are to be crashed everywhere run once, to count their
/// effects; they must pass without a crash.
[[nodiscard]] Result<std::unique_ptr<harness::CaseSource>, Malformed> SourceOf(
    const Options& options, const std::string& root);

}  // namespace campsync::cli
