// SPDX-License-Identifier: Apache-2.0
#include "core/sync/rewrite_brake.h"

#include <algorithm>

namespace campsync {

void RewriteBrake::Note(const Key& key, Instant now) {
  std::erase_if(writes_, [now](const auto& one) { return one.second.back() + kSpan <= now; });
  writes_[key].push_back(now);
}

bool RewriteBrake::Holds(const Key& key, Instant now) const {
  const auto found = writes_.find(key);
  if (found == writes_.end()) return false;
  const auto recent = std::count_if(found->second.begin(), found->second.end(),
                                    [now](Instant at) { return at + kSpan > now; });
  return static_cast<std::size_t>(recent) >= kWritesMax;
}

}  // namespace campsync
