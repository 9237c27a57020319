// SPDX-License-Identifier: Apache-2.0
//
// MemberDecision: what is to be done about one person in one campaign, why, and which switches were
// read on the way. A value; acting on it is the business of the act stages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/error.h"
#include "core/label.h"
#include "core/marketo/ids.h"
#include "core/rule_id.h"
#include "core/store/records.h"
#include "core/sync/observer.h"

namespace campsync {

/// Nothing changes, not even the base.
struct KeepBase {};
/// Both sides stay as they are and their present values become the base.
struct AdvanceBase {};

/// Salesforce gets a member with the label.
struct PushCreate {
  Label status;
};
struct PushUpdate {
  Label status;
};
struct PushDelete {};

/// Marketo's membership gets the status.
struct PullSet {
  marketo::StatusId status;
  bool allow_lower_step = false;
};
struct PullRemove {};
/// Removed and added again in one step.
struct PullReplace {
  marketo::StatusId status;
};

/// The sides stay apart and the present values become the base: quiet until one changes.
struct Diverge {
  std::string_view policy_switch;  // empty: no switch decided it
};
/// The sides stay apart because of an error; the base keeps its old values.
struct Block {
  ErrorCode code = ErrorCode::kUnknownAbsence;
  store::WaitsOn waits_on = store::WaitsOn::kRecord;
  std::string text;
};

using Action = std::variant<KeepBase, AdvanceBase, PushCreate, PushUpdate, PushDelete, PullSet,
                            PullRemove, PullReplace, Diverge, Block>;

struct MemberDecision {
  Outcome outcome = Outcome::kAgree;
  RuleId rule = "MK-MEMBER-08";
  Action action;
  std::vector<std::string_view> switches = {};
};

}  // namespace campsync
