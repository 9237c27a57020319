// SPDX-License-Identifier: Apache-2.0
//
// MarketoActivityLog: what happened to people, in order, for triggers, judges and expectations.
// Rows are added and never changed. The sync reads the change log, never this one.
#pragma once

#include <iterator>
#include <vector>

#include "sim/marketo/activity.h"
#include "sim/marketo/context.h"

namespace campsync::sim {

class MarketoActivityLog {
 public:
  explicit MarketoActivityLog(const MarketoContext& context) : context_(context) {}

  /// Writes one activity of the person, now.
  template <class What>
  void Write(marketo::PersonId person, What what) {
    activities_.push_back({std::ssize(activities_) + 1, person, context_.clock.Now(), what});
  }

  /// All activities, oldest first.
  [[nodiscard]] const std::vector<MarketoActivity>& activities() const { return activities_; }

 private:
  MarketoContext context_;
  std::vector<MarketoActivity> activities_;
};

}  // namespace campsync::sim
