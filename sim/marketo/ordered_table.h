// SPDX-License-Identifier: Apache-2.0
//
// OrderedTable<Key, Row> and GroupedTable<Group, Item, Row>: rows found by hash and walked in key
// order. Not a database: one key, no transactions. A lookup never depends on how many rows there
// are, and the order of iteration never on hashing.
#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "core/check.h"
#include "core/hashed_table.h"
#include "core/sorted_set.h"

namespace campsync::sim {

template <class Key, class Row>
class OrderedTable {
 public:
  /// The row of `key`; nullptr: none. Valid until that row is erased.
  [[nodiscard]] const Row* Find(const Key& key) const {
    const Entry* entry = entries_.Find(key);
    return entry == nullptr ? nullptr : &entry->row;
  }
  [[nodiscard]] Row* Find(const Key& key) {
    Entry* entry = entries_.Find(key);
    return entry == nullptr ? nullptr : &entry->row;
  }

  /// Adds the row of a key that has none.
  Row& Insert(const Key& key, Row row) {
    keys_.insert(key);
    return entries_.Insert({key, std::move(row)}).row;
  }

  /// Removes the row of a key that has one.
  void Erase(const Key& key) {
    keys_.erase(key);
    entries_.Erase(key);
  }

  [[nodiscard]] std::size_t size() const { return keys_.size(); }

  /// Calls visit(row) in key order.
  template <class Visit>
  void ForEach(Visit&& visit) const {
    for (const Key& key : keys_) visit(*Find(key));
  }

  /// Calls visit(row) for at most `limit` rows whose keys are greater than `after`.
  template <class Visit>
  void Slice(const Key& after, std::size_t limit, Visit&& visit) const {
    for (auto key = keys_.upper_bound(after); key != keys_.end() && limit > 0; ++key, --limit) {
      visit(*Find(*key));
    }
  }

 private:
  struct Entry {
    Key key;
    Row row;
  };

  HashedTable<Entry, &Entry::key> entries_;
  SortedSet<Key> keys_;
};

/// Tables of items, one a group: members of a program, mirror rows of a campaign.
template <class Group, class Item, class Row>
class GroupedTable {
 public:
  using Items = OrderedTable<Item, Row>;

  /// The items of a group; nullptr: it never had one.
  [[nodiscard]] const Items* Of(const Group& group) const {
    const auto found = groups_.find(group);
    return found == groups_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::size_t CountOf(const Group& group) const {
    const Items* items = Of(group);
    return items == nullptr ? 0 : items->size();
  }

  [[nodiscard]] const Row* Find(const Group& group, const Item& item) const {
    const Items* items = Of(group);
    return items == nullptr ? nullptr : items->Find(item);
  }
  [[nodiscard]] Row* Find(const Group& group, const Item& item) {
    const auto found = groups_.find(group);
    return found == groups_.end() ? nullptr : found->second.Find(item);
  }

  Row& Insert(const Group& group, const Item& item, Row row) {
    return groups_[group].Insert(item, std::move(row));
  }
  void Erase(const Group& group, const Item& item) {
    const auto found = groups_.find(group);
    CAMPSYNC_CHECK(found != groups_.end());
    found->second.Erase(item);
  }

  /// The groups that have the item, in order. Looks into every group once, whatever its size: for
  /// rare questions.
  [[nodiscard]] std::vector<Group> GroupsOf(const Item& item) const {
    std::vector<Group> found;
    for (const auto& [group, items] : groups_) {
      if (items.Find(item) != nullptr) found.push_back(group);
    }
    return found;
  }

  /// Calls visit(row) for the items of a group in their order.
  template <class Visit>
  void ForEachOf(const Group& group, Visit&& visit) const {
    const Items* items = Of(group);
    if (items != nullptr) items->ForEach(visit);
  }

 private:
  std::map<Group, Items> groups_;
};

}  // namespace campsync::sim
