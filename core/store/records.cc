// SPDX-License-Identifier: Apache-2.0
#include "core/store/records.h"

#include "core/check.h"

namespace campsync::store {

std::string_view NameOf(WaitsOn waits_on) {
  switch (waits_on) {
    case WaitsOn::kRecord:
      return "record";
    case WaitsOn::kPerson:
      return "person";
    case WaitsOn::kStatusList:
      return "status list";
    case WaitsOn::kCampaign:
      return "campaign";
    case WaitsOn::kProgram:
      return "program";
    case WaitsOn::kSettings:
      return "settings";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(LinkState state) {
  switch (state) {
    case LinkState::kInitializing:
      return "initializing";
    case LinkState::kLinked:
      return "linked";
    case LinkState::kDropping:
      return "dropping";
    case LinkState::kCampaignGone:
      return "campaignGone";
    case LinkState::kProgramGone:
      return "programGone";
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync::store
