// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/status_table.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <tuple>

namespace campsync::sim {
namespace {

using Row = salesforce::CampaignMemberStatus;

auto ListPosition(const Row& row) {
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  return std::tuple(row.sort_order ? std::int64_t{*row.sort_order} : kLast, row.id);
}

template <class Matches>
const Row* FirstOf(const StatusTable::List& list, Matches matches) {
  const auto found =
      std::ranges::find_if(list, [&matches](const Row* row) { return matches(*row); });
  return found == list.end() ? nullptr : *found;
}

}  // namespace

const StatusTable::List& StatusTable::ListOf(const salesforce::CampaignId& campaign) const {
  const auto found = lists_.find(campaign);
  return found == lists_.end() ? none_ : found->second;
}

const Row* StatusTable::FindExact(const salesforce::CampaignId& campaign, Label label) const {
  return FirstOf(ListOf(campaign), [label](const Row& row) { return row.label == label; });
}

const Row* StatusTable::FindIgnoringCase(const salesforce::CampaignId& campaign,
                                         Label label) const {
  return FirstOf(ListOf(campaign), [this, label](const Row& row) {
    return SameLabel(labels_, MatchCase::kIgnoreCase, row.label, label);
  });
}

const Row* StatusTable::DefaultOf(const salesforce::CampaignId& campaign) const {
  return FirstOf(ListOf(campaign), [](const Row& row) { return row.is_default; });
}

const Row& StatusTable::Insert(Row row) {
  const Row& inserted = records_.Insert(std::move(row));
  Relist(inserted);
  return inserted;
}

void StatusTable::Relist(const Row& row) {
  List& list = lists_[row.campaign];
  std::erase(list, &row);
  if (row.is_deleted) return;
  const auto at = std::ranges::upper_bound(list, ListPosition(row), {},
                                           [](const Row* other) { return ListPosition(*other); });
  list.insert(at, &row);
}

}  // namespace campsync::sim
