// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/activity.h"

#include "core/check.h"

namespace campsync::sim {

std::string_view NameOf(ActivityType type) {
  switch (type) {
    case ActivityType::kAddToSfdcCampaign:
      return "Add to SFDC Campaign";
    case ActivityType::kRemoveFromSfdcCampaign:
      return "Remove from SFDC Campaign";
    case ActivityType::kChangeStatusInSfdcCampaign:
      return "Change Status in SFDC Campaign";
    case ActivityType::kChangeStatusInProgression:
      return "Change Status in Progression";
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync::sim
