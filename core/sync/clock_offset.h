// SPDX-License-Identifier: Apache-2.0
//
// ClockOffset: how far Salesforce's clock is ahead of Marketo's, measured by bracketing one call to
// Salesforce between two to Marketo. Times of the two clocks are compared only through it, and only
// when they are further apart than the measurement can be wrong.
#pragma once

#include "core/time.h"

namespace campsync {

/// Which of two times came first; kTie when the clocks cannot tell.
enum class Order { kMarketoFirst, kSalesforceFirst, kTie };

class ClockOffset {
 public:
  ClockOffset() = default;

  /// From server times of three calls made in this order. `round_trip` is then known up to 1 s.
  ClockOffset(Instant marketo_before, Instant salesforce, Instant marketo_after)
      : ahead_{salesforce.ms - (marketo_before.ms + marketo_after.ms) / 2},
        tolerance_{marketo_after.ms - marketo_before.ms + 1000} {}

  /// Compares a time on Marketo's clock with one on Salesforce's.
  [[nodiscard]] Order Compare(Instant marketo, Instant salesforce) const {
    const Duration apart = (salesforce - ahead_) - marketo;
    if (apart.ms >= -tolerance_.ms && apart.ms <= tolerance_.ms) return Order::kTie;
    return apart.ms > 0 ? Order::kMarketoFirst : Order::kSalesforceFirst;
  }

  [[nodiscard]] Duration tolerance() const { return tolerance_; }

 private:
  Duration ahead_{0};
  Duration tolerance_{1000};
};

}  // namespace campsync
