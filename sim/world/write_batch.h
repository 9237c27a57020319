// SPDX-License-Identifier: Apache-2.0
//
// WriteBatch: the records of one writing request, so that a fault can take one of them out, let the
// others through, and put an error where its result belongs. Works on every request whose reply is
// one result a record; it changes no request, it makes new ones.
#pragma once

#include <cstddef>
#include <utility>
#include <variant>

#include "core/check.h"
#include "core/error.h"
#include "core/result.h"
#include "sim/world/port_traits.h"

namespace campsync::sim {

namespace write_batch_internal {

/// Whether a reply answers record by record.
template <class Reply>
concept AnswersEachRecord = requires(Reply reply) {
  reply.results;
};

/// The list of records in a request, under the name its vendor gives it.
template <class OneRequest>
auto& RecordsOf(OneRequest& request) {
  if constexpr (requires { request.records; }) {
    return request.records;
  } else if constexpr (requires { request.ids; }) {
    return request.ids;
  } else if constexpr (requires { request.people; }) {
    return request.people;
  } else if constexpr (requires { request.merges; }) {
    return request.merges;
  } else if constexpr (requires { request.members; }) {
    return request.members;
  } else if constexpr (requires { request.merges; }) {
    return request.merges;
  } else {
    return request.rows;
  }
}

template <class List>
void EraseAt(List& list, std::size_t index) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
}

}  // namespace write_batch_internal

template <class Port>
class WriteBatch {
 public:
  using Request = RequestOf<Port>;
  using Reply = typename PortTraits<Port>::Reply;

  /// Borrows the request.
  explicit WriteBatch(const Request& request) : request_(request) {}

  /// Number of records; 0 for reads and for calls that are not in batches.
  [[nodiscard]] std::size_t size() const {
    return std::visit(
        []<class OneRequest>(const OneRequest& one) {
          if constexpr (write_batch_internal::AnswersEachRecord<typename OneRequest::Reply>) {
            return write_batch_internal::RecordsOf(one).size();
          } else {
            return std::size_t{0};
          }
        },
        request_);
  }

  /// The same request without the record at `index`, which is below size().
  [[nodiscard]] Request Without(std::size_t index) const {
    CAMPSYNC_CHECK(index < size());
    return std::visit(
        [index]<class OneRequest>(OneRequest one) -> Request {
          if constexpr (write_batch_internal::AnswersEachRecord<typename OneRequest::Reply>) {
            write_batch_internal::EraseAt(write_batch_internal::RecordsOf(one), index);
          }
          return one;
        },
        request_);
  }

  /// The reply to a request without records, of the type that answers this one.
  [[nodiscard]] Reply EmptyReply() const {
    return std::visit(
        []<class OneRequest>(const OneRequest&) -> Reply { return typename OneRequest::Reply{}; },
        request_);
  }

  /// Puts `error` into the reply to Without(index), as the result of the record that was left out.
  static void InsertError(Reply& reply, std::size_t index, const Error& error) {
    std::visit(
        [&]<class OneReply>(OneReply& one) {
          if constexpr (write_batch_internal::AnswersEachRecord<OneReply>) {
            CAMPSYNC_CHECK(index <= one.results.size());
            one.results.insert(one.results.begin() + static_cast<std::ptrdiff_t>(index), error);
          }
        },
        reply);
  }

 private:
  const Request& request_;
};

}  // namespace campsync::sim
