// SPDX-License-Identifier: Apache-2.0
//
// Events of the engine as a person would tell them: `member Webinar June/nils: the sync decided to
// pull, so Salesforce's value goes to Marketo, by MK-STATUS-11; ...`. Names of the scenario instead
// of ids. For failures and stories; the journal has its own words (event_text.h).
#pragma once

#include <string>

#include "core/sync/observer.h"
#include "scenarios/harness/judge/names.h"

namespace campsync::harness {

[[nodiscard]] std::string EventSentence(const Event& event, const Names& names);

}  // namespace campsync::harness
