// SPDX-License-Identifier: Apache-2.0
//
// marketo::Port: the engine's only way to Marketo, the private surface that Marketo's own sync has.
// One Execute is one request; decorators wrap it. It keeps no state of the sync. Every reply
// carries Marketo's time, which is the only clock the engine's pauses know.
#pragma once

#include <string>
#include <variant>

#include "core/marketo/requests.h"
#include "core/marketo/write_requests.h"
#include "core/result.h"
#include "core/timed.h"

namespace campsync::marketo {

using Request = std::variant<ReadSettings, ReadChanges, ReadPeople, ReadMembers, ReadPrograms,
                             ReadChannels, ListMembers, CreatePeople, UpdatePeople, MergePeople,
                             WriteMembers, WriteMirror, SetProgramCampaign, PublishReport>;

using Reply = std::variant<Done, Settings, ChangePage, Rows<Person>, Rows<ProgramMember>,
                           Rows<Program>, Rows<Channel>, WriteResults<PersonId>,
                           WriteResults<MemberAfter>, WriteResults<MirrorChanged>>;

class Port {
 public:
  virtual ~Port() = default;

  /// Performs one request. An error at request or transport level means no record was answered
  /// for; whether any was written is the error's certainty.
  virtual Result<Timed<Reply>> Execute(const Request& request) = 0;

  /// Execute with the reply type of the request. A reply of another type is a programmer error.
  /// Defined in port.cc for every request: the sums are costly to compile, once is enough.
  template <class OneRequest>
  Result<Timed<typename OneRequest::Reply>> Call(OneRequest request);
};

/// `ReadChanges`, `WriteMembers`: the name of a call in journals, faults and scenarios.
[[nodiscard]] std::string_view OperationName(const Request& request);
/// Whether the call can change records in Marketo (publishing a report is not such a change).
[[nodiscard]] bool IsWrite(const Request& request);

}  // namespace campsync::marketo
