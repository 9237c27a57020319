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

// A removal and a cascade whose stamps are a whole second apart or less are one thing to whoever
// reads them.
constexpr Duration kCascadeTolerance = Duration::Seconds(2);

// Who the loser of merges is now.
template <class Id>
Id WinnerOf(const sim::SalesforceOrg& org, Id id) {
  const auto* row = org.Find(id);
  while (row != nullptr && row->master_record) {
    id = *row->master_record;
    row = org.Find(id);
  }
  return id;
}

// The contact that somebody who was a lead has become.
std::optional<salesforce::PersonRef> ContactNow(const sim::SalesforceOrg& org,
                                                const salesforce::PersonRef& person) {
  const auto lead = salesforce::LeadOf(person);
  const auto* row = lead ? org.Find(WinnerOf(org, *lead)) : nullptr;
  if (row == nullptr || !row->converted_contact) return std::nullopt;
  return salesforce::ContactRef{WinnerOf(org, *row->converted_contact)};
}

}  // namespace

bool Recorder::IsOf(const MemberEdit& edit, const AnyMemberKey& member) const {
  const auto* row = std::get_if<salesforce::MemberKey>(&member);
  const auto* edited = std::get_if<salesforce::MemberKey>(&edit.member);
  if (row == nullptr || edited == nullptr) return edit.member == member;
  if (edited->campaign != row->campaign) return false;
  const auto lead = salesforce::LeadOf(edited->person);
  const auto contact = salesforce::ContactOf(edited->person);
  const sim::SalesforceOrg& org = world_.salesforce();
  return (lead && WinnerOf(org, *lead) == salesforce::LeadOf(row->person)) ||
         (lead && lead == salesforce::LeadOf(row->person)) ||
         (contact && WinnerOf(org, *contact) == salesforce::ContactOf(row->person)) ||
         (contact && contact == salesforce::ContactOf(row->person));
}

void Recorder::On(const Event& event) {
  world_.journal().Note(sim::Lane::kEngine, KindOf(event), TextOf(event));
  history_.events.push_back({world_.journal().size(), event});
  if (const auto* decided = std::get_if<Decided>(&event.what)) {
    Learn(decided->rule, decided->switches);
  }
  if (const auto* link = std::get_if<LinkDecided>(&event.what)) Learn(link->rule, link->switches);
  if (const auto* reported = std::get_if<Reported>(&event.what)) {
    reports_.push_back(reported->report);
    history_.last_cycle_failed = std::ranges::any_of(
        reported->report.steps,
        [](const marketo::SyncStep& step) { return step.status == marketo::StepStatus::kFailed; });
  }
}

void Recorder::Learn(RuleId rule, const std::vector<std::string_view>& switches) {
  // Nearly always there already: a look makes no node.
  const auto add = [](auto& words, std::string_view word) {
    if (!words.contains(word)) words.emplace(word);
  };
  add(fired_, rule.text());
  for (const std::string_view name : switches) add(switches_, name);
}

std::int64_t Recorder::NoteAct(Side side, std::string text) {
  const sim::Lane lane = side == Side::kMarketo ? sim::Lane::kMarketo : sim::Lane::kSalesforce;
  world_.journal().Note(lane, "User", std::move(text));
  return world_.journal().size();
}

void Recorder::NoteEdit(MemberEdit edit) {
  const sim::Lane lane =
      edit.side() == Side::kMarketo ? sim::Lane::kMarketo : sim::Lane::kSalesforce;
  world_.journal().Note(lane, kEditNote, edit.value.value_or("removed"));
  edit.id = static_cast<std::int64_t>(history_.edits.size()) + 1;
  edit.journal = world_.journal().size();
  if (edit.in_cycle) fired_.emplace("MK-CYCLE-08");
  if (edit.at == Instant{}) edit.at = world_.clock().Now();
  const std::vector<store::LinkRecord>& links = world_.memory_store().Definitions().links;
  NoteLinks(links);
  edit.link_epoch = EpochOf(links, edit);
  if (!merged_links_.contains(edit.link_epoch)) edit.link_epoch = 0;
  edit.people_merged = world_.marketo().people().winners().size();
  edit.records_given_up = world_.marketo().people().given_up().size();
  edit.of_contact = IsContact(edit.member);
  edit.person = PersonOf(edit.member);
  if (edit.restores) TakeRefusal(edit);
  history_.edits.push_back(std::move(edit));
}

void Recorder::TakeRefusal(MemberEdit& edit) const {
  for (auto earlier = history_.edits.rbegin(); earlier != history_.edits.rend(); ++earlier) {
    if (earlier->member != edit.member || earlier->value != edit.value) continue;
    if (earlier->refused_by.empty()) return;
    edit.refused_by = earlier->refused_by;
    edit.refused_edit = earlier->refused_edit != 0 ? earlier->refused_edit : earlier->journal;
    return;
  }
}

bool Recorder::IsContact(const AnyMemberKey& member) const {
  const sim::MarketoPeople& people = world_.marketo().people();
  if (const auto* row = std::get_if<salesforce::MemberKey>(&member)) {
    const auto lead = salesforce::LeadOf(row->person);
    const bool is_lead = lead && people.FindByRecord(salesforce::LeadRef{*lead});
    const auto* converted = lead ? world_.salesforce().Find(*lead) : nullptr;
    const bool is_contact = salesforce::ContactOf(row->person).has_value() ||
                            (converted != nullptr && converted->converted_contact.has_value());
    return !is_lead && is_contact;
  }
  const auto* row = people.Find(std::get<marketo::MemberKey>(member).person);
  return row != nullptr && row->person.sfdc_record &&
         std::holds_alternative<salesforce::ContactRef>(*row->person.sfdc_record);
}

std::optional<marketo::PersonId> Recorder::PersonOf(const AnyMemberKey& member) const {
  if (const auto* key = std::get_if<marketo::MemberKey>(&member)) return key->person;
  const sim::MarketoPeople& people = world_.marketo().people();
  const salesforce::PersonRef& ref = std::get<salesforce::MemberKey>(member).person;
  std::optional<marketo::PersonId> person;
  if (const auto contact = salesforce::ContactOf(ref)) {
    person = people.FindByRecord(salesforce::ContactRef{*contact});
  }
  const auto lead = salesforce::LeadOf(ref);
  if (!person && lead) person = people.FindByRecord(salesforce::LeadRef{*lead});
  // The member has the name of the lead, and Marketo knows of the conversion.
  const auto contact = person ? std::nullopt : ContactNow(world_.salesforce(), ref);
  if (contact) person = people.FindByRecord(std::get<salesforce::ContactRef>(*contact));
  return person;
}

void Recorder::NoteMerged(const marketo::Person& person) {
  // Also what was edited while they still were one of those who have become them.
  const sim::MarketoPeople& people = world_.marketo().people();
  EndWhatCrossed([&](const MemberEdit& edit) {
    const auto* in_program = std::get_if<marketo::MemberKey>(&edit.member);
    const auto* in_campaign = std::get_if<salesforce::MemberKey>(&edit.member);
    return in_program != nullptr
               ? people.SurvivorOf(in_program->person) == people.SurvivorOf(person.id)
               : IsRecordOf(in_campaign->person, person.sfdc_record);
  });
}

void Recorder::NoteArrived(const salesforce::MemberKey& member) {
  const std::vector<store::LinkRecord>& links = world_.memory_store().Definitions().links;
  EndWhatCrossed([&](const MemberEdit& edit) {
    const auto* in_program = std::get_if<marketo::MemberKey>(&edit.member);
    if (in_program == nullptr) return IsOf(edit, member);
    const auto* row = world_.marketo().people().Find(in_program->person);
    return row != nullptr && IsRecordOf(member.person, row->person.sfdc_record) &&
           std::ranges::any_of(links, [&](const store::LinkRecord& link) {
             return link.program == in_program->program && link.campaign == member.campaign;
           });
  });
}

void Recorder::NoteRenamed(const std::vector<marketo::ProgramId>& programs, std::string_view from,
                           std::string_view to) {
  const auto is_theirs = [&](const MemberEdit& edit) {
    const auto* key = std::get_if<marketo::MemberKey>(&edit.member);
    return key != nullptr && std::ranges::find(programs, key->program) != programs.end();
  };
  Rename(is_theirs, from, to);
  history_.channel_edits.push_back({world_.journal().size(), world_.clock().Now(), programs,
                                    std::string(to), std::string(from)});
}

void Recorder::NoteMoved(marketo::ProgramId program) {
  history_.channel_edits.push_back(
      {world_.journal().size(), world_.clock().Now(), {program}, std::nullopt});
}

void Recorder::NoteRelabelled(salesforce::CampaignId campaign, std::string_view from,
                              std::string_view to) {
  const auto is_theirs = [&](const MemberEdit& edit) {
    const auto* key = std::get_if<salesforce::MemberKey>(&edit.member);
    return key != nullptr && key->campaign == campaign;
  };
  Rename(is_theirs, from, to);
}

template <class IsTheirs>
void Recorder::Rename(IsTheirs&& is_theirs, std::string_view from, std::string_view to) {
  for (MemberEdit& edit : history_.edits) {
    if (!is_theirs(edit)) continue;
    if (edit.value == from) edit.value = std::string(to);
    if (edit.before == from) edit.before = std::string(to);
  }
}

template <class IsTheirs>
void Recorder::EndWhatCrossed(IsTheirs&& is_theirs) {
  // By link, or by program or campaign where there was none.
  std::set<std::pair<std::uint32_t, std::variant<marketo::ProgramId, salesforce::CampaignId>>>
      crossed;
  std::set<AnyMemberKey> crossed_members;  // of whatever link
  for (auto edit = history_.edits.rbegin(); edit != history_.edits.rend(); ++edit) {
    const auto* in_program = std::get_if<marketo::MemberKey>(&edit->member);
    const auto* in_campaign = std::get_if<salesforce::MemberKey>(&edit->member);
    if (!is_theirs(*edit)) continue;
    std::variant<marketo::ProgramId, salesforce::CampaignId> half;
    if (edit->link_epoch == 0 && in_program != nullptr) half = in_program->program;
    if (edit->link_epoch == 0 && in_campaign != nullptr) half = in_campaign->campaign;
    const std::pair membership(edit->link_epoch, half);
    if (edit->applied) {
      crossed.insert(membership);
      crossed_members.insert(edit->member);
    }
    if (crossed.contains(membership) || crossed_members.contains(edit->member)) {
      edit->displaced = true;
    }
  }
}

void Recorder::NoteLinks(const std::vector<store::LinkRecord>& links) {
  ReadWholeCampaigns();
  for (const store::LinkRecord& link : links) {
    once_linked_.insert(link.campaign);
    const std::int64_t made =
        history_.links_seen.try_emplace(link.epoch, journal_read_).first->second;
    const auto whole = whole_.find(link.campaign);
    const bool was_read = whole != whole_.end() && whole->second > made;
    if (link.state == store::LinkState::kLinked && was_read) merged_links_.insert(link.epoch);
  }
}

void Recorder::NoteUndeleted(salesforce::CampaignId campaign) {
  const std::vector<store::LinkRecord>& links = world_.memory_store().Definitions().links;
  const bool is_linked =
      std::ranges::find(links, campaign, &store::LinkRecord::campaign) != links.end();
  if (once_linked_.contains(campaign) && !is_linked) fired_.emplace("MK-UNLINK-08");
}

void Recorder::NoteGivenLinks(const std::vector<store::LinkRecord>& links) {
  for (const store::LinkRecord& link : links) {
    if (link.state == store::LinkState::kLinked) merged_links_.insert(link.epoch);
  }
}

void Recorder::NoteVisible(salesforce::CampaignId campaign, bool visible) {
  ReadWholeCampaigns();  // as it was until now
  history_.sight.push_back({world_.journal().size(), campaign, visible});
  if (visible) {
    hidden_.erase(campaign);
  } else {
    hidden_.insert(campaign);
  }
}

void Recorder::ReadWholeCampaigns() {
  const std::vector<sim::JournalEntry>& entries = world_.journal().entries();
  for (auto at = static_cast<std::size_t>(journal_read_); at < entries.size(); ++at) {
    const auto* call = entries[at].content.As<sim::SalesforceCall>();
    if (call == nullptr || entries[at].kind != sim::EntryKind::kEffect) continue;
    const auto* query = std::get_if<salesforce::QueryMembersOfCampaign>(&call->request);
    const bool is_shown = query != nullptr && call->reply && call->reply->ok();
    if (is_shown && !hidden_.contains(query->campaign))
      whole_[query->campaign] = entries[at].sequence;
  }
  journal_read_ = world_.journal().size();
}

void Recorder::NoteDisplaced(const AnyMemberKey& member) {
  history_.displaced.push_back({member, world_.journal().size(), world_.clock().Now()});
  for (MemberEdit& edit : history_.edits) {
    if (IsOf(edit, member)) edit.displaced = true;
  }
}

void Recorder::NoteRecordDeleted(const salesforce::PersonRef& person, Instant deleted_at) {
  std::set<salesforce::MemberKey> went_along;
  for (const MemberEdit& edit : history_.edits) {
    const auto* key = std::get_if<salesforce::MemberKey>(&edit.member);
    if (key == nullptr || edit.value || edit.applied) continue;
    if (edit.at + kCascadeTolerance < deleted_at) continue;
    const bool was_converted = ContactNow(world_.salesforce(), key->person) == person;
    if (was_converted || IsOf(edit, salesforce::MemberKey{key->campaign, person})) {
      went_along.insert(*key);
    }
  }
  for (const salesforce::MemberKey& member : went_along) NoteDisplaced(member);
  for (EndedMembership& ended : history_.displaced) {
    const auto* key = std::get_if<salesforce::MemberKey>(&ended.member);
    const bool is_theirs = key != nullptr && key->person == person;
    if (is_theirs && ended.at < deleted_at) ended.was_outlived = true;
  }
}

void Recorder::NoteRun(std::string_view kind, std::string text) {
  world_.journal().Note(sim::Lane::kWorld, kind, std::move(text));
}

void Recorder::Forget() {
  auto links = std::move(history_.links_seen);
  history_ = {};
  history_.links_seen = std::move(links);
  for (const auto& campaign : hidden_) {
    history_.sight.push_back({world_.journal().size(), campaign, false});
  }
  fired_.clear();
  switches_.clear();
  reports_.clear();
}

}  // namespace campsync::harness
