// SPDX-License-Identifier: Apache-2.0
#include "core/sync/channel_view.h"

#include <algorithm>
#include <utility>

namespace campsync {
namespace {

/// The exact name if there is one, else the first that matches.
template <class Row, class NameOfRow, class Usable>
const Row* FindByName(const std::vector<Row>& rows, Label name, const LabelTable& labels,
                      MatchCase match, NameOfRow name_of, Usable usable) {
  const Row* matching = nullptr;
  for (const Row& row : rows) {
    if (!usable(row)) continue;
    if (name_of(row) == name) return &row;
    if (matching == nullptr && SameLabel(labels, match, name_of(row), name)) matching = &row;
  }
  return matching;
}

}  // namespace

const marketo::ProgressionStatus* ChannelView::Find(marketo::StatusId status) const {
  const auto& all = channel_.statuses;
  const auto found = std::find_if(all.begin(), all.end(), [status](const auto& one) {
    return one.id == status && !one.IsNotInProgram();
  });
  return found == all.end() ? nullptr : &*found;
}

const marketo::ProgressionStatus* ChannelView::Find(Label name) const {
  return FindByName(
      channel_.statuses, name, labels_, match_, [](const auto& status) { return status.name; },
      [](const auto& status) { return !status.IsNotInProgram() && !status.retired; });
}

const marketo::ProgressionStatus* ChannelView::First() const {
  const marketo::ProgressionStatus* first = nullptr;
  for (const auto& status : channel_.statuses) {
    if (status.IsNotInProgram() || status.hidden || status.retired) continue;
    if (first == nullptr || status.step < first->step) first = &status;
  }
  return first;
}

CampaignStatuses::CampaignStatuses(std::vector<store::StatusRecord> statuses,
                                   const LabelTable& labels, MatchCase match)
    : statuses_(std::move(statuses)), labels_(labels), match_(match) {}

const store::StatusRecord* CampaignStatuses::Find(Label label) const {
  return FindByName(
      statuses_, label, labels_, match_, [](const auto& status) { return status.label; },
      [](const auto& status) { return !status.drifted; });
}

const store::StatusRecord* CampaignStatuses::FindFor(marketo::StatusId status) const {
  const auto found = std::find_if(statuses_.begin(), statuses_.end(), [status](const auto& one) {
    return one.marketo_status == status;
  });
  return found == statuses_.end() ? nullptr : &*found;
}

std::optional<Label> CampaignStatuses::LabelFor(const marketo::ProgressionStatus& status) const {
  const store::StatusRecord* row = FindFor(status.id);
  if (row == nullptr || row->drifted) row = Find(status.name);
  if (row == nullptr) return std::nullopt;
  return row->label;
}

std::optional<Label> CampaignStatuses::Default() const {
  for (const auto& status : statuses_) {
    if (status.is_default && !status.drifted) return status.label;
  }
  return std::nullopt;
}

}  // namespace campsync
