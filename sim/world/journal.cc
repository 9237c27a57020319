// SPDX-License-Identifier: Apache-2.0
#include "sim/world/journal.h"

#include <utility>

namespace campsync::sim {
namespace {

EntryContent Keepable(const marketo::Request& request, const Result<Timed<marketo::Reply>>* reply) {
  MarketoCall call{request, std::nullopt};
  if (reply != nullptr) call.reply = *reply;
  return call;
}

EntryContent Keepable(const salesforce::Request& request,
                      const Result<Timed<salesforce::Reply>>* reply) {
  SalesforceCall call{request, std::nullopt};
  if (reply != nullptr) call.reply = *reply;
  return call;
}

EntryContent Keepable(const StoreRequest& request, const Result<Timed<StoreReply>>* reply) {
  std::optional<Result<Done>> outcome;
  if (reply != nullptr) {
    if (reply->ok()) {
      outcome = Result<Done>(Done{});
    } else {
      outcome = Result<Done>(reply->error());
    }
  }
  if (const auto* append = std::get_if<AppendCall>(&request)) {
    return StoreAppend{*append->deltas, std::move(outcome)};
  }
  return StoreLoad{std::move(outcome)};
}

}  // namespace

Journal::Journal(const VirtualClock& clock, const LabelTable& labels, JournalDetail detail)
    : clock_(clock), hasher_(labels), detail_(detail) {}

void Journal::Note(Lane lane, std::string_view kind, std::string text) {
  JournalEntry entry = Begin(lane, EntryKind::kNote, kind);
  hasher_.Add(std::string_view(text));
  if (detail_ == JournalDetail::kEntries) entry.content = NoteText{std::move(text)};
  Keep(std::move(entry));
}

template <class Port>
void Journal::Effect(const RequestOf<Port>& request, const AnswerOf<Port>& reply) {
  JournalEntry entry = Begin(PortTraits<Port>::kLane, EntryKind::kEffect, OperationName(request));
  last_effect_ = entry.sequence;
  hasher_.Add(request);
  hasher_.Add(reply);
  if (detail_ == JournalDetail::kEntries) entry.content = Keepable(request, &reply);
  Keep(std::move(entry));
}

template <class Port>
void Journal::Fault(const RequestOf<Port>& request, std::string_view fault) {
  JournalEntry entry = Begin(PortTraits<Port>::kLane, EntryKind::kFault, OperationName(request));
  last_fault_ = entry.sequence;
  entry.fault = fault;
  hasher_.Add(fault);
  hasher_.Add(request);
  if (detail_ == JournalDetail::kEntries) entry.content = Keepable(request, nullptr);
  Keep(std::move(entry));
}

template <class Port>
void Journal::Answer(const RequestOf<Port>& request, const AnswerOf<Port>& reply,
                     std::int64_t asked_at) {
  JournalEntry entry = Begin(PortTraits<Port>::kLane, EntryKind::kAnswer, OperationName(request));
  // Between the engine and the org only a fault changes a reply: without one it is the effect's.
  const bool faulted = last_fault_ > asked_at;
  CAMPSYNC_CHECK(faulted || last_effect_ > asked_at);
  entry.effect = faulted ? 0 : last_effect_;
  hasher_.Add(entry.effect);
  if (faulted) hasher_.Add(reply);
  if (faulted && detail_ == JournalDetail::kEntries) entry.content = Keepable(request, &reply);
  Keep(std::move(entry));
}

JournalEntry Journal::Begin(Lane lane, EntryKind kind, std::string_view operation) {
  ++size_;
  hasher_.Add(clock_.Now());
  hasher_.Add(lane);
  hasher_.Add(kind);
  hasher_.Add(operation);
  JournalEntry entry;
  entry.sequence = size_;
  entry.time = clock_.Now();
  entry.lane = lane;
  entry.kind = kind;
  entry.operation = operation;
  return entry;
}

void Journal::Keep(JournalEntry entry) {
  if (detail_ == JournalDetail::kEntries) entries_.push_back(std::move(entry));
}

template void Journal::Effect<marketo::Port>(const marketo::Request&,
                                             const AnswerOf<marketo::Port>&);
template void Journal::Effect<salesforce::Port>(const salesforce::Request&,
                                                const AnswerOf<salesforce::Port>&);
template void Journal::Effect<StorePort>(const StoreRequest&, const AnswerOf<StorePort>&);
template void Journal::Fault<marketo::Port>(const marketo::Request&, std::string_view);
template void Journal::Fault<salesforce::Port>(const salesforce::Request&, std::string_view);
template void Journal::Fault<StorePort>(const StoreRequest&, std::string_view);
template void Journal::Answer<marketo::Port>(const marketo::Request&,
                                             const AnswerOf<marketo::Port>&, std::int64_t);
template void Journal::Answer<salesforce::Port>(const salesforce::Request&,
                                                const AnswerOf<salesforce::Port>&, std::int64_t);
template void Journal::Answer<StorePort>(const StoreRequest&, const AnswerOf<StorePort>&,
                                         std::int64_t);

}  // namespace campsync::sim
