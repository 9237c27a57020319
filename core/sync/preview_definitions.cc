// SPDX-License-Identifier: Apache-2.0
#include "core/sync/preview_definitions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/sync/attribute_plan.h"
#include "core/sync/new_campaign.h"
#include "core/sync/status_agreement.h"
#include "core/text.h"

namespace campsync {
namespace {

using StatusRow = salesforce::CampaignMemberStatus;
using StatusRows = std::vector<StatusRow>;

PreviewedStatus Shown(const StatusRow& row) {
  return {.label = row.label, .is_default = row.is_default, .has_responded = row.has_responded};
}

/// The two entries that Salesforce gives a new campaign (SF-CAMP-03). Their ids name nothing.
StatusRows AutomaticRows(LabelTable& labels) {
  StatusRows rows;
  constexpr std::array<std::string_view, 2> kNames = {"Sent", "Responded"};
  for (const std::string_view name : kNames) {
    const auto number = static_cast<std::int32_t>(rows.size()) + 1;
    const auto prefix = salesforce::PrefixOf(salesforce::CampaignMemberStatusId::kObject);
    rows.push_back({.id = salesforce::CampaignMemberStatusId::FromFifteen(
                        fmt::format("{}{:012}", prefix, number)),
                    .label = labels.Intern(name),
                    .sort_order = number,
                    .is_default = number == 1,
                    .has_responded = number == 2});
  }
  return rows;
}

/// Applies a status plan to a copy of the campaign's list, as Salesforce would.
class StatusPreview {
 public:
  StatusPreview(const LabelTable& labels, StatusRows rows, LinkPreview& preview)
      : labels_(labels), rows_(std::move(rows)), preview_(preview) {}

  void Apply(const StatusPlan& plan) {
    for (const auto& fields : plan.creates) Create(fields);
    for (const auto& update : plan.updates) Update(update);
    // As in a sync, the automatic rows go only when all the rest was done.
    if (!preview_.statuses_refused.empty()) return;
    for (const auto& id : plan.deletes) Delete(id);
  }

  [[nodiscard]] const StatusRows& rows() const { return rows_; }

 private:
  void Create(const salesforce::StatusFields& fields) {
    // Salesforce takes labels that differ in case for one (SF-CMS-07).
    const bool is_taken = std::any_of(rows_.begin(), rows_.end(), [&](const auto& row) {
      return SameLabel(labels_, MatchCase::kIgnoreCase, row.label, fields.label);
    });
    if (is_taken) {
      preview_.statuses_refused.push_back(
          {.label = fields.label,
           .error = {ErrorCode::kDuplicateValue,
                     fmt::format("the campaign has '{}' in other letter case",
                                 labels_.Text(fields.label)),
                     {"Label"}},
           .rule = "SF-CMS-07"});
      return;
    }
    if (fields.is_default) ClearDefault();
    rows_.push_back({.campaign = fields.campaign,
                     .label = fields.label,
                     .sort_order = fields.sort_order,
                     .is_default = fields.is_default,
                     .has_responded = fields.has_responded});
    preview_.statuses_added.push_back(Shown(rows_.back()));
  }

  void Update(const salesforce::StatusUpdate& update) {
    StatusRow& row = *RowOf(update.id);
    const Label former = row.label;
    if (update.is_default.value_or(false)) ClearDefault();
    if (update.label) row.label = *update.label;
    if (update.is_default) row.is_default = *update.is_default;
    if (update.has_responded) row.has_responded = *update.has_responded;
    PreviewedStatus changed = Shown(row);
    if (row.label != former) changed.former_label = former;
    preview_.statuses_changed.push_back(changed);
  }

  void Delete(salesforce::CampaignMemberStatusId id) {
    const auto row = RowOf(id);
    preview_.statuses_removed.push_back(Shown(*row));
    rows_.erase(row);
  }

  /// A campaign has one default; a new one takes it from the former (SF-CMS-05).
  void ClearDefault() {
    for (StatusRow& row : rows_) row.is_default = false;
  }

  StatusRows::iterator RowOf(salesforce::CampaignMemberStatusId id) {
    return std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.id == id; });
  }

  const LabelTable& labels_;
  StatusRows rows_;
  LinkPreview& preview_;
};

std::vector<store::StatusRecord> PreviewStatuses(const SyncContext& sync,
                                                 const LinkQuestion& question,
                                                 const LinkPreviewFacts& facts,
                                                 LinkPreview& preview) {
  LabelTable& labels = sync.ports.labels;
  const bool creates = !question.campaign;
  const auto campaign = question.campaign.value_or(salesforce::CampaignId{});
  auto agreed = creates ? std::vector<store::StatusRecord>{} : sync.state.StatusesOf(campaign);
  const StatusRows rows = creates ? AutomaticRows(labels) : facts.statuses;
  NoteSent(rows, agreed);
  const StatusPlan plan = PlanStatuses({.channel = *facts.channel,
                                        .campaign = campaign,
                                        .agreed = agreed,
                                        .rows = rows,
                                        .created_campaign = creates},
                                       sync.policy, labels);
  StatusPreview applied(labels, rows, preview);
  applied.Apply(plan);
  if (preview.statuses_refused.empty()) NoteRelabelled(plan, agreed);
  for (const StatusFinding& finding : plan.findings) {
    preview.statuses_refused.push_back(
        {finding.label, finding.error, finding.rule, finding.switches});
  }
  return AgreeStatuses({.channel = *facts.channel,
                        .campaign = campaign,
                        .agreed = agreed,
                        .rows = applied.rows(),
                        .created_campaign = creates,
                        .recreated = plan.recreated},
                       sync.policy, labels);
}

void PreviewNewAttributes(const SyncContext& sync, const LinkQuestion& question,
                          const LinkPreviewFacts& facts, LinkPreview& preview) {
  const auto fields = NewCampaignFields({.program = *facts.program,
                                         .channel = *facts.channel,
                                         .today = facts.today,
                                         .name = question.new_name},
                                        sync.policy, sync.ports.labels);
  preview.type = PreviewedField<Label>{.to = fields.type, .rule = "MK-NEW-05"};
  if (!fields.actual_cost) return;
  preview.actual_cost = PreviewedField<std::optional<Money>>{
      .to = fields.actual_cost, .rule = "MK-NEW-05", .switches = {"cost"}};
}

void PreviewAttributes(const SyncContext& sync, const LinkPreviewFacts& facts,
                       LinkPreview& preview) {
  const salesforce::Campaign& row = facts.campaign.front();
  const store::LinkRecord link{.program = facts.program->id, .campaign = row.id};
  const store::CampaignRecord campaign{
      .id = row.id, .name = row.name, .type = row.type, .actual_cost = row.actual_cost};
  const auto writes = PlanAttributes({.program = *facts.program,
                                      .channel_name = sync.ports.labels.Intern(facts.channel->name),
                                      .link = link,
                                      .campaign = campaign,
                                      .today = facts.today},
                                     sync.policy);
  for (const AttributeWrite& write : writes) {
    // A new link sends both whether or not they differ; only a difference is worth a word.
    if (const auto& type = write.update.type; type && type->value != row.type) {
      preview.type = PreviewedField<Label>{row.type, type->value.value_or(Label{}), write.rule,
                                           write.switches};
    }
    if (const auto& cost = write.update.actual_cost; cost && cost->value != row.actual_cost) {
      preview.actual_cost = PreviewedField<std::optional<Money>>{row.actual_cost, cost->value,
                                                                 write.rule, write.switches};
    }
  }
}

}  // namespace

std::vector<store::StatusRecord> PreviewDefinitions(const SyncContext& sync,
                                                    const LinkQuestion& question,
                                                    const LinkPreviewFacts& facts,
                                                    LinkPreview& preview) {
  if (question.campaign) {
    PreviewAttributes(sync, facts, preview);
  } else {
    PreviewNewAttributes(sync, question, facts, preview);
    // Made by a cycle, the campaign keeps the automatic statuses as long as its program rests.
    const bool by_cycle = sync.policy.new_timing == NewTiming::kNextCycle;
    if (by_cycle && IsPaused(*facts.program, sync.policy)) return {};
  }
  return PreviewStatuses(sync, question, facts, preview);
}

}  // namespace campsync
