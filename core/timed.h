// SPDX-License-Identifier: Apache-2.0
//
// Timed<T>: a reply and the server's clock when it was made. The only way time enters the core, and
// never a time the core made up: two vendors' clocks differ, so the instant is that vendor's own.
#pragma once

#include "core/time.h"

namespace campsync {

template <class T>
struct Timed {
  Instant server_time;
  T value;
  bool operator==(const Timed&) const = default;
};

}  // namespace campsync
