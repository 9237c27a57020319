// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/user_requests.h"

#include <variant>

namespace campsync::harness {
namespace {

struct Writer {
  const Names& names;

  UserRequest operator()(const by_user::LinkProgram& one) const {
    return LinkProgram{Program(one.program),
                       names.campaigns.IdOf(one.campaign).value_or(salesforce::CampaignId{})};
  }
  UserRequest operator()(const by_user::CreateCampaign& one) const {
    return CreateCampaign{Program(one.program), one.name, one.description};
  }
  UserRequest operator()(const by_user::UnlinkProgram& one) const {
    return UnlinkProgram{Program(one.program)};
  }
  UserRequest operator()(const by_user::ListCampaigns&) const { return ListCampaigns{}; }
  UserRequest operator()(const by_user::Preview& one) const {
    if (!one.campaign) return PreviewCreate{Program(one.program), one.name};
    return PreviewLink{Program(one.program),
                       names.campaigns.IdOf(*one.campaign).value_or(salesforce::CampaignId{})};
  }

  [[nodiscard]] marketo::ProgramId Program(const std::string& key) const {
    return names.programs.IdOf(key).value_or(marketo::ProgramId{});
  }
};

}  // namespace

UserRequest RequestOf(const Stage& stage, const by_user::Request& request) {
  return std::visit(Writer{stage.names}, request);
}

}  // namespace campsync::harness
