// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/status_lists.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <variant>

namespace campsync::harness {
namespace {

template <class Request>
bool IsRefused(const sim::SalesforceCall& call) {
  if (!std::holds_alternative<Request>(call.request) || !call.reply) return false;
  if (!call.reply->ok()) return true;
  const auto* reply = std::get_if<typename Request::Reply>(&(*call.reply)->value);
  return reply != nullptr &&
         std::ranges::any_of(reply->results, [](const auto& one) { return !one.ok(); });
}

}  // namespace

std::vector<marketo::ProgressionStatus> OfferedStatuses(const marketo::Channel& channel) {
  std::vector<marketo::ProgressionStatus> offered;
  std::ranges::copy_if(channel.statuses, std::back_inserter(offered), [](const auto& status) {
    return status.step > 0 && !status.hidden && !status.retired;
  });
  std::ranges::stable_sort(offered, {}, &marketo::ProgressionStatus::step);
  return offered;
}

bool IsListEdited(const LawView& view, salesforce::CampaignId campaign) {
  return std::ranges::find(view.history.list_edits, campaign, &ListEdit::campaign) !=
         view.history.list_edits.end();
}

bool HasRefusedListWrite(const LawView& view) {
  return std::ranges::any_of(view.journal, [](const sim::JournalEntry& entry) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    return entry.kind == sim::EntryKind::kEffect && call != nullptr &&
           (IsRefused<salesforce::CreateStatuses>(*call) ||
            IsRefused<salesforce::UpdateStatuses>(*call) ||
            IsRefused<salesforce::DeleteStatuses>(*call));
  });
}

std::vector<ListedRow> RowsPutOn(const LawView& view, std::int64_t from) {
  std::vector<ListedRow> rows;
  for (const auto& entry : view.journal.subspan(static_cast<std::size_t>(from))) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (entry.kind != sim::EntryKind::kEffect || call == nullptr) continue;
    const auto* creates = std::get_if<salesforce::CreateStatuses>(&call->request);
    if (creates == nullptr || !call->reply || !call->reply->ok()) continue;
    const auto& reply = std::get<salesforce::CreateStatuses::Reply>((*call->reply)->value);
    for (std::size_t i = 0; i < reply.results.size(); ++i) {
      if (reply.results[i].ok()) rows.push_back({entry.sequence, creates->records[i]});
    }
  }
  return rows;
}

std::optional<std::int64_t> LastSawLabel(const LawView& view, salesforce::CampaignId campaign,
                                         std::string_view label, std::int64_t from,
                                         std::int64_t to) {
  std::optional<std::int64_t> saw;
  for (const sim::JournalEntry& entry : view.journal) {
    if (entry.sequence <= from || entry.sequence > to) continue;
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (entry.kind != sim::EntryKind::kEffect || call == nullptr) continue;
    if (!std::holds_alternative<salesforce::QueryStatusLists>(call->request)) continue;
    if (!call->reply || !call->reply->ok()) continue;
    const auto& reply = std::get<salesforce::QueryStatusLists::Reply>((*call->reply)->value);
    const bool is_shown = std::ranges::any_of(reply.rows, [&](const auto& row) {
      return row.campaign == campaign && !row.is_deleted && view.labels.Text(row.label) == label;
    });
    if (is_shown) saw = entry.sequence;
  }
  return saw;
}

}  // namespace campsync::harness
