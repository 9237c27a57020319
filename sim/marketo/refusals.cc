// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/refusals.h"

#include <utility>

namespace campsync::sim {

Error LeadNotFound() { return {ErrorCode::kPersonNotFound, "Lead not found", {}}; }
Error ProgramNotFound() { return {ErrorCode::kProgramNotFound, "Object not found", {}}; }
Error MembershipNotFound() { return {ErrorCode::kProgramNotFound, "Membership not found", {}}; }
Error ProgramStatusNotFound() {
  return {ErrorCode::kProgramStatusNotFound, "Program status not found", {}};
}
Error AlreadyInOrPastStatus() {
  return {
      ErrorCode::kStepBackwards, "Lead skipped because it is already in or past this status", {}};
}
Error LeadNotInProgram() { return {ErrorCode::kMemberNotFound, "Lead not in program", {}}; }
Error MembershipChanged() {
  return {ErrorCode::kMemberChanged, "The membership is not what the write expected", {}};
}
Error RecordTaken() {
  return {ErrorCode::kRecordTaken, "Another person is that record in Salesforce", {}};
}

Error InvalidData(std::string sentence) {
  return {ErrorCode::kBusinessRuleViolation, std::move(sentence), {}};
}
Error SystemError(std::string sentence) {
  return {ErrorCode::kMarketoSystemError, std::move(sentence), {}};
}

std::optional<Error> RefuseMissing(Rules& rules, RuleId rule, bool missing, Error error) {
  if (rules.Applies(rule, missing)) return error;
  if (missing) return SystemError("System error");
  return std::nullopt;
}

}  // namespace campsync::sim
