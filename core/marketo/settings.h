// SPDX-License-Identifier: Apache-2.0
//
// The Salesforce settings of the Marketo instance that the sync obeys. What an administrator sets
// in Marketo; not the engine's switches, which are in core/sync/policy.h.
#pragma once

#include <optional>
#include <string>

namespace campsync::marketo {

struct Settings {
  bool sync_enabled = true;                      // the global Salesforce sync (MK-FLOW-09)
  bool campaign_sync_enabled = true;             // Enable Salesforce Campaign Sync (MK-PRE-01)
  std::optional<std::string> default_last_name;  // (MK-MEMBER-05)
  std::optional<std::string> default_company;

  bool operator==(const Settings&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("syncEnabled", sync_enabled);
    visit("campaignSyncEnabled", campaign_sync_enabled);
    visit("defaultLastName", default_last_name);
    visit("defaultCompany", default_company);
  }
};

}  // namespace campsync::marketo
