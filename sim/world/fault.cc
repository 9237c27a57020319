// SPDX-License-Identifier: Apache-2.0
#include "sim/world/fault.h"

#include "core/check.h"

namespace campsync::sim {
namespace {

// Texts as recorded; codes without one say what they are by their catalogue name.
std::string_view UsualText(ErrorCode code) {
  // An if chain and not a switch: faults may carry any code of the catalogue, few have a text here.
  if (code == ErrorCode::kServerUnavailable) return "Server Unavailable";  // SF-LIM-06
  if (code == ErrorCode::kRequestLimitExceeded)
    return "TotalRequests Limit exceeded.";                                       // SF-LIM-02
  if (code == ErrorCode::kInvalidSessionId) return "Session expired or invalid";  // SF-AUTH-08
  if (code == ErrorCode::kUnableToLockRow) {
    return "unable to obtain exclusive access to this record";  // SF-LIM-05
  }
  return Describe(code).name;
}

}  // namespace

std::string_view NameOf(FaultKind kind) {
  switch (kind) {
    case FaultKind::kFailBefore:
      return "fail_before";
    case FaultKind::kReplyLost:
      return "reply_lost";
    case FaultKind::kCrashBefore:
      return "crash_before";
    case FaultKind::kCrashAfterCommit:
      return "crash_after_commit";
    case FaultKind::kCrashAfterReply:
      return "crash_after_reply";
    case FaultKind::kReplyError:
      return "reply_error";
    case FaultKind::kRequestError:
      return "request_error";
    case FaultKind::kRecordError:
      return "record_error";
    case FaultKind::kDelay:
      return "delay";
  }
  CAMPSYNC_UNREACHABLE();
}

Error ErrorOfFault(ErrorCode code, std::string_view text) {
  return {.code = code, .text = std::string(text.empty() ? UsualText(code) : text), .fields = {}};
}

}  // namespace campsync::sim
