// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/scenario.h"

#include <fmt/format.h>

#include "core/check.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {

std::string FormatKey(const SalesforcePersonKey& person) {
  return (person.kind == SalesforcePersonKey::Kind::kLead ? "lead:" : "contact:") + person.key;
}

std::string_view NameOf(LoadNote::Kind kind) {
  switch (kind) {
    case LoadNote::Kind::kAssumed:
      return "assumed";
    case LoadNote::Kind::kIgnoredField:
      return "ignored field";
    case LoadNote::Kind::kNotState:
      return "not state";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string StepName(const Step& step) {
  struct Namer {
    std::string operator()(const MarketoStep& one) const {
      return fmt::format("marketo {}", MarketoVerbWords().at(one.action.index()));
    }
    std::string operator()(const SalesforceStep& one) const {
      return fmt::format("salesforce {}", SalesforceVerbWords().at(one.action.index()));
    }
    std::string operator()(const UserStep& one) const {
      return fmt::format("user {}", UserVerbWords().at(one.request.index()));
    }
    std::string operator()(const SyncStep&) const { return "sync"; }
    std::string operator()(const TimeStep&) const { return "time"; }
    std::string operator()(const FaultStep& one) const {
      return fmt::format("fault {} on {}", WordOf(one.kind), one.operation);
    }
    std::string operator()(const ExpectStep&) const { return "expect"; }
  };
  return std::visit(Namer{}, step.what);
}

}  // namespace campsync::harness
