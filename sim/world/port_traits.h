// SPDX-License-Identifier: Apache-2.0
//
// PortTraits: what the decorators must know about a port to wrap it: its request and reply types,
// its lane, and the errors its transport can end in. One specialization a port, nothing else.
#pragma once

#include "core/error.h"
#include "core/marketo/port.h"
#include "core/salesforce/port.h"
#include "sim/world/lane.h"
#include "sim/world/store_port.h"

namespace campsync::sim {

template <class Port>
struct PortTraits;

template <>
struct PortTraits<marketo::Port> {
  using Request = marketo::Request;
  using Reply = marketo::Reply;
  static constexpr Lane kLane = Lane::kMarketo;
  static constexpr ErrorCode kUnreachable = ErrorCode::kMarketoUnreachable;
  static constexpr ErrorCode kReplyLost = ErrorCode::kMarketoReplyLost;
};

template <>
struct PortTraits<salesforce::Port> {
  using Request = salesforce::Request;
  using Reply = salesforce::Reply;
  static constexpr Lane kLane = Lane::kSalesforce;
  static constexpr ErrorCode kUnreachable = ErrorCode::kSalesforceUnreachable;
  static constexpr ErrorCode kReplyLost = ErrorCode::kSalesforceReplyLost;
};

template <>
struct PortTraits<StorePort> {
  using Request = StoreRequest;
  using Reply = StoreReply;
  static constexpr Lane kLane = Lane::kStore;
  static constexpr ErrorCode kUnreachable = ErrorCode::kStoreFailed;
  static constexpr ErrorCode kReplyLost = ErrorCode::kStoreReplyLost;
};

template <class Port>
using RequestOf = typename PortTraits<Port>::Request;
template <class Port>
using AnswerOf = Result<Timed<typename PortTraits<Port>::Reply>>;

}  // namespace campsync::sim
