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
#include <utility>

#include "core/check.h"
#include "core/hash_index.h"
#include "core/sorted_set.h"
#include "core/time.h"
#include "sim/salesforce/id_sequence.h"

namespace campsync::sim {

/// One of the rows' two orders: SystemModstamp (or date of deletion), then Id.
template <class Id>
using StampedIds = SortedSet<std::pair<Instant, Id>>;

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
    const std::uint32_t* position = index_.Find(SpreadHash(id), Is(id));
    return position == nullptr ? nullptr : &rows_[*position];
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
  [[nodiscard]] std::size_t PositionOf(const Id& id) const {
    const std::uint32_t* position = index_.Find(SpreadHash(id), Is(id));
    CAMPSYNC_CHECK(position != nullptr);
    return *position;
  }
  /// Every row by (SystemModstamp, Id).
  [[nodiscard]] const StampedIds<Id>& feed() const { return feed_; }
  /// The deleted rows by (date of deletion, Id).
  [[nodiscard]] const StampedIds<Id>& delete_log() const { return delete_log_; }

  /// A fresh id of this object.
  Id NextId() { return ids_.Next(); }

  /// Adds a row whose id is new. Ids that were not made by NextId() are never made later.
  const Row& Insert(Row row) {
    CAMPSYNC_CHECK(Find(row.id) == nullptr);
    index_.Insert(SpreadHash(row.id), static_cast<std::uint32_t>(rows_.size()));
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
    Row& row = rows_[PositionOf(id)];
    const Instant old_stamp = row.system_modstamp;
    const bool was_deleted = row.is_deleted;
    edit(row);
    row.system_modstamp = std::max(row.system_modstamp, old_stamp);
    CAMPSYNC_CHECK(row.id == id);
    if (row.system_modstamp != old_stamp) {
      feed_.erase({old_stamp, id});
      feed_.insert({row.system_modstamp, id});
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
  [[nodiscard]] auto Is(const Id& id) const {
    return [this, &id](std::uint32_t position) { return rows_[position].id == id; };
  }
  void LogDeletion(const Row& row) {
    delete_log_.emplace(row.system_modstamp, row.id);
    deleted_at_.emplace(row.id, row.system_modstamp);
  }

  IdSequence<Id> ids_;
  std::deque<Row> rows_;
  HashIndex index_;  // positions in rows_, by id
  StampedIds<Id> feed_;
  StampedIds<Id> delete_log_;
  std::unordered_map<Id, Instant> deleted_at_;  // where delete_log_ has a row
};

}  // namespace campsync::sim
