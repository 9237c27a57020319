// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/journal_reading.h"

#include <algorithm>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>

namespace campsync::harness {
namespace {

template <class Reply>
concept AnswersEachRecord = requires(const Reply& reply) {
  reply.results;
};

// Records of a reply that were written; `request` tells a membership write that changed nothing.
template <class Request, class Reply>
std::int64_t RecordsWritten(const Request& request, const Reply& reply) {
  std::int64_t written = 0;
  for (std::size_t index = 0; index < reply.results.size(); ++index) {
    const auto& result = reply.results[index];
    if (!result.ok()) continue;
    if constexpr (std::is_same_v<Request, marketo::WriteMirror>) {
      if (!result->changed) continue;
    }
    if constexpr (std::is_same_v<Request, marketo::WriteMembers>) {
      if (result->state == request.members[index].expected) continue;
    }
    ++written;
  }
  return written;
}

template <class OneRequest, class AnyReply>
std::int64_t RecordsWrittenBy(const OneRequest& request, const AnyReply& any) {
  using Reply = typename OneRequest::Reply;
  const auto* reply = std::get_if<Reply>(&any);
  if (reply == nullptr) return 0;
  if constexpr (AnswersEachRecord<Reply>) {
    return RecordsWritten(request, *reply);
  } else {
    return 1;
  }
}

template <class Call>
std::int64_t CountRecords(const Call& call) {
  if (!IsWrite(call.request) || !call.reply || !call.reply->ok()) return 0;
  return std::visit(
      [&](const auto& request) { return RecordsWrittenBy(request, (*call.reply)->value); },
      call.request);
}

// A writing call that reached its org; nullopt: a read, a fault, an answer, a call of the store.
std::optional<WriteTally> WriteOf(const sim::JournalEntry& entry) {
  if (entry.kind != sim::EntryKind::kEffect) return std::nullopt;
  if (const auto* call = std::get_if<sim::MarketoCall>(&entry.content)) {
    if (!IsWrite(call->request)) return std::nullopt;
    return WriteTally{Side::kMarketo, entry.operation, 1, CountRecords(*call)};
  }
  if (const auto* call = std::get_if<sim::SalesforceCall>(&entry.content)) {
    if (!IsWrite(call->request)) return std::nullopt;
    return WriteTally{Side::kSalesforce, entry.operation, 1, CountRecords(*call)};
  }
  return std::nullopt;
}

template <class Call>
bool CallHasError(const Call& call, ErrorCode code) {
  if (!call.reply) return false;
  if (!call.reply->ok()) return call.reply->error().code == code;
  return std::visit(
      [code]<class Reply>(const Reply& reply) {
        if constexpr (AnswersEachRecord<Reply>) {
          return std::ranges::any_of(reply.results, [code](const auto& result) {
            return !result.ok() && result.error().code == code;
          });
        } else {
          return false;
        }
      },
      (*call.reply)->value);
}

}  // namespace

std::vector<WriteTally> TallyWrites(JournalEntries journal) {
  std::map<std::pair<Side, std::string>, WriteTally> tallies;
  for (const sim::JournalEntry& entry : journal) {
    const std::optional<WriteTally> write = WriteOf(entry);
    if (!write) continue;
    WriteTally& tally = tallies[{write->side, write->operation}];
    tally.side = write->side;
    tally.operation = write->operation;
    ++tally.calls;
    tally.records += write->records;
  }
  std::vector<WriteTally> list;
  for (auto& [key, tally] : tallies) list.push_back(std::move(tally));
  return list;
}

std::int64_t CommittedWrites(JournalEntries journal) {
  std::int64_t records = 0;
  for (const WriteTally& tally : TallyWrites(journal)) records += tally.records;
  return records;
}

bool HasError(JournalEntries journal, ErrorCode code) {
  return std::ranges::any_of(journal, [code](const sim::JournalEntry& entry) {
    if (const auto* marketo = std::get_if<sim::MarketoCall>(&entry.content)) {
      return CallHasError(*marketo, code);
    }
    if (const auto* salesforce = std::get_if<sim::SalesforceCall>(&entry.content)) {
      return CallHasError(*salesforce, code);
    }
    return false;
  });
}

bool HasFault(JournalEntries journal) {
  return std::ranges::any_of(
      journal, [](const sim::JournalEntry& entry) { return entry.kind == sim::EntryKind::kFault; });
}

bool IsCommittedWrite(const sim::JournalEntry& entry) {
  const std::optional<WriteTally> write = WriteOf(entry);
  return write && write->records > 0;
}

}  // namespace campsync::harness
