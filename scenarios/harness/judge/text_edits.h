// SPDX-License-Identifier: Apache-2.0
//
// ApplyEdits: rewrites values in a scenario's text at the places the loader kept, and nothing else:
// comments and layout stay byte for byte. It writes no file.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/judge/finding.h"

namespace campsync::harness {

/// The text with every edit in it. Of edits of one place the first holds; edits that overlap
/// otherwise, or lie outside the text, are left out.
[[nodiscard]] std::string ApplyEdits(const std::string& text, std::vector<TextEdit> edits);

}  // namespace campsync::harness
