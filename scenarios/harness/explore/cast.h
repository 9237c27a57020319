// SPDX-License-Identifier: Apache-2.0
//
// Cast: who and what a generated case can act on, by the keys of its world. What the generator
// remembers of what it has drawn, not what is true while the case runs: a record may be gone or not
// yet there, and then the act is refused.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "scenarios/harness/scenario_given.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

struct Cast {
  struct Pair {
    std::string program;
    std::string campaign;
    std::string channel;
    std::vector<std::string> statuses;  // that the channel has had, without `Not in Program`
  };

  std::vector<Pair> pairs;
  std::vector<std::string> people;           // Marketo's
  std::vector<SalesforcePersonKey> records;  // leads and contacts that are or may come to be
  std::vector<SalesforcePersonKey> crowd;    // on whom acts fall all at once, if there is one
  std::size_t names_used = 0;                // of PersonName()
  std::int64_t made = 0;                     // programs, campaigns and statuses, for their names
  /// What gives the sync user back what it was denied, each once.
  std::map<std::string, on_salesforce::Action, std::less<>> give_back;

  /// Every channel has the statuses of its pairs: one pair's list is every such pair's.
  void AddStatus(const std::string& channel, const std::string& status);
  [[nodiscard]] std::vector<std::string> KeysOf(SalesforcePersonKey::Kind kind) const;
};

/// `ann`, `bob`, ..., `ann2`: the same for the same number, and different for different ones.
[[nodiscard]] std::string PersonName(std::size_t number);

}  // namespace campsync::harness
