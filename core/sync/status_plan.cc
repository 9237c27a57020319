// SPDX-License-Identifier: Apache-2.0
#include "core/sync/status_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"

namespace campsync {
namespace {

using marketo::ProgressionStatus;
using salesforce::CampaignMemberStatus;
using store::StatusRecord;

bool IsAutomaticLabel(std::string_view label) { return label == "Sent" || label == "Responded"; }

class Planner {
 public:
  Planner(const StatusPlanFacts& facts, const SyncPolicy& policy, const LabelTable& labels)
      : facts_(facts), policy_(policy), labels_(labels), usable_(UsableStatuses(facts.channel)) {}

  StatusPlan Plan() {
    for (const ProgressionStatus& status : usable_) PlanOne(status);
    for (const ProgressionStatus& status : facts_.channel.statuses) FollowRename(status);
    // A campaign keeps at least one responded row at every moment (SF-CMS-04): rows that start to
    // respond go before those that stop.
    std::stable_partition(plan_.updates.begin(), plan_.updates.end(),
                          [](const auto& update) { return update.has_responded.value_or(false); });
    if (facts_.created_campaign) PlanAutomaticRows();
    return std::move(plan_);
  }

 private:
  void PlanOne(const ProgressionStatus& status) {
    if (const StatusRecord* agreed = AgreedFor(status)) {
      PlanAgreed(status, *agreed);
      return;
    }
    if (const CampaignMemberStatus* row = RowNamed(status.name)) {
      PlanUpdate(status, *row, {.id = row->id});
      return;
    }
    if (const CampaignMemberStatus* row = RowInOtherCase(status.name);
        row != nullptr && facts_.created_campaign) {
      // Salesforce takes the two for one label (SF-CMS-07): the automatic row gets the spelling.
      PlanUpdate(status, *row, {.id = row->id, .label = status.name});
      return;
    }
    PlanCreate(status);
  }

  /// The status was on the campaign before: renamed in the channel, drifted in Salesforce, or fine.
  void PlanAgreed(const ProgressionStatus& status, const StatusRecord& agreed) {
    const CampaignMemberStatus* row = RowWithId(agreed.row);
    const bool is_drifted = agreed.drifted || agreed.marketo_status != status.id;
    if (row == nullptr || row->label != agreed.label || is_drifted) {
      if (RowNamed(status.name) != nullptr) return;  // someone gave it back
      PlanDrifted(status, agreed, row == nullptr ? "deleted" : "renamed");
      return;
    }
    salesforce::StatusUpdate update{.id = agreed.row};
    if (!Same(agreed.label, status.name) && Fits(status)) update.label = status.name;
    PlanUpdate(status, *row, update);
  }

  /// Hidden and retired statuses are given to nobody, but who holds one follows its new name.
  void FollowRename(const ProgressionStatus& status) {
    if (status.IsNotInProgram() || (!status.hidden && !status.retired)) return;
    const StatusRecord* agreed = AgreedFor(status);
    const CampaignMemberStatus* row = agreed == nullptr ? nullptr : RowWithId(agreed->row);
    if (row == nullptr || row->label != agreed->label || agreed->drifted) return;
    // Somebody in Salesforce gave the row the name of another status, and it stands for that one.
    if (agreed->marketo_status != status.id) return;
    const bool is_taken = RowNamed(status.name) != nullptr ||
                          std::any_of(usable_.begin(), usable_.end(), [&](const auto& usable) {
                            return Same(usable.name, row->label);
                          });
    if (!is_taken && Fits(status)) plan_.updates.push_back({.id = row->id, .label = status.name});
  }

  /// Made again once, and only where Salesforce has room for the name (SF-CMS-07).
  void PlanDrifted(const ProgressionStatus& status, const StatusRecord& agreed,
                   std::string_view what) {
    const bool recreate = policy_.status_deleted == StatusDeleted::kRecreate && !agreed.recreated &&
                          RowInOtherCase(status.name) == nullptr;
    if (!recreate) {
      AddFinding(status.name, ErrorCode::kStatusNotOnCampaign,
                 agreed.recreated ? RuleId("SF-CMS-13") : RuleId("MK-UNLINK-11"),
                 fmt::format("member status '{}' was {} in Salesforce{}", Text(status.name), what,
                             agreed.recreated ? " again" : ""),
                 {"status-deleted"});
      return;
    }
    if (!Fits(status)) return;
    plan_.recreated.push_back(status.id);
    AddCreate(status);
  }

  void PlanCreate(const ProgressionStatus& status) {
    if (facts_.linked) {
      plan_.switches = {"channel-drift"};
      if (policy_.channel_drift == ChannelDrift::kError) {
        AddFinding(status.name, ErrorCode::kStatusNotOnCampaign, "MK-CHAN-06",
                   fmt::format("channel status '{}' is not on the campaign", Text(status.name)),
                   {"channel-drift"});
        return;
      }
    }
    if (Fits(status)) AddCreate(status);
  }

  void AddCreate(const ProgressionStatus& status) {
    plan_.creates.push_back({.campaign = facts_.campaign,
                             .label = status.name,
                             .sort_order = NextSortOrder(),
                             .is_default = facts_.created_campaign && IsFirst(status),
                             .has_responded = Responds(status)});
  }

  /// One update a row, with the flags that a row of a new campaign must have (MK-NEW-07).
  void PlanUpdate(const ProgressionStatus& status, const CampaignMemberStatus& row,
                  salesforce::StatusUpdate update) {
    if (facts_.created_campaign) {
      if (IsFirst(status) && !row.is_default) update.is_default = true;
      if (row.has_responded != Responds(status)) update.has_responded = Responds(status);
    }
    if (update.label || update.is_default || update.has_responded) plan_.updates.push_back(update);
  }

  /// MK-NEW-07: the automatic rows go last, when default and responded flags have moved away.
  void PlanAutomaticRows() {
    plan_.switches.insert(plan_.switches.end(), {"new-statuses", "new-responded"});
    if (policy_.new_statuses == NewStatuses::kKeepSentResponded) return;
    for (const CampaignMemberStatus& row : facts_.rows) {
      const bool in_channel = std::any_of(usable_.begin(), usable_.end(), [&](const auto& status) {
        return SameLabel(labels_, MatchCase::kIgnoreCase, status.name, row.label);
      });
      if (IsAutomaticLabel(Text(row.label)) && !in_channel) plan_.deletes.push_back(row.id);
    }
  }

  /// Which new rows are marked HasResponded: the switch new-responded, for campaigns the sync
  /// created; a status added to an existing campaign responds when it is a success.
  [[nodiscard]] bool Responds(const ProgressionStatus& status) const {
    if (!facts_.created_campaign) return status.success;
    const bool is_last = usable_.back().id == status.id;
    switch (policy_.new_responded) {
      case NewResponded::kSuccess:
        return status.success || (!HasSuccessStatus(facts_.channel) && is_last);
      case NewResponded::kAllButFirst:
        return !IsFirst(status) || usable_.size() == 1;
      case NewResponded::kLastOnly:
        return is_last;
    }
    CAMPSYNC_UNREACHABLE();
  }

  [[nodiscard]] bool IsFirst(const ProgressionStatus& status) const {
    return usable_.front().id == status.id;
  }

  bool Fits(const ProgressionStatus& status) {
    const std::size_t length = CharacterCount(Text(status.name));
    if (length <= salesforce::kPicklistLengthMax) return true;
    AddFinding(status.name, ErrorCode::kStatusNameTooLong, "MK-NEW-10",
               fmt::format("status '{}' has {} characters; a campaign member holds 40",
                           Text(status.name), length));
    return false;
  }

  std::int32_t NextSortOrder() const {
    std::int32_t highest = 0;
    for (const auto& row : facts_.rows) highest = std::max(highest, row.sort_order.value_or(0));
    return highest + static_cast<std::int32_t>(plan_.creates.size()) + 1;
  }

  const StatusRecord* AgreedFor(const ProgressionStatus& status) const {
    const StatusRecord* former = nullptr;
    for (const StatusRecord& one : facts_.agreed) {
      if (one.marketo_status == status.id) return &one;
      if (one.stood_for == status.id) former = &one;
    }
    return former;
  }
  const CampaignMemberStatus* RowWithId(salesforce::CampaignMemberStatusId id) const {
    const auto found = std::find_if(facts_.rows.begin(), facts_.rows.end(),
                                    [&](const auto& row) { return row.id == id; });
    return found == facts_.rows.end() ? nullptr : &*found;
  }
  const CampaignMemberStatus* RowInOtherCase(Label name) const {
    const auto found = std::find_if(facts_.rows.begin(), facts_.rows.end(), [&](const auto& row) {
      return SameLabel(labels_, MatchCase::kIgnoreCase, row.label, name);
    });
    return found == facts_.rows.end() ? nullptr : &*found;
  }
  const CampaignMemberStatus* RowNamed(Label name) const {
    const auto found = std::find_if(facts_.rows.begin(), facts_.rows.end(),
                                    [&](const auto& row) { return Same(row.label, name); });
    return found == facts_.rows.end() ? nullptr : &*found;
  }

  void AddFinding(Label label, ErrorCode code, RuleId rule, std::string text,
                  std::vector<std::string_view> switches = {}) {
    plan_.findings.push_back({label, Error{code, std::move(text), {}}, rule, std::move(switches)});
  }
  [[nodiscard]] bool Same(Label left, Label right) const {
    return SameLabel(labels_, policy_.match_case, left, right);
  }
  [[nodiscard]] std::string_view Text(Label label) const { return labels_.Text(label); }

  const StatusPlanFacts& facts_;
  const SyncPolicy& policy_;
  const LabelTable& labels_;
  std::vector<ProgressionStatus> usable_;
  StatusPlan plan_;
};

}  // namespace

StatusPlan PlanStatuses(const StatusPlanFacts& facts, const SyncPolicy& policy,
                        const LabelTable& labels) {
  return Planner(facts, policy, labels).Plan();
}

std::vector<ProgressionStatus> UsableStatuses(const marketo::Channel& channel) {
  std::vector<ProgressionStatus> usable;
  for (const auto& status : channel.statuses) {
    if (!status.IsNotInProgram() && !status.hidden && !status.retired) usable.push_back(status);
  }
  std::stable_sort(usable.begin(), usable.end(),
                   [](const auto& a, const auto& b) { return a.step < b.step; });
  return usable;
}

bool HasSuccessStatus(const marketo::Channel& channel) {
  const auto usable = UsableStatuses(channel);
  return std::any_of(usable.begin(), usable.end(), [](const auto& one) { return one.success; });
}

}  // namespace campsync
