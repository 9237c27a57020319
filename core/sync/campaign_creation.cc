// SPDX-License-Identifier: Apache-2.0
#include "core/sync/campaign_creation.h"

#include <algorithm>

#include "core/sync/describe.h"

namespace campsync {
namespace {

constexpr StepName kPushNewCampaigns = {marketo::SyncOperation::kPushNew,
                                        marketo::SyncObject::kCampaign};

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

bool SettleCampaignIntents(SyncContext& sync, ReportBuilder& report, Instant salesforce_now) {
  const State::CampaignIntents intents = sync.state.campaign_intents();
  for (const auto& [program, intent] : intents) {
    if (intent.sent) {
      const auto rows = sync.Salesforce(salesforce::QueryCampaignsCreatedBy{
          .user = sync.own_user, .since = intent.opened_at - kFeedOverlap});
      if (!rows) {
        report.Fail(kPushNewCampaigns, rows.error());
        return false;
      }
      if (const auto id = FindCreated(sync, intent, rows->value.rows)) {
        sync.Emit(NameOfLink(program), Reconciled{"adopted " + id->Text()});
        if (!Adopt(sync, intent, *id)) return false;
        continue;
      }
      if (salesforce_now - intent.opened_at <= kFeedOverlap) continue;
      sync.Emit(NameOfLink(program), Reconciled{"not created"});
    }
    const auto created = SendCampaign(sync, intent, sync.LatestSalesforceTime());
    if (sync.store_lost) return false;
    if (created) {
      report.Add(kPushNewCampaigns, Count::kNew);
    } else {
      store::CampaignIntent again = intent;
      again.sent = false;
      const bool refused = created.error().IsDefinite();
      if (refused && sync.policy.retry == Retry::kEveryCycle &&
          !sync.Append({store::Put<store::CampaignIntent>{again}})) {
        return false;
      }
      report.AddRecordError({.operation = kPushNewCampaigns.operation,
                             .object = kPushNewCampaigns.object,
                             .record = NameOfLink(program),
                             .error = created.error()});
    }
  }
  return true;
}

}  // namespace campsync
