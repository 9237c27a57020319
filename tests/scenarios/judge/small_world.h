// SPDX-License-Identifier: Apache-2.0
//
// SmallWorld: a WorldView by hand for tests of judges: one program, one campaign, linked, with the
// statuses Invited (1), Registered (2) and Attended (3) on both sides. Nothing runs in it: a test
// says what both sides hold and what happened.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

class SmallWorld {
 public:
  SmallWorld() {
    marketo::Channel channel{.id = {1}, .name = "Webinar"};
    for (int step = 1; step <= 3; ++step) {
      channel.statuses.push_back({.id = {step}, .name = StatusLabel(step), .step = step});
      salesforce::CampaignMemberStatus status{.campaign = Campaign(), .label = StatusLabel(step)};
      status.is_default = step == 1;
      after.salesforce.statuses.push_back(status);
    }
    after.marketo.channels.push_back(channel);
    after.marketo.programs.push_back({.id = {5}, .name = "May", .channel = {1}});
    after.marketo.programs.back().sfdc_campaign = {Campaign(), "Webinar May"};
    after.salesforce.campaigns.push_back(
        {.id = Campaign(), .name = "Webinar May", .type = Type(), .is_active = true});
    after.links.push_back(
        {.program = {5}, .campaign = Campaign(), .epoch = 1, .state = store::LinkState::kLinked});
    after.salesforce.sync_user.id = salesforce::UserId::FromFifteen("005000000000001");
    names.programs.Bind("may", {5});
    names.campaigns.Bind("webinar", Campaign());
  }

  static salesforce::CampaignId Campaign() {
    return salesforce::CampaignId::FromFifteen("701000000000001");
  }
  static salesforce::LeadId Lead(int number) {
    return salesforce::LeadId::FromFifteen("00Q00000000000" + std::to_string(number));
  }
  static salesforce::CampaignMemberId Member(int number) {
    return salesforce::CampaignMemberId::FromFifteen("00v00000000000" + std::to_string(number));
  }

  /// What Type is by the channel's name.
  Label Type() { return labels.Intern("Webinar"); }

  Label StatusLabel(int step) {
    constexpr std::string_view kNames[] = {"", "Invited", "Registered", "Attended"};
    return labels.Intern(kNames[step]);
  }

  /// A call of the sync that reached Salesforce, as the journal's next entry.
  template <class Request>
  void Call(Request request, typename Request::Reply reply) {
    sim::JournalEntry entry{.sequence = static_cast<std::int64_t>(journal.size()) + 1,
                            .kind = sim::EntryKind::kEffect};
    entry.content = sim::SalesforceCall{
        std::move(request),
        Result<Timed<salesforce::Reply>>(Timed<salesforce::Reply>{{}, std::move(reply)})};
    journal.push_back(std::move(entry));
  }

  /// A person who is a lead, with the steps both sides hold; 0: not a member there.
  void AddPerson(int number, int marketo_step, int salesforce_step) {
    after.marketo.people.push_back(
        {.id = {number}, .sfdc_record = salesforce::LeadRef{Lead(number)}});
    if (marketo_step != 0) {
      after.marketo.members.push_back(
          {.program = {5}, .person = {number}, .status = {marketo_step}});
    }
    if (salesforce_step == 0) return;
    salesforce::CampaignMember member{
        .id = Member(number), .campaign = Campaign(), .person = salesforce::LeadRef{Lead(number)}};
    member.status = StatusLabel(salesforce_step);
    after.salesforce.members.push_back(member);
  }

  void List(int number, store::Disposition disposition) {
    after.standing.push_back(
        {"member " + Campaign().Text() + "/" + std::to_string(number), std::move(disposition)});
  }

  void EditInMarketo(int number, int step) { Edit(marketo::MemberKey{{5}, {number}}, step); }
  void EditInSalesforce(int number, int step) {
    Edit(salesforce::MemberKey{Campaign(), salesforce::LeadRef{Lead(number)}}, step);
  }

  /// Judges by one law.
  [[nodiscard]] Findings Judge(void (*law)(const LawView&, Findings&)) {
    Findings findings;
    law(View(), findings);
    return findings;
  }

  [[nodiscard]] LawView View() {
    return {.before = before,
            .after = after,
            .history = history,
            .journal = journal,
            .journal_before = 0,
            .engine_ran = true,
            .policy = policy,
            .labels = labels,
            .names = names};
  }

  LabelTable labels;
  Names names;
  SyncPolicy policy;
  WorldView before;
  WorldView after;
  History history;
  std::vector<sim::JournalEntry> journal;

 private:
  void Edit(std::variant<marketo::MemberKey, salesforce::MemberKey> member, int step) {
    MemberEdit edit{.id = static_cast<std::int64_t>(history.edits.size()) + 1,
                    .at = Instant{static_cast<std::int64_t>(history.edits.size()) * 60'000},
                    .member = std::move(member),
                    .link_epoch = after.links.front().epoch};
    if (step != 0) edit.value = std::string(labels.Text(StatusLabel(step)));
    history.edits.push_back(std::move(edit));
  }
};

}  // namespace campsync::harness
