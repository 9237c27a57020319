// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/read_current_stage.h"

#include <algorithm>
#include <set>

#include "core/sync/describe.h"

namespace campsync {
namespace {

constexpr StepName kSyncProgram = {marketo::SyncOperation::kSyncWithProgram,
                                   marketo::SyncObject::kCampaign};
constexpr StepName kSyncMembers = {marketo::SyncOperation::kSyncWithProgram,
                                   marketo::SyncObject::kCampaignMember};

template <class T>
std::vector<T> TakeBatch(std::vector<T>& all) {
  const auto count = static_cast<std::ptrdiff_t>(std::min(all.size(), marketo::kBatchSizeMax));
  std::vector<T> batch(all.end() - count, all.end());
  all.erase(all.end() - count, all.end());
  return batch;
}

/// The month turned on Marketo's clock: with sum_to_date other costs count now.
bool MonthTurned(SyncContext& sync) {
  const YearMonth month = MonthOf(DateOf(sync.marketo_now));
  const bool turned = sync.policy.cost == CostSum::kSumToDate && month != sync.compared_in;
  sync.compared_in = month;
  return turned;
}

void NoteMarketoChanges(Cycle& cycle) {
  for (const auto& [member, at] : cycle.marketo_changes) {
    const store::LinkRecord* link = cycle.sync.state.FindLink(member.program);
    if (link == nullptr) continue;
    MemberView& view = cycle.Touch({link->campaign, member.person});
    view.marketo_changed_at = at;
  }
}

/// Links whose statuses and attributes are to be compared.
void NoteLinks(Cycle& cycle) {
  const bool all = MonthTurned(cycle.sync);
  for (const auto& [program, link] : cycle.sync.state.links()) {
    const bool due = all || link.state == store::LinkState::kInitializing ||
                     cycle.changed_campaigns.contains(link.campaign) ||
                     cycle.sync.links_to_compare.contains(program);
    if (due) cycle.changed_links.insert(program);
  }
  std::erase_if(cycle.changed_links, [&](marketo::ProgramId program) {
    return cycle.sync.state.FindLink(program) == nullptr;
  });
}

}  // namespace

void ReadCurrentStage::Collect(Cycle& cycle) {
  collected_ = true;
  NoteMarketoChanges(cycle);
  NoteLinks(cycle);
  const SyncContext& sync = cycle.sync;
  std::set<marketo::ProgramId> wanted = cycle.changed_links;
  for (const auto& [key, view] : cycle.members) {
    const store::LinkRecord* link = sync.state.FindLink(key.campaign);
    if (link == nullptr) continue;
    wanted.insert(link->program);
    if (!view.marketo_looked_at) members_.push_back({link->program, key.person});
  }
  for (const auto& program : wanted) {
    if (!sync.definitions.programs.contains(program)) programs_.push_back(program);
  }
}

StepResult ReadCurrentStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  if (!collected_) Collect(cycle);
  if (!programs_.empty()) return ReadPrograms(cycle);
  if (!channels_) {
    std::set<marketo::ChannelId> unread;
    for (const auto& [id, program] : cycle.sync.definitions.programs) {
      if (!cycle.sync.definitions.channels.contains(program.channel)) {
        unread.insert(program.channel);
      }
    }
    channels_.emplace(unread.begin(), unread.end());
  }
  if (!channels_->empty()) return ReadChannels(cycle);
  if (!members_.empty()) return ReadMembers(cycle);
  return StepResult::kDone;
}

StepResult ReadCurrentStage::ReadPrograms(Cycle& cycle) {
  auto rows = cycle.sync.Marketo(marketo::ReadPrograms{TakeBatch(programs_)});
  if (!rows) {
    cycle.report.Fail(kSyncProgram, rows.error());
    return StepResult::kAbort;
  }
  for (auto& row : rows->value.rows) {
    cycle.sync.definitions.programs.insert_or_assign(row.id, std::move(row));
  }
  return StepResult::kMore;
}

StepResult ReadCurrentStage::ReadChannels(Cycle& cycle) {
  auto rows = cycle.sync.Marketo(marketo::ReadChannels{TakeBatch(*channels_)});
  if (!rows) {
    cycle.report.Fail(kSyncProgram, rows.error());
    return StepResult::kAbort;
  }
  for (auto& row : rows->value.rows) {
    cycle.sync.definitions.channels.insert_or_assign(row.id, std::move(row));
  }
  return StepResult::kMore;
}

StepResult ReadCurrentStage::ReadMembers(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  const auto batch = TakeBatch(members_);
  auto rows = sync.Marketo(marketo::ReadMembers{batch});
  if (!rows) {
    cycle.report.Fail(kSyncMembers, rows.error());
    return StepResult::kAbort;
  }
  const auto view_of = [&](const marketo::MemberKey& key) -> MemberView* {
    const store::LinkRecord* link = sync.state.FindLink(key.program);
    return link == nullptr ? nullptr : &cycle.Touch({link->campaign, key.person});
  };
  for (const auto& key : batch) {
    if (MemberView* view = view_of(key)) view->marketo_looked_at = true;
  }
  for (const auto& row : rows->value.rows) {
    MemberView* view = view_of({row.program, row.person});
    if (view == nullptr) continue;
    view->marketo = row;
    view->marketo_changed_at = std::max(view->marketo_changed_at, row.updated_at);
    const auto campaign = sync.state.FindLink(row.program)->campaign;
    sync.Emit(NameOfMember({campaign, row.person}),
              Observed{.side = Side::kMarketo,
                       .value = DescribeMarketo(
                           sync, campaign, marketo::MemberState{row.status, row.membership_date}),
                       .stamp = row.updated_at,
                       .call = "ReadMembers"});
  }
  return StepResult::kMore;
}

}  // namespace campsync
