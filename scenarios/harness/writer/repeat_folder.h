// SPDX-License-Identifier: Apache-2.0
//
// FoldRepeats: what stands many times in a row and differs in nothing but its number is written
// once: `{"repeat": 201, "each": {"key": "p{n}", ...}}`, where the loader reads that
// (loader/repeated_records.h). The numbers must count up from 1. It changes no value: the folded
// text reads the same.
#pragma once

#include <cstddef>

#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

/// Fewer are quicker read one by one.
inline constexpr std::size_t kFoldedMin = 5;

/// Folds the lists in an object and in what stands in it.
[[nodiscard]] LayoutNode FoldRepeats(LayoutNode object);

}  // namespace campsync::harness
