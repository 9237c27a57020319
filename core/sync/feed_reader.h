// SPDX-License-Identifier: Apache-2.0
//
// FeedReader: pages through one of Salesforce's change feeds. Bounded above by the server's time at
// the first page, so that rows changed meanwhile are left to the next cycle; the next watermark is
// that time less the overlap, never the largest stamp seen (MK-CYCLE-08).
#pragma once

#include <algorithm>
#include <vector>

#include "core/salesforce/requests.h"
#include "core/sync/sync_context.h"

namespace campsync {

template <class Row, class Id>
class FeedReader {
 public:
  /// The next page after `watermark`; call until done().
  Result<std::vector<Row>> Next(SyncContext& sync, Instant watermark) {
    if (!started_) position_.from = watermark;
    auto answer = sync.Salesforce(position_);
    if (!answer) return answer.error();
    if (!started_) {
      started_ = true;
      position_.until = answer->server_time;
      next_watermark_ = std::max(watermark, answer->server_time - kFeedOverlap);
    }
    std::vector<Row> rows = std::move(answer->value.rows);
    done_ = rows.size() < position_.limit;
    if (!rows.empty()) {
      position_.from = rows.back().system_modstamp;
      position_.after = rows.back().id;
    }
    return rows;
  }

  [[nodiscard]] bool done() const { return done_; }
  /// Where the next cycle begins; meaningful after the first page.
  [[nodiscard]] Instant next_watermark() const { return next_watermark_; }

 private:
  salesforce::QueryChanged<Row, Id> position_;
  bool started_ = false;
  bool done_ = false;
  Instant next_watermark_;
};

}  // namespace campsync
