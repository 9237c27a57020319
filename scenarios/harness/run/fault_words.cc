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
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace

ErrorCode CodeNamed(std::string_view name) {
  const auto catalogue = ErrorCatalogue();
  const auto found = std::ranges::find(catalogue, name, &CatalogueEntry::name);
  CAMPSYNC_CHECK(found != catalogue.end());
  return found->code;
}

sim::Fault FaultOf(const FaultStep& step) {
  sim::Fault fault;
  fault.operation = step.operation == kAnyEffect ? "write" : step.operation;
  fault.when = sim::OnCalls{step.nth, step.nth + step.times - 1};
  fault.kind = KindOf(step);
  if (step.code) fault.code = CodeNamed(*step.code);
  fault.record = step.record;
  return fault;
}

}  // namespace campsync::harness
