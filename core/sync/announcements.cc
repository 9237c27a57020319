// SPDX-License-Identifier: Apache-2.0
#include "core/sync/announcements.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/sync/describe.h"
#include "core/sync/status_plan.h"

namespace campsync {
namespace {

using Switches = std::vector<std::string_view>;

void Say(SyncContext& sync, marketo::ProgramId program, RuleId rule, std::string outcome,
         Switches switches = {}) {
  sync.Emit(
      NameOfLink(program),
      LinkDecided{.outcome = std::move(outcome), .rule = rule, .switches = std::move(switches)});
}

}  // namespace

void AnnounceCreation(SyncContext& sync, marketo::ProgramId program,
                      const salesforce::CampaignFields& fields, const marketo::Channel& channel) {
  if (!fields.description.empty()) Say(sync, program, "MK-NEW-02", "the description goes with it");
  Say(sync, program, "MK-NEW-03", "the new campaign is active");
  Say(sync, program, "MK-NEW-04", "its creator owns it: OwnerId is not written");
  Say(sync, program, "MK-NEW-05", "Type and ActualCost are set at creation");
  Say(sync, program, "MK-NEW-06", fields.start_date ? "with the program's dates" : "without dates",
      {"new-dates"});
  if (!HasSuccessStatus(channel)) {
    Say(sync, program, "MK-NEW-08", "the last status responds", {"new-no-success"});
  }
}

void AnnounceCheck(SyncContext& sync, marketo::ProgramId program, const marketo::Channel& channel,
                   const Compatibility& compatibility) {
  Say(sync, program, "MK-MATCH-02", "statuses are compared by name");
  Say(sync, program, "MK-MATCH-06", "letter case and spaces as match-case says", {"match-case"});
  Say(sync, program, "MK-MATCH-07", "Not in Program is no member status");
  const bool hidden = std::any_of(channel.statuses.begin(), channel.statuses.end(),
                                  [](const auto& status) { return status.hidden; });
  if (hidden) {
    Say(sync, program, "MK-MATCH-08", "hidden statuses as match-hidden says", {"match-hidden"});
  }
  if (compatibility.compatible) return;
  Say(sync, program, "MK-MATCH-03", "the offenders are the statuses that the channel lacks");
  Say(sync, program, "MK-MATCH-09", "the offenders are listed");
  Say(sync, program, "SF-MEMBER-24", "not an exact match");
}

void AnnounceCost(SyncContext& sync, const store::LinkRecord& link, const AttributeWrite& write) {
  const marketo::Program* program = sync.ProgramOf(link);
  if (!write.update.actual_cost || program == nullptr) return;
  sync.Emit(NameOfLink(link.program),
            Decided{.outcome = Outcome::kPush,
                    .rule = program->costs.empty() ? RuleId("MK-ATTR-07") : RuleId("MK-ATTR-06"),
                    .observed = "ActualCost",
                    .switches = write.switches});
}

void AnnounceStanding(SyncContext& sync, const store::LinkRecord& link,
                      const store::CampaignRecord& campaign) {
  if (link.state != store::LinkState::kLinked) return;
  const bool edited = link.type_sent != campaign.type ||
                      (link.cost_sent && link.cost_sent->value != campaign.actual_cost);
  Decided decided{.outcome = Outcome::kAgree, .rule = "MK-ATTR-12", .observed = campaign.name};
  if (edited) {
    decided.outcome = Outcome::kRefuse;
    decided.rule = "MK-ATTR-03";
    decided.switches = {"attribute-reassert"};
  }
  sync.Emit(NameOfLink(link.program), std::move(decided));
}

void AnnounceCycle(SyncContext& sync, const marketo::SyncReport& report, bool first) {
  const auto says = [&](RuleId rule, std::string what) {
    sync.Emit("cycle",
              Decided{.outcome = Outcome::kAgree, .rule = rule, .observed = std::move(what)});
  };
  const auto has = [&](auto matches) {
    return std::any_of(report.steps.begin(), report.steps.end(), matches);
  };
  const auto is_pull = [](const marketo::SyncStep& step) {
    return step.operation == marketo::SyncOperation::kPullUpdates ||
           step.operation == marketo::SyncOperation::kPullDeletes;
  };
  const auto is_push = [](const marketo::SyncStep& step) {
    return step.operation == marketo::SyncOperation::kPushNew ||
           step.operation == marketo::SyncOperation::kPushUpdates;
  };
  says("MK-CYCLE-01", "the pause begins at the end");
  says("MK-CYCLE-02", first ? "everything is read" : "what changed is read");
  if (has(is_pull) && has(is_push)) says("MK-CYCLE-03", "leads, contacts and campaigns both ways");
  if (has(is_pull)) says("MK-CYCLE-05", "pulls before pushes");
  if (!report.steps.empty()) says("MK-CYCLE-04", "steps in the vendor's words");
  if (!report.errors.empty()) says("MK-ERR-01", "errors of the job and of records");
  const bool others_went_on = has([](const marketo::SyncStep& step) {
    return step.counts.failed > 0 && step.status == marketo::StepStatus::kSucceeded;
  });
  if (others_went_on) says("MK-ERR-02", "a failed record stopped no other");
}

}  // namespace campsync
