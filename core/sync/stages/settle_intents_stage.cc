// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/settle_intents_stage.h"

#include <algorithm>

#include "core/sync/announcements.h"
#include "core/sync/campaign_creation.h"
#include "core/sync/describe.h"
#include "core/sync/identity_moves.h"
#include "core/sync/people.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

salesforce::LeadFields FieldsOf(const salesforce::Lead& lead) {
  return {lead.first_name, lead.last_name, lead.company, lead.email};
}

std::vector<store::LeadIntent> OpenIntents(const State& state) {
  std::vector<store::LeadIntent> open;
  for (const auto& [person, intent] : state.lead_intents()) {
    if (!intent.IsAmbiguous()) open.push_back(intent);
  }
  return open;
}

Instant EarliestOf(const std::vector<store::LeadIntent>& intents) {
  return std::min_element(intents.begin(), intents.end(),
                          [](const auto& a, const auto& b) { return a.opened_at < b.opened_at; })
      ->opened_at;
}

/// Takes the first candidate that has just the intent's fields.
std::optional<salesforce::Lead> TakeEqual(std::vector<salesforce::Lead>& candidates,
                                          const store::LeadIntent& intent) {
  const auto equal = std::find_if(candidates.begin(), candidates.end(), [&](const auto& lead) {
    return FieldsOf(lead) == intent.fields;
  });
  if (equal == candidates.end()) return std::nullopt;
  salesforce::Lead taken = *equal;
  candidates.erase(equal);
  return taken;
}

std::string IdsOf(const std::vector<salesforce::Lead>& leads) {
  std::string ids;
  for (const auto& lead : leads) ids += (ids.empty() ? "" : ", ") + lead.id.Text();
  return ids;
}

}  // namespace

StepResult SettleIntentsStage::Step(Cycle& cycle) {
  if (!campaigns_settled_) {
    campaigns_settled_ = true;
    const bool due = cycle.definitions_on && !cycle.sync.state.campaign_intents().empty();
    const bool settled =
        !due || SettleCampaignIntents(cycle.sync, cycle.report, cycle.salesforce_now);
    return settled ? StepResult::kMore : StepResult::kAbort;
  }
  if (OpenIntents(cycle.sync.state).empty()) return StepResult::kDone;
  return read_ ? Resolve(cycle) : ReadCandidates(cycle);
}

StepResult SettleIntentsStage::ReadCandidates(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  salesforce::QueryLeadsCreatedBy query{
      .user = sync.own_user, .since = EarliestOf(OpenIntents(sync.state)) - kFeedOverlap};
  if (!candidates_.empty()) {
    query.after = candidates_.back().id;
    query.after_created = candidates_.back().created_date;
  }
  auto answer = sync.Salesforce(query);
  if (!answer) {
    cycle.report.Fail(step::kPushNewPeople, answer.error());
    return StepResult::kAbort;
  }
  const auto& rows = answer->value.rows;
  candidates_.insert(candidates_.end(), rows.begin(), rows.end());
  read_ = rows.size() < query.limit;
  return StepResult::kMore;
}

StepResult SettleIntentsStage::Resolve(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  std::erase_if(candidates_, [&](const auto& lead) { return sync.state.PersonOf(lead.id); });
  const auto intents = OpenIntents(sync.state);
  std::vector<Identity> adopted;
  std::vector<IdentityMove> moves;
  std::vector<store::LeadIntent> unmatched;
  for (const auto& intent : intents) {
    const auto lead = TakeEqual(candidates_, intent);
    if (!lead) {
      unmatched.push_back(intent);
      continue;
    }
    adopted.push_back({intent.person, salesforce::LeadRef{lead->id}, lead->is_deleted});
    if (const auto successor = SuccessorOf(*lead)) moves.push_back({intent.person, *successor});
    sync.Emit(NameOfPerson(intent.person), Reconciled{"adopted " + lead->id.Text()});
    sync.Emit(NameOfPerson(intent.person),
              Decided{.outcome = Outcome::kExplain, .rule = "SF-LIM-06"});
    AnnounceFoundAgain(sync, NameOfPerson(intent.person));
  }
  store::Deltas deltas;
  for (store::LeadIntent& intent : unmatched) {
    if (!candidates_.empty()) {
      intent.candidates = IdsOf(candidates_);
      sync.Emit(NameOfPerson(intent.person), Reconciled{"ambiguous: " + intent.candidates});
      deltas.push_back(store::Put<store::LeadIntent>{intent});
    } else if (sync.WouldBeVisible(cycle.salesforce_now)) {
      sync.Emit(NameOfPerson(intent.person), Reconciled{"not created"});
      sync.Emit(NameOfPerson(intent.person),
                Decided{.outcome = Outcome::kExplain, .rule = "SF-LIM-06"});
      deltas.push_back(store::EraseLeadIntent{intent.person});
    }
  }
  if (!sync.Append(deltas)) return StepResult::kAbort;
  // First what was created, then what became of it since.
  const bool stored = StoreIdentities(cycle, step::kPushNewPeople, adopted) &&
                      FollowMoves(cycle, step::kPushNewPeople, std::move(moves));
  return stored ? StepResult::kDone : StepResult::kAbort;
}

}  // namespace campsync
