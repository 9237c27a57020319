// SPDX-License-Identifier: Apache-2.0
//
// SortedSet: values in their order, in small blocks instead of a node each: about as large as the
// values themselves, and a walk runs through memory. The part of std::set that the tables need;
// every change invalidates iterators. Values that come in order fill the blocks to the brim.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace campsync {

template <class T>
class SortedSet {
 public:
  using value_type = T;

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    reference operator*() const { return set_->blocks_[block_].values[value_]; }
    pointer operator->() const { return &**this; }
    Iterator& operator++() {
      if (++value_ == set_->blocks_[block_].values.size()) {
        ++block_;
        value_ = 0;
      }
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    friend class SortedSet;
    Iterator(const SortedSet* set, std::size_t block, std::size_t value)
        : set_(set), block_(block), value_(value) {}

    const SortedSet* set_ = nullptr;
    std::size_t block_ = 0;  // the number of blocks, and value 0: the end
    std::size_t value_ = 0;
  };
  using iterator = Iterator;
  using const_iterator = Iterator;

  SortedSet() = default;
  SortedSet(std::initializer_list<T> values) {
    for (const T& value : values) insert(value);
  }

  [[nodiscard]] Iterator begin() const { return {this, 0, 0}; }
  [[nodiscard]] Iterator end() const { return {this, blocks_.size(), 0}; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  /// The first value that is not less.
  [[nodiscard]] Iterator lower_bound(const T& value) const {
    const std::size_t block = BlockOf(value);
    if (block == blocks_.size()) return end();
    const auto& values = blocks_[block].values;
    const auto at = std::lower_bound(values.begin(), values.end(), value);
    return {this, block, static_cast<std::size_t>(at - values.begin())};
  }
  /// The first value that is greater.
  [[nodiscard]] Iterator upper_bound(const T& value) const {
    Iterator at = lower_bound(value);
    if (at != end() && *at == value) ++at;
    return at;
  }
  [[nodiscard]] bool contains(const T& value) const {
    const Iterator at = lower_bound(value);
    return at != end() && *at == value;
  }

  /// False: it was there.
  bool insert(const T& value) {
    const std::size_t block = BlockOf(value);
    if (block == blocks_.size()) {
      Append(value);
      return true;
    }
    auto& values = blocks_[block].values;
    const auto at = std::lower_bound(values.begin(), values.end(), value);
    if (*at == value) return false;
    values.insert(at, value);
    ++size_;
    if (values.size() > kBlockMax) Split(block);
    return true;
  }

  template <class... Arguments>
  bool emplace(Arguments&&... arguments) {
    return insert(T{std::forward<Arguments>(arguments)...});
  }
  // As std::set has them; no hint is needed.
  bool insert(const Iterator&, const T& value) { return insert(value); }
  template <class... Arguments>
  bool emplace_hint(const Iterator&, Arguments&&... arguments) {
    return emplace(std::forward<Arguments>(arguments)...);
  }

  /// False: it was not there.
  bool erase(const T& value) {
    const std::size_t block = BlockOf(value);
    if (block == blocks_.size()) return false;
    auto& values = blocks_[block].values;
    const auto at = std::lower_bound(values.begin(), values.end(), value);
    if (*at != value) return false;
    values.erase(at);
    --size_;
    if (values.empty()) {
      blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(block));
    } else {
      blocks_[block].last = values.back();
    }
    return true;
  }

  friend bool operator==(const SortedSet& left, const SortedSet& right) {
    return left.size_ == right.size_ && std::equal(left.begin(), left.end(), right.begin());
  }

 private:
  static constexpr std::size_t kBlockMax = 128;

  struct Block {
    T last;  // a copy beside the others: finding a block reads no other block
    std::vector<T> values;
  };

  /// The first block whose last value is not less.
  [[nodiscard]] std::size_t BlockOf(const T& value) const {
    const auto at =
        std::lower_bound(blocks_.begin(), blocks_.end(), value,
                         [](const Block& block, const T& wanted) { return block.last < wanted; });
    return static_cast<std::size_t>(at - blocks_.begin());
  }

  /// A value that is greater than all.
  void Append(const T& value) {
    if (blocks_.empty() || blocks_.back().values.size() >= kBlockMax) {
      blocks_.push_back({value, {value}});
    } else {
      blocks_.back().values.push_back(value);
      blocks_.back().last = value;
    }
    ++size_;
  }

  void Split(std::size_t block) {
    auto& values = blocks_[block].values;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    Block upper{blocks_[block].last, std::vector<T>(middle, values.end())};
    values.erase(middle, values.end());
    blocks_[block].last = values.back();
    blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(block) + 1, std::move(upper));
  }

  std::vector<Block> blocks_;  // none empty
  std::size_t size_ = 0;
};

}  // namespace campsync
