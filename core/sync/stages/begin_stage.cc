// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/begin_stage.h"
#include "core/sync/step_names.h"

namespace campsync {
StepResult BeginStage::Step(Cycle& cycle) {
  return settings_read_ ? ReadUser(cycle) : ReadSettings(cycle);
}

StepResult BeginStage::ReadSettings(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  auto settings = sync.Marketo(marketo::ReadSettings{});
  if (!settings) {
    cycle.report.Begin(sync.cycle, sync.marketo_now);
    cycle.report.Fail(step::kSchemaOfUser, settings.error());
    return StepResult::kAbort;
  }
  cycle.report.Begin(sync.cycle, settings->server_time);
  sync.settings_changed = sync.settings_changed || sync.settings != settings->value;
  sync.settings = settings->value;
  settings_read_ = true;
  return sync.settings.sync_enabled ? StepResult::kMore : StepResult::kAbort;
}

StepResult BeginStage::ReadUser(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  auto user = sync.Salesforce(salesforce::ReadOwnUser{});
  if (!user) {
    cycle.report.Fail(step::kSchemaOfUser, user.error());
    return StepResult::kAbort;
  }
  sync.own_user = user->value.id;
  sync.relabelled.clear();  // nobody has been read
  cycle.marketo_before = sync.marketo_now;
  cycle.salesforce_now = user->server_time;
  cycle.next_watermarks = sync.state.watermarks();
  const bool flag = user->value.marketing_user;
  const bool members_only = sync.policy.marketing_user_lost == MarketingUserLost::kMembersOnly;
  cycle.campaigns_on = sync.settings.campaign_sync_enabled && (flag || members_only);
  cycle.definitions_on = cycle.campaigns_on && flag;
  if (!sync.settings.campaign_sync_enabled) {
    sync.Emit("settings", LinkDecided{.outcome = "campaign sync is off", .rule = "MK-PRE-01"});
    if (!sync.state.links().empty()) {
      sync.Emit("settings", LinkDecided{.outcome = "the links wait", .rule = "MK-UNLINK-10"});
    }
  } else if (!flag) {
    sync.Emit("settings", LinkDecided{.outcome = "the sync user is no Marketing User",
                                      .rule = "MK-PRE-02",
                                      .switches = {"marketing-user-lost"}});
    cycle.report.Fail(
        step::kSchemaOfUser,
        Error{ErrorCode::kNotMarketingUser, "the sync user is not a Marketing User", {}});
  }
  return StepResult::kDone;
}

}  // namespace campsync
