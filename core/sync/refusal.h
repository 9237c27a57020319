// SPDX-License-Identifier: Apache-2.0
//
// Refusal: why the Salesforce Campaign Sync dialog says no. Not a failed call of a port alone: most
// are rules. It names the rule, so that nobody has to read the text to know which one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/rule_id.h"

namespace campsync {

/// Why a request was refused. `offenders` names the incompatible statuses or fields, `switches` the
/// policy switches that were read on the way.
struct Refusal {
  Error error;
  RuleId rule = "MK-LINK-01";
  std::vector<std::string> offenders = {};
  std::vector<std::string_view> switches = {};

  bool operator==(const Refusal&) const = default;
};

}  // namespace campsync
