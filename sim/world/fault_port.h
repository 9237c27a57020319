// SPDX-License-Identifier: Apache-2.0
//
// FaultPort: carries out on one port what the FaultPlan decides. The only place that answers in the
// name of an org or the store, and the only one that throws EngineCrash. It keeps nothing between
// calls, so it survives the crash it causes. Every interference is in the journal.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "core/check.h"
#include "sim/world/clock.h"
#include "sim/world/engine_crash.h"
#include "sim/world/fault_plan.h"
#include "sim/world/journal.h"
#include "sim/world/port_traits.h"
#include "sim/world/schedule.h"
#include "sim/world/write_batch.h"

namespace campsync::sim {

template <class Port>
class FaultPort : public Port {
 public:
  using Request = RequestOf<Port>;
  using Answer = AnswerOf<Port>;

  /// `server` stamps the replies that no server makes.
  FaultPort(Port& inner, FaultPlan& plan, Journal& journal, const VirtualClock& world,
            Schedule& schedule, const OrgClock& server)
      : inner_(inner),
        plan_(plan),
        journal_(journal),
        world_(world),
        schedule_(schedule),
        server_(server) {}

  /// Throws EngineCrash when the plan says so.
  Answer Execute(const Request& request) override {
    const std::string_view operation = OperationName(request);
    const std::optional<InjectedFault> fault =
        plan_.Decide({.lane = PortTraits<Port>::kLane,
                      .operation = operation,
                      .is_effect = IsWrite(request),
                      .records = WriteBatch<Port>(request).size(),
                      .now = world_.Now()});
    if (!fault) return inner_.Execute(request);
    return Inject(*fault, request, operation);
  }

 private:
  Answer Inject(const InjectedFault& fault, const Request& request, std::string_view operation) {
    switch (fault.kind) {
      case FaultKind::kFailBefore:
        journal_.Fault<Port>(request, NameOf(fault.kind));
        return ErrorOfFault(PortTraits<Port>::kUnreachable, "");
      case FaultKind::kRequestError:
        journal_.Fault<Port>(request, NameOf(fault.kind));
        return fault.error;
      case FaultKind::kReplyLost:
        Commit(fault, request);
        return ErrorOfFault(PortTraits<Port>::kReplyLost, "");
      case FaultKind::kReplyError:
        Commit(fault, request);
        return fault.error;
      case FaultKind::kCrashBefore:
        journal_.Fault<Port>(request, NameOf(fault.kind));
        throw EngineCrash{.point = CrashPoint::kBefore, .operation = std::string(operation)};
      case FaultKind::kCrashAfterCommit:
        Commit(fault, request);
        throw EngineCrash{.point = CrashPoint::kAfterCommit, .operation = std::string(operation)};
      case FaultKind::kCrashAfterReply:
        Commit(fault, request);
        throw EngineCrash{.point = CrashPoint::kAfterReply, .operation = std::string(operation)};
      case FaultKind::kRecordError:
        return FailRecords(fault, request);
      case FaultKind::kDelay:
        return Delay(fault, request);
    }
    CAMPSYNC_UNREACHABLE();
  }

  // The call takes effect and its reply goes nowhere.
  void Commit(const InjectedFault& fault, const Request& request) {
    const Answer lost = inner_.Execute(request);
    journal_.Fault<Port>(request, NameOf(fault.kind));
  }

  // Some records are refused, the others go through in one call. Without others there is no call.
  Answer FailRecords(const InjectedFault& fault, const Request& request) {
    journal_.Fault<Port>(request, NameOf(fault.kind));
    Request passing = request;
    const std::size_t all = WriteBatch<Port>(request).size();
    const std::size_t refused = std::min(fault.records, all - fault.record);
    for (std::size_t i = 0; i < refused; ++i) {
      passing = WriteBatch<Port>(passing).Without(fault.record);
    }
    Answer answer = Timed<typename PortTraits<Port>::Reply>{server_.Now(),
                                                            WriteBatch<Port>(request).EmptyReply()};
    if (all > refused) answer = inner_.Execute(passing);
    for (std::size_t i = 0; answer && i < refused; ++i) {
      WriteBatch<Port>::InsertError(answer->value, fault.record + i, fault.error);
    }
    return answer;
  }

  // The reply's server time is that of the effect: whatever happened meanwhile is younger.
  Answer Delay(const InjectedFault& fault, const Request& request) {
    journal_.Fault<Port>(request, NameOf(fault.kind));
    Answer answer = inner_.Execute(request);
    schedule_.AdvanceBy(fault.delay);
    return answer;
  }

  Port& inner_;
  FaultPlan& plan_;
  Journal& journal_;
  const VirtualClock& world_;
  Schedule& schedule_;
  const OrgClock& server_;
};

}  // namespace campsync::sim
