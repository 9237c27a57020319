// SPDX-License-Identifier: Apache-2.0
//
// Reads `{"marketo": "<verb>", ...}`: what people do in Marketo. One row of the table a verb, in
// the order of on_marketo::Action and of MarketoVerbWords().
#pragma once

#include <span>

#include "scenarios/harness/loader/shape.h"

namespace campsync::harness {

[[nodiscard]] std::span<const Verb<on_marketo::Action>> MarketoVerbs();

}  // namespace campsync::harness
