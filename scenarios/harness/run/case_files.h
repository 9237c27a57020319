// SPDX-License-Identifier: Apache-2.0
//
// CaseFiles: which scenario files a run means: all of scenarios/cases and fixtures, or those named
// by path, by `topic/what-happens`, by `fixtures/slug` or by topic, narrowed by a glob over names.
// It looks at names only and opens no file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace campsync::harness {

struct CaseSelection {
  std::vector<std::string> wanted;  // paths or names; empty: all
  std::string filter;               // glob over names; empty: all
};

/// The files in the order of their paths, each once. The error names what does not exist and the
/// nearest thing that does.
[[nodiscard]] Result<std::vector<std::string>, Malformed> FindCases(const std::string& root,
                                                                    const CaseSelection& selection);

/// Whether the name matches: `*` is any text, `?` any one character, the rest itself.
[[nodiscard]] bool MatchesGlob(std::string_view name, std::string_view glob);

}  // namespace campsync::harness
