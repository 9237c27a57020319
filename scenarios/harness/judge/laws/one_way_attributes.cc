// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

bool EditedMeanwhile(const LawView& view, const std::vector<std::int64_t>& edits) {
  return std::ranges::any_of(edits, [&](std::int64_t note) { return note > view.journal_before; });
}

// Sync user writes neither programs nor channels: without a person's edit they stay.
void JudgeMarketoSide(const LawView& view, Findings& findings) {
  if (!view.engine_ran || EditedMeanwhile(view, view.history.program_edits)) return;
  if (view.before.marketo.channels != view.after.marketo.channels) {
    findings.push_back({.sentence = "a channel changed although nobody edited one"});
  }
  for (const marketo::Program& before : view.before.marketo.programs) {
    const marketo::Program* after = view.after.marketo.FindProgram(before.id);
    if (after == nullptr) continue;
    if (after->costs != before.costs) {
      findings.push_back(
          {.sentence = fmt::format("the period costs of {} changed although nobody edited them",
                                   view.names.Of(before.id))});
    }
    if (after->channel != before.channel) {
      findings.push_back(
          {.sentence = fmt::format("the channel of {} changed although nobody edited it",
                                   view.names.Of(before.id))});
    }
  }
}

const store::LinkRecord* LinkOf(const WorldView& world, salesforce::CampaignId campaign) {
  const auto found = std::ranges::find(world.links, campaign, &store::LinkRecord::campaign);
  return found == world.links.end() ? nullptr : &*found;
}

bool IsChannelName(const LawView& view, const store::LinkRecord& link, Label type) {
  const std::string_view text = view.labels.Text(type);
  for (const WorldView* world : {&view.before, &view.after}) {
    const marketo::Program* program = world->marketo.FindProgram(link.program);
    const marketo::Channel* channel =
        program == nullptr ? nullptr : world->marketo.FindChannel(program->channel);
    if (channel != nullptr && channel->name.starts_with(text)) return true;
  }
  return false;
}

void JudgeUpdate(const LawView& view, const salesforce::CampaignUpdate& update,
                 const store::LinkRecord* link, Findings& findings) {
  if (link == nullptr) {
    findings.push_back({.sentence = fmt::format("campaign {} was written and is not linked",
                                                view.names.Of(update.id))});
    return;
  }
  if (EditedMeanwhile(view, view.history.program_edits)) return;
  if (update.type && update.type->value && !IsChannelName(view, *link, *update.type->value)) {
    findings.push_back(
        {.rule = "MK-ATTR-01",
         .sentence = fmt::format("Type of {} was written as \"{}\", which is not {}'s channel",
                                 view.names.Of(update.id), view.labels.Text(*update.type->value),
                                 view.names.Of(link->program))});
  }
}

// Between its last call and the write the sync has said which attribute it pushes.
void JudgeAnnounced(const LawView& view, const salesforce::CampaignUpdate& update,
                    std::int64_t last_call, std::int64_t call, Findings& findings) {
  const std::string_view field = update.type ? "Type" : "ActualCost";
  const bool is_said = std::ranges::any_of(view.history.events, [&](const SeenEvent& seen) {
    if (seen.journal <= last_call || seen.journal > call) return false;
    const auto* decided = std::get_if<Decided>(&seen.event.what);
    return decided != nullptr && decided->outcome == Outcome::kPush && decided->observed == field;
  });
  if (is_said) return;
  findings.push_back({.rule = "MK-ATTR-01",
                      .sentence = fmt::format("{} of {} was written without being announced", field,
                                              view.names.Of(update.id))});
}

}  // namespace

void JudgeOneWayAttributes(const LawView& view, Findings& findings) {
  JudgeMarketoSide(view, findings);
  std::int64_t last_call = view.journal_before;
  for (const sim::JournalEntry& entry : view.StepJournal()) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (entry.kind != sim::EntryKind::kEffect || call == nullptr) continue;
    const auto* updates = std::get_if<salesforce::UpdateCampaigns>(&call->request);
    const std::int64_t before = std::exchange(last_call, entry.sequence);
    if (updates == nullptr) continue;
    for (const salesforce::CampaignUpdate& update : updates->records) {
      const store::LinkRecord* link = LinkOf(view.after, update.id);
      if (link == nullptr) link = LinkOf(view.before, update.id);
      JudgeUpdate(view, update, link, findings);
      if (link != nullptr) JudgeAnnounced(view, update, before, entry.sequence, findings);
    }
  }
}

}  // namespace campsync::harness
