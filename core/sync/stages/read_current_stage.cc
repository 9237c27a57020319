// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/read_current_stage.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "core/sync/describe.h"
#include "core/sync/dissolution.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

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

/// What the log tells of a membership of somebody who was merged away since happened to the
/// winner's.
void NoteMarketoChanges(Cycle& cycle) {
  std::map<marketo::PersonId, marketo::PersonId> winner_of;
  for (const marketo::PersonMerge& merge : cycle.person_merges) {
    winner_of[merge.loser] = merge.winner;
  }
  for (const auto& [member, at] : cycle.marketo_changes) {
    const store::LinkRecord* link = cycle.sync.state.FindLink(member.program);
    if (link == nullptr) continue;
    marketo::PersonId person = member.person;
    for (std::size_t hop = 0; hop <= winner_of.size(); ++hop) {
      MemberView& view = cycle.Touch({link->campaign, person});
      view.marketo_changed_at = std::max(view.marketo_changed_at, at);
      const auto next = winner_of.find(person);
      if (next == winner_of.end()) break;
      person = next->second;
    }
  }
}

/// Links whose statuses and attributes are to be compared.
void NoteLinks(Cycle& cycle) {
  const bool all = MonthTurned(cycle.sync);
  for (const auto& [program, link] : cycle.sync.state.links()) {
    const bool due = all || link.state == store::LinkState::kInitializing ||
                     cycle.changed_campaigns.contains(link.campaign) ||
                     cycle.sync.links_to_compare.contains(program);
    if (due && store::Joins(link.state)) cycle.changed_links.insert(program);
  }
  std::erase_if(cycle.changed_links, [&](marketo::ProgramId program) {
    return cycle.sync.state.FindLink(program) == nullptr;
  });
}

/// A membership that the link knew and that is not there now.
bool LooksRemoved(const Cycle& cycle, const store::MemberKey& key) {
  const store::MemberRecord* record = cycle.sync.state.Find(key);
  const store::LinkRecord* link = cycle.sync.state.FindLink(key.campaign);
  if (record == nullptr || link == nullptr || record->link_epoch != link->epoch) return false;
  return record->marketo && !cycle.members.at(key).marketo;
}

/// A member who left the campaign and would leave the program for it.
bool WouldBeRemoved(const Cycle& cycle, const store::MemberKey& key) {
  const MemberView& view = cycle.members.at(key);
  return view.gone_at && view.marketo;
}

/// The log named the member for something, Salesforce has an edit beside it, and which of the two
/// is later decides: whoever left may have done so since the log was read.
bool MayHaveLeftSince(const Cycle& cycle, const store::MemberKey& key) {
  const MemberView& view = cycle.members.at(key);
  if (cycle.sync.policy.add_remove_conflict != AddRemoveConflict::kLaterWins) return false;
  if (!view.salesforce || view.marketo_changed_at == Instant{}) return false;
  return cycle.sync.state.Find(key)->salesforce !=
         store::SalesforceSeen{view.salesforce->id, view.salesforce->status};
}

/// The person took the record of another over, who is known: in Marketo the two were merged.
bool IsAlsoAnother(const State& state, const marketo::Person& row) {
  if (!row.sfdc_record) return false;
  const auto holder = state.PersonOf(marketo::AsPersonRef(*row.sfdc_record));
  return holder && *holder != row.id;
}

}  // namespace

void ReadCurrentStage::Collect(Cycle& cycle) {
  collected_ = true;
  TouchDissolving(cycle);
  NoteMarketoChanges(cycle);
  NoteLinks(cycle);
  const SyncContext& sync = cycle.sync;
  std::set<marketo::ProgramId> wanted = cycle.changed_links;
  for (const auto& [key, view] : cycle.members) {
    const store::LinkRecord* link = sync.state.FindLink(key.campaign);
    if (link == nullptr || link->state == store::LinkState::kProgramGone) continue;
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
  if (!left_.empty()) return ReadLogAgain(cycle);
  if (!confirm_.empty()) return ConfirmPrograms(cycle);
  if (!leavers_.empty()) return ConfirmPeople(cycle);
  return StepResult::kDone;
}

StepResult ReadCurrentStage::ReadPrograms(Cycle& cycle) {
  return ReadBatchOfPrograms(cycle, TakeBatch(programs_));
}

/// A program takes its memberships along when it is deleted, and nobody was removed then. It never
/// comes back: one that is there after the members were read was there when they were.
StepResult ReadCurrentStage::ConfirmPrograms(Cycle& cycle) {
  std::vector<marketo::ProgramId> programs(confirm_.begin(), confirm_.end());
  const auto batch = TakeBatch(programs);
  confirm_ = {programs.begin(), programs.end()};
  return ReadBatchOfPrograms(cycle, batch);
}

/// A person who was merged away takes the memberships along, and nobody was removed then; whoever
/// won holds those of two (MK-PERSON-11). The change log tells of it in the next cycle, which
/// decides about the winner, and reads again who had left.
StepResult ReadCurrentStage::ConfirmPeople(Cycle& cycle) {
  std::vector<marketo::PersonId> people(leavers_.begin(), leavers_.end());
  const auto batch = TakeBatch(people);
  leavers_ = {people.begin(), people.end()};
  const auto rows = cycle.sync.Marketo(marketo::ReadPeople{batch});
  if (!rows) {
    cycle.report.Fail(step::kSyncMembers, rows.error());
    return StepResult::kAbort;
  }
  std::set<marketo::PersonId> merged(batch.begin(), batch.end());
  for (const auto& row : rows->value.rows) {
    if (IsAlsoAnother(cycle.sync.state, row) || cycle.people_unmerged.contains(row.id)) {
      cycle.removals_untold = true;
    } else {
      merged.erase(row.id);
    }
  }
  for (const auto person : merged) {
    for (const auto& campaign : cycle.sync.state.CampaignsOf(person)) {
      const auto seen = cycle.members.find({campaign, person});
      if (seen == cycle.members.end()) continue;
      cycle.members_untold = cycle.members_untold || seen->second.salesforce.has_value();
      cycle.Forget({campaign, person});
    }
  }
  return StepResult::kMore;
}

StepResult ReadCurrentStage::ReadBatchOfPrograms(Cycle& cycle,
                                                 const std::vector<marketo::ProgramId>& batch) {
  auto rows = cycle.sync.Marketo(marketo::ReadPrograms{batch});
  if (!rows) {
    cycle.report.Fail(step::kSyncProgram, rows.error());
    return StepResult::kAbort;
  }
  std::set<marketo::ProgramId> missing(batch.begin(), batch.end());
  for (auto& row : rows->value.rows) {
    missing.erase(row.id);
    // One that is read again to see whether it is there may have another channel by now: the log
    // tells so in the next cycle. Its members were read as those of the channel it had.
    cycle.sync.definitions.programs.try_emplace(row.id, std::move(row));
  }
  for (const auto program : missing) {
    if (!NoteDeletedProgram(cycle, program)) return StepResult::kAbort;
  }
  return StepResult::kMore;
}

StepResult ReadCurrentStage::ReadChannels(Cycle& cycle) {
  auto rows = cycle.sync.Marketo(marketo::ReadChannels{TakeBatch(*channels_)});
  if (!rows) {
    cycle.report.Fail(step::kSyncProgram, rows.error());
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
    cycle.report.Fail(step::kSyncMembers, rows.error());
    return StepResult::kAbort;
  }
  const auto view_of = [&](const marketo::MemberKey& key) -> MemberView* {
    const store::LinkRecord* link = sync.state.FindLink(key.program);
    return link == nullptr ? nullptr : &cycle.Touch({link->campaign, key.person});
  };
  for (const auto& key : batch) {
    if (MemberView* view = view_of(key)) view->marketo_looked_at = true;
  }
  NoteMembers(cycle, rows->value.rows);
  for (const auto& key : batch) {
    const store::LinkRecord* link = sync.state.FindLink(key.program);
    if (link == nullptr) continue;
    const bool looks_removed = LooksRemoved(cycle, {link->campaign, key.person});
    if (looks_removed) confirm_.insert(key.program);
    if (looks_removed && MayHaveLeftSince(cycle, {link->campaign, key.person})) left_.insert(key);
    if (looks_removed || WouldBeRemoved(cycle, {link->campaign, key.person})) {
      leavers_.insert(key.person);
    }
  }
  return StepResult::kMore;
}

/// The pages from where the cycle's own reading ended; the next cycle reads them for all else.
StepResult ReadCurrentStage::ReadLogAgain(Cycle& cycle) {
  if (!log_) log_ = cycle.next_watermarks.marketo;
  const auto page = cycle.sync.Marketo(marketo::ReadChanges{.after = *log_});
  if (!page) {
    cycle.report.Fail(step::kSyncMembers, page.error());
    return StepResult::kAbort;
  }
  for (const auto& change : page->value.changes) {
    const auto* changed = std::get_if<marketo::MemberChanged>(&change.what);
    if (changed == nullptr || !left_.contains(changed->member)) continue;
    const store::LinkRecord* link = cycle.sync.state.FindLink(changed->member.program);
    if (link == nullptr) continue;
    cycle.Touch({link->campaign, changed->member.person}).marketo_changed_at = change.at;
  }
  log_ = page->value.next;
  if (!page->value.more) left_.clear();
  return StepResult::kMore;
}

void ReadCurrentStage::NoteMembers(Cycle& cycle, const std::vector<marketo::ProgramMember>& rows) {
  SyncContext& sync = cycle.sync;
  for (const auto& row : rows) {
    const store::LinkRecord* link = sync.state.FindLink(row.program);
    if (link == nullptr) continue;
    const auto campaign = link->campaign;
    MemberView& view = cycle.Touch({campaign, row.person});
    view.marketo = row;
    // The log also tells of success, acquisition and cadence, which are no status (MK-MEMBER-12).
    view.marketo_changed_at = row.updated_at;
    sync.Emit(NameOfMember({campaign, row.person}),
              Observed{.side = Side::kMarketo,
                       .value = DescribeMarketo(
                           sync, campaign, marketo::MemberState{row.status, row.membership_date}),
                       .stamp = row.updated_at,
                       .call = "ReadMembers"});
  }
}

}  // namespace campsync
