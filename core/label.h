// SPDX-License-Identifier: Apache-2.0
//
// Label: a 4-byte handle for a text that many records repeat (status names, campaign types).
// LabelTable owns the texts; the host makes one table and lends it to both ports and the engine,
// so a handle means the same text everywhere in one run. Handles depend on the order of interning:
// they are compared for equality only and never leave the process; reports and digests use texts.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/hash_salt.h"

namespace campsync {

/// Handle of an interned text. The default label is the empty text.
struct Label {
  std::uint32_t handle = 0;

  [[nodiscard]] bool IsEmpty() const { return handle == 0; }
  bool operator==(const Label&) const = default;
};

class LabelTable {
 public:
  LabelTable();
  LabelTable(const LabelTable&) = delete;
  LabelTable& operator=(const LabelTable&) = delete;

  /// The handle of `text`, byte for byte; the same text always gives the same handle.
  Label Intern(std::string_view text);

  /// The text of a label of this table; valid as long as the table lives.
  [[nodiscard]] std::string_view Text(Label label) const;

 private:
  std::deque<std::string> texts_;  // a deque never moves its elements: the views below stay valid
  std::unordered_map<std::string_view, std::uint32_t, SaltedHash<std::string_view>> handles_;
};

/// How status names are compared: switch `match-case` (MK-MATCH-06).
enum class MatchCase { kExact, kIgnoreCase, kIgnoreCaseAndSpace };

/// Whether two labels name the same status under `match`.
[[nodiscard]] bool SameLabel(const LabelTable& labels, MatchCase match, Label left, Label right);

}  // namespace campsync

template <>
struct std::hash<campsync::Label> {
  std::size_t operator()(campsync::Label label) const noexcept {
    return label.handle ^ campsync::HashSalt::value();
  }
};
