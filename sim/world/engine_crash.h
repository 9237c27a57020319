// SPDX-License-Identifier: Apache-2.0
//
// EngineCrash: what the fault decorators throw in place of an answer: the process of the engine is
// gone. Thrown by them alone and caught by the harness alone, which drops its engine and loads
// another one over the same ports. Orgs, store, clock and decorators live on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/check.h"

namespace campsync::sim {

/// Where in a call the engine dies.
enum class CrashPoint : std::uint8_t {
  kBefore,       // nothing of the call happened
  kAfterCommit,  // it took effect; the reply never came
  kAfterReply,   // it took effect and the reply had come
};

/// `crash_before`, `crash_after_commit`, `crash_after_reply`.
[[nodiscard]] constexpr std::string_view NameOf(CrashPoint point) {
  switch (point) {
    case CrashPoint::kBefore:
      return "crash_before";
    case CrashPoint::kAfterCommit:
      return "crash_after_commit";
    case CrashPoint::kAfterReply:
      return "crash_after_reply";
  }
  CAMPSYNC_UNREACHABLE();
}

struct EngineCrash {
  CrashPoint point = CrashPoint::kBefore;
  std::string operation;
};

}  // namespace campsync::sim
