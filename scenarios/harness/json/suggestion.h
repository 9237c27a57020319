// SPDX-License-Identifier: Apache-2.0
//
// Advice for a word that is not one of the allowed ones: the nearest of them where one is near,
// otherwise the list. Never a correction: nothing is accepted that was not written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace campsync::harness {

/// The candidate that differs least from `word`, if it differs by a slip of the pen (case counts
/// as none; a swap, a missing, a wrong or an added letter as one; at most a third of the word).
[[nodiscard]] std::optional<std::string_view> NearestWord(
    std::string_view word, const std::vector<std::string_view>& candidates);

/// `Did you mean 'status'?`, or `Known here: a, b, c.`, or that there are none.
[[nodiscard]] std::string AdviceFor(std::string_view word,
                                    const std::vector<std::string_view>& candidates);

}  // namespace campsync::harness
