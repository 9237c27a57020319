// SPDX-License-Identifier: Apache-2.0
//
// Reads answers of Marketo's REST API as the vendor writes them: channels, programs, program
// members, people ("leads"), and the answer to a status change (which is no state). Unknown fields
// are no errors. Errors: an answer that reports failure, a missing page, a member whose status
// nobody knows.
#pragma once

#include "scenarios/harness/vendor_answers/answer_context.h"

namespace campsync::harness {

/// One page after its envelope was checked; `last` when no page is to follow.
void ReadMarketoChannels(const JsonNode& answer, bool last, AnswerContext& context);
void ReadMarketoPrograms(const JsonNode& answer, bool last, AnswerContext& context);
void ReadMarketoProgramMembers(const JsonNode& answer, bool last, AnswerContext& context);
/// People, called leads there, each with its membership where the program was asked for its leads.
void ReadMarketoLeads(const JsonNode& answer, bool last, AnswerContext& context);
void ReadMarketoSetStatus(const JsonNode& answer, bool last, AnswerContext& context);

}  // namespace campsync::harness
