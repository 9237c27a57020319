// SPDX-License-Identifier: Apache-2.0
#include "core/sync/attribute_plan.h"

#include <algorithm>

namespace campsync {
namespace {

using marketo::PeriodCost;
using CostUpdate = salesforce::FieldUpdate<Money>;

/// The costs that count; with sum_to_date those of later months do not yet.
std::vector<PeriodCost> CostsThatCount(const std::vector<PeriodCost>& costs, Date today,
                                       const SyncPolicy& policy) {
  std::vector<PeriodCost> counting;
  for (const PeriodCost& cost : costs) {
    const bool later = cost.month > MonthOf(today);
    if (policy.cost != CostSum::kSumToDate || !later) counting.push_back(cost);
  }
  return counting;
}

/// MK-ATTR-06. `costs` is not empty.
Money Total(const std::vector<PeriodCost>& costs, const SyncPolicy& policy) {
  if (policy.cost == CostSum::kLast) {
    // The latest month; of several in one month the one entered last.
    return std::max_element(costs.rbegin(), costs.rend(),
                            [](const auto& a, const auto& b) { return a.month < b.month; })
        ->cost;
  }
  Money total;
  for (const PeriodCost& cost : costs) total += cost.cost;
  return total;
}

/// Whether a cost that the sync wrote may be there.
bool MayHoldCost(const CostWritten& written, const SyncPolicy& policy) {
  const auto is_cost = [&](const std::optional<CostUpdate>& one) {
    return one && (one->value != Money{0} || policy.cost_none != CostNone::kZero);
  };
  return is_cost(written.sent) || is_cost(written.under_way);
}

CostWish WishWithoutCosts(const CostWritten& written, const SyncPolicy& policy) {
  if (!MayHoldCost(written, policy)) {
    CostWish wish{.switches = {"cost-none"}};
    if (policy.cost_none == CostNone::kZero) wish.cost = CostUpdate{Money{0}};
    return wish;
  }
  CostWish wish{.switches = {"cost-cleared"}};
  switch (policy.cost_cleared) {
    case CostCleared::kNull:
      wish.cost = CostUpdate{};
      break;
    case CostCleared::kZero:
      wish.cost = CostUpdate{Money{0}};
      break;
    case CostCleared::kLeave:
      break;
  }
  return wish;
}

bool ReassertsEveryCycle(const SyncPolicy& policy) {
  return policy.attribute_reassert == AttributeReassert::kEveryCycle;
}

}  // namespace

CostWish WishForCost(const std::vector<PeriodCost>& costs, const CostWritten& written, Date today,
                     const SyncPolicy& policy) {
  const auto counting = CostsThatCount(costs, today, policy);
  if (counting.empty()) {
    CostWish wish = WishWithoutCosts(written, policy);
    if (!costs.empty()) wish.switches.emplace_back("cost");  // there are some, later ones
    return wish;
  }
  return {.cost = CostUpdate{Total(counting, policy)}, .switches = {"cost"}};
}

std::vector<AttributeWrite> PlanAttributes(const AttributeFacts& facts, const SyncPolicy& policy) {
  std::vector<AttributeWrite> writes;
  const bool reassert = ReassertsEveryCycle(policy);
  const Label type = facts.channel_name;
  const bool type_is_new = facts.link.type_sent != type || facts.link.type_under_way;
  if (type_is_new || (reassert && facts.campaign.type != type)) {
    AttributeWrite write{.rule = "MK-ATTR-01"};
    write.update = {.id = facts.link.campaign, .type = salesforce::FieldUpdate<Label>{type}};
    if (!type_is_new) {
      write.rule = "MK-ATTR-04";
      write.switches.emplace_back("attribute-reassert");
    }
    writes.push_back(std::move(write));
  }
  CostWish wish = WishForCost(
      facts.program.costs, {facts.link.cost_sent, facts.link.cost_under_way}, facts.today, policy);
  if (!wish.cost) return writes;
  const bool differs_there = facts.campaign.actual_cost != wish.cost->value;
  const bool cost_is_new = facts.link.cost_sent != wish.cost || facts.link.cost_under_way;
  if (cost_is_new || (reassert && differs_there)) {
    AttributeWrite write{.rule = "MK-ATTR-02", .switches = std::move(wish.switches)};
    write.update = {.id = facts.link.campaign, .actual_cost = *wish.cost};
    if (!cost_is_new) {
      write.rule = "MK-ATTR-04";
      write.switches.emplace_back("attribute-reassert");
    }
    writes.push_back(std::move(write));
  }
  return writes;
}

}  // namespace campsync
