// SPDX-License-Identifier: Apache-2.0
//
// Reads `given.vendor_answers`: a list of blocks, each a vendor's answer pasted unchanged (or the
// name of a file beside the scenario that holds it) with one word that says what was asked. The
// frame around the answer is ours and read strictly; the answer is the vendor's.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/json/object_reader.h"
#include "scenarios/harness/vendor_answers/vendor_records.h"

namespace campsync::harness {

/// `folder` is where the files of blocks are looked for: the scenario's own.
[[nodiscard]] VendorRecords ReadAnswerBlocks(const JsonNode& list, const std::string& folder,
                                             ErrorList& errors);

/// What a block's `marketo` can be: channels, programs, ...
[[nodiscard]] const std::vector<std::string_view>& MarketoAnswerWords();
/// What a block's `salesforce` can be.
[[nodiscard]] const std::vector<std::string_view>& SalesforceAnswerWords();
[[nodiscard]] std::vector<ObjectWords> AnswerBlockShapes();

}  // namespace campsync::harness
