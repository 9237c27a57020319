// SPDX-License-Identifier: Apache-2.0
//
// AskedCalls: a journal as the engine lived it, call by call: what it asked, what became of that at
// the org or the store, and what it was told. Views into the journal, which must outlive them; its
// notes are left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <variant>
#include <vector>

#include "scenarios/harness/judge/history.h"

namespace campsync::harness {

struct AskedCall {
  const sim::JournalEntry* asked = nullptr;   // never nullptr: the first entry of the call
  const sim::JournalEntry* effect = nullptr;  // nullptr: it never reached the org or the store
  const sim::JournalEntry* told = nullptr;    // has the reply that came; nullptr: none did, a crash

  /// The request; nullptr: another one.
  template <class Request>
  [[nodiscard]] const Request* As() const {
    const auto* call = asked->content.As<CallOf<Request>>();
    return call == nullptr ? nullptr : std::get_if<Request>(&call->request);
  }
  /// What the engine was told of the request; nullptr: nothing, or an error.
  template <class Request>
  [[nodiscard]] const typename Request::Reply* ReplyTo() const {
    return ReplyIn<Request>(told);
  }
  /// What happened, whatever the engine was told; nullptr: nothing. Of a write that a fault held
  /// back in part it has the records that went on alone.
  template <class Request>
  [[nodiscard]] const typename Request::Reply* Happened() const {
    return ReplyIn<Request>(effect);
  }
  /// The error that the whole request was answered with; nullptr: there was none, or no answer.
  template <class Request>
  [[nodiscard]] const Error* ErrorOf() const {
    const auto* call = told == nullptr ? nullptr : told->content.As<CallOf<Request>>();
    return call == nullptr || !call->reply || call->reply->ok() ? nullptr : &call->reply->error();
  }

 private:
  template <class Request>
  using CallOf = std::conditional_t<std::is_constructible_v<marketo::Request, Request>,
                                    sim::MarketoCall, sim::SalesforceCall>;

  template <class Request>
  static const typename Request::Reply* ReplyIn(const sim::JournalEntry* entry) {
    const auto* call = entry == nullptr ? nullptr : entry->content.As<CallOf<Request>>();
    // Several requests have replies of one type.
    if (call == nullptr || !std::holds_alternative<Request>(call->request)) return nullptr;
    if (!call->reply || !call->reply->ok()) return nullptr;
    return std::get_if<typename Request::Reply>(&(*call->reply)->value);
  }
};

/// In the order in which they were asked.
[[nodiscard]] std::vector<AskedCall> AskedCalls(JournalEntries journal);

/// What the engine knew of one record of a write afterwards.
enum class Certainty : std::uint8_t { kDone, kRefused, kUnknown };

/// Of each record of a write, in the order of the request.
template <class Request>
[[nodiscard]] std::vector<Certainty> CertaintiesOf(const AskedCall& call, std::size_t records) {
  const auto of = [](const Error& error) {
    return error.IsDefinite() ? Certainty::kRefused : Certainty::kUnknown;
  };
  const Error* error = call.ErrorOf<Request>();
  std::vector<Certainty> certainties(records, error == nullptr ? Certainty::kUnknown : of(*error));
  const auto* reply = call.ReplyTo<Request>();
  if (reply == nullptr) return certainties;
  for (std::size_t i = 0; i < records; ++i) {
    const auto& result = reply->results[i];
    certainties[i] = result.ok() ? Certainty::kDone : of(result.error());
  }
  return certainties;
}

}  // namespace campsync::harness
