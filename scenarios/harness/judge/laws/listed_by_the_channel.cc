// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/status_lists.h"

namespace campsync::harness {
namespace {

const store::LinkRecord* LinkIn(const WorldView& world, salesforce::CampaignId campaign) {
  const auto found = std::ranges::find(world.links, campaign, &store::LinkRecord::campaign);
  return found == world.links.end() ? nullptr : &*found;
}

// What the program's channel offers; empty: there is no such program.
std::vector<marketo::ProgressionStatus> OfferedBy(const MarketoView& marketo,
                                                  marketo::ProgramId id) {
  const marketo::Program* program = marketo.FindProgram(id);
  const marketo::Channel* channel =
      program == nullptr ? nullptr : marketo.FindChannel(program->channel);
  return channel == nullptr ? std::vector<marketo::ProgressionStatus>() : OfferedStatuses(*channel);
}

// Nobody changed a channel meanwhile.
void JudgeRow(const LawView& view, const ListedRow& row, const store::LinkRecord& link,
              Findings& findings) {
  const auto offered = OfferedBy(view.after.marketo, link.program);
  const auto status =
      std::ranges::find(offered, row.fields.label, &marketo::ProgressionStatus::name);
  if (status == offered.end()) {
    findings.push_back(
        {.sentence = fmt::format(
             "member status \"{}\" was put on campaign {}, and program {} offers none such",
             view.labels.Text(row.fields.label), view.names.Of(row.fields.campaign),
             view.names.Of(link.program))});
  } else if (link.created_campaign && status == offered.begin() && !row.fields.is_default) {
    findings.push_back(
        {.rule = "MK-NEW-07",
         .sentence =
             fmt::format("\"{}\" was put on the new campaign {} and not made its default",
                         view.labels.Text(row.fields.label), view.names.Of(row.fields.campaign))});
  }
}

bool IsBetween(std::int64_t entry, std::int64_t from, std::int64_t to) {
  return entry > from && entry <= to;
}

// How often the row was put back after somebody had taken it off the list. Only what the sync knew
// to be the channel's counts: nobody changed a channel since it saw the label there.
std::size_t TimesRestored(const LawView& view, const ListedRow& last, std::int64_t linked,
                          const std::vector<ListedRow>& rows) {
  const std::string_view label = view.labels.Text(last.fields.label);
  std::size_t times = 0;
  std::int64_t from = linked;
  for (const ListedRow& row : rows) {
    if (row.journal > last.journal) break;
    if (row.journal <= from || row.fields.campaign != last.fields.campaign) continue;
    if (row.fields.label != last.fields.label) continue;
    const auto lost = std::ranges::find_if(view.history.list_edits, [&](const ListEdit& edit) {
      return edit.is_lost && edit.campaign == row.fields.campaign && edit.label == label &&
             IsBetween(edit.journal, from, row.journal);
    });
    if (lost != view.history.list_edits.end() &&
        LastSawLabel(view, row.fields.campaign, label, from, lost->journal)) {
      ++times;
    }
    from = row.journal;
  }
  return times;
}

void JudgeRestored(const LawView& view, const ListedRow& row, const store::LinkRecord& link,
                   const std::vector<ListedRow>& rows, Findings& findings) {
  const auto seen = view.history.links_seen.find(link.epoch);
  if (seen == view.history.links_seen.end()) return;
  const std::int64_t linked = std::max(
      seen->second, view.history.program_edits.empty() ? 0 : view.history.program_edits.back());
  const bool has_fault = std::ranges::any_of(view.journal, [&](const sim::JournalEntry& entry) {
    return entry.kind == sim::EntryKind::kFault && entry.sequence > linked;
  });
  if (has_fault) return;
  const std::size_t times = TimesRestored(view, row, linked, rows);
  if (times <= (view.policy.status_deleted == StatusDeleted::kRecreate ? 1U : 0U)) return;
  findings.push_back({.rule = "MK-UNLINK-11",
                      .sentence = fmt::format(
                          "member status \"{}\" of campaign {} was put back although "
                          "somebody in Salesforce had taken it off {}",
                          view.labels.Text(row.fields.label), view.names.Of(row.fields.campaign),
                          times == 1 ? "the list" : "once more")});
}

}  // namespace

void JudgeListedByTheChannel(const LawView& view, Findings& findings) {
  const std::vector<ListedRow> step = RowsPutOn(view, view.journal_before);
  if (step.empty()) return;
  const bool is_edited = !view.history.program_edits.empty() &&
                         view.history.program_edits.back() > view.journal_before;
  const std::vector<ListedRow> rows = RowsPutOn(view);
  for (const ListedRow& row : step) {
    const store::LinkRecord* link = LinkIn(view.after, row.fields.campaign);
    if (link == nullptr) link = LinkIn(view.before, row.fields.campaign);
    if (link == nullptr) continue;
    if (!is_edited) JudgeRow(view, row, *link, findings);
    JudgeRestored(view, row, *link, rows, findings);
  }
}

}  // namespace campsync::harness
