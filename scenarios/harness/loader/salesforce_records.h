// SPDX-License-Identifier: Apache-2.0
//
// Reads the records of Salesforce that a scenario describes: campaigns with their member statuses,
// leads, contacts, members. Capitalised keys are Salesforce's fields, the others are ours. `given`
// and the steps that add such records share these readers.
#pragma once

#include <array>
#include <vector>

#include "scenarios/harness/loader/references.h"
#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

inline constexpr auto kMemberStatusKeys = std::to_array<KeyWord>(
    {{"Label", true}, {"SortOrder", false}, {"IsDefault", false}, {"HasResponded", false}});
inline constexpr auto kCampaignKeys = std::to_array<KeyWord>({{"key", false},
                                                              {"Id", false},
                                                              {"Name", true},
                                                              {"Type", false},
                                                              {"Status", false},
                                                              {"Description", false},
                                                              {"IsActive", false},
                                                              {"ActualCost", false},
                                                              {"StartDate", false},
                                                              {"EndDate", false},
                                                              {"statuses", false},
                                                              {"visible", false}});
inline constexpr auto kLeadKeys = std::to_array<KeyWord>({{"key", true},
                                                          {"Id", false},
                                                          {"FirstName", false},
                                                          {"LastName", false},
                                                          {"Company", false},
                                                          {"Email", false},
                                                          {"visible", false}});
inline constexpr auto kContactKeys = std::to_array<KeyWord>({{"key", true},
                                                             {"Id", false},
                                                             {"FirstName", false},
                                                             {"LastName", false},
                                                             {"AccountName", false},
                                                             {"Email", false},
                                                             {"visible", false}});
inline constexpr auto kCampaignMemberKeys = std::to_array<KeyWord>({{"Id", false},
                                                                    {"campaign", true},
                                                                    {"person", true},
                                                                    {"Status", true},
                                                                    {"FirstRespondedDate", false}});
inline constexpr auto kSyncUserKeys =
    std::to_array<KeyWord>({{"IsActive", false}, {"UserPermissionsMarketingUser", false}});

inline constexpr ObjectWords kMemberStatusShape{"member_status", kMemberStatusKeys};
inline constexpr ObjectWords kCampaignShape{"campaign", kCampaignKeys};
inline constexpr ObjectWords kLeadShape{"lead", kLeadKeys};
inline constexpr ObjectWords kContactShape{"contact", kContactKeys};
inline constexpr ObjectWords kCampaignMemberShape{"campaign_member", kCampaignMemberKeys};
inline constexpr ObjectWords kSyncUserShape{"sync_user", kSyncUserKeys};

/// Campaign.ActualCost is currency(18,0); this is as large as a sum of period costs can get here.
inline constexpr std::int64_t kActualCostMax = 999'999'999'999;
inline constexpr std::int64_t kSortOrderMax = 9999;

/// The labels of the automatic rows (SF-CAMP-03).
inline constexpr std::array<std::string_view, 2> kAutomaticLabels = {"Sent", "Responded"};

[[nodiscard]] GivenMemberStatus ReadMemberStatus(const ObjectReader& object,
                                                 ValueBounds bounds = ValueBounds::kOfVendor);
/// Statuses without SortOrder take their position in the list, from 1.
[[nodiscard]] GivenCampaign ReadCampaign(const ObjectReader& object,
                                         ValueBounds bounds = ValueBounds::kOfVendor);
[[nodiscard]] GivenLead ReadLead(const ObjectReader& object);
[[nodiscard]] GivenContact ReadContact(const ObjectReader& object);
[[nodiscard]] GivenCampaignMember ReadCampaignMember(const ObjectReader& object,
                                                     const Directory& directory);
/// A label that the campaign has or can get.
[[nodiscard]] std::string ReadLabel(const ObjectReader& object, std::string_view key,
                                    const std::string& campaign, const Directory& directory);

void Introduce(const GivenCampaign& campaign, Directory& directory, ErrorList& errors);
void Introduce(const GivenLead& lead, Directory& directory, ErrorList& errors);
void Introduce(const GivenContact& contact, Directory& directory, ErrorList& errors);

[[nodiscard]] std::vector<ObjectWords> SalesforceRecordShapes();

}  // namespace campsync::harness
