// SPDX-License-Identifier: Apache-2.0
//
// StatusPlanTest: a campaign in a real mock org, a channel, and the plan between them. What a plan
// does is seen in the org, so a plan that the vendor would refuse fails.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/status_agreement.h"
#include "sim/salesforce/salesforce_org.h"

namespace campsync::test {

using Texts = std::vector<std::string>;

/// A channel status in words.
struct Spec {
  std::string_view name;
  std::int32_t step = 0;
  bool success = false;
  bool hidden = false;
  bool retired = false;
};

/// A campaign in a real mock org and the channel it is to hold.
class StatusPlanTest : public testing::Test {
 protected:
  static constexpr std::string_view kNobody = "nobody";

  Label Text(std::string_view text) { return labels_.Intern(text); }

  void Channel(const std::vector<Spec>& specs) {
    channel_ = {.id = {1}, .name = "Channel"};
    channel_.statuses.push_back({.id = {100}, .name = Text("Not in Program")});
    for (const Spec& spec : specs) {
      const auto id = static_cast<std::int64_t>(channel_.statuses.size());
      channel_.statuses.push_back({.id = {id},
                                   .name = Text(spec.name),
                                   .step = spec.step,
                                   .success = spec.success,
                                   .hidden = spec.hidden,
                                   .retired = spec.retired});
    }
  }
  marketo::ProgressionStatus& Status(std::string_view name) {
    return *std::ranges::find(channel_.statuses, Text(name), &marketo::ProgressionStatus::name);
  }

  /// The campaign gets these labels, the first as default, the last responded, and no others.
  void CampaignHas(const std::vector<std::string_view>& names) {
    auto user = org_.AsSalesUser();
    std::int32_t sort_order = 2;  // Sent and Responded have 1 and 2
    for (const auto name : names) {
      ASSERT_TRUE(user.AddStatus({.campaign = campaign_,
                                  .label = Text(name),
                                  .sort_order = ++sort_order,
                                  .is_default = name == names.front(),
                                  .has_responded = name == names.back()})
                      .ok());
    }
    for (const auto* automatic : {"Sent", "Responded"}) {
      ASSERT_TRUE(user.DeleteStatus(RowNamed(automatic).id).ok());
    }
  }

  std::vector<salesforce::CampaignMemberStatus> Rows() {
    return org_.port().Call(salesforce::QueryStatusLists{{campaign_}})->value.rows;
  }
  salesforce::CampaignMemberStatus RowNamed(std::string_view label) {
    return *org_.FindStatus(campaign_, Text(label));
  }

  StatusPlan Plan() {
    const auto rows = Rows();
    return PlanStatuses(FactsOn(rows), policy_, labels_);
  }
  void Agree() {
    const auto rows = Rows();
    agreed_ = AgreeStatuses(FactsOn(rows), policy_, labels_);
  }
  /// Writes the plan in the order the engine does. The answer says what the org refused.
  Texts Carry(const StatusPlan& plan) {
    Texts refused;
    const auto note = [&](const auto& reply) {
      for (const auto& one : reply->value.results) {
        if (!one) refused.push_back(FormatError(one.error()));
      }
    };
    note(org_.port().Call(salesforce::CreateStatuses{plan.creates}));
    note(org_.port().Call(salesforce::UpdateStatuses{plan.updates}));
    note(org_.port().Call(salesforce::DeleteStatuses{plan.deletes}));
    return refused;
  }
  /// Plans, writes, expects that nothing was refused, and agrees on the result.
  void Sync() {
    EXPECT_EQ(Carry(Plan()), std::vector<std::string>{});
    Agree();
  }
  /// The channel is carried to a campaign that the sync has just created.
  void CreateNew(const std::vector<Spec>& specs) {
    Channel(specs);
    created_ = true;
    Sync();
  }
  /// The campaign is linked and has the channel's statuses.
  void Linked(const std::vector<Spec>& specs) {
    Channel(specs);
    std::vector<std::string_view> names;
    for (const Spec& spec : specs) names.push_back(spec.name);
    CampaignHas(names);
    Agree();
    linked_ = true;
  }

  /// `Invited (default)`, `Attended (responded)`, in sort order.
  Texts List() {
    Texts list;
    for (const auto* row : org_.StatusesOf(campaign_)) {
      list.push_back(fmt::format("{}{}{}", labels_.Text(row->label),
                                 row->is_default ? " (default)" : "",
                                 row->has_responded ? " (responded)" : ""));
    }
    return list;
  }
  Texts Findings(const StatusPlan& plan) {
    Texts texts;
    for (const auto& one : plan.findings) {
      texts.push_back(fmt::format("{} {}", one.rule.text(), FormatError(one.error)));
    }
    return texts;
  }
  /// What the record of a row says: which status it stands for, and whether it drifted.
  std::string RecordOf(std::string_view label) {
    for (const auto& record : agreed_) {
      if (record.label != Text(label)) continue;
      const auto stands_for = std::ranges::find_if(channel_.statuses, [&](const auto& status) {
        return status.id == record.marketo_status;
      });
      return fmt::format(
          "{}{}", stands_for == channel_.statuses.end() ? kNobody : labels_.Text(stands_for->name),
          record.drifted ? " (drifted)" : "");
    }
    return "no record";
  }

  sim::VirtualClock world_{Instant{1'780'000'000'000}};
  sim::OrgClock clock_{world_, Duration{0}};
  sim::Rules rules_;
  LabelTable labels_;
  sim::VendorBehavior behavior_;
  sim::SalesforceOrg org_{clock_, rules_, labels_, behavior_};
  salesforce::CampaignId campaign_ =
      *org_.AsSalesUser().CreateCampaign({.name = "Spring", .is_active = true});
  marketo::Channel channel_;
  std::vector<store::StatusRecord> agreed_;
  SyncPolicy policy_;
  bool created_ = false;
  bool linked_ = false;

 private:
  StatusPlanFacts FactsOn(const std::vector<salesforce::CampaignMemberStatus>& rows) {
    return {.channel = channel_,
            .campaign = campaign_,
            .agreed = agreed_,
            .rows = rows,
            .created_campaign = created_,
            .linked = linked_};
  }
};

}  // namespace campsync::test
