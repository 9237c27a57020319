// SPDX-License-Identifier: Apache-2.0
//
// Text for XML 1.0: whatever bytes come in, what goes out may stand in a document. Not a writer of
// XML.
#pragma once

#include <string>
#include <string_view>

namespace campsync::harness {

/// Marks are escaped, also for attributes. What XML cannot hold, control characters and bytes that
/// are no UTF-8, is written as `\x1b`.
[[nodiscard]] std::string XmlText(std::string_view text);
/// The same with line breaks and tabs escaped, which an attribute would lose.
[[nodiscard]] std::string XmlAttribute(std::string_view text);

}  // namespace campsync::harness
