// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/rulebook/rule.h"

#include "core/check.h"
#include "core/sync/observer.h"

namespace campsync::harness {

std::string_view NameOf(Confidence confidence) {
  switch (confidence) {
    case Confidence::kDocumented:
      return "documented";
    case Confidence::kCommunity:
      return "community";
    case Confidence::kInferred:
      return "inferred";
    case Confidence::kOpen:
      return "open";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(Strength strength) {
  switch (strength) {
    case Strength::kRequired:
      return "required";
    case Strength::kRecommended:
      return "recommended";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(RuleStatus status) {
  switch (status) {
    case RuleStatus::kActive:
      return "active";
    case RuleStatus::kLater:
      return "later";
    case RuleStatus::kOutOfScope:
      return "out-of-scope";
  }
  CAMPSYNC_UNREACHABLE();
}

const std::vector<std::string_view>& DecisionWords() {
  static const std::vector<std::string_view> kWords = {
      NameOf(Outcome::kPush),      NameOf(Outcome::kPull),
      NameOf(Outcome::kAgree),     NameOf(Outcome::kRefuse),
      NameOf(Outcome::kSupersede), NameOf(Outcome::kBlock),
      NameOf(Outcome::kExplain),   kDecidesLinks};
  return kWords;
}

}  // namespace campsync::harness
