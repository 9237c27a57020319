// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "core/text.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/resting_link.h"
#include "scenarios/harness/judge/status_lists.h"

namespace campsync::harness {
namespace {

class ListJudge {
 public:
  ListJudge(const LawView& view, const store::LinkRecord& link, const LinkEnds& ends,
            Findings& findings)
      : view_(view), link_(link), offered_(OfferedStatuses(*ends.channel)), findings_(findings) {
    std::ranges::copy_if(view.after.salesforce.statuses, std::back_inserter(rows_),
                         [&](const auto& row) { return row.campaign == link.campaign; });
  }

  void Judge() {
    for (const marketo::ProgressionStatus& status : offered_) JudgeOffered(status);
    if (link_.created_campaign && !IsListEdited(view_, link_.campaign)) JudgeNewCampaign();
  }

 private:
  using Row = salesforce::CampaignMemberStatus;

  // nullptr: the campaign has no such label.
  [[nodiscard]] const Row* RowOf(const marketo::ProgressionStatus& status, MatchCase match) const {
    const auto row = std::ranges::find_if(rows_, [&](const Row& one) {
      return SameStatus(match, view_.labels.Text(one.label), view_.labels.Text(status.name));
    });
    return row == rows_.end() ? nullptr : &*row;
  }

  // Somebody took it off the list, under this or an earlier name: it is flagged, or was restored
  // once (MK-UNLINK-11).
  [[nodiscard]] bool IsTakenOff() const {
    const auto lost = std::ranges::count_if(view_.history.list_edits, [&](const ListEdit& edit) {
      return edit.is_lost && edit.campaign == link_.campaign;
    });
    return lost > (view_.policy.status_deleted == StatusDeleted::kFlag ? 0 : 1);
  }

  void JudgeOffered(const marketo::ProgressionStatus& status) {
    if (RowOf(status, view_.policy.match_case) != nullptr) return;
    const std::string_view name = view_.labels.Text(status.name);
    if (CharacterCount(name) > salesforce::kPicklistLengthMax) return;
    // The org takes it for one that is there (SF-CMS-07).
    if (RowOf(status, MatchCase::kIgnoreCase) != nullptr || IsTakenOff()) return;
    Add(fmt::format("campaign {} has no member status \"{}\" of program {}",
                    view_.names.Of(link_.campaign), name, view_.names.Of(link_.program)),
        "MK-CHAN-06");
  }

  void JudgeNewCampaign() {
    for (const marketo::ProgressionStatus& status : offered_) {
      const Row* row = RowOf(status, view_.policy.match_case);
      const bool is_first = status.id == offered_.front().id;
      if (row == nullptr || row->is_default == is_first) continue;
      Add(fmt::format("\"{}\" of the new campaign {} is {}its default",
                      view_.labels.Text(row->label), view_.names.Of(link_.campaign),
                      row->is_default ? "" : "not "),
          "MK-NEW-07");
    }
    if (view_.policy.new_statuses == NewStatuses::kKeepSentResponded) return;
    for (const Row& row : rows_) {
      const std::string_view label = view_.labels.Text(row.label);
      if (label != "Sent" && label != "Responded") continue;
      if (!std::ranges::any_of(offered_, [&](const auto& status) {
            return SameStatus(MatchCase::kIgnoreCase, view_.labels.Text(status.name), label);
          })) {
        Add(fmt::format("the new campaign {} still has \"{}\"", view_.names.Of(link_.campaign),
                        label),
            "MK-NEW-07");
      }
    }
  }

  void Add(std::string sentence, std::string rule) {
    findings_.push_back({.rule = std::move(rule), .sentence = std::move(sentence)});
  }

  const LawView& view_;
  const store::LinkRecord& link_;
  std::vector<marketo::ProgressionStatus> offered_;
  Findings& findings_;
  std::vector<Row> rows_;
};

}  // namespace

void JudgeStatusesAtRest(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view) || HasRefusedListWrite(view)) return;
  // Which statuses were added after linking is not known here.
  if (view.policy.channel_drift == ChannelDrift::kError) return;
  for (const store::LinkRecord& link : view.after.links) {
    const LinkEnds ends = EndsOf(view, link);
    if (ends.program != nullptr) ListJudge(view, link, ends, findings).Judge();
  }
}

}  // namespace campsync::harness
