// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reference/row_sightings.h"

#include <algorithm>
#include <optional>

namespace campsync::harness {

std::vector<RowSighting> SightingsOf(const LawView& rest, const salesforce::MemberKey& member) {
  const SalesforceView& salesforce = rest.after.salesforce;
  const salesforce::PersonRef record = salesforce.PresentRecord(member.person);
  std::vector<RowSighting> sightings;
  for (const sim::JournalEntry& entry : rest.journal) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (call == nullptr || !call->reply || !call->reply->ok()) continue;
    const auto* rows =
        std::get_if<salesforce::Rows<salesforce::CampaignMember>>(&(*call->reply)->value);
    if (rows == nullptr) continue;
    for (const salesforce::CampaignMember& row : rows->rows) {
      if (row.campaign != member.campaign || row.is_deleted) continue;
      if (salesforce.PresentRecord(row.person) != record) continue;
      sightings.push_back({.journal = entry.sequence,
                           .status = rest.labels.Text(row.status),
                           .changed = row.system_modstamp - salesforce.clock_skew});
    }
  }
  return sightings;
}

std::vector<Instant> TimesShown(std::span<const RowSighting> sightings, const MemberEdit& edit,
                                std::int64_t from, std::int64_t to) {
  std::vector<Instant> times;
  std::optional<Instant> earlier;
  for (const RowSighting& one : sightings) {
    if (one.journal <= edit.journal || one.journal > to || one.status != edit.value) continue;
    const Instant time = std::max(edit.at, one.changed);
    if (one.journal < from) {
      earlier = time;
    } else if (std::ranges::find(times, time) == times.end()) {
      times.push_back(time);
    }
  }
  if (times.empty()) times.push_back(earlier.value_or(edit.at));
  return times;
}

}  // namespace campsync::harness
