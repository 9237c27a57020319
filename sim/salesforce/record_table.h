// SPDX-License-Identifier: Apache-2.0
//
// RecordTable: the rows of one object, found by id and ordered by (SystemModstamp, Id), and the log
// of those that are deleted. Deleted rows stay, marked IsDeleted, and an edit can bring them back.
// It knows no rules: writers decide first and edit then. Rows never move in memory and the order of
// rows() is that of insertion.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/check.h"
#include "core/time.h"
#include "sim/salesforce/id_sequence.h"

namespace campsync::sim {

/// One of the rows' two orders: SystemModstamp (or date of deletion), then Id.
template <class Id>
using StampedIds = std::set<std::pair<Instant, Id>>;

template <class RowType>
class RecordTable {
 public:
  using Row = RowType;
  using Id = decltype(Row::id);

  RecordTable() = default;
  RecordTable(const RecordTable&) = delete;
  RecordTable& operator=(const RecordTable&) = delete;

  /// The row, deleted or not; null when there was never one. Valid as long as the table lives.
  [[nodiscard]] const Row* Find(const Id& id) const {
    const auto found = slots_.find(id);
    return found == slots_.end() ? nullptr : &rows_[found->second];
  }
  /// The row of an id that is known to be there.
  [[nodiscard]] const Row& At(const Id& id) const {
    const Row* row = Find(id);
    CAMPSYNC_CHECK(row != nullptr);
    return *row;
  }
  /// All rows, deleted ones too, in the order in which they came.
  [[nodiscard]] const std::deque<Row>& rows() const { return rows_; }
  /// Position of a row in rows(); later rows have greater ones.
  [[nodiscard]] std::size_t PositionOf(const Id& id) const { return slots_.at(id); }
  /// Every row by (SystemModstamp, Id).
  [[nodiscard]] const StampedIds<Id>& feed() const { return feed_; }
  /// The deleted rows by (date of deletion, Id).
  [[nodiscard]] const StampedIds<Id>& delete_log() const { return delete_log_; }

  /// A fresh id of this object.
  Id NextId() { return ids_.Next(); }

  /// Adds a row whose id is new. Ids that were not made by NextId() are never made later.
  const Row& Insert(Row row) {
    const auto [at, is_new] = slots_.emplace(row.id, static_cast<std::uint32_t>(rows_.size()));
    CAMPSYNC_CHECK(is_new);
    ids_.Take(row.id);
    feed_.emplace_hint(feed_.end(), row.system_modstamp, row.id);
    if (row.is_deleted) LogDeletion(row);
    return rows_.emplace_back(std::move(row));
  }

  /// Lets `edit(row)` change the row of an existing id, except for the id itself. A row that
  /// becomes deleted enters the delete log under its new stamp; one that comes back leaves it. A
  /// row's stamp never goes back.
  template <class EditRow>
  const Row& Edit(const Id& id, EditRow&& edit) {
    const auto found = slots_.find(id);
    CAMPSYNC_CHECK(found != slots_.end());
    Row& row = rows_[found->second];
    const Instant old_stamp = row.system_modstamp;
    const bool was_deleted = row.is_deleted;
    edit(row);
    row.system_modstamp = std::max(row.system_modstamp, old_stamp);
    CAMPSYNC_CHECK(row.id == id);
    if (row.system_modstamp != old_stamp) {
      auto entry = feed_.extract({old_stamp, id});
      entry.value().first = row.system_modstamp;
      feed_.insert(feed_.end(), std::move(entry));
    }
    if (row.is_deleted && !was_deleted) LogDeletion(row);
    if (was_deleted && !row.is_deleted) {
      const auto deleted = deleted_at_.find(id);
      delete_log_.erase({deleted->second, id});
      deleted_at_.erase(deleted);
    }
    return row;
  }

 private:
  void LogDeletion(const Row& row) {
    delete_log_.emplace(row.system_modstamp, row.id);
    deleted_at_.emplace(row.id, row.system_modstamp);
  }

  IdSequence<Id> ids_;
  std::deque<Row> rows_;
  std::unordered_map<Id, std::uint32_t> slots_;
  StampedIds<Id> feed_;
  StampedIds<Id> delete_log_;
  std::unordered_map<Id, Instant> deleted_at_;  // where delete_log_ has a row
};

}  // namespace campsync::sim
