// SPDX-License-Identifier: Apache-2.0
//
// MomentPort: tells Moments when a call is about to take effect and when it has. It stands inside
// the faults, so only calls that reach the org or the store are moments.
#pragma once

#include <string>

#include "sim/world/moments.h"
#include "sim/world/port_traits.h"

namespace campsync::sim {

template <class Port>
class MomentPort : public Port {
 public:
  MomentPort(Port& inner, Moments& moments) : inner_(inner), moments_(moments) {}

  AnswerOf<Port> Execute(const RequestOf<Port>& request) override {
    const std::string_view operation = OperationName(request);
    moments_.Come(MomentSide::kBefore, operation);
    AnswerOf<Port> answer = inner_.Execute(request);
    moments_.Come(MomentSide::kAfter, operation);
    return answer;
  }

 private:
  Port& inner_;
  Moments& moments_;
};

}  // namespace campsync::sim
