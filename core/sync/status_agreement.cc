// SPDX-License-Identifier: Apache-2.0
#include "core/sync/status_agreement.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace campsync {
namespace {

using marketo::ProgressionStatus;
using salesforce::CampaignMemberStatus;
using store::StatusRecord;

StatusRecord RecordOf(const CampaignMemberStatus& row) {
  return {.row = row.id,
          .campaign = row.campaign,
          .label = row.label,
          .sort_order = row.sort_order,
          .is_default = row.is_default,
          .has_responded = row.has_responded};
}

void TakeLabel(StatusRecord& record, Label label) {
  if (record.label != label) record.former = std::exchange(record.label, label);
}

class Agreement {
 public:
  Agreement(const StatusPlanFacts& facts, const SyncPolicy& policy, const LabelTable& labels)
      : facts_(facts), policy_(policy), labels_(labels) {}

  std::vector<StatusRecord> Make() {
    for (const CampaignMemberStatus& row : facts_.rows) {
      StatusRecord& record = records_.emplace_back(RecordOf(row));
      if (const auto* status = Named(row.label)) record.marketo_status = status->id;
      record.recreated = WasRecreated(record);
      record.former = FormerOf(record);
    }
    for (const StatusRecord& agreed : facts_.agreed) {
      if (agreed.marketo_status) KeepWhatItStoodFor(agreed);
    }
    for (const StatusRecord& agreed : facts_.agreed) {
      if (agreed.stood_for) KeepFormer(agreed.row, *agreed.stood_for);
    }
    return std::move(records_);
  }

 private:
  void KeepWhatItStoodFor(const StatusRecord& agreed) {
    const marketo::StatusId status = *agreed.marketo_status;
    if (Stands(status)) return;
    StatusRecord* same_row = RecordOfRow(agreed.row);
    const bool untouched = same_row != nullptr && same_row->label == agreed.label;
    // Another channel, or a new status in place of a retired one, has a status of that name.
    if (untouched && same_row->marketo_status && !IsOffered(status)) return;
    if (untouched) {
      // Nobody touched the row: it is the channel that renamed or retired its status.
      same_row->marketo_status = status;
      same_row->drifted = agreed.drifted;
      return;
    }
    if (!IsOffered(status)) return;
    if (same_row != nullptr && same_row->marketo_status) {
      KeepFormer(agreed.row, status);
      return;
    }
    StatusRecord& record = same_row != nullptr ? *same_row : records_.emplace_back(agreed);
    record.marketo_status = status;
    record.drifted = true;
    record.recreated = agreed.recreated;
  }

  // The row has the name of another status and stands for that one.
  void KeepFormer(salesforce::CampaignMemberStatusId row, marketo::StatusId status) {
    StatusRecord* record = RecordOfRow(row);
    if (record != nullptr && IsOffered(status) && !Stands(status)) record->stood_for = status;
  }

  [[nodiscard]] bool Stands(marketo::StatusId status) const {
    return std::ranges::any_of(
        records_, [status](const StatusRecord& one) { return one.marketo_status == status; });
  }
  StatusRecord* RecordOfRow(salesforce::CampaignMemberStatusId row) {
    const auto found = std::ranges::find(records_, row, &StatusRecord::row);
    return found == records_.end() ? nullptr : &*found;
  }
  // One that the channel offers, else one that it did: members may still hold that.
  [[nodiscard]] const ProgressionStatus* Named(Label label) const {
    const ProgressionStatus* retired = nullptr;
    for (const ProgressionStatus& status : facts_.channel.statuses) {
      if (status.IsNotInProgram()) continue;
      if (!SameLabel(labels_, policy_.match_case, status.name, label)) continue;
      if (!status.retired) return &status;
      if (retired == nullptr) retired = &status;
    }
    return retired;
  }
  [[nodiscard]] bool IsOffered(marketo::StatusId id) const {
    return std::ranges::any_of(facts_.channel.statuses, [id](const ProgressionStatus& status) {
      return status.id == id && !status.retired;
    });
  }
  // What somebody else renamed since has no label of the sync's before it.
  [[nodiscard]] std::optional<Label> FormerOf(const StatusRecord& record) const {
    const auto known = std::ranges::find(facts_.agreed, record.row, &StatusRecord::row);
    const bool is_same = known != facts_.agreed.end() && known->label == record.label;
    return is_same ? known->former : std::nullopt;
  }
  // The row took the place of one that had drifted, now or before.
  [[nodiscard]] bool WasRecreated(const StatusRecord& record) const {
    if (!record.marketo_status) return false;
    if (std::ranges::find(facts_.recreated, *record.marketo_status) != facts_.recreated.end()) {
      return true;
    }
    return std::ranges::any_of(facts_.agreed, [&](const StatusRecord& one) {
      return one.row == record.row && one.recreated;
    });
  }

  const StatusPlanFacts& facts_;
  const SyncPolicy& policy_;
  const LabelTable& labels_;
  std::vector<StatusRecord> records_;
};

}  // namespace

void NoteRelabelled(const StatusPlan& plan, std::vector<StatusRecord>& agreed) {
  for (const auto& update : plan.updates) {
    if (!update.label) continue;
    for (StatusRecord& record : agreed) {
      if (record.row == update.id) TakeLabel(record, *update.label);
    }
  }
}

void NoteSent(const std::vector<CampaignMemberStatus>& rows, std::vector<StatusRecord>& agreed) {
  for (StatusRecord& record : agreed) {
    const std::optional<Label> sent = std::exchange(record.sent, std::nullopt);
    const auto row = std::ranges::find(rows, record.row, &CampaignMemberStatus::id);
    if (sent && row != rows.end() && row->label == *sent) TakeLabel(record, *sent);
  }
}

std::vector<StatusRecord> AgreeStatuses(const StatusPlanFacts& facts, const SyncPolicy& policy,
                                        const LabelTable& labels) {
  return Agreement(facts, policy, labels).Make();
}

}  // namespace campsync
