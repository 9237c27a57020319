// SPDX-License-Identifier: Apache-2.0
#include "core/label.h"

#include "core/check.h"
#include "core/text.h"

namespace campsync {

LabelTable::LabelTable() { Intern(""); }

Label LabelTable::Intern(std::string_view text) {
  if (const auto found = handles_.find(text); found != handles_.end()) return {found->second};
  const auto handle = static_cast<std::uint32_t>(texts_.size());
  handles_.emplace(texts_.emplace_back(text), handle);
  return {handle};
}

std::string_view LabelTable::Text(Label label) const {
  CAMPSYNC_CHECK(label.handle < texts_.size());
  return texts_[label.handle];
}

bool SameLabel(const LabelTable& labels, MatchCase match, Label left, Label right) {
  if (left == right) return true;
  switch (match) {
    case MatchCase::kExact:
      return false;
    case MatchCase::kIgnoreCase:
      return FoldCase(labels.Text(left)) == FoldCase(labels.Text(right));
    case MatchCase::kIgnoreCaseAndSpace:
      return FoldCase(TrimSpace(labels.Text(left))) == FoldCase(TrimSpace(labels.Text(right)));
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync
