// SPDX-License-Identifier: Apache-2.0
//
// StorePort: the state store in the shape of the two vendor ports, one Execute a call, so that the
// decorators of the world wrap all three alike. Not for the engine, which sees store::StateStore.
// StoreAsPort and PortAsStore turn one shape into the other; neither keeps anything.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/check.h"
#include "core/result.h"
#include "core/store/state_store.h"
#include "core/timed.h"
#include "sim/world/clock.h"

namespace campsync::sim {

/// StateStore::Append as a value. It borrows the batch: batches are large and the call is short.
struct AppendCall {
  using Reply = Done;
  static constexpr std::string_view kName = "Append";
  const store::Deltas* deltas = nullptr;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("deltas", *deltas);
  }
};

/// StateStore::Load as a value.
struct LoadCall {
  using Reply = store::Snapshot;
  static constexpr std::string_view kName = "Load";

  template <class Visitor>
  void VisitFields(Visitor&&) const {}
};

using StoreRequest = std::variant<AppendCall, LoadCall>;
using StoreReply = std::variant<Done, store::Snapshot>;

class StorePort {
 public:
  virtual ~StorePort() = default;
  virtual Result<Timed<StoreReply>> Execute(const StoreRequest& request) = 0;
};

[[nodiscard]] inline std::string_view OperationName(const StoreRequest& request) {
  return std::visit([](const auto& call) { return std::string_view(call.kName); }, request);
}
/// An Append is the store's only effect.
[[nodiscard]] inline bool IsWrite(const StoreRequest& request) {
  return std::holds_alternative<AppendCall>(request);
}

/// The innermost link of the chain: calls the store itself. Its time is the world's.
class StoreAsPort : public StorePort {
 public:
  StoreAsPort(store::StateStore& store, const VirtualClock& clock) : store_(store), clock_(clock) {}

  Result<Timed<StoreReply>> Execute(const StoreRequest& request) override {
    if (const auto* append = std::get_if<AppendCall>(&request)) {
      return Answer(store_.Append(*append->deltas));
    }
    return Answer(store_.Load());
  }

 private:
  template <class T>
  Result<Timed<StoreReply>> Answer(Result<T> result) const {
    if (!result) return result.error();
    return Timed<StoreReply>{clock_.Now(), StoreReply(std::move(result).value())};
  }

  store::StateStore& store_;
  const VirtualClock& clock_;
};

/// The outermost link: what the engine holds.
class PortAsStore : public store::StateStore {
 public:
  explicit PortAsStore(StorePort& port) : port_(port) {}

  Result<Done> Append(const store::Deltas& deltas) override {
    return Call<Done>(AppendCall{&deltas});
  }
  Result<store::Snapshot> Load() override { return Call<store::Snapshot>(LoadCall{}); }

 private:
  template <class Reply>
  Result<Reply> Call(const StoreRequest& request) {
    Result<Timed<StoreReply>> answer = port_.Execute(request);
    if (!answer) return answer.error();
    auto* reply = std::get_if<Reply>(&answer->value);
    CAMPSYNC_CHECK(reply != nullptr);
    return std::move(*reply);
  }

  StorePort& port_;
};

}  // namespace campsync::sim
