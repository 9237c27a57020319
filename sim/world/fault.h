// SPDX-License-Identifier: Apache-2.0
//
// Fault: one declared misfortune: which calls, when, and what happens to them. FaultRates: the same
// kinds by chance. Values only; FaultPlan decides with them and FaultPort carries the decision out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/error.h"
#include "core/time.h"
#include "sim/world/lane.h"

namespace campsync::sim {

enum class FaultKind : std::uint8_t {
  kFailBefore,        // definite transport error: nothing happened
  kReplyLost,         // the call takes effect, then an indefinite transport error
  kCrashBefore,       // EngineCrash; nothing happened
  kCrashAfterCommit,  // the call takes effect, then EngineCrash
  kCrashAfterReply,   // the same, with the reply known
  kReplyError,        // the call takes effect, and the vendor answers with a code (SF-LIM-06)
  kRequestError,      // the vendor refuses the whole request with a code
  kRecordError,       // the vendor refuses records of a write; the others pass
  kDelay,             // the call takes effect; its reply comes much later
};

/// `fail_before`, `reply_lost`, `crash_before`, ...
[[nodiscard]] std::string_view NameOf(FaultKind kind);

/// Matching calls number `first` to `last`, counted from 1 since the fault was added.
struct OnCalls {
  std::int64_t first = 1;
  std::int64_t last = 1;  // >= first
  bool operator==(const OnCalls&) const = default;
};

/// Every matching call made in [from, until) on the world's clock.
struct DuringTime {
  Instant from;
  Instant until = Instant::Max();
  bool operator==(const DuringTime&) const = default;
};

/// Every matching call beyond the first `calls` of a day of the world's clock.
struct BeyondDaily {
  std::int64_t calls = 0;
  bool operator==(const BeyondDaily&) const = default;
};

struct Fault {
  /// OperationName() of either port, `Append`, `Load`, `*` for every call, or `write` for every
  /// effect: write requests and Appends.
  std::string operation = "*";
  /// Calls of this system only.
  std::optional<Lane> lane = {};
  std::variant<OnCalls, DuringTime, BeyondDaily> when = {};
  FaultKind kind = FaultKind::kFailBefore;
  /// The error of kReplyError, kRequestError and kRecordError; not used by the others.
  ErrorCode code = ErrorCode::kServerUnavailable;
  /// The vendor's words of `code`; empty: those it usually has.
  std::string text = {};
  /// kRecordError: the first record of the write that is refused, counted from 1. A call with fewer
  /// records is counted and not hit.
  std::int64_t record = 1;
  /// kRecordError: so many records in a row, as far as the call has them.
  std::int64_t records = 1;
  /// kDelay: from the effect to the reply.
  Duration delay = {};
  bool operator==(const Fault&) const = default;
};

/// Chances by kind, in parts per million of the calls. Crashes and record errors befall effects
/// only, request and record errors the vendors only; a record error hits one record by chance.
struct FaultRates {
  std::uint32_t fail_before = 0;
  std::uint32_t reply_lost = 0;
  std::uint32_t crash_before = 0;
  std::uint32_t crash_after_commit = 0;
  std::uint32_t crash_after_reply = 0;
  std::uint32_t request_error = 0;  // SERVER_UNAVAILABLE, Marketo's 611
  std::uint32_t record_error = 0;   // UNABLE_TO_LOCK_ROW, Salesforce only
  std::uint32_t session_ended = 0;  // INVALID_SESSION_ID, Salesforce only
  std::uint32_t limit_reached = 0;  // REQUEST_LIMIT_EXCEEDED, Salesforce only
  std::uint32_t delay = 0;          // one to ten minutes, the vendors only
  bool operator==(const FaultRates&) const = default;
};

/// The error an injected fault answers with.
[[nodiscard]] Error ErrorOfFault(ErrorCode code, std::string_view text);

}  // namespace campsync::sim
