// SPDX-License-Identifier: Apache-2.0
//
// ToldRun: a run by hand for tests of the reference model: what both sides held at the start, who
// edited what between which cycles, and what both sides hold at rest. No engine runs: a cycle is
// the calls by which one looks. To SmallWorld's statuses it adds `On Site`, of Attended's step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/reference/reference_model.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {

class ToldRun {
 public:
  static constexpr int kNobody = 0;
  static constexpr int kInvited = 1;
  static constexpr int kRegistered = 2;
  static constexpr int kAttended = 3;
  static constexpr int kOnSite = 4;

  /// Person 1, a lead, at the start.
  ToldRun(int marketo, int salesforce) {
    const Label label = world.labels.Intern("On Site");
    world.after.marketo.channels.front().statuses.push_back({.id = {4}, .name = label, .step = 3});
    world.after.salesforce.statuses.push_back({.campaign = SmallWorld::Campaign(), .label = label});
    Hold(marketo, salesforce);
    world.before = world.after;
  }

  /// What both sides hold at rest.
  ToldRun& Rest(int marketo, int salesforce) {
    world.after.marketo.members.clear();
    world.after.salesforce.members.clear();
    world.after.marketo.people.clear();
    Hold(marketo, salesforce);
    return *this;
  }

  ToldRun& InMarketo(int status) { return Edit(marketo::MemberKey{{5}, {1}}, status); }
  ToldRun& InSalesforce(int status) {
    return Edit(salesforce::MemberKey{SmallWorld::Campaign(), Lead()}, status);
  }
  /// Time passes: edits are a second apart otherwise.
  ToldRun& Later(Duration span = Duration::Minutes(5)) {
    now = now + span;
    return *this;
  }

  /// The calls of a cycle; `during` happens between its looks and its last call.
  ToldRun& Cycle() {
    Look();
    return LastCall();
  }
  ToldRun& Look() {
    Call(marketo::ReadSettings{}, marketo::Settings{});
    Call(salesforce::ReadDeleteLog{}, salesforce::DeleteLog{});
    Call(marketo::ReadChanges{}, marketo::ChangePage{});
    Call(salesforce::QueryChangedMembers{}, salesforce::Rows<salesforce::CampaignMember>{});
    return *this;
  }
  ToldRun& LastCall() {
    Call(marketo::PublishReport{}, Done{});
    return Later();
  }
  /// The cycle under way got through all its steps.
  ToldRun& End() {
    Add(sim::Lane::kStore, sim::EntryKind::kEffect, "Append").content =
        sim::StoreAppend{{store::Put<store::Watermarks>{}}, Result<Done>(Done{})};
    return LastCall();
  }
  /// A cycle that gets no further than Marketo.
  ToldRun& HalfACycle() {
    Call(marketo::ReadSettings{}, marketo::Settings{});
    Call(marketo::ReadChanges{}, marketo::ChangePage{});
    return Later();
  }
  /// The sync tells Marketo that person 1 is a contact now.
  ToldRun& Convert() {
    const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
    Call(marketo::UpdatePeople{{{.id = {1}, .sfdc_record = contact}}},
         marketo::WriteResults<marketo::PersonId>{{marketo::PersonId{1}}});
    return *this;
  }
  /// A fault in the cycle under way.
  ToldRun& Fault() {
    Add(sim::Lane::kMarketo, sim::EntryKind::kFault, "WriteMembers");
    return *this;
  }
  /// Somebody does something in an org; `salesforce set_permission`.
  ToldRun& Act(const std::string& act) {
    Add(sim::Lane::kSalesforce, sim::EntryKind::kNote, "User").content = sim::NoteText{act};
    return *this;
  }
  /// The sync sees person 1's campaign member, or sets it.
  ToldRun& Read() {
    const salesforce::CampaignMember row{
        .id = SmallWorld::Member(1), .campaign = SmallWorld::Campaign(), .person = Lead()};
    Call(salesforce::RetrieveMembers{{SmallWorld::Member(1)}},
         salesforce::Rows<salesforce::CampaignMember>{{row}});
    return *this;
  }
  /// The sync sees it with a status and the stamp of its last change.
  ToldRun& Show(int status, Instant changed) {
    salesforce::CampaignMember row{
        .id = SmallWorld::Member(1), .campaign = SmallWorld::Campaign(), .person = Lead()};
    row.status = LabelOf(status);
    row.system_modstamp = changed;
    Call(salesforce::RetrieveMembers{{SmallWorld::Member(1)}},
         salesforce::Rows<salesforce::CampaignMember>{{row}});
    return *this;
  }
  ToldRun& Write(int status) {
    Call(salesforce::UpdateMembers{{{SmallWorld::Member(1), LabelOf(status)}}},
         salesforce::WriteResults<salesforce::CampaignMemberId>{{SmallWorld::Member(1)}});
    return *this;
  }

  /// The sync brings the campaign's status, or its absence, to Marketo.
  ToldRun& Pull(int status) {
    marketo::MemberAfter state;
    if (status != kNobody) state.state = marketo::MemberState{{status}, {}};
    Call(marketo::WriteMembers{{{.member = {{5}, {1}}, .action = marketo::RemoveMember{}}}},
         marketo::WriteResults<marketo::MemberAfter>{{state}});
    return *this;
  }
  /// It makes person 1 a campaign member, or takes them out of the campaign.
  ToldRun& Create(int status) {
    Call(salesforce::CreateMembers{{{SmallWorld::Campaign(), Lead(), LabelOf(status)}}},
         salesforce::WriteResults<salesforce::CampaignMemberId>{{SmallWorld::Member(1)}});
    return *this;
  }
  ToldRun& Delete() {
    Call(salesforce::DeleteMembers{{SmallWorld::Member(1)}},
         salesforce::WriteResults<salesforce::CampaignMemberId>{{SmallWorld::Member(1)}});
    return *this;
  }

  [[nodiscard]] ReferenceJudgement Judge() {
    return JudgeByReferenceModel(world.before, world.View());
  }
  /// Whether the two sides may hold that at rest.
  [[nodiscard]] bool Allows(int marketo, int salesforce) {
    Rest(marketo, salesforce);
    const ReferenceJudgement judgement = Judge();
    return judgement.tally.edited + judgement.tally.untouched == 1 && judgement.findings.empty();
  }
  /// Why the one edited member was not judged; nullopt: it was.
  [[nodiscard]] std::optional<NotJudged> Reason() {
    const ReferenceJudgement judgement = Judge();
    for (std::size_t i = 0; i < kNotJudgedCount; ++i) {
      if (judgement.tally.not_judged[i] == 1) return static_cast<NotJudged>(i);
    }
    return std::nullopt;
  }

  Label LabelOf(int status) {
    return status == kOnSite ? world.labels.Intern("On Site") : world.StatusLabel(status);
  }
  static salesforce::LeadRef Lead() { return {SmallWorld::Lead(1)}; }

  SmallWorld world;
  Instant now{1'000'000};

 private:
  void Hold(int marketo, int salesforce) {
    world.AddPerson(1, marketo, salesforce == kOnSite ? kInvited : salesforce);
    if (salesforce == kOnSite) world.after.salesforce.members.back().status = LabelOf(kOnSite);
    for (store::LinkRecord& link : world.after.links) link.state = store::LinkState::kLinked;
  }

  ToldRun& Edit(std::variant<marketo::MemberKey, salesforce::MemberKey> member, int status) {
    MemberEdit edit{.id = static_cast<std::int64_t>(world.history.edits.size()) + 1,
                    .at = now,
                    .member = std::move(member),
                    .link_epoch = world.after.links.front().epoch};
    if (status != kNobody) edit.value = std::string(world.labels.Text(LabelOf(status)));
    const auto lane = edit.side() == Side::kMarketo ? sim::Lane::kMarketo : sim::Lane::kSalesforce;
    edit.journal = Add(lane, sim::EntryKind::kNote, "Edit").sequence;
    world.history.edits.push_back(std::move(edit));
    return Later(Duration::Seconds(1));
  }

  void Call(marketo::Request request, marketo::Reply reply) {
    Add(sim::Lane::kMarketo, sim::EntryKind::kEffect, "call").content =
        sim::MarketoCall{std::move(request), Timed<marketo::Reply>{{}, std::move(reply)}};
  }
  void Call(salesforce::Request request, salesforce::Reply reply) {
    Add(sim::Lane::kSalesforce, sim::EntryKind::kEffect, "call").content =
        sim::SalesforceCall{std::move(request), Timed<salesforce::Reply>{{}, std::move(reply)}};
  }

  sim::JournalEntry& Add(sim::Lane lane, sim::EntryKind kind, std::string_view operation) {
    sim::JournalEntry& entry = world.journal.emplace_back();
    entry.sequence = static_cast<std::int64_t>(world.journal.size());
    entry.time = now;
    entry.lane = lane;
    entry.kind = kind;
    entry.operation = operation;
    return entry;
  }
};

}  // namespace campsync::harness
