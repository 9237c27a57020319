// SPDX-License-Identifier: Apache-2.0
//
// What a user asks of the sync in a scenario, as values: the requests of the Salesforce Campaign
// Sync dialog, by the keys of the records, and what a preview must answer. Nothing here runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

/// What a user asks of the sync in Marketo's Program Actions > Salesforce Campaign Sync.
namespace by_user {

struct LinkProgram {
  std::string program;
  std::string campaign;
};
struct CreateCampaign {
  std::string program;
  std::string name;  // empty: the program's
  std::string description;
  std::string campaign_key;  // how later steps name the campaign; never empty
};
struct UnlinkProgram {
  std::string program;
};
/// `answer`: the keys that the dialog must offer, in its order; nullopt: anything.
struct ListCampaigns {
  std::optional<std::vector<std::string>> answer;
  Place answer_place;
};

/// A count of a preview, by its word in kPreviewCounts.
struct ExpectedCount {
  std::string word;
  std::int64_t count = 0;
  Place place;
};
struct ExpectedIncompatible {
  std::string label;
  std::int64_t members = 0;
};
/// What a preview must say. What is left out is not looked at, refusals excepted.
struct PreviewAnswer {
  std::vector<ExpectedCount> counts;
  std::vector<std::string> refused;  // codes in the dialog's order; empty: it would be made
  Place refused_place;
  std::optional<std::vector<ExpectedIncompatible>> incompatible;
  Place incompatible_place;
};
/// What linking would do: to an existing campaign, or to a new one of the name.
struct Preview {
  std::string program;
  std::optional<std::string> campaign;  // nullopt: Create New
  std::string name;                     // of the new campaign; empty: the program's
  std::optional<PreviewAnswer> answer;
};

using Request = std::variant<LinkProgram, CreateCampaign, UnlinkProgram, ListCampaigns, Preview>;

}  // namespace by_user

}  // namespace campsync::harness
