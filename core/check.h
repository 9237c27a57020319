// SPDX-License-Identifier: Apache-2.0
//
// CAMPSYNC_CHECK: an assertion that stays on in release builds. It is for programmer errors only;
// whatever a vendor, a user or a file can cause is a Result (core/result.h), never a check.
// A failed check prints expression and place to stderr and aborts; it never returns.
#pragma once

namespace campsync {

/// Prints what failed and where, then aborts. Called by the macros below.
[[noreturn]] void CheckFailed(const char* expression, const char* file, int line);

/// Ends a function whose exhaustive switch has returned on every enumerator.
[[noreturn]] void Unreachable(const char* file, int line);

}  // namespace campsync

#define CAMPSYNC_CHECK(expression) \
  ((expression) ? static_cast<void>(0) \
                : ::campsync::CheckFailed(#expression, __FILE__, __LINE__))
#define CAMPSYNC_UNREACHABLE() ::campsync::Unreachable(__FILE__, __LINE__)
