// SPDX-License-Identifier: Apache-2.0
#include "core/sync/announcements.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
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

/// The rule about Salesforce behind a refusal that concerns the moment or the user; MK-ERR-01 where
/// there is none.
RuleId RuleOf(const marketo::SyncError& error) {
  const ErrorCode code = error.error.code;
  const bool concurrent = error.error.text.find("Concurrent") != std::string::npos;
  const bool of_member = error.object == marketo::SyncObject::kCampaignMember;
  if (code == ErrorCode::kRequestLimitExceeded) {
    return concurrent ? RuleId("SF-LIM-03") : RuleId("SF-LIM-02");
  }
  if (code == ErrorCode::kInvalidSessionId) return "SF-AUTH-08";
  if (code == ErrorCode::kUnableToLockRow) {
    return of_member ? RuleId("SF-MEMBER-22") : RuleId("SF-LIM-05");
  }
  return "MK-ERR-01";
}

/// The fields that Marketo's support names as those its sync user must see.
constexpr std::array<std::string_view, 11> kCampaignFields = {"Id",
                                                              "IsDeleted",
                                                              "SystemModstamp",
                                                              "CampaignMemberRecordTypeId",
                                                              "CreatedDate",
                                                              "IsActive",
                                                              "Name",
                                                              "OwnerId",
                                                              "ParentId",
                                                              "Status",
                                                              "Type"};
constexpr std::array<std::string_view, 10> kMemberFields = {
    "Id",        "IsDeleted", "SystemModstamp", "CampaignId",         "LeadId",
    "ContactId", "Status",    "HasResponded",   "FirstRespondedDate", "CreatedDate"};

/// The rules about what the sync user's profile must allow, where the error says that it does not.
std::vector<RuleId> RightsMissing(const marketo::SyncError& error) {
  const ErrorCode code = error.error.code;
  const auto names_one_of = [&](const auto& fields) {
    return std::any_of(error.error.fields.begin(), error.error.fields.end(), [&](const auto& one) {
      return std::find(fields.begin(), fields.end(), one) != fields.end();
    });
  };
  if (error.object == marketo::SyncObject::kCampaignMember) {
    const bool hidden = code == ErrorCode::kInvalidField && names_one_of(kMemberFields);
    if (hidden) return {RuleId("SF-MEMBER-23")};
    return {};
  }
  if (error.object != marketo::SyncObject::kCampaign) return {};
  if (code == ErrorCode::kInvalidField && names_one_of(kCampaignFields)) {
    return {RuleId("MK-PRE-06"), RuleId("SF-CAMP-16")};
  }
  const bool lacks_right = code == ErrorCode::kInvalidType ||
                           code == ErrorCode::kCannotInsertUpdateActivateEntity ||
                           code == ErrorCode::kInsufficientAccessOrReadonly;
  if (lacks_right) return {RuleId("MK-PRE-03")};
  return {};
}

bool PushedMembers(const marketo::SyncReport& report) {
  return std::any_of(report.steps.begin(), report.steps.end(), [](const marketo::SyncStep& step) {
    const bool push = step.operation == marketo::SyncOperation::kPushNew ||
                      step.operation == marketo::SyncOperation::kPushUpdates;
    return push && step.object == marketo::SyncObject::kCampaignMember &&
           step.counts.new_records + step.counts.updated > 0;
  });
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
  const bool only_touched = has([](const marketo::SyncStep& step) {
    return step.operation == marketo::SyncOperation::kPullUpdates &&
           step.object == marketo::SyncObject::kCampaignMember && step.counts.skipped > 0 &&
           step.counts.new_records == 0 && step.counts.updated == 0;
  });
  if (only_touched) says("MK-CYCLE-09", "touched records are read again and skipped");
}

void AnnounceFoundAgain(SyncContext& sync, const RecordName& record) {
  sync.Emit(record, Decided{.outcome = Outcome::kExplain, .rule = "SF-INC-25"});
}

void AnnounceBatch(SyncContext& sync, std::size_t records) {
  sync.Emit("cycle", Decided{.outcome = Outcome::kAgree,
                             .rule = "MK-CYCLE-06",
                             .observed = std::to_string(records) + " members in one call"});
}

Trouble TroubleOf(const marketo::SyncReport& report) {
  Trouble trouble;
  for (const marketo::SyncError& one : report.errors) {
    if (one.error.vendor() == Vendor::kSalesforce) trouble.insert(one.error.code);
  }
  return trouble;
}

void AnnounceTrouble(SyncContext& sync, const marketo::SyncReport& report, const Trouble& before) {
  const auto says = [&](RuleId rule, std::string what) {
    sync.Emit("cycle",
              Decided{.outcome = Outcome::kExplain, .rule = rule, .observed = std::move(what)});
  };
  for (const marketo::SyncError& one : report.errors) {
    says(RuleOf(one), FormatError(one.error));
    if (one.error.code == ErrorCode::kUnableToLockRow) says("SF-LIM-05", FormatError(one.error));
    for (const RuleId rule : RightsMissing(one)) says(rule, FormatError(one.error));
    if (one.error.code == ErrorCode::kRestrictedPicklist && PushedMembers(report)) {
      says("SF-INC-04", "the members cross all the same");
    }
    const bool flag_lost = one.error.code == ErrorCode::kNotMarketingUser;
    if (flag_lost && before.contains(ErrorCode::kCannotInsertUpdateActivateEntity)) {
      says("SF-INC-14", "what was refused before needs the flag");
    }
    const bool of_record = one.type == marketo::SyncErrorType::kRecordLevel;
    if (of_record && one.error.vendor() == Vendor::kSalesforce) {
      says("MK-ERR-06", FormatError(one.error));
    }
  }
  const bool stopped = std::any_of(
      report.steps.begin(), report.steps.end(),
      [](const marketo::SyncStep& step) { return step.status != marketo::StepStatus::kSucceeded; });
  if (stopped) says("MK-ERR-03", "a step did not get to its end");
  if (!report.notifications.empty()) says("MK-ERR-04", "people are told");
  const Trouble now = TroubleOf(report);
  const auto is_over = [&](ErrorCode code) { return before.contains(code) && !now.contains(code); };
  if (is_over(ErrorCode::kRequestLimitExceeded)) says("SF-INC-10", "the limit has passed");
  if (is_over(ErrorCode::kUnableToLockRow)) says("SF-INC-09", "the locked rows were written");
  if (is_over(ErrorCode::kInvalidField)) says("SF-INC-15", "the field can be read again");
}

}  // namespace campsync
