// SPDX-License-Identifier: Apache-2.0
//
// Reads the records of Marketo that a scenario describes: channels, programs, costs, people,
// members. `given` and the steps that add such records share these readers and their key lists.
// Introducing the names is part of reading; making the records is the runner's.
#pragma once

#include <array>
#include <vector>

#include "scenarios/harness/loader/references.h"
#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

inline constexpr auto kStatusKeys =
    std::to_array<KeyWord>({{"name", true}, {"step", true}, {"success", false}, {"hidden", false}});
inline constexpr auto kChannelKeys =
    std::to_array<KeyWord>({{"name", true}, {"type", false}, {"statuses", true}});
inline constexpr auto kCostKeys =
    std::to_array<KeyWord>({{"startDate", true}, {"cost", true}, {"note", false}});
inline constexpr auto kProgramKeys = std::to_array<KeyWord>({{"key", false},
                                                             {"name", true},
                                                             {"id", false},
                                                             {"type", false},
                                                             {"channel", true},
                                                             {"description", false},
                                                             {"costs", false},
                                                             {"startDate", false},
                                                             {"endDate", false},
                                                             {"archived", false}});
inline constexpr auto kPersonKeys = std::to_array<KeyWord>({{"key", true},
                                                            {"id", false},
                                                            {"firstName", false},
                                                            {"lastName", false},
                                                            {"company", false},
                                                            {"email", false},
                                                            {"salesforce", false}});
inline constexpr auto kProgramMemberKeys = std::to_array<KeyWord>({{"program", true},
                                                                   {"person", true},
                                                                   {"status", true},
                                                                   {"membershipDate", false},
                                                                   {"reachedSuccess", false},
                                                                   {"acquiredBy", false}});
inline constexpr auto kSettingsKeys = std::to_array<KeyWord>({{"syncEnabled", false},
                                                              {"campaignSyncEnabled", false},
                                                              {"defaultLastName", false},
                                                              {"defaultCompany", false}});

inline constexpr ObjectWords kStatusShape{"status", kStatusKeys};
inline constexpr ObjectWords kChannelShape{"channel", kChannelKeys};
inline constexpr ObjectWords kCostShape{"cost", kCostKeys};
inline constexpr ObjectWords kProgramShape{"program", kProgramKeys};
inline constexpr ObjectWords kPersonShape{"person", kPersonKeys};
inline constexpr ObjectWords kProgramMemberShape{"program_member", kProgramMemberKeys};
inline constexpr ObjectWords kSettingsShape{"settings", kSettingsKeys};

/// The longest step and the largest period cost (MK-ATTR-05).
inline constexpr std::int64_t kStepMax = 9999;
inline constexpr std::int64_t kPeriodCostMax = 99'999'999;
/// Larger than every id Marketo gives.
inline constexpr std::int64_t kMarketoIdMax = 999'999'999'999;

[[nodiscard]] GivenStatus ReadStatus(const ObjectReader& object,
                                     ValueBounds bounds = ValueBounds::kOfVendor);
/// As written; introduces nothing.
[[nodiscard]] GivenChannel ReadChannel(const ObjectReader& object,
                                       ValueBounds bounds = ValueBounds::kOfVendor);
/// A channel of `given`: `Not in Program` is added where it is missing, what Marketo would not have
/// is reported, the names are introduced.
[[nodiscard]] GivenChannel ReadGivenChannel(const ObjectReader& object, Directory& directory);
[[nodiscard]] GivenProgram ReadProgram(const ObjectReader& object, const Directory& directory,
                                       ValueBounds bounds = ValueBounds::kOfVendor);
[[nodiscard]] GivenPerson ReadPerson(const ObjectReader& object, const Directory& directory);
[[nodiscard]] GivenProgramMember ReadProgramMember(const ObjectReader& object,
                                                   const Directory& directory);
[[nodiscard]] std::vector<marketo::PeriodCost> ReadCosts(const ObjectReader& object,
                                                         std::string_view key, ValueBounds bounds);

/// Introduces the channel and its statuses; reports names that are taken.
void Introduce(const GivenChannel& channel, Directory& directory, ErrorList& errors);
void Introduce(const GivenProgram& program, Directory& directory, ErrorList& errors);
void Introduce(const GivenPerson& person, Directory& directory, ErrorList& errors);

[[nodiscard]] std::vector<ObjectWords> MarketoRecordShapes();

}  // namespace campsync::harness
