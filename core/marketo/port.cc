// SPDX-License-Identifier: Apache-2.0
#include "core/marketo/port.h"

#include <utility>

#include "core/check.h"

namespace campsync::marketo {

template <class OneRequest>
Result<Timed<typename OneRequest::Reply>> Port::Call(OneRequest request) {
  Result<Timed<Reply>> answer = Execute(Request(std::move(request)));
  if (!answer) return answer.error();
  auto* reply = std::get_if<typename OneRequest::Reply>(&answer->value);
  CAMPSYNC_CHECK(reply != nullptr);
  return Timed<typename OneRequest::Reply>{answer->server_time, std::move(*reply)};
}

template Result<Timed<ReadSettings::Reply>> Port::Call(ReadSettings);
template Result<Timed<ReadChanges::Reply>> Port::Call(ReadChanges);
template Result<Timed<ReadPeople::Reply>> Port::Call(ReadPeople);
template Result<Timed<ReadMembers::Reply>> Port::Call(ReadMembers);
template Result<Timed<ReadPrograms::Reply>> Port::Call(ReadPrograms);
template Result<Timed<ReadChannels::Reply>> Port::Call(ReadChannels);
template Result<Timed<ListMembers::Reply>> Port::Call(ListMembers);
template Result<Timed<CreatePeople::Reply>> Port::Call(CreatePeople);
template Result<Timed<UpdatePeople::Reply>> Port::Call(UpdatePeople);
template Result<Timed<MergePeople::Reply>> Port::Call(MergePeople);
template Result<Timed<WriteMembers::Reply>> Port::Call(WriteMembers);
template Result<Timed<WriteMirror::Reply>> Port::Call(WriteMirror);
template Result<Timed<SetProgramCampaign::Reply>> Port::Call(SetProgramCampaign);
template Result<Timed<PublishReport::Reply>> Port::Call(PublishReport);

std::string_view OperationName(const Request& request) {
  return std::visit([](const auto& one) { return std::string_view(one.kName); }, request);
}

bool IsWrite(const Request& request) {
  return std::holds_alternative<CreatePeople>(request) ||
         std::holds_alternative<UpdatePeople>(request) ||
         std::holds_alternative<MergePeople>(request) ||
         std::holds_alternative<WriteMembers>(request) ||
         std::holds_alternative<WriteMirror>(request) ||
         std::holds_alternative<SetProgramCampaign>(request);
}

}  // namespace campsync::marketo
