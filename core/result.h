// SPDX-License-Identifier: Apache-2.0
//
// Result<T, E>: a value or the reason why there is none. Not an exception and not an optional:
// every Result is [[nodiscard]], and asking for the side that is not there is a failed check.
// E defaults to Error, the catalogued vendor error (core/error.h).
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "core/check.h"

namespace campsync {

struct Error;

/// Why a text is not what it should be: a sentence that quotes it and says how to write it.
struct Malformed {
  std::string sentence;
  bool operator==(const Malformed&) const = default;
};

/// The value type of a Result that carries no value.
struct Done {
  bool operator==(const Done&) const = default;
};

template <class T, class E = Error>
class [[nodiscard]] Result {
 public:
  using Value = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] const T& value() const& {
    CAMPSYNC_CHECK(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T& value() & {
    CAMPSYNC_CHECK(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    CAMPSYNC_CHECK(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const E& error() const {
    CAMPSYNC_CHECK(!ok());
    return *std::get_if<1>(&state_);
  }

  const T& operator*() const { return value(); }
  T& operator*() { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  bool operator==(const Result&) const = default;

 private:
  std::variant<T, E> state_;
};

}  // namespace campsync
