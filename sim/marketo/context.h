// SPDX-License-Identifier: Apache-2.0
//
// MarketoContext: what every part of the mock Marketo borrows from the world: its clock, the rule
// gate, the texts behind labels and the vendor switches. It owns nothing and decides nothing; what
// it refers to outlives the org.
#pragma once

#include "core/label.h"
#include "sim/world/clock.h"
#include "sim/world/rules.h"
#include "sim/world/vendor_behavior.h"

namespace campsync::sim {

struct MarketoContext {
  const OrgClock& clock;
  Rules& rules;
  LabelTable& labels;
  const VendorBehavior& behavior;
};

}  // namespace campsync::sim
