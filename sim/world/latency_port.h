// SPDX-License-Identifier: Apache-2.0
//
// LatencyPort: makes calls take time. A call takes effect at its start; then the clock runs and the
// world's due events happen; then the reply returns. The reply's server time is that of the start,
// so what happened meanwhile is younger than the reply.
#pragma once

#include "core/time.h"
#include "sim/world/port_traits.h"
#include "sim/world/schedule.h"

namespace campsync::sim {

template <class Port>
class LatencyPort : public Port {
 public:
  LatencyPort(Port& inner, Schedule& schedule, Duration latency)
      : inner_(inner), schedule_(schedule), latency_(latency) {}

  AnswerOf<Port> Execute(const RequestOf<Port>& request) override {
    AnswerOf<Port> answer = inner_.Execute(request);
    schedule_.AdvanceBy(latency_);
    return answer;
  }

 private:
  Port& inner_;
  Schedule& schedule_;
  Duration latency_;
};

}  // namespace campsync::sim
