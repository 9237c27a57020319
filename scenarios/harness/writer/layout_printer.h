// SPDX-License-Identifier: Apache-2.0
//
// PrintLayout: the text of a LayoutNode as the recorded cases are laid out: what fits on the rest
// of a line stands there, brackets close on the last line of what they hold, lines end at column
// 100. Only a text that is longer than that goes beyond. It never changes a value.
#pragma once

#include <cstddef>
#include <string>

#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

inline constexpr std::size_t kLayoutColumns = 100;

/// Ends with a line feed.
[[nodiscard]] std::string PrintLayout(const LayoutNode& root);

}  // namespace campsync::harness
