// SPDX-License-Identifier: Apache-2.0
//
// CallSize: how much one call of a vendor's API asked for or brought, and whether that is all that
// one call can carry. From the request and the reply of a journal's entry alone.
#pragma once

#include <cstddef>

#include "scenarios/harness/judge/history.h"

namespace campsync::harness {

struct CallSize {
  bool is_write = false;
  bool is_query = false;     // its rows come in pages; else it names each record that it means
  bool is_full = false;      // there may be more than one such call carries
  std::size_t records = 0;   // named in the request, or rows of a page
  std::size_t answered = 0;  // records of a write, one answer each
  std::size_t refused = 0;   // of them
};

/// Of a call to either vendor; of anything else nothing.
[[nodiscard]] CallSize SizeOf(const sim::JournalEntry& entry);

}  // namespace campsync::harness
