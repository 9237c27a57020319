// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/fault_draw.h"

#include <string>

#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

std::string PickWord(Draws& draws, const Words& words) { return std::string(draws.Pick(words)); }

// Where a call can fail or get lost: anywhere, mostly where something is written.
std::string DrawPlace(Draws& draws) {
  switch (draws.Below(5)) {
    case 0:
      return std::string(kAnySalesforce);
    case 1:
      return std::string(kAnyMarketo);
    case 2:
      return std::string(kAnyEffect);
    case 3:
      return PickWord(draws, WriteOperationWords());
    default:
      return PickWord(draws, OperationWords());
  }
}

std::string DrawEffect(Draws& draws) {
  return draws.Chance(60) ? std::string(kAnyEffect) : PickWord(draws, WriteOperationWords());
}

// Mostly a lock, which passes; else something an administrator or an app forbids.
void DrawRecordError(Draws& draws, FaultStep& fault) {
  static const Words kOperations = {"CreateLeads", "CreateMembers", "UpdateMembers",
                                    "DeleteMembers", "UpdateCampaigns"};
  static const Words kCodes = {"FIELD_CUSTOM_VALIDATION_EXCEPTION", "DUPLICATES_DETECTED",
                               "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "STRING_TOO_LONG"};
  fault.operation = PickWord(draws, kOperations);
  fault.code = draws.Chance(60) ? "UNABLE_TO_LOCK_ROW" : PickWord(draws, kCodes);
  fault.record = draws.Between(1, 2);
  if (draws.Chance(30)) fault.records = draws.Between(1, 5);
}

// A limit, an expired session or a change of the setup in the words of the vendor.
void DrawRefusedCall(Draws& draws, FaultStep& fault) {
  static const Words kCodes = {"REQUEST_LIMIT_EXCEEDED", "INVALID_SESSION_ID",
                               "SERVER_UNAVAILABLE"};
  fault.operation = std::string(kAnySalesforce);
  fault.code = PickWord(draws, kCodes);
  if (*fault.code == "SERVER_UNAVAILABLE") fault.kind = FaultKind::kReplyLost;
}

// An outage: every call of some hours; or a day's calls are used up.
void DrawOutage(Draws& draws, FaultStep& fault) {
  fault.operation = std::string(draws.Chance(70) ? kAnySalesforce : kAnyMarketo);
  fault.nth = 1;
  if (draws.Chance(50)) {
    fault.kind = FaultKind::kDailyLimit;
    fault.operation = std::string(kAnySalesforce);
    fault.calls = draws.Between(5, 60);
  } else {
    fault.window = Duration::Minutes(draws.Between(1, 120));
  }
}

}  // namespace

FaultStep DrawFault(Draws& draws) {
  using enum FaultKind;
  FaultStep fault;
  fault.nth = draws.Between(1, draws.Chance(50) ? 3 : 25);
  switch (draws.Below(9)) {
    case 0:
      fault.kind = kFailBefore;
      fault.operation = DrawPlace(draws);
      fault.times = draws.Between(1, 3);
      break;
    case 1:
      fault.kind = kReplyLost;
      fault.operation = DrawPlace(draws);
      // What has no key of its own is the hardest to find again.
      if (draws.Chance(15)) {
        fault.operation = "CreateLeads";
        fault.nth = 1;
      }
      break;
    case 2:
      fault.kind = kCrashBefore;
      fault.operation = DrawEffect(draws);
      break;
    case 3:
      fault.kind = kCrashAfterCommit;
      fault.operation = DrawEffect(draws);
      break;
    case 4:
      fault.kind = kCrashAfterReply;
      fault.operation = DrawEffect(draws);
      break;
    case 5:
      fault.kind = kRecordError;
      DrawRecordError(draws, fault);
      break;
    case 6:
      fault.kind = kFailBefore;
      DrawRefusedCall(draws, fault);
      break;
    case 7:
      fault.kind = kFailBefore;
      DrawOutage(draws, fault);
      break;
    default:
      fault.kind = kDelay;
      fault.operation = std::string(draws.Chance(50) ? kAnySalesforce : kAnyMarketo);
      fault.delay = Duration::Minutes(draws.Between(1, 10));
      break;
  }
  return fault;
}

}  // namespace campsync::harness
