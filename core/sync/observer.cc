// SPDX-License-Identifier: Apache-2.0
#include "core/sync/observer.h"

#include "core/check.h"

namespace campsync {

std::string_view NameOf(Side side) {
  switch (side) {
    case Side::kMarketo:
      return "Marketo";
    case Side::kSalesforce:
      return "Salesforce";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPush:
      return "push";
    case Outcome::kPull:
      return "pull";
    case Outcome::kAgree:
      return "agree";
    case Outcome::kRefuse:
      return "refuse";
    case Outcome::kSupersede:
      return "supersede";
    case Outcome::kBlock:
      return "block";
    case Outcome::kExplain:
      return "explain";
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync
