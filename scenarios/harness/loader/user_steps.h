// SPDX-License-Identifier: Apache-2.0
//
// Reads `{"user": "<verb>", ...}`: what a user asks of the sync in Marketo's Salesforce Campaign
// Sync dialog. One row of the table a verb, in the order of by_user::Request and UserVerbWords().
#pragma once

#include <span>
#include <vector>

#include "scenarios/harness/loader/shape.h"

namespace campsync::harness {

[[nodiscard]] std::span<const Verb<by_user::Request>> UserVerbs();

/// The shapes of what a preview must answer.
[[nodiscard]] std::vector<ObjectWords> PreviewShapes();

}  // namespace campsync::harness
