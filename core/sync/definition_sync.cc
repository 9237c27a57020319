// SPDX-License-Identifier: Apache-2.0
#include "core/sync/definition_sync.h"

#include <algorithm>

#include "core/sync/announcements.h"
#include "core/sync/attribute_plan.h"
#include "core/sync/describe.h"
#include "core/sync/status_agreement.h"
#include "core/sync/status_plan.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

using marketo::SyncObject;
using marketo::SyncOperation;
using StatusRows = std::vector<salesforce::CampaignMemberStatus>;

void ReportRefusal(SyncContext& sync, ReportBuilder& report, StepName step,
                   const store::LinkRecord& link, RuleId rule, const Error& error,
                   const std::vector<std::string_view>& switches = {}) {
  sync.Emit(NameOfLink(link.program), Decided{.outcome = Outcome::kBlock,
                                              .rule = rule,
                                              .observed = FormatError(error),
                                              .switches = switches});
  report.AddRecordError({.operation = step.operation,
                         .object = step.object,
                         .salesforce_id = link.campaign.Text(),
                         .record = NameOfLink(link.program),
                         .error = error});
}

/// The campaign's list as it is now; on failure the step is marked failed. One without a row is no
/// list: a campaign in sight keeps its default status (SF-CMS-04), so it went out of sight.
std::optional<StatusRows> ReadList(SyncContext& sync, ReportBuilder& report,
                                   salesforce::CampaignId campaign) {
  auto rows = sync.Salesforce(salesforce::QueryStatusLists{{campaign}});
  if (!rows) {
    report.Fail(step::kSyncStatuses, rows.error());
    return std::nullopt;
  }
  if (rows->value.rows.empty()) return std::nullopt;
  return std::move(rows->value.rows);
}

/// Sends one write of the plan and reports refused records.
class StatusWriter {
 public:
  StatusWriter(SyncContext& sync, ReportBuilder& report, const store::LinkRecord& link)
      : sync_(sync), report_(report), link_(link) {}

  template <class Request>
  void Send(Request request, std::size_t count, Count counted_as) {
    if (count == 0 || result_ == DefinitionResult::kInterrupted) return;
    const auto answer = sync_.Salesforce(std::move(request));
    if (!answer) {
      report_.Fail(step::kSyncStatuses, answer.error());
      result_ = DefinitionResult::kInterrupted;
      return;
    }
    for (const auto& one : answer->value.results) {
      if (one) {
        report_.Add(step::kSyncStatuses, counted_as);
      } else {
        result_ = DefinitionResult::kRefused;
        ReportRefusal(sync_, report_, step::kSyncStatuses, link_, "MK-NEW-07", one.error());
      }
    }
  }

  [[nodiscard]] DefinitionResult result() const { return result_; }

 private:
  SyncContext& sync_;
  ReportBuilder& report_;
  const store::LinkRecord& link_;
  DefinitionResult result_ = DefinitionResult::kDone;
};

DefinitionResult WriteStatuses(SyncContext& sync, ReportBuilder& report,
                               const store::LinkRecord& link, const StatusPlan& plan) {
  StatusWriter writer(sync, report, link);
  writer.Send(salesforce::CreateStatuses{plan.creates}, plan.creates.size(), Count::kNew);
  writer.Send(salesforce::UpdateStatuses{plan.updates}, plan.updates.size(), Count::kUpdated);
  // The automatic rows may only go when the default and a responded status stand elsewhere.
  if (writer.result() == DefinitionResult::kDone) {
    writer.Send(salesforce::DeleteStatuses{plan.deletes}, plan.deletes.size(), Count::kDeleted);
  }
  return writer.result();
}

bool HasLabel(const StatusRows& rows, Label label) {
  return std::ranges::any_of(rows, [label](const auto& row) { return row.label == label; });
}

/// The first label that was written and is not on the list read back: something undid it already
/// (SF-INC-08).
std::optional<Label> FirstUndone(const StatusPlan& plan, const StatusRows& after) {
  for (const auto& create : plan.creates) {
    if (!HasLabel(after, create.label)) return create.label;
  }
  for (const auto& update : plan.updates) {
    if (update.label && !HasLabel(after, *update.label)) return update.label;
  }
  return std::nullopt;
}

void ReportUndone(SyncContext& sync, ReportBuilder& report, const store::LinkRecord& link,
                  const StatusPlan& plan, const StatusRows& after) {
  const auto undone = FirstUndone(plan, after);
  if (!undone) return;
  const std::string text = "member status '" + std::string(sync.ports.labels.Text(*undone)) +
                           "' was written and is not on the campaign";
  ReportRefusal(sync, report, step::kSyncStatuses, link, "SF-INC-08",
                Error{ErrorCode::kStatusNotOnCampaign, text, {}});
}

/// A lost reply must not make the sync take its own label for somebody's.
/// `agreed` has what an earlier one sent.
bool StoreLabelsToSend(SyncContext& sync, const StatusPlan& plan,
                       const std::vector<store::StatusRecord>& agreed) {
  store::Deltas deltas;
  for (const salesforce::StatusUpdate& update : plan.updates) {
    const auto known = std::ranges::find(agreed, update.id, &store::StatusRecord::row);
    if (!update.label || known == agreed.end()) continue;
    store::StatusRecord record = *known;
    record.sent = update.label;
    deltas.push_back(store::Put<store::StatusRecord>{record});
  }
  return sync.Append(deltas);
}

/// `after` was read just after the writes, `before` just before them.
void NoteNewLabels(SyncContext& sync, const StatusRows& before, const StatusRows& after) {
  for (const salesforce::CampaignMemberStatus& row : before) {
    const auto now = std::ranges::find(after, row.id, &salesforce::CampaignMemberStatus::id);
    if (now == after.end() || now->label == row.label) continue;
    sync.relabelled.push_back({row.campaign, row.label});
  }
}

void AnnounceStatuses(SyncContext& sync, const store::LinkRecord& link, const StatusPlan& plan) {
  if (!plan.recreated.empty()) {
    sync.Emit(NameOfLink(link.program), Decided{.outcome = Outcome::kPush,
                                                .rule = "MK-UNLINK-11",
                                                .observed = "member statuses made again",
                                                .switches = {"status-deleted"}});
  }
  if (plan.recreated.size() == plan.creates.size() && plan.updates.empty() &&
      plan.deletes.empty()) {
    return;
  }
  sync.Emit(NameOfLink(link.program),
            Decided{.outcome = Outcome::kPush,
                    .rule = link.created_campaign ? RuleId("MK-NEW-07") : RuleId("MK-CHAN-06"),
                    .observed = "member statuses",
                    .switches = plan.switches});
}

/// Create New: automation of the customer may have been at the automatic rows first (SF-CMS-14).
void AnnounceAutomaticRows(SyncContext& sync, const store::LinkRecord& link,
                           const StatusPlanFacts& facts) {
  if (!facts.created_campaign || !facts.agreed.empty()) return;
  LabelTable& labels = sync.ports.labels;
  const bool untouched = HasLabel(facts.rows, labels.Intern("Sent")) &&
                         HasLabel(facts.rows, labels.Intern("Responded"));
  if (untouched) return;
  sync.Emit(NameOfLink(link.program), Decided{.outcome = Outcome::kExplain,
                                              .rule = "SF-CMS-14",
                                              .observed = "the automatic statuses were changed"});
}

/// Stores what each row stands for now; rows that are gone are forgotten unless they drifted.
bool AgreeOn(SyncContext& sync, const StatusPlanFacts& facts) {
  const auto records = AgreeStatuses(facts, sync.policy, sync.ports.labels);
  store::Deltas deltas;
  for (const auto& record : records) {
    const store::StatusRecord* known = sync.state.FindStatus(record.row);
    if (known == nullptr || *known != record) {
      deltas.push_back(store::Put<store::StatusRecord>{record});
    }
  }
  for (const auto& known : facts.agreed) {
    const bool kept = std::any_of(records.begin(), records.end(),
                                  [&](const auto& one) { return one.row == known.row; });
    if (!kept) deltas.push_back(store::EraseStatus{known.row});
  }
  return sync.Append(deltas);
}

AttributeKey KeyOf(const AttributeWrite& write) {
  return {write.update.id,
          write.update.type ? CampaignAttribute::kType : CampaignAttribute::kActualCost};
}

bool IsInDoubt(const store::LinkRecord& link, const AttributeWrite& write) {
  return write.update.type ? link.type_under_way.has_value() : link.cost_under_way.has_value();
}

/// Before the write the link says that it is under way: should the reply be lost, or the sync
/// before it has stored it, nothing else tells that the campaign may hold it. False: the store was
/// lost.
bool AppendUnderWay(SyncContext& sync, store::LinkRecord& link, const AttributeWrite& write) {
  const store::LinkRecord before = link;
  if (write.update.type) {
    link.type_under_way = write.update.type->value;
  } else {
    link.cost_under_way = write.update.actual_cost;
  }
  return link == before || sync.Append({store::Put<store::LinkRecord>{link}});
}

/// Whether the write sends what was sent before: somebody in Salesforce undid it.
bool WritesBack(const store::LinkRecord& link, const AttributeWrite& write) {
  if (IsInDoubt(link, write)) return false;
  if (write.update.type) return link.type_sent && write.update.type->value == *link.type_sent;
  return link.cost_sent == write.update.actual_cost;
}

bool IsBraked(const SyncContext& sync, const store::LinkRecord& link, const AttributeWrite& write) {
  return sync.policy.rewrite_brake == RewriteBrakeSwitch::kThreeAnHour && WritesBack(link, write) &&
         sync.rewrites.Holds(KeyOf(write), sync.salesforce_now);
}

/// Nothing happened: the link is what it was. False: the store was lost.
bool TakeBack(SyncContext& sync, store::LinkRecord& link, const store::LinkRecord& before) {
  if (link == before) return true;
  link = before;
  return sync.Append({store::Put<store::LinkRecord>{link}});
}

/// The campaign as last seen has what was written: should somebody undo it before it is read again,
/// that is a change although the value is the one from before.
void AddWritten(const SyncContext& sync, const AttributeWrite& write, store::Deltas& deltas) {
  const store::CampaignRecord* known = sync.state.FindCampaign(write.update.id);
  if (known == nullptr) return;
  store::CampaignRecord campaign = *known;
  if (write.update.type) {
    campaign.type = write.update.type->value.value_or(Label{});
  } else {
    campaign.actual_cost = write.update.actual_cost->value;
  }
  if (campaign != *known) deltas.push_back(store::Put<store::CampaignRecord>{campaign});
}

DefinitionResult WriteAttribute(SyncContext& sync, ReportBuilder& report, store::LinkRecord& link,
                                const AttributeWrite& write) {
  sync.Emit(NameOfLink(link.program), Decided{.outcome = Outcome::kPush,
                                              .rule = write.rule,
                                              .observed = write.update.type ? "Type" : "ActualCost",
                                              .switches = write.switches});
  AnnounceCost(sync, link, write);
  const store::LinkRecord before = link;
  if (!AppendUnderWay(sync, link, write)) return DefinitionResult::kInterrupted;
  const auto answer = sync.Salesforce(salesforce::UpdateCampaigns{{write.update}});
  if (!answer) {
    report.Fail(step::kSyncProgram, answer.error());
    if (answer.error().IsDefinite()) TakeBack(sync, link, before);
    return DefinitionResult::kInterrupted;
  }
  if (const auto& result = answer->value.results.front(); !result) {
    ReportRefusal(sync, report, step::kSyncProgram, link, "MK-ATTR-10", result.error());
    return TakeBack(sync, link, before) ? DefinitionResult::kRefused
                                        : DefinitionResult::kInterrupted;
  }
  if (WritesBack(before, write)) sync.rewrites.Note(KeyOf(write), sync.salesforce_now);
  if (write.update.type) {
    link.type_sent = write.update.type->value;
    link.type_under_way.reset();
  } else {
    link.cost_sent = write.update.actual_cost;
    link.cost_under_way.reset();
  }
  report.Add(step::kSyncProgram, Count::kUpdated);
  store::Deltas deltas{store::Put<store::LinkRecord>{link}};
  AddWritten(sync, write, deltas);
  return sync.Append(deltas) ? DefinitionResult::kDone : DefinitionResult::kInterrupted;
}

}  // namespace

DefinitionResult ShowCampaign(SyncContext& sync, ReportBuilder& report,
                              const store::LinkRecord& link) {
  const auto program = sync.definitions.programs.find(link.program);
  const store::CampaignRecord* campaign = sync.state.FindCampaign(link.campaign);
  if (program == sync.definitions.programs.end() || campaign == nullptr) {
    return DefinitionResult::kRefused;
  }
  const marketo::SfdcCampaign shown{campaign->id, campaign->name};
  if (program->second.sfdc_campaign == shown) return DefinitionResult::kDone;
  const auto answer = sync.Marketo(marketo::SetProgramCampaign{link.program, shown});
  if (!answer) {
    report.Fail(step::kSyncProgram, answer.error());
    return DefinitionResult::kInterrupted;
  }
  const auto& before = program->second.sfdc_campaign;
  const bool renamed = before && before->id == shown.id;
  sync.Emit(NameOfLink(link.program),
            LinkDecided{.outcome = "shows campaign " + shown.name,
                        .rule = renamed ? RuleId("MK-LINK-08") : RuleId("MK-LINK-05")});
  program->second.sfdc_campaign = shown;
  return DefinitionResult::kDone;
}

DefinitionResult SyncStatuses(SyncContext& sync, ReportBuilder& report,
                              const store::LinkRecord& link) {
  const marketo::Channel* channel = sync.ChannelOf(link);
  if (channel == nullptr) return DefinitionResult::kRefused;
  auto rows = ReadList(sync, report, link.campaign);
  if (!rows) return DefinitionResult::kInterrupted;
  auto agreed = sync.state.StatusesOf(link.campaign);
  NoteSent(*rows, agreed);
  StatusPlanFacts facts{.channel = *channel,
                        .campaign = link.campaign,
                        .agreed = agreed,
                        .rows = *rows,
                        .created_campaign = link.created_campaign && !link.was_set_up,
                        .linked = link.was_set_up};
  const StatusPlan plan = PlanStatuses(facts, sync.policy, sync.ports.labels);
  AnnounceAutomaticRows(sync, link, facts);
  AnnounceStatuses(sync, link, plan);
  DefinitionResult result = DefinitionResult::kDone;
  if (plan.HasWrites()) {
    if (!StoreLabelsToSend(sync, plan, agreed)) return DefinitionResult::kInterrupted;
    result = WriteStatuses(sync, report, link, plan);
    if (result == DefinitionResult::kInterrupted) return result;
    auto after = ReadList(sync, report, link.campaign);
    if (!after) return DefinitionResult::kInterrupted;
    NoteNewLabels(sync, *rows, *after);
    *rows = *std::move(after);
    if (result == DefinitionResult::kDone) {
      NoteRelabelled(plan, agreed);
      ReportUndone(sync, report, link, plan, *rows);
    } else {
      agreed = sync.state.StatusesOf(link.campaign);  // they say what was sent
      NoteSent(*rows, agreed);
    }
    facts.recreated = plan.recreated;
  }
  for (const StatusFinding& finding : plan.findings) {
    ReportRefusal(sync, report, step::kSyncStatuses, link, finding.rule, finding.error,
                  finding.switches);
  }
  return AgreeOn(sync, facts) ? result : DefinitionResult::kInterrupted;
}

DefinitionResult SyncAttributes(SyncContext& sync, ReportBuilder& report,
                                const store::LinkRecord& link) {
  const marketo::Program* program = sync.ProgramOf(link);
  const marketo::Channel* channel = sync.ChannelOf(link);
  const store::CampaignRecord* campaign = sync.state.FindCampaign(link.campaign);
  if (program == nullptr || channel == nullptr || campaign == nullptr) {
    return DefinitionResult::kRefused;
  }
  const auto writes = PlanAttributes({.program = *program,
                                      .channel_name = sync.ports.labels.Intern(channel->name),
                                      .link = link,
                                      .campaign = *campaign,
                                      .today = DateOf(sync.marketo_now)},
                                     sync.policy);
  if (writes.empty()) AnnounceStanding(sync, link, *campaign);
  store::LinkRecord current = link;
  DefinitionResult result = DefinitionResult::kDone;
  for (const AttributeWrite& write : writes) {
    if (IsBraked(sync, link, write)) {
      ReportRefusal(sync, report, step::kSyncProgram, link, "MK-CONFLICT-05",
                    {ErrorCode::kRewriteBrake,
                     "something in Salesforce keeps undoing the campaign's attribute",
                     {}});
      result = DefinitionResult::kRefused;
      continue;
    }
    const DefinitionResult one = WriteAttribute(sync, report, current, write);
    if (one == DefinitionResult::kInterrupted) return one;
    if (one == DefinitionResult::kRefused) result = one;
  }
  return result;
}

}  // namespace campsync
