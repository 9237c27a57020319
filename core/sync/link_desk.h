// SPDX-License-Identifier: Apache-2.0
//
// LinkDesk: serves the Salesforce Campaign Sync dialog of a program: which campaigns can be chosen,
// link, Create New and None (MK-PRE, MK-LINK, MK-MATCH, MK-NEW, MK-UNLINK). It makes and ends link
// records and never touches the base of members: cycles do that.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/sync/compatibility.h"
#include "core/sync/engine.h"
#include "core/sync/link_checks.h"
#include "core/sync/sync_context.h"

namespace campsync {

class LinkDesk {
 public:
  explicit LinkDesk(SyncContext& sync) : sync_(sync) {}

  Result<UserReply, Refusal> Handle(const UserRequest& request);

 private:
  using Answer = Result<UserReply, Refusal>;

  Answer Serve(const ListCampaigns& request);
  Answer Serve(const LinkProgram& request);
  Answer Serve(const CreateCampaign& request);
  Answer Serve(const UnlinkProgram& request);
  Answer Serve(const PreviewLink& request);
  Answer Serve(const PreviewCreate& request);

  LinkCheck CheckSettings();
  LinkCheck ReadDefinitions(marketo::ProgramId program);
  LinkCheck CheckCampaign(const LinkProgram& request);
  LinkCheck CheckStatuses(const marketo::Program& program, salesforce::CampaignId campaign);
  LinkCheck ShowOtherLinks(marketo::ProgramId linking);
  Result<StatusUse, Refusal> CountStatuses(salesforce::CampaignId campaign);

  /// Sets up what can be set up at once; the rest follows in cycles.
  void SetUp(marketo::ProgramId program);
  [[nodiscard]] const marketo::Program* FindProgram(marketo::ProgramId program) const;
  [[nodiscard]] const marketo::Channel* FindChannel(const marketo::Program& program) const;
  [[nodiscard]] Refusal Refuse(RuleId rule, ErrorCode code, std::string text,
                               std::vector<std::string> offenders = {});
  /// Says that the dialog refuses.
  [[nodiscard]] Refusal Refuse(Refusal refusal);

  SyncContext& sync_;
};

}  // namespace campsync
