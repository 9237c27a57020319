// SPDX-License-Identifier: Apache-2.0
//
// Writes `given`: clocks, both orgs, links. What vendor answers brought is written in our own keys,
// with its ids. People whom the loader finds in the leads and contacts (loader/implied_people.h)
// are left out.
#pragma once

#include <optional>
#include <string>

#include "scenarios/harness/scenario_given.h"
#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

[[nodiscard]] LayoutNode WriteGiven(const Given& given);

/// The keys of `settings`, as `given` and a step have them.
void WriteSettingsKeys(std::optional<bool> sync_enabled, std::optional<bool> campaign_sync_enabled,
                       const std::optional<std::string>& default_last_name,
                       const std::optional<std::string>& default_company, ObjectLayout& object);
/// The keys of `sync_user`.
void WriteSyncUserKeys(std::optional<bool> is_active, std::optional<bool> marketing_user,
                       ObjectLayout& object);

}  // namespace campsync::harness
