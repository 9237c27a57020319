// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/call_size.h"

#include <algorithm>
#include <type_traits>
#include <variant>

namespace campsync::harness {
namespace {

// The list of records that a request names; nullptr: it names none.
template <class Request>
const auto* ListOf(const Request& request) {
  if constexpr (requires { request.records; }) {
    return &request.records;
  } else if constexpr (requires { request.ids; }) {
    return &request.ids;
  } else if constexpr (requires { request.keys; }) {
    return &request.keys;
  } else if constexpr (requires { request.campaigns; }) {
    return &request.campaigns;
  } else if constexpr (requires { request.contacts; }) {
    return &request.contacts;
  } else if constexpr (requires { request.people; }) {
    return &request.people;
  } else if constexpr (requires { request.members; }) {
    return &request.members;
  } else if constexpr (requires { request.merges; }) {
    return &request.merges;
  } else if constexpr (requires { request.rows; }) {
    return &request.rows;
  } else {
    return static_cast<const std::vector<int>*>(nullptr);
  }
}

template <class Reply>
std::size_t RowsIn(const Reply& reply) {
  if constexpr (requires { reply.rows; }) {
    return reply.rows.size();
  } else if constexpr (requires { reply.changes; }) {
    return reply.changes.size();
  } else {
    return 0;
  }
}

template <class Reply>
void CountAnswers(const Reply& reply, CallSize& size) {
  if constexpr (requires { reply.results; }) {
    size.answered = reply.results.size();
    size.refused = static_cast<std::size_t>(
        std::ranges::count_if(reply.results, [](const auto& one) { return !one.ok(); }));
  }
}

template <class Call>
CallSize SizeOfCall(const Call& call, std::size_t records_max) {
  CallSize size{.is_write = IsWrite(call.request)};
  std::size_t most = records_max;
  std::visit(
      [&](const auto& request) {
        if constexpr (requires { request.limit; }) {
          size.is_query = true;
          most = request.limit;
        }
        if (const auto* list = ListOf(request)) size.records = list->size();
      },
      call.request);
  if (call.reply && call.reply->ok()) {
    std::visit(
        [&](const auto& reply) {
          if (size.is_query) size.records = RowsIn(reply);
          CountAnswers(reply, size);
        },
        (*call.reply)->value);
  }
  size.is_full = size.records >= most;
  return size;
}

}  // namespace

CallSize SizeOf(const sim::JournalEntry& entry) {
  if (const auto* call = entry.content.As<sim::MarketoCall>()) {
    return SizeOfCall(*call, marketo::kBatchSizeMax);
  }
  if (const auto* call = entry.content.As<sim::SalesforceCall>()) {
    return SizeOfCall(*call, salesforce::kCollectionSizeMax);
  }
  return {};
}

}  // namespace campsync::harness
