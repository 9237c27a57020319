// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/sync_definitions_stage.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/sync/channel_move.h"
#include "core/sync/definition_sync.h"
#include "core/sync/describe.h"
#include "core/sync/known_members.h"
#include "core/sync/step_names.h"
#include "core/text.h"

namespace campsync {
namespace {

using Part = DefinitionResult (*)(SyncContext&, ReportBuilder&, const store::LinkRecord&);
constexpr std::array<Part, 3> kParts = {ShowCampaign, SyncStatuses, SyncAttributes};

/// Whether the channel gave the row's status a name that no campaign member can hold.
bool HasNameTooLong(const SyncContext& sync, const store::StatusRecord& row) {
  const store::LinkRecord* link = sync.state.FindLink(row.campaign);
  const marketo::Channel* channel = link == nullptr ? nullptr : sync.ChannelOf(*link);
  if (channel == nullptr || !row.marketo_status) return false;
  const ChannelView view = sync.ViewOf(*channel);
  const auto* status = view.Find(*row.marketo_status);
  return status != nullptr &&
         CharacterCount(sync.ports.labels.Text(status->name)) > salesforce::kPicklistLengthMax;
}

/// The last cycle did not get to its end: it may have stored what the rows stand for now, and not
/// come to the members whose label stands for another status than theirs, or for none.
void TouchMembersApart(Cycle& cycle, salesforce::CampaignId campaign) {
  const State& state = cycle.sync.state;
  std::map<std::uint32_t, std::optional<marketo::StatusId>> stands_for;  // by label
  for (const store::StatusRecord& status : state.StatusesOf(campaign)) {
    if (!status.drifted) stands_for[status.label.handle] = status.marketo_status;
  }
  for (const auto person : state.PeopleIn(campaign)) {
    const store::MemberRecord& record = *state.Find({campaign, person});
    const bool agreed = std::holds_alternative<store::Agreed>(record.disposition);
    if (!agreed || !record.salesforce || !record.marketo) continue;
    const auto row = stands_for.find(record.salesforce->status.handle);
    if (row == stands_for.end() || row->second != record.marketo->status) cycle.Touch(record.key);
  }
}

/// Members whose label stands for another channel status than before, or that was renamed: their
/// sides differ now although neither of them moved.
void TouchMembersOfMovedStatuses(Cycle& cycle, salesforce::CampaignId campaign,
                                 const std::vector<store::StatusRecord>& before) {
  const State& state = cycle.sync.state;
  std::set<std::uint32_t> moved;
  for (const auto& status : before) {
    const store::StatusRecord* now = state.FindStatus(status.row);
    const bool same = now != nullptr && now->label == status.label &&
                      now->marketo_status == status.marketo_status &&
                      now->drifted == status.drifted;
    const bool too_long = now != nullptr && HasNameTooLong(cycle.sync, *now);
    if ((!same || too_long) && status.marketo_status) moved.insert(status.label.handle);
  }
  if (moved.empty()) return;
  for (const auto person : state.PeopleIn(campaign)) {
    const store::MemberRecord& record = *state.Find({campaign, person});
    // What a blocked one last saw is not what there is: it is read before it is decided about.
    if (std::holds_alternative<store::Blocked>(record.disposition)) continue;
    if (record.salesforce && moved.contains(record.salesforce->status.handle)) {
      cycle.Touch(record.key);
    }
  }
}

bool HadLabel(const std::vector<Relabelled>& relabelled, const salesforce::CampaignMember& row) {
  return std::ranges::any_of(relabelled, [&row](const Relabelled& one) {
    return one.campaign == row.campaign && one.from == row.status;
  });
}

/// Those who were read before the sync changed the label that they had: they have the new one by
/// now, unless members stay where they are (switch status-rename-members).
std::vector<salesforce::CampaignMemberId> ReadBefore(Cycle& cycle) {
  const std::vector<Relabelled> relabelled = std::exchange(cycle.sync.relabelled, {});
  std::vector<salesforce::CampaignMemberId> members;
  if (relabelled.empty()) return members;
  for (const auto& [key, view] : cycle.members) {
    if (view.salesforce && HadLabel(relabelled, *view.salesforce)) {
      members.push_back(view.salesforce->id);
    }
  }
  return members;
}

/// What was read of the rows before is older than what is read now.
std::vector<store::MemberKey> ForgetRows(Cycle& cycle,
                                         const std::set<salesforce::CampaignMemberId>& rows) {
  std::vector<store::MemberKey> members;
  for (auto& [key, view] : cycle.members) {
    if (!view.salesforce || !rows.contains(view.salesforce->id)) continue;
    view.salesforce.reset();
    members.push_back(key);
  }
  return members;
}

/// Who is not to be seen any more, whom no record knows and who is no member of the program either,
/// is the next cycle's business.
void LeaveOutUnseen(Cycle& cycle, const std::vector<store::MemberKey>& members) {
  for (const store::MemberKey& key : members) {
    const MemberView& view = cycle.members.at(key);
    const bool is_told = view.salesforce || view.gone_at || view.row_moved || view.marketo;
    if (is_told || cycle.sync.state.Find(key) != nullptr) continue;
    cycle.members_untold = true;
    cycle.Forget(key);
  }
}

/// The list was compared, and may have got a row that members wait for. What the sync wrote itself
/// no feed will show as news: they are read and tried in the next cycle.
void TryWaitingMembersNext(Cycle& cycle, salesforce::CampaignId campaign) {
  const State& state = cycle.sync.state;
  const auto& blocked = state.blocked();
  for (auto at = blocked.lower_bound({campaign, {}}); at != blocked.end(); ++at) {
    if (at->campaign != campaign) return;
    const auto& reason = std::get<store::Blocked>(state.Find(*at)->disposition);
    if (reason.waits_on != store::WaitsOn::kStatusList) continue;
    cycle.sync.compared_lists.insert(campaign);
    return;
  }
}

/// Before any list is compared: then its rows stand for the statuses of the present channel.
/// False: the store was lost.
bool CarryMembersOfLinks(Cycle& cycle) {
  for (const marketo::ProgramId program : cycle.changed_links) {
    const store::LinkRecord* link = cycle.sync.state.FindLink(program);
    if (link == nullptr || !store::Joins(link->state)) continue;
    if (!CarryMembersOver(cycle.sync, *link)) return false;
  }
  return true;
}

/// What did not get through is compared again in the next cycle, or on change as `retry` says. A
/// link whose setup was interrupted stays initializing.
void NoteResult(Cycle& cycle, const store::LinkRecord& link, DefinitionResult result) {
  if (result == DefinitionResult::kDone) return;
  if (result == DefinitionResult::kInterrupted) cycle.unfinished_links.insert(link.program);
  if (result == DefinitionResult::kInterrupted || cycle.sync.policy.retry == Retry::kEveryCycle) {
    cycle.sync.links_to_compare.insert(link.program);
  }
}

/// Whether the link's definitions wait for the program to leave the archive. An archived program
/// that goes on is said to.
bool WaitsInArchive(Cycle& cycle, const store::LinkRecord& link) {
  SyncContext& sync = cycle.sync;
  const marketo::Program* program = sync.ProgramOf(link);
  if (program == nullptr || !program->archived) return false;
  const bool paused = IsPaused(*program, sync.policy);
  sync.Emit(NameOfLink(link.program), Decided{.outcome = paused ? Outcome::kBlock : Outcome::kAgree,
                                              .rule = "MK-UNLINK-06",
                                              .observed = "the program is archived",
                                              .switches = {"program-archived"}});
  if (paused) {
    cycle.unfinished_links.insert(link.program);
    cycle.report.AddRecordError(
        {.operation = step::kSyncProgram.operation,
         .object = step::kSyncProgram.object,
         .salesforce_id = link.campaign.Text(),
         .record = NameOfLink(link.program),
         .error = {
             ErrorCode::kProgramArchived, "the program is archived: its campaign waits", {}}});
  }
  return paused;
}

}  // namespace

StepResult SyncDefinitionsStage::Step(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  if (!carried_ && !CarryMembersOfLinks(cycle)) return StepResult::kAbort;
  carried_ = true;
  if (!cycle.definitions_on) {
    // What changed meanwhile is compared when definitions may be written again.
    sync.links_to_compare.insert(cycle.changed_links.begin(), cycle.changed_links.end());
    return StepResult::kDone;
  }
  if (!links_) {
    links_.emplace(cycle.changed_links.rbegin(), cycle.changed_links.rend());
    sync.links_to_compare.clear();
  }
  if (!read_again_.empty()) return ReadAgain(cycle);
  while (!links_->empty()) {
    const store::LinkRecord* link = sync.state.FindLink(links_->back());
    const store::CampaignRecord* campaign =
        link == nullptr ? nullptr : sync.state.FindCampaign(link->campaign);
    const bool skip = link == nullptr || !store::Joins(link->state) ||
                      (campaign != nullptr && !campaign->is_visible);
    const bool waits = !skip && part_ == 0 && WaitsInArchive(cycle, *link);
    if (skip || waits || part_ == kParts.size()) {
      links_->pop_back();
      part_ = 0;
      continue;
    }
    ++sync.batch;
    const store::LinkRecord copy = *link;
    const auto before = sync.state.StatusesOf(copy.campaign);
    NoteResult(cycle, copy, kParts[part_++](sync, cycle.report, copy));
    const auto read_before = ReadBefore(cycle);
    read_again_.insert(read_again_.end(), read_before.begin(), read_before.end());
    TouchMembersOfMovedStatuses(cycle, copy.campaign, before);
    if (sync.recheck_all) TouchMembersApart(cycle, copy.campaign);
    if (part_ == kParts.size()) TryWaitingMembersNext(cycle, copy.campaign);
    return sync.store_lost ? StepResult::kAbort : StepResult::kMore;
  }
  return StepResult::kDone;
}

StepResult SyncDefinitionsStage::ReadAgain(Cycle& cycle) {
  const std::size_t count = std::min(read_again_.size(), salesforce::kCollectionSizeMax);
  const auto first = read_again_.end() - static_cast<std::ptrdiff_t>(count);
  const std::set<salesforce::CampaignMemberId> batch(first, read_again_.end());
  read_again_.erase(first, read_again_.end());
  ++cycle.sync.batch;
  const std::vector<store::MemberKey> asked = ForgetRows(cycle, batch);
  if (!ReadKnownMembers(cycle, step::kSyncMembers, {batch.begin(), batch.end()})) {
    return StepResult::kAbort;
  }
  LeaveOutUnseen(cycle, asked);
  return StepResult::kMore;
}

StepResult DropLinksStage::Step(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  for (const auto& [program, link] : sync.state.links()) {
    if (link.state != store::LinkState::kDropping) continue;
    const marketo::ProgramId dropped = program;
    const auto answer = sync.Marketo(marketo::SetProgramCampaign{dropped, std::nullopt});
    // A program that is gone shows no campaign either.
    if (!answer && answer.error().code != ErrorCode::kProgramNotFound) {
      cycle.report.Fail(step::kSyncProgram, answer.error());
      return StepResult::kAbort;
    }
    sync.definitions.programs.erase(dropped);
    return sync.Append({store::EraseLink{dropped}}) ? StepResult::kMore : StepResult::kAbort;
  }
  return StepResult::kDone;
}

}  // namespace campsync
