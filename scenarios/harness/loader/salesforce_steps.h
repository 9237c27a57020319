// SPDX-License-Identifier: Apache-2.0
//
// Reads `{"salesforce": "<verb>", ...}`: what people and automation do in Salesforce. One row of
// the table a verb, in the order of on_salesforce::Action and of SalesforceVerbWords().
#pragma once

#include <span>

#include "scenarios/harness/loader/shape.h"

namespace campsync::harness {

[[nodiscard]] std::span<const Verb<on_salesforce::Action>> SalesforceVerbs();

}  // namespace campsync::harness
