// SPDX-License-Identifier: Apache-2.0
//
// Writes what people do and ask for: the keys behind `marketo`, `salesforce` and `user` in a step,
// for each verb those that its reader takes (loader/marketo_steps.cc and its siblings). The step's
// first key and `refused` are the step writer's.
#pragma once

#include "scenarios/harness/scenario_steps.h"
#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

void WriteMarketoAction(const on_marketo::Action& action, ObjectLayout& step);
void WriteSalesforceAction(const on_salesforce::Action& action, ObjectLayout& step);
void WriteUserRequest(const by_user::Request& request, ObjectLayout& step);

}  // namespace campsync::harness
