// SPDX-License-Identifier: Apache-2.0
//
// Which errors pass by themselves: they say something about the moment, not about the record, and
// what they stopped is tried again in every cycle. A table of one question, no policy.
#pragma once

#include "core/error.h"

namespace campsync {

[[nodiscard]] inline bool IsPassing(ErrorCode code) {
  return Describe(code).level != ErrorLevel::kRecord || code == ErrorCode::kMemberChanged ||
         code == ErrorCode::kUnableToLockRow || code == ErrorCode::kCreatePending;
}

}  // namespace campsync
