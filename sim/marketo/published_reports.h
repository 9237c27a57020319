// SPDX-License-Identifier: Apache-2.0
//
// MarketoReports: the cycles on the Sync Status and Sync Errors pages. Marketo keeps the last five
// days (MK-ERR-01); older reports are gone. Nothing here is a source of decisions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>

#include "core/marketo/sync_status.h"
#include "sim/marketo/context.h"

namespace campsync::sim {

/// How long a report stays on the pages.
inline constexpr Duration kReportRetention = Duration::Days(5);

struct PublishedReport {
  Instant published_at;  // Marketo's clock
  marketo::SyncReport report;
};

/// A view of the reports on the pages; valid until the next one is published. (clang 14 cannot
/// compile std::ranges::subrange of this library.)
class ShownReports {
 public:
  using Iterator = std::deque<PublishedReport>::const_iterator;

  ShownReports(Iterator first, Iterator last) : first_(first), last_(last) {}

  [[nodiscard]] Iterator begin() const { return first_; }
  [[nodiscard]] Iterator end() const { return last_; }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last_ - first_); }
  [[nodiscard]] const PublishedReport& front() const { return *first_; }

 private:
  Iterator first_;
  Iterator last_;
};

class MarketoReports {
 public:
  explicit MarketoReports(const MarketoContext& context) : context_(context) {}

  void Publish(const marketo::SyncReport& report) {
    const Instant now = context_.clock.Now();
    while (!reports_.empty() &&
           context_.rules.Applies("MK-ERR-01", IsExpired(reports_.front(), now))) {
      reports_.pop_front();
    }
    reports_.push_back({now, report});
  }

  /// What the pages show now, oldest first.
  [[nodiscard]] ShownReports shown() const {
    const Instant now = context_.clock.Now();
    const auto first = std::ranges::find_if_not(
        reports_, [&](const PublishedReport& one) { return IsExpired(one, now); });
    return {first, reports_.end()};
  }

 private:
  [[nodiscard]] static bool IsExpired(const PublishedReport& one, Instant now) {
    return now - one.published_at > kReportRetention;
  }

  MarketoContext context_;
  std::deque<PublishedReport> reports_;
};

}  // namespace campsync::sim
