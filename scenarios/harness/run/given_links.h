// SPDX-License-Identifier: Apache-2.0
//
// PlaceLinks: brings the links of `given` into the state their `base` asks for. in_sync lets the
// real engine link and run to rest before the first instant; none and rows write what the sync is
// said to remember straight into the store. Nothing here is judged.
#pragma once

#include "core/result.h"
#include "scenarios/harness/run/given_rows.h"
#include "scenarios/harness/run/stage.h"

namespace campsync::harness {

/// How long before the first instant the engine may need to bring `in_sync` links to rest.
inline constexpr Duration kPreparation = Duration::Minutes(180);

/// Whether a link of `given` needs the engine before the first instant.
[[nodiscard]] bool NeedsPreparation(const Given& given);

/// The error names the row that is not in sync, or the link.
[[nodiscard]] Result<Done, BadRow> PlaceLinks(const Given& given, Stage& stage);

}  // namespace campsync::harness
