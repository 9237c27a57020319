// SPDX-License-Identifier: Apache-2.0
//
// Tally: exact counts of what an engine did through its ports. CountingPort and CountingStore stand
// between the engine and a world and count; they change nothing. Counts, unlike times, are the same
// on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>

#include "core/marketo/port.h"
#include "core/salesforce/port.h"
#include "core/store/state_store.h"

namespace campsync::bench {

struct Tally {
  std::int64_t calls = 0;         // requests to either vendor
  std::int64_t rows_read = 0;     // rows, log entries and deletions in replies
  std::int64_t rows_written = 0;  // results in replies
  std::int64_t appends = 0;       // to the store
  std::int64_t deltas = 0;        // records in them
  bool operator==(const Tally&) const = default;

  Tally& operator-=(const Tally& before);
};
[[nodiscard]] inline Tally operator-(Tally after, const Tally& before) { return after -= before; }

inline Tally& Tally::operator-=(const Tally& before) {
  calls -= before.calls;
  rows_read -= before.rows_read;
  rows_written -= before.rows_written;
  appends -= before.appends;
  deltas -= before.deltas;
  return *this;
}

/// Adds what one reply holds.
template <class Reply>
void Count(const Reply& reply, Tally& tally) {
  const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  if constexpr (requires { reply.rows; }) {
    tally.rows_read += size(reply.rows);
  } else if constexpr (requires { reply.changes; }) {
    tally.rows_read += size(reply.changes);
  } else if constexpr (requires { reply.deleted_records; }) {
    tally.rows_read += size(reply.deleted_records);
  } else if constexpr (requires { reply.results; }) {
    tally.rows_written += size(reply.results);
  }
}

template <class Port, class Request, class Reply>
class CountingPort : public Port {
 public:
  CountingPort(Port& inner, Tally& tally) : inner_(inner), tally_(tally) {}

  Result<Timed<Reply>> Execute(const Request& request) override {
    Result<Timed<Reply>> answer = inner_.Execute(request);
    ++tally_.calls;
    if (answer) std::visit([this](const auto& reply) { Count(reply, tally_); }, answer->value);
    return answer;
  }

 private:
  Port& inner_;
  Tally& tally_;
};

using CountingMarketo = CountingPort<marketo::Port, marketo::Request, marketo::Reply>;
using CountingSalesforce = CountingPort<salesforce::Port, salesforce::Request, salesforce::Reply>;

class CountingStore : public store::StateStore {
 public:
  CountingStore(StateStore& inner, Tally& tally) : inner_(inner), tally_(tally) {}

  Result<Done> Append(const store::Deltas& deltas) override {
    ++tally_.appends;
    tally_.deltas += static_cast<std::int64_t>(deltas.size());
    return inner_.Append(deltas);
  }
  Result<store::Snapshot> Load() override { return inner_.Load(); }

 private:
  StateStore& inner_;
  Tally& tally_;
};

}  // namespace campsync::bench
