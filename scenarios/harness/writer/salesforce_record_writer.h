// SPDX-License-Identifier: Apache-2.0
//
// Writes the records of Salesforce that a scenario describes as the loader reads them
// (loader/salesforce_records.h). `given` and the steps that add such records share these writers.
// Values that the loader takes where a key is left out are left out.
#pragma once

#include "scenarios/harness/scenario_given.h"
#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

/// `Label` and what follows it; SortOrder where there is one.
void WriteMemberStatusKeys(const GivenMemberStatus& status, ObjectLayout& object);
/// Without the SortOrder of statuses that have their position in the list.
void WriteCampaignKeys(const GivenCampaign& campaign, ObjectLayout& object);
void WriteLeadKeys(const GivenLead& lead, ObjectLayout& object);
void WriteContactKeys(const GivenContact& contact, ObjectLayout& object);
[[nodiscard]] LayoutNode WriteCampaignMember(const GivenCampaignMember& member);

}  // namespace campsync::harness
