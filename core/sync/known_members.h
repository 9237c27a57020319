// SPDX-License-Identifier: Apache-2.0
//
// ReadKnownMembers: looks at campaign members by id, deleted ones too, where a list or a feed does
// not tell of them. A row that is deleted is evidence; one that has no row is looked at and not
// there, which is none.
#pragma once

#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

/// At most a collection of ids. False: the call failed; the step is marked failed.
[[nodiscard]] bool ReadKnownMembers(Cycle& cycle, StepName step,
                                    const std::vector<salesforce::CampaignMemberId>& ids);

}  // namespace campsync
