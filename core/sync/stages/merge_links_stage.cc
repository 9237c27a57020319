// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/merge_links_stage.h"

#include <algorithm>

#include "core/sync/known_members.h"
#include "core/sync/stages/pull_campaigns_stage.h"
#include "core/sync/step_names.h"

namespace campsync {
StepResult MergeLinksStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  if (!links_) {
    links_.emplace();
    for (const auto& [program, link] : cycle.sync.state.links()) {
      if (link.state == store::LinkState::kInitializing) links_->push_back(link);
    }
  }
  if (!unseen_.empty()) return ReadUnseen(cycle);
  if (left_unseen_) return ListDeleted(cycle);
  while (!links_->empty()) {
    const store::LinkRecord& link = links_->back();
    // The user may have chosen None or another campaign between two steps.
    const store::LinkRecord* now = cycle.sync.state.FindLink(link.program);
    if (now == nullptr || now->epoch != link.epoch) {
      links_->pop_back();
      continue;
    }
    return program_done_ ? ListCampaign(cycle, link) : ListProgram(cycle, link);
  }
  return StepResult::kDone;
}

StepResult MergeLinksStage::ListProgram(Cycle& cycle, const store::LinkRecord& link) {
  marketo::ListMembers request{.program = link.program, .after = after_person_};
  auto rows = cycle.sync.Marketo(request);
  if (!rows) {
    cycle.report.Fail(step::kInitLink, rows.error());
    return StepResult::kAbort;
  }
  for (const auto& row : rows->value.rows) {
    MemberView& view = cycle.Touch({link.campaign, row.person});
    view.marketo_looked_at = true;
    view.marketo = row;
    view.marketo_changed_at = row.updated_at;
    after_person_ = row.person;
  }
  program_done_ = rows->value.rows.size() < request.limit;
  return StepResult::kMore;
}

StepResult MergeLinksStage::ListCampaign(Cycle& cycle, const store::LinkRecord& link) {
  salesforce::QueryMembersOfCampaign request{.campaign = link.campaign, .after = after_member_};
  auto rows = cycle.sync.Salesforce(request);
  if (!rows) {
    cycle.report.Fail(step::kInitLink, rows.error());
    return StepResult::kAbort;
  }
  for (const auto& row : rows->value.rows) {
    if (const auto person = cycle.sync.state.PersonOf(row.person)) {
      cycle.Touch({row.campaign, *person});
    }
    NoteMemberRow(cycle, row, "QueryMembersOfCampaign");
    after_member_ = row.id;
  }
  if (rows->value.rows.size() < request.limit) {
    for (const auto& person : cycle.sync.state.PeopleIn(link.campaign)) {
      const MemberView& view = cycle.Touch({link.campaign, person});
      const store::MemberRecord& record = *cycle.sync.state.Find({link.campaign, person});
      if (!record.salesforce || view.salesforce) continue;
      left_unseen_ = link.campaign;
      if (!view.salesforce_looked_at) unseen_.push_back(record.salesforce->member);
    }
    cycle.merged_links[link.program] = link.epoch;
    links_->pop_back();
    program_done_ = false;
    after_person_ = {};
    after_member_ = {};
  }
  return StepResult::kMore;
}

// A campaign that was out of sight: who left it meanwhile is on no list, and the logs told nobody.
StepResult MergeLinksStage::ReadUnseen(Cycle& cycle) {
  const std::size_t count = std::min(unseen_.size(), salesforce::kCollectionSizeMax);
  const auto first = unseen_.end() - static_cast<std::ptrdiff_t>(count);
  const std::vector<salesforce::CampaignMemberId> slice(first, unseen_.end());
  unseen_.erase(first, unseen_.end());
  return ReadKnownMembers(cycle, step::kInitLink, slice) ? StepResult::kMore : StepResult::kAbort;
}

// They may have come back and left again, as a row that nobody has seen: the last time counts.
StepResult MergeLinksStage::ListDeleted(Cycle& cycle) {
  salesforce::QueryDeletedMembersOfCampaign request{.campaign = *left_unseen_,
                                                    .after = after_member_};
  auto rows = cycle.sync.Salesforce(request);
  if (!rows) {
    cycle.report.Fail(step::kInitLink, rows.error());
    return StepResult::kAbort;
  }
  for (const auto& row : rows->value.rows) {
    NoteDeletedRow(cycle, row, "QueryDeletedMembersOfCampaign");
    after_member_ = row.id;
  }
  if (rows->value.rows.size() < request.limit) {
    left_unseen_.reset();
    after_member_ = {};
  }
  return StepResult::kMore;
}

}  // namespace campsync
