// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link_previewer.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/sync/link_checks.h"
#include "core/sync/new_campaign.h"
#include "core/sync/preview_definitions.h"
#include "core/sync/preview_members.h"

namespace campsync {
namespace {

void Note(const LinkCheck& check, LinkPreview& preview) {
  if (check) preview.refusals.push_back(*check);
}

StatusUse UseOf(const std::vector<salesforce::CampaignMember>& members, const LabelTable& labels) {
  std::map<std::string_view, std::pair<Label, std::int64_t>> counts;
  for (const auto& row : members) {
    auto& [label, count] = counts[labels.Text(row.status)];
    label = row.status;
    ++count;
  }
  StatusUse use;
  for (const auto& [text, counted] : counts) use.push_back(counted);
  return use;
}

class Previewer {
 public:
  Previewer(const SyncContext& sync, const LinkQuestion& question, const LinkPreviewFacts& facts)
      : sync_(sync), question_(question), facts_(facts) {}

  /// The refusals, and what the link is about.
  [[nodiscard]] LinkPreview Judge() const {
    LinkPreview preview{.program = question_.program, .campaign = question_.campaign};
    preview.in_program = static_cast<std::int64_t>(facts_.program_members.size());
    preview.in_campaign = static_cast<std::int64_t>(facts_.campaign_members.size());
    Note(CheckSyncIsOn(facts_.settings), preview);
    Note(CheckSyncUser(facts_.user), preview);
    if (!facts_.program) {
      preview.refusals.push_back(
          {.error = {ErrorCode::kProgramUnknown, "there is no such program", {}}});
      return preview;
    }
    Note(CheckProgramType(*facts_.program, sync_.policy), preview);
    if (question_.campaign) {
      JudgeCampaign(*question_.campaign, preview);
    } else {
      JudgeNewCampaign(preview);
    }
    return preview;
  }

 private:
  void JudgeCampaign(salesforce::CampaignId id, LinkPreview& preview) const {
    if (const LinkCheck unknown = CheckCampaignIsKnown(sync_.state, id)) {
      preview.refusals.push_back(*unknown);
      return;
    }
    preview.campaign_name = sync_.state.FindCampaign(id)->name;
    if (const LinkCheck hidden = CheckCampaignIsVisible(facts_.campaign)) {
      preview.refusals.push_back(*hidden);
      return;
    }
    const salesforce::Campaign& campaign = facts_.campaign.front();
    preview.campaign_name = campaign.name;
    Note(CheckCampaignIsActive(campaign), preview);
    Note(CheckCampaignIsFree(sync_.state, question_.program, id), preview);
    const store::LinkRecord* present = sync_.state.FindLink(question_.program);
    if (present != nullptr && store::Joins(present->state)) {
      preview.is_linked_already = present->campaign == id;
      if (!preview.is_linked_already) preview.leaves_campaign = present->campaign;
    }
    if (!preview.is_linked_already) JudgeStatuses(preview);
  }

  void JudgeStatuses(LinkPreview& preview) const {
    LabelTable& labels = sync_.ports.labels;
    const StatusUse use = UseOf(facts_.campaign_members, labels);
    const Compatibility compatibility =
        CheckCompatibility({.channel = *facts_.channel, .statuses = facts_.statuses, .in_use = use},
                           sync_.policy, labels);
    Note(CheckStatusesMatch(*facts_.channel, compatibility), preview);
    for (const std::string& offender : compatibility.offenders) {
      preview.incompatible.push_back(Incompatible(labels.Intern(offender), use));
    }
  }

  [[nodiscard]] IncompatibleStatus Incompatible(Label label, const StatusUse& use) const {
    const bool is_on_campaign = std::any_of(facts_.statuses.begin(), facts_.statuses.end(),
                                            [&](const auto& row) { return row.label == label; });
    const auto used =
        std::find_if(use.begin(), use.end(), [&](const auto& one) { return one.first == label; });
    if (used != use.end()) return {label, true, used->second};
    if (is_on_campaign) return {label, true, 0};
    const ChannelView channel = sync_.ViewOf(*facts_.channel);
    const auto holds = [&](const marketo::ProgramMember& member) {
      const auto* status = channel.Find(member.status);
      return status != nullptr && status->name == label;
    };
    const auto& members = facts_.program_members;
    return {label, false, std::count_if(members.begin(), members.end(), holds)};
  }

  void JudgeNewCampaign(LinkPreview& preview) const {
    const auto fields = NewCampaignFields({.program = *facts_.program,
                                           .channel = *facts_.channel,
                                           .today = facts_.today,
                                           .name = question_.new_name},
                                          sync_.policy, sync_.ports.labels);
    preview.campaign_name = fields.name;
    Note(CheckStatusesForNew(*facts_.channel, sync_.policy, sync_.ports.labels), preview);
    Note(CheckProgramIsFree(sync_.state, question_.program), preview);
    if (auto error = PredictCampaignRefusal(fields, sync_.ports.labels)) {
      auto offenders = error->fields;
      preview.refusals.push_back(
          {.error = *std::move(error), .rule = "MK-NEW-09", .offenders = std::move(offenders)});
    }
  }

  const SyncContext& sync_;
  const LinkQuestion& question_;
  const LinkPreviewFacts& facts_;
};

}  // namespace

Result<LinkPreview, Refusal> PreviewLinking(const SyncContext& sync, const LinkQuestion& question) {
  LinkPreviewReads reads(sync);
  if (!reads.ReadEnds(question)) return reads.failure();
  LinkPreview preview = Previewer(sync, question, reads.facts()).Judge();
  if (preview.WouldBeRefused() || preview.is_linked_already) return preview;
  if (!reads.ReadPeople()) return reads.failure();
  const auto statuses = PreviewDefinitions(sync, question, reads.facts(), preview);
  PreviewMembers(sync, reads.facts(), statuses, preview);
  return preview;
}

}  // namespace campsync
