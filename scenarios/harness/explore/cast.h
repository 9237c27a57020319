// SPDX-License-Identifier: Apache-2.0
//
// Cast: who and what a generated case can act on, by the keys of its world. What the generator
// remembers of what it has drawn, not what is true while the case runs: a record may be gone or not
// yet there, and then the act is refused.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

struct Cast {
  struct Pair {
    std::string program;
    std::string campaign;
    std::string channel;
    std::vector<std::string> statuses;  // without `Not in Program`, in step order
  };

  std::vector<Pair> pairs;
  std::vector<std::string> people;           // Marketo's
  std::vector<SalesforcePersonKey> records;  // leads and contacts that are or may come to be
  std::size_t names_used = 0;                // of PersonName()

  [[nodiscard]] std::vector<std::string> KeysOf(SalesforcePersonKey::Kind kind) const;
};

/// `ann`, `bob`, ..., `ann2`: the same for the same number, and different for different ones.
[[nodiscard]] std::string PersonName(std::size_t number);

}  // namespace campsync::harness
