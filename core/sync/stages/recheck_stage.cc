// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/recheck_stage.h"

#include <algorithm>

#include "core/sync/describe.h"
#include "core/sync/passing_error.h"
#include "core/sync/stages/pull_campaigns_stage.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

/// Trying these again without a change would fail again, or write the same wrong value again.
bool IsOnlyTriedOnChange(ErrorCode code) {
  return code == ErrorCode::kStatusCoerced || code == ErrorCode::kStatusNotOnCampaign ||
         code == ErrorCode::kAmbiguousCreate || code == ErrorCode::kProgramArchived;
}

bool ObstacleMoved(const Cycle& cycle, const store::MemberRecord& record, store::WaitsOn waits_on) {
  const auto campaign = record.key.campaign;
  const store::LinkRecord* link = cycle.sync.state.FindLink(campaign);
  const bool link_changed = link != nullptr && cycle.changed_links.contains(link->program);
  switch (waits_on) {
    case store::WaitsOn::kRecord:
      return false;
    case store::WaitsOn::kPerson:
      return cycle.changed_people.contains(record.key.person) || cycle.sync.settings_changed;
    case store::WaitsOn::kStatusList:
      return cycle.changed_campaigns.contains(campaign) || link_changed ||
             cycle.sync.compared_lists.contains(campaign);
    case store::WaitsOn::kCampaign:
      return cycle.changed_campaigns.contains(campaign);
    case store::WaitsOn::kProgram:
      return link_changed;
    case store::WaitsOn::kSettings:
      return cycle.sync.settings_changed;
  }
  CAMPSYNC_UNREACHABLE();
}

/// The mirror follows a blocked member, and the record knows neither their member's id nor that
/// they have one: nothing but a look tells whether it is theirs that is gone.
bool MayHaveLeft(const Cycle& cycle, const store::MemberRecord& record) {
  return cycle.unknown_member_gone && record.mirror && record.mirror->member_differs;
}

bool IsDue(const Cycle& cycle, const store::MemberRecord& record, const store::Blocked& blocked) {
  if (cycle.sync.recheck_all || IsPassing(blocked.code)) return true;
  if (ObstacleMoved(cycle, record, blocked.waits_on)) return true;
  return cycle.sync.policy.retry == Retry::kEveryCycle && !IsOnlyTriedOnChange(blocked.code);
}

/// Whether only the switch `retry` says if the record is tried again (MK-ERR-05).
bool RetryDecides(const Cycle& cycle, const store::MemberRecord& record,
                  const store::Blocked& blocked) {
  return !cycle.sync.recheck_all && !IsPassing(blocked.code) &&
         !IsOnlyTriedOnChange(blocked.code) && !ObstacleMoved(cycle, record, blocked.waits_on);
}

bool BelongsToAGoneLink(const Cycle& cycle, const store::MemberRecord& record) {
  const store::LinkRecord* link = cycle.sync.state.FindLink(record.key.campaign);
  if (link == nullptr || link->state == store::LinkState::kDropping) return true;
  return record.link_epoch != 0 && link->epoch != record.link_epoch;
}

/// The delete log tells of a row for as long as its windows overlap. What it tells may be old: the
/// record still names the row that was seen before it was blocked, and another took its place.
bool IsToldGone(const MemberView& view) {
  return view.gone_at && !view.salesforce && !view.row_moved && !view.own_row_gone;
}

/// The sides stand apart because the lead or contact was deleted, and it is there again. What was
/// done in Marketo meanwhile is still to cross, whether the member came back with it or not.
bool IsPersonBack(const Cycle& cycle, const store::MemberRecord& record) {
  const State& state = cycle.sync.state;
  const marketo::PersonId id = record.key.person;
  const store::PersonRecord* person = state.FindPerson(id);
  const bool may_be_news = cycle.sync.recheck_all || cycle.changed_people.contains(id);
  return may_be_news && state.FindDeparted(record.key) != nullptr && person != nullptr &&
         !person->sfdc_is_deleted;
}

/// Something happened to the member, and what Salesforce holds now is not known: a blocked record
/// says what it held before.
bool IsHalfSeen(const Cycle& cycle, const store::MemberKey& key) {
  const auto seen = cycle.members.find(key);
  if (seen != cycle.members.end()) {
    return !seen->second.salesforce_looked_at || IsToldGone(seen->second);
  }
  const store::LinkRecord* link = cycle.sync.state.FindLink(key.campaign);
  return link != nullptr && cycle.marketo_changes.contains({link->program, key.person});
}

/// The record of a gone link may still say what Salesforce held before it was blocked, or nothing
/// of a member who is in the mirror. A new link must not take that for what is there, nor is it a
/// removal that could be told. Without any link a member may be blocked for the copy alone.
bool IsAskedForAgain(const Cycle& cycle, const store::MemberRecord& record) {
  const store::LinkRecord* link = cycle.sync.state.FindLink(record.key.campaign);
  return record.mirror || link == nullptr || store::Joins(link->state);
}

}  // namespace

StepResult RecheckStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  if (!collected_) Collect(cycle);
  if (id_at_ < by_id_.size()) return ReadById(cycle);
  if (key_at_ < by_key_.size()) return ReadByKey(cycle);
  return StepResult::kDone;
}

void RecheckStage::Collect(Cycle& cycle) {
  collected_ = true;
  const State& state = cycle.sync.state;
  std::set<store::MemberKey> due = state.pending();
  for (const auto& key : state.blocked()) {
    const store::MemberRecord& record = *state.Find(key);
    const auto& blocked = std::get<store::Blocked>(record.disposition);
    if (BelongsToAGoneLink(cycle, record)) {
      cycle.Touch(key);
      if (IsAskedForAgain(cycle, record)) due.insert(key);
      continue;
    }
    const bool is_due = IsDue(cycle, record, blocked);
    if (is_due || IsHalfSeen(cycle, key) || MayHaveLeft(cycle, record)) due.insert(key);
    if (RetryDecides(cycle, record, blocked)) {
      cycle.sync.Emit(NameOfMember(key), Decided{.outcome = Outcome::kExplain,
                                                 .rule = "MK-ERR-05",
                                                 .observed = is_due ? "tried again" : "left",
                                                 .switches = {"retry"}});
    }
  }
  cycle.sync.compared_lists.clear();
  for (const auto& key : state.diverged()) {
    const store::MemberRecord& record = *state.Find(key);
    if (BelongsToAGoneLink(cycle, record)) {
      cycle.Touch(key);
    } else if (IsPersonBack(cycle, record)) {
      due.insert(key);
    }
  }
  std::erase_if(due, [&](const store::MemberKey& key) {
    const store::CampaignRecord* campaign = state.FindCampaign(key.campaign);
    return campaign != nullptr && !campaign->is_visible;
  });
  for (const auto& key : due) {
    const MemberView& view = cycle.Touch(key);
    if (IsToldGone(view)) {
      by_key_.push_back(key);
    } else if (!view.salesforce_looked_at) {
      (state.Find(key)->salesforce ? by_id_ : by_key_).push_back(key);
    }
  }
}

StepResult RecheckStage::ReadById(Cycle& cycle) {
  salesforce::RetrieveMembers request;
  const std::size_t end = std::min(by_id_.size(), id_at_ + salesforce::kCollectionSizeMax);
  for (std::size_t i = id_at_; i < end; ++i) {
    request.ids.push_back(cycle.sync.state.Find(by_id_[i])->salesforce->member);
  }
  auto rows = cycle.sync.Salesforce(request);
  if (!rows) {
    cycle.report.Fail(step::kPullMembers, rows.error());
    return StepResult::kAbort;
  }
  const std::size_t first = id_at_;
  for (; id_at_ < end; ++id_at_) cycle.Touch(by_id_[id_at_]).salesforce_looked_at = true;
  for (const auto& row : rows->value.rows) NoteMemberRow(cycle, row, "RetrieveMembers");
  // A member that is gone may have been added again under another id.
  for (std::size_t i = first; i < end; ++i) {
    if (!cycle.Touch(by_id_[i]).salesforce) by_key_.push_back(by_id_[i]);
  }
  return StepResult::kMore;
}

StepResult RecheckStage::ReadByKey(Cycle& cycle) {
  salesforce::QueryMembersByKey request;
  const std::size_t end = std::min(by_key_.size(), key_at_ + salesforce::kCollectionSizeMax);
  for (; key_at_ < end; ++key_at_) {
    const store::MemberKey& key = by_key_[key_at_];
    cycle.Touch(key).salesforce_looked_at = true;
    const store::PersonRecord* person = cycle.sync.state.FindPerson(key.person);
    if (person == nullptr || !person->sfdc_record) continue;
    request.keys.push_back({key.campaign, marketo::AsPersonRef(*person->sfdc_record)});
  }
  if (request.keys.empty()) return StepResult::kMore;
  auto rows = cycle.sync.Salesforce(request);
  if (!rows) {
    cycle.report.Fail(step::kPullMembers, rows.error());
    return StepResult::kAbort;
  }
  for (const auto& row : rows->value.rows) NoteMemberRow(cycle, row, "QueryMembersByKey");
  return StepResult::kMore;
}

}  // namespace campsync
