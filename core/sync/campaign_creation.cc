// SPDX-License-Identifier: Apache-2.0
#include "core/sync/campaign_creation.h"

#include <algorithm>

#include "core/sync/describe.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

/// Stores the new campaign and its link, with what was sent at creation.
bool Adopt(SyncContext& sync, const store::CampaignIntent& intent, salesforce::CampaignId id) {
  const salesforce::CampaignFields& fields = intent.fields;
  store::LinkRecord link{.program = intent.program,
                         .campaign = id,
                         .epoch = sync.state.NextEpoch(),
                         .created_campaign = true,
                         .type_sent = fields.type};
  if (fields.actual_cost) link.cost_sent = salesforce::FieldUpdate<Money>{fields.actual_cost};
  const store::CampaignRecord campaign{.id = id,
                                       .name = fields.name,
                                       .is_active = fields.is_active,
                                       .type = fields.type,
                                       .actual_cost = fields.actual_cost};
  sync.Emit(NameOfLink(intent.program),
            LinkDecided{.outcome = "created campaign " + id.Text(), .rule = "MK-NEW-01"});
  return sync.Append({store::Put<store::CampaignRecord>{campaign},
                      store::Put<store::LinkRecord>{link},
                      store::EraseCampaignIntent{intent.program}});
}

/// The campaign that the intent made: of the sync user, with the intent's name and description, not
/// linked to a program.
std::optional<salesforce::CampaignId> FindCreated(const SyncContext& sync,
                                                  const store::CampaignIntent& intent,
                                                  const std::vector<salesforce::Campaign>& rows) {
  const auto created = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
    return row.created_date >= intent.opened_at - kFeedOverlap && !row.is_deleted &&
           row.name == intent.fields.name && row.description == intent.fields.description &&
           sync.state.FindLink(row.id) == nullptr;
  });
  if (created == rows.end()) return std::nullopt;
  return created->id;
}

/// Campaigns that may be what the intent made but look otherwise: someone edited it since, and only
/// a person can tell.
std::string UnequalCandidates(const SyncContext& sync, const store::CampaignIntent& intent,
                              const std::vector<salesforce::Campaign>& rows) {
  std::string ids;
  for (const auto& row : rows) {
    const bool candidate = row.created_date >= intent.opened_at - kFeedOverlap && !row.is_deleted &&
                           sync.state.FindLink(row.id) == nullptr;
    if (candidate) ids += (ids.empty() ? "" : ", ") + row.id.Text();
  }
  return ids;
}

void ReportIntent(ReportBuilder& report, marketo::ProgramId program, Error error) {
  report.AddRecordError({.operation = step::kPushNewCampaigns.operation,
                         .object = step::kPushNewCampaigns.object,
                         .record = NameOfLink(program),
                         .error = std::move(error)});
}

Error StoreLost() { return {ErrorCode::kStoreReplyLost, "the sync's state was lost", {}}; }

}  // namespace

Result<salesforce::CampaignId> SendCampaign(SyncContext& sync, const store::CampaignIntent& intent,
                                            Instant salesforce_now) {
  store::CampaignIntent sent = intent;
  sent.sent = true;
  sent.opened_at = salesforce_now;
  if (!sync.Append({store::Put<store::CampaignIntent>{sent}})) return StoreLost();
  sync.Emit(NameOfLink(intent.program), IntentOpened{intent.fields.name});
  const auto answer = sync.Salesforce(salesforce::CreateCampaigns{{intent.fields}});
  const Result<salesforce::CampaignId> created =
      answer ? answer->value.results.front() : Result<salesforce::CampaignId>(answer.error());
  if (created) {
    if (!Adopt(sync, sent, *created)) return StoreLost();
    return *created;
  }
  if (created.error().IsDefinite() && !sync.Append({store::EraseCampaignIntent{intent.program}})) {
    return StoreLost();
  }
  return created.error();
}

namespace {

enum class IntentFate { kSettled, kOpen, kToSend, kFailed };

/// What became of a create that was sent.
IntentFate Look(SyncContext& sync, ReportBuilder& report, const store::CampaignIntent& intent,
                Instant salesforce_now) {
  const auto rows = sync.Salesforce(salesforce::QueryCampaignsCreatedBy{
      .user = sync.own_user, .since = intent.opened_at - kFeedOverlap});
  if (!rows) {
    report.Fail(step::kPushNewCampaigns, rows.error());
    return IntentFate::kFailed;
  }
  if (const auto id = FindCreated(sync, intent, rows->value.rows)) {
    sync.Emit(NameOfLink(intent.program), Reconciled{"adopted " + id->Text()});
    sync.Emit(NameOfLink(intent.program),
              Decided{.outcome = Outcome::kExplain, .rule = "SF-LIM-06"});
    return Adopt(sync, intent, *id) ? IntentFate::kSettled : IntentFate::kFailed;
  }
  const std::string candidates = UnequalCandidates(sync, intent, rows->value.rows);
  if (!candidates.empty()) {
    sync.Emit(NameOfLink(intent.program), Reconciled{"ambiguous: " + candidates});
    ReportIntent(
        report, intent.program,
        {ErrorCode::kAmbiguousCreate, "campaigns that may be the new one: " + candidates, {}});
    return IntentFate::kOpen;
  }
  if (!sync.WouldBeVisible(salesforce_now)) return IntentFate::kOpen;
  sync.Emit(NameOfLink(intent.program), Reconciled{"not created"});
  return IntentFate::kToSend;
}

/// Sends an intent from a cycle. What Salesforce refuses is filed again as `retry` says.
bool SendFiled(SyncContext& sync, ReportBuilder& report, const store::CampaignIntent& intent) {
  const auto created = SendCampaign(sync, intent, sync.salesforce_now);
  if (sync.store_lost) return false;
  if (created) {
    report.Add(step::kPushNewCampaigns, Count::kNew);
    return true;
  }
  ReportIntent(report, intent.program, created.error());
  if (!created.error().IsDefinite() || sync.policy.retry != Retry::kEveryCycle) return true;
  store::CampaignIntent again = intent;
  again.sent = false;
  return sync.Append({store::Put<store::CampaignIntent>{again}});
}

enum class ProgramFate { kThere, kGone, kUnknown };

/// Nobody wants the campaign of a program that was deleted meanwhile (MK-UNLINK-05).
ProgramFate LookForProgram(SyncContext& sync, ReportBuilder& report, marketo::ProgramId program) {
  const auto rows = sync.Marketo(marketo::ReadPrograms{{program}});
  if (!rows) {
    report.Fail(step::kPushNewCampaigns, rows.error());
    return ProgramFate::kUnknown;
  }
  if (!rows->value.rows.empty()) return ProgramFate::kThere;
  sync.Emit(NameOfLink(program),
            LinkDecided{.outcome = "no campaign: the program was deleted", .rule = "MK-UNLINK-05"});
  ReportIntent(
      report, program,
      {ErrorCode::kProgramDeleted, "the program was deleted before its campaign was made", {}});
  return ProgramFate::kGone;
}

}  // namespace

bool SettleCampaignIntents(SyncContext& sync, ReportBuilder& report, Instant salesforce_now) {
  const State::CampaignIntents intents = sync.state.campaign_intents();
  for (const auto& [program, intent] : intents) {
    if (sync.state.FindLink(program) != nullptr) {
      // The user chose a campaign meanwhile; the one asked for is not wanted any more.
      if (!sync.Append({store::EraseCampaignIntent{program}})) return false;
      continue;
    }
    const IntentFate fate =
        intent.sent ? Look(sync, report, intent, salesforce_now) : IntentFate::kToSend;
    if (fate == IntentFate::kFailed) return false;
    if (fate == IntentFate::kToSend) {
      const ProgramFate program_fate = LookForProgram(sync, report, program);
      if (program_fate == ProgramFate::kUnknown) return false;
      if (program_fate == ProgramFate::kGone) {
        if (!sync.Append({store::EraseCampaignIntent{program}})) return false;
        continue;
      }
    }
    if (fate == IntentFate::kToSend && !SendFiled(sync, report, intent)) return false;
  }
  return true;
}

}  // namespace campsync
