// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/harness/writer/action_writer.h"

namespace campsync::harness {
namespace {

LayoutNode WriteIncompatible(const by_user::ExpectedIncompatible& one) {
  return ObjectLayout().Text("Label", one.label).Whole("members", one.members).Take();
}

LayoutNode WritePreviewAnswer(const by_user::PreviewAnswer& answer) {
  ObjectLayout object;
  for (const by_user::ExpectedCount& one : answer.counts) object.Whole(one.word, one.count);
  object.NodeUnlessEmpty("refused", TextList(answer.refused));
  if (answer.incompatible) {
    object.Node("incompatible", ListOfEach(*answer.incompatible, Break::kFill, WriteIncompatible));
  }
  return object.Take();
}

// One handler a verb.
class UserRequestWriter {
 public:
  explicit UserRequestWriter(ObjectLayout& step) : step_(step) {}

  void operator()(const by_user::LinkProgram& one) const {
    step_.Text("program", one.program).Text("campaign", one.campaign);
  }
  void operator()(const by_user::CreateCampaign& one) const {
    const std::string& usual_key = one.name.empty() ? one.program : one.name;
    step_.Text("program", one.program)
        .Text("name", UnlessEmpty(one.name))
        .Text("key", Unless(one.campaign_key, usual_key))
        .Text("description", UnlessEmpty(one.description));
  }
  void operator()(const by_user::UnlinkProgram& one) const { step_.Text("program", one.program); }
  void operator()(const by_user::ListCampaigns& one) const {
    if (one.answer) step_.Node("answer", TextList(*one.answer));
  }
  void operator()(const by_user::Preview& one) const {
    step_.Text("program", one.program)
        .Text("campaign", one.campaign)
        .Text("name", UnlessEmpty(one.name));
    if (one.answer) step_.Node("answer", WritePreviewAnswer(*one.answer));
  }

 private:
  ObjectLayout& step_;
};

}  // namespace

void WriteUserRequest(const by_user::Request& request, ObjectLayout& step) {
  std::visit(UserRequestWriter(step), request);
}

}  // namespace campsync::harness
