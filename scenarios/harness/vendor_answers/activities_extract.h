// SPDX-License-Identifier: Apache-2.0
//
// Reads Marketo's bulk activity extract (CSV) as state: who is in which program with which status
// after the last activity 104 of each (MK-ACT-01). Other activities are counted and left out.
#pragma once

#include <string_view>

#include "scenarios/harness/vendor_answers/answer_context.h"

namespace campsync::harness {

/// `text` is the whole extract; places in the errors are those of `context.errors`' text when
/// `base` is nullopt, else all errors stand at `base` (the extract was pasted as a text).
void ReadActivitiesExtract(std::string_view text, std::optional<Place> base,
                           AnswerContext& context);

}  // namespace campsync::harness
