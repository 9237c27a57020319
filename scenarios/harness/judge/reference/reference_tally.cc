// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reference/reference_tally.h"

#include "core/check.h"

namespace campsync::harness {

std::string_view NameOf(NotJudged reason) {
  switch (reason) {
    case NotJudged::kLinkChanged:
      return "link changed";
    case NotJudged::kDefinitionsChanged:
      return "statuses changed";
    case NotJudged::kSyncStopped:
      return "sync stopped";
    case NotJudged::kMembershipMoved:
      return "membership moved";
    case NotJudged::kNoCommonStart:
      return "no common start";
    case NotJudged::kListedError:
      return "listed error";
    case NotJudged::kManyStates:
      return "many states";
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync::harness
