// SPDX-License-Identifier: Apache-2.0
//
// HashedTable: records found by a key they hold. A record stays where it is until it is erased, and
// has a position that other indexes can refer to. It has no order: whoever lists records sorts
// them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/check.h"
#include "core/hash_index.h"

namespace campsync {

/// `kKey` is the member of Record that names it.
template <class Record, auto kKey>
class HashedTable {
 public:
  using Key = std::decay_t<decltype(std::declval<Record>().*kKey)>;
  static constexpr auto kKeyMember = kKey;

  HashedTable() = default;

  [[nodiscard]] std::size_t size() const { return records_.size() - free_.size(); }

  /// Null: none. Valid until the record is erased.
  [[nodiscard]] const Record* Find(const Key& key) const {
    const std::uint32_t* position = index_.Find(SpreadHash(key), IsOf(key));
    return position == nullptr ? nullptr : &records_[*position];
  }
  [[nodiscard]] Record* Find(const Key& key) {
    const std::uint32_t* position = index_.Find(SpreadHash(key), IsOf(key));
    return position == nullptr ? nullptr : &records_[*position];
  }

  /// The record at a position that PositionOf() answered with and that was not erased since.
  [[nodiscard]] const Record& At(std::uint32_t position) const { return records_[position]; }
  /// The position of a record that is there.
  [[nodiscard]] std::uint32_t PositionOf(const Key& key) const {
    const std::uint32_t* position = index_.Find(SpreadHash(key), IsOf(key));
    CAMPSYNC_CHECK(position != nullptr);
    return *position;
  }

  /// Adds a record whose key has none.
  Record& Insert(Record record) {
    CAMPSYNC_CHECK(Find(record.*kKey) == nullptr);
    std::uint32_t position = static_cast<std::uint32_t>(records_.size());
    if (free_.empty()) {
      records_.push_back(std::move(record));
    } else {
      position = free_.back();
      free_.pop_back();
      records_[position] = std::move(record);
    }
    index_.Insert(SpreadHash(records_[position].*kKey), position);
    return records_[position];
  }

  /// Removes the record of a key that has one.
  void Erase(const Key& key) {
    const std::uint32_t position = PositionOf(key);
    index_.Erase(SpreadHash(key), [position](std::uint32_t other) { return other == position; });
    records_[position] = Record{};
    free_.push_back(position);
  }

  /// The records in the order of their keys.
  [[nodiscard]] std::vector<Record> InOrder() const {
    std::vector<bool> is_free(records_.size());
    for (const std::uint32_t position : free_) is_free[position] = true;
    std::vector<Record> list;
    list.reserve(size());
    for (std::size_t position = 0; position < records_.size(); ++position) {
      if (!is_free[position]) list.push_back(records_[position]);
    }
    std::ranges::sort(list, {}, kKey);
    return list;
  }

 private:
  [[nodiscard]] auto IsOf(const Key& key) const {
    return [this, &key](std::uint32_t position) { return records_[position].*kKey == key; };
  }

  std::deque<Record> records_;  // never moves a record
  std::vector<std::uint32_t> free_;
  HashIndex index_;
};

}  // namespace campsync
