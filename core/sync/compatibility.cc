// SPDX-License-Identifier: Apache-2.0
#include "core/sync/compatibility.h"

#include <algorithm>
#include <set>

namespace campsync {
namespace {

class Matcher {
 public:
  Matcher(const CompatibilityFacts& facts, const SyncPolicy& policy, const LabelTable& labels)
      : facts_(facts), policy_(policy), labels_(labels) {}

  /// Readings A and B: statuses of the campaign that the channel lacks.
  void CollectMissingInChannel(std::set<std::string>& offenders) const {
    if (policy_.match == Match::kInUse) {
      for (const auto& [label, count] : facts_.in_use) AddIfNotInChannel(label, offenders);
      return;
    }
    for (const auto& status : facts_.statuses) AddIfNotInChannel(status.label, offenders);
  }

  /// The other direction of reading C: statuses of the channel that the campaign lacks.
  void CollectMissingOnCampaign(std::set<std::string>& offenders) const {
    for (const auto& status : facts_.channel.statuses) {
      if (!Counts(status)) continue;
      const bool on_campaign =
          std::any_of(facts_.statuses.begin(), facts_.statuses.end(), [&](const auto& row) {
            return SameLabel(labels_, policy_.match_case, row.label, status.name);
          });
      if (!on_campaign) offenders.emplace(labels_.Text(status.name));
    }
  }

 private:
  [[nodiscard]] bool Counts(const marketo::ProgressionStatus& status) const {
    if (status.IsNotInProgram() || status.retired) return false;
    return !status.hidden || policy_.match_hidden == MatchHidden::kCount;
  }

  void AddIfNotInChannel(Label label, std::set<std::string>& offenders) const {
    const auto& channel = facts_.channel.statuses;
    const bool known = std::any_of(channel.begin(), channel.end(), [&](const auto& status) {
      return Counts(status) && SameLabel(labels_, policy_.match_case, status.name, label);
    });
    if (!known) offenders.emplace(labels_.Text(label));
  }

  const CompatibilityFacts& facts_;
  const SyncPolicy& policy_;
  const LabelTable& labels_;
};

}  // namespace

Compatibility CheckCompatibility(const CompatibilityFacts& facts, const SyncPolicy& policy,
                                 const LabelTable& labels) {
  Compatibility answer;
  if (facts.in_use.empty()) {
    answer.switches = {"match-empty-campaign"};
    if (policy.match_empty_campaign == MatchEmptyCampaign::kAllow) return answer;
  }
  answer.switches.insert(answer.switches.end(), {"match", "match-case", "match-hidden"});
  std::set<std::string> offenders;
  const Matcher matcher(facts, policy, labels);
  matcher.CollectMissingInChannel(offenders);
  if (policy.match == Match::kEqual) matcher.CollectMissingOnCampaign(offenders);
  answer.compatible = offenders.empty();
  answer.offenders.assign(offenders.begin(), offenders.end());
  return answer;
}

}  // namespace campsync
