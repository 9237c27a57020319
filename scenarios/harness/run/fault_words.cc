// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/fault_words.h"

#include <algorithm>

#include "core/check.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

// With a code it is the vendor's own answer, without one the way there failed.
sim::FaultKind KindOf(const FaultStep& step) {
  switch (step.kind) {
    case FaultKind::kFailBefore:
      return step.code ? sim::FaultKind::kRequestError : sim::FaultKind::kFailBefore;
    case FaultKind::kReplyLost:
      return step.code ? sim::FaultKind::kReplyError : sim::FaultKind::kReplyLost;
    case FaultKind::kCrashBefore:
      return sim::FaultKind::kCrashBefore;
    case FaultKind::kCrashAfterCommit:
      return sim::FaultKind::kCrashAfterCommit;
    case FaultKind::kCrashAfterReply:
      return sim::FaultKind::kCrashAfterReply;
    case FaultKind::kRecordError:
      return sim::FaultKind::kRecordError;
    case FaultKind::kDelay:
      return sim::FaultKind::kDelay;
    case FaultKind::kDailyLimit:
      return sim::FaultKind::kRequestError;
  }
  CAMPSYNC_UNREACHABLE();
}

// `on` names an operation, every effect, or every call to a vendor.
void SetOperation(std::string_view on, sim::Fault& fault) {
  if (on == kAnyMarketo || on == kAnySalesforce) {
    fault.operation = "*";
    fault.lane = on == kAnyMarketo ? sim::Lane::kMarketo : sim::Lane::kSalesforce;
    return;
  }
  fault.operation = on == kAnyEffect ? "write" : std::string(on);
}

}  // namespace

ErrorCode CodeNamed(std::string_view name) {
  const auto catalogue = ErrorCatalogue();
  const auto found = std::ranges::find(catalogue, name, &CatalogueEntry::name);
  CAMPSYNC_CHECK(found != catalogue.end());
  return found->code;
}

sim::Fault FaultOf(const FaultStep& step, Instant now) {
  sim::Fault fault;
  SetOperation(step.operation, fault);
  fault.when = sim::OnCalls{step.nth, step.nth + step.times - 1};
  if (step.window) fault.when = sim::DuringTime{now, now + *step.window};
  if (step.kind == FaultKind::kDailyLimit) {
    fault.when = sim::BeyondDaily{step.calls};
    fault.code = ErrorCode::kRequestLimitExceeded;
  }
  fault.kind = KindOf(step);
  if (step.code) fault.code = CodeNamed(*step.code);
  fault.text = step.text;
  fault.record = step.record;
  fault.records = step.records;
  fault.delay = step.delay;
  return fault;
}

}  // namespace campsync::harness
