// SPDX-License-Identifier: Apache-2.0
//
// The journal's two ends of a call. AnswerJournalPort stands next to the engine and records what it
// saw; EffectJournalPort stands next to the org or the store and records what happened there. What
// lies between the two is the work of faults. Neither changes anything.
#pragma once

#include "sim/world/journal.h"
#include "sim/world/port_traits.h"

namespace campsync::sim {

template <class Port>
class AnswerJournalPort : public Port {
 public:
  AnswerJournalPort(Port& inner, Journal& journal) : inner_(inner), journal_(journal) {}

  AnswerOf<Port> Execute(const RequestOf<Port>& request) override {
    const std::int64_t asked_at = journal_.size();
    AnswerOf<Port> answer = inner_.Execute(request);
    journal_.Answer<Port>(request, answer, asked_at);
    return answer;
  }

 private:
  Port& inner_;
  Journal& journal_;
};

template <class Port>
class EffectJournalPort : public Port {
 public:
  EffectJournalPort(Port& inner, Journal& journal) : inner_(inner), journal_(journal) {}

  AnswerOf<Port> Execute(const RequestOf<Port>& request) override {
    AnswerOf<Port> answer = inner_.Execute(request);
    journal_.Effect<Port>(request, answer);
    return answer;
  }

 private:
  Port& inner_;
  Journal& journal_;
};

}  // namespace campsync::sim
