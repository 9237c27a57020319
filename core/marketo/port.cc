// SPDX-License-Identifier: Apache-2.0
#include "core/marketo/port.h"

namespace campsync::marketo {

std::string OperationName(const Request& request) {
  return std::visit([](const auto& one) { return std::string(one.kName); }, request);
}

bool IsWrite(const Request& request) {
  return std::holds_alternative<CreatePeople>(request) ||
         std::holds_alternative<UpdatePeople>(request) ||
         std::holds_alternative<WriteMembers>(request) ||
         std::holds_alternative<WriteMirror>(request) ||
         std::holds_alternative<SetProgramCampaign>(request);
}

}  // namespace campsync::marketo
