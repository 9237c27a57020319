// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/channel_spec.h"

namespace campsync::sim {

std::vector<ChannelSpec> StarterChannels() {
  using marketo::ProgramType;
  const StatusSpec absent{.name = "Not in Program", .step = 0};
  return {
      {.name = "Email Send",
       .statuses = {absent,
                    {.name = "Member", .step = 10},
                    {.name = "Engaged", .step = 20, .success = true}},
       .applies_to = ProgramType::kEmail},
      {.name = "Webinar",
       .statuses = {absent,
                    {.name = "Member", .step = 10},
                    {.name = "Registered", .step = 20},
                    {.name = "No Show", .step = 30},
                    {.name = "Attended", .step = 30, .success = true},
                    {.name = "Attended On-Demand", .step = 40, .success = true}},
       .applies_to = ProgramType::kEventWithWebinar},
      {.name = "Tradeshow",
       .statuses = {absent,
                    {.name = "Member", .step = 10},
                    {.name = "Visited Booth", .step = 20},
                    {.name = "Engaged", .step = 20, .success = true}},
       .applies_to = ProgramType::kEvent},
      {.name = "Seminar",
       .statuses = {absent,
                    {.name = "Member", .step = 10},
                    {.name = "Registered", .step = 20},
                    {.name = "No Show", .step = 30},
                    {.name = "Attended", .step = 30, .success = true}},
       .applies_to = ProgramType::kEvent},
      {.name = "Party",
       .statuses = {absent,
                    {.name = "Invited", .step = 10},
                    {.name = "Registered", .step = 20},
                    {.name = "No Show", .step = 30},
                    {.name = "Attended", .step = 30, .success = true}},
       .applies_to = ProgramType::kEvent},
  };
}

}  // namespace campsync::sim
