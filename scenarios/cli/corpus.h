// SPDX-License-Identifier: Apache-2.0
//
// The corpus of an exploration: minimized cases of bugs that were found and mended, kept under
// fixtures/explored. Every exploration of generated cases runs them first, whatever its generator
// draws today. It reads files and runs nothing.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "scenarios/harness/explore/case_source.h"

namespace campsync::cli {

/// In the order of their file names; none where there is no such folder. The error names the file
/// that cannot be read.
[[nodiscard]] Result<std::unique_ptr<harness::FoundCases>, Malformed> LoadCorpus(
    const std::string& root);

}  // namespace campsync::cli
