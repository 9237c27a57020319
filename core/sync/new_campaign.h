// SPDX-License-Identifier: Apache-2.0
//
// The campaign that Create New makes of a program, before anything is sent: its fields, and by what
// Salesforce is known to refuse them. Pure.
#pragma once

#include <optional>
#include <string>

#include "core/error.h"
#include "core/marketo/channel.h"
#include "core/marketo/program.h"
#include "core/salesforce/write_requests.h"
#include "core/sync/policy.h"

namespace campsync {

struct NewCampaignFacts {
  const marketo::Program& program;
  const marketo::Channel& channel;
  Date today;             // on Marketo's clock
  std::string name = {};  // empty: the program's (MK-NEW-01)
  std::string description = {};
};

/// MK-NEW-01 to MK-NEW-06: name, description, Type and ActualCost; dates as switch new-dates says.
[[nodiscard]] salesforce::CampaignFields NewCampaignFields(const NewCampaignFacts& facts,
                                                           const SyncPolicy& policy,
                                                           LabelTable& labels);

/// A text longer than its field (MK-NEW-09, SF-CAMP-02).
[[nodiscard]] std::optional<Error> PredictCampaignRefusal(const salesforce::CampaignFields& fields,
                                                          const LabelTable& labels);

}  // namespace campsync
