// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/recorder.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/world_view.h"
#include "scenarios/harness/run/event_text.h"

namespace campsync::harness {
namespace {

// Of the link that joins the edit's program or campaign; 0: none does.
std::uint32_t EpochOf(const std::vector<store::LinkRecord>& links, const MemberEdit& edit) {
  const auto* in_program = std::get_if<marketo::MemberKey>(&edit.member);
  const auto* in_campaign = std::get_if<salesforce::MemberKey>(&edit.member);
  const auto found = std::ranges::find_if(links, [&](const store::LinkRecord& link) {
    if (!store::Joins(link.state)) return false;
    return in_program != nullptr ? link.program == in_program->program
                                 : link.campaign == in_campaign->campaign;
  });
  return found == links.end() ? 0 : found->epoch;
}

// Whether the edit is of that membership; a converted lead's is its contact's too.
bool IsOf(const MemberEdit& edit, const AnyMemberKey& member) {
  const auto* row = std::get_if<salesforce::MemberKey>(&member);
  const auto* edited = std::get_if<salesforce::MemberKey>(&edit.member);
  if (row == nullptr || edited == nullptr) return edit.member == member;
  const auto lead = salesforce::LeadOf(edited->person);
  const auto contact = salesforce::ContactOf(edited->person);
  const bool same_person = (lead && lead == salesforce::LeadOf(row->person)) ||
                           (contact && contact == salesforce::ContactOf(row->person));
  return edited->campaign == row->campaign && same_person;
}

}  // namespace

void Recorder::On(const Event& event) {
  world_.journal().Note(sim::Lane::kEngine, KindOf(event), TextOf(event));
  history_.events.push_back({world_.journal().size(), event});
  if (const auto* decided = std::get_if<Decided>(&event.what)) {
    Learn(decided->rule, decided->switches);
  }
  if (const auto* link = std::get_if<LinkDecided>(&event.what)) Learn(link->rule, link->switches);
  if (const auto* reported = std::get_if<Reported>(&event.what)) {
    reports_.push_back(reported->report);
  }
}

void Recorder::Learn(RuleId rule, const std::vector<std::string_view>& switches) {
  fired_.emplace(rule.text());
  for (const std::string_view name : switches) switches_.emplace(name);
}

std::int64_t Recorder::NoteAct(Side side, std::string text) {
  const sim::Lane lane = side == Side::kMarketo ? sim::Lane::kMarketo : sim::Lane::kSalesforce;
  world_.journal().Note(lane, "User", std::move(text));
  return world_.journal().size();
}

void Recorder::NoteEdit(MemberEdit edit) {
  const sim::Lane lane =
      edit.side() == Side::kMarketo ? sim::Lane::kMarketo : sim::Lane::kSalesforce;
  world_.journal().Note(lane, "Edit", edit.value.value_or("removed"));
  edit.id = static_cast<std::int64_t>(history_.edits.size()) + 1;
  edit.journal = world_.journal().size();
  if (edit.in_cycle) fired_.emplace("MK-CYCLE-08");
  if (edit.at == Instant{}) edit.at = world_.clock().Now();
  const std::vector<store::LinkRecord>& links = world_.memory_store().Definitions().links;
  NoteLinks(links);
  edit.link_epoch = EpochOf(links, edit);
  if (!merged_links_.contains(edit.link_epoch)) edit.link_epoch = 0;
  edit.people_merged = world_.marketo().people().winners().size();
  history_.edits.push_back(std::move(edit));
}

void Recorder::NoteMerged(const marketo::Person& person) {
  // By link, or by program or campaign where there was none: what came before an edit that has
  // crossed has nothing left to lose.
  std::set<std::pair<std::uint32_t, std::variant<marketo::ProgramId, salesforce::CampaignId>>>
      crossed;
  for (auto edit = history_.edits.rbegin(); edit != history_.edits.rend(); ++edit) {
    const auto* in_program = std::get_if<marketo::MemberKey>(&edit->member);
    const auto* in_campaign = std::get_if<salesforce::MemberKey>(&edit->member);
    const bool theirs = in_program != nullptr ? in_program->person == person.id
                                              : IsRecordOf(in_campaign->person, person.sfdc_record);
    if (!theirs) continue;
    std::variant<marketo::ProgramId, salesforce::CampaignId> half;
    if (edit->link_epoch == 0 && in_program != nullptr) half = in_program->program;
    if (edit->link_epoch == 0 && in_campaign != nullptr) half = in_campaign->campaign;
    const std::pair membership(edit->link_epoch, half);
    if (edit->applied) crossed.insert(membership);
    if (crossed.contains(membership)) edit->displaced = true;
  }
}

void Recorder::NoteLinks(const std::vector<store::LinkRecord>& links) {
  for (const store::LinkRecord& link : links) {
    if (link.state == store::LinkState::kLinked) merged_links_.insert(link.epoch);
  }
}

void Recorder::NoteDisplaced(const AnyMemberKey& member) {
  history_.displaced.push_back(member);
  for (MemberEdit& edit : history_.edits) {
    if (IsOf(edit, member)) edit.displaced = true;
  }
}

void Recorder::NoteRun(std::string_view kind, std::string text) {
  world_.journal().Note(sim::Lane::kWorld, kind, std::move(text));
}

void Recorder::Forget() {
  history_ = {};
  fired_.clear();
  switches_.clear();
  reports_.clear();
}

}  // namespace campsync::harness
