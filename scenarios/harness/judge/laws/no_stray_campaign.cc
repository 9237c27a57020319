// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <variant>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// What the sync stored of links and of campaigns to be made, in this run.
class StoredLinks {
 public:
  explicit StoredLinks(JournalEntries journal) {
    for (const sim::JournalEntry& entry : journal) {
      const auto* append = entry.content.As<sim::StoreAppend>();
      if (append == nullptr) continue;
      for (const store::Delta& delta : append->deltas) {
        std::visit([this](const auto& one) { Take(one); }, delta);
      }
    }
  }

  /// A campaign whose create may have happened, and that nobody can tell from others, waits for a
  /// person.
  [[nodiscard]] bool HasOpenCreate() const { return !open_.empty(); }
  [[nodiscard]] bool WereEverTo(salesforce::CampaignId campaign) const {
    return linked_.contains(campaign);
  }

 private:
  void Take(const store::Put<store::LinkRecord>& put) { linked_.insert(put.record.campaign); }
  void Take(const store::Put<store::CampaignIntent>& put) { open_.insert(put.record.program); }
  void Take(const store::EraseCampaignIntent& erased) { open_.erase(erased.key); }
  void Take(const auto&) {}

  std::set<salesforce::CampaignId> linked_;
  std::set<marketo::ProgramId> open_;
};

}  // namespace

void JudgeNoStrayCampaign(const LawView& view, Findings& findings) {
  const auto& org = view.after.salesforce;
  const auto is_own = [&](const salesforce::Campaign& campaign) {
    return campaign.created_by == org.sync_user.id;
  };
  if (std::ranges::none_of(org.campaigns, is_own)) return;
  const StoredLinks links(view.journal);
  if (links.HasOpenCreate()) return;
  for (const salesforce::Campaign& campaign : org.campaigns) {
    if (!is_own(campaign) || links.WereEverTo(campaign.id)) continue;
    findings.push_back({.sentence = fmt::format("the sync made campaign {}, and no program was "
                                                "ever linked to it",
                                                view.names.Of(campaign.id))});
  }
}

}  // namespace campsync::harness
