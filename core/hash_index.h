// SPDX-License-Identifier: Apache-2.0
//
// HashIndex: from the hash of a key to the positions of records that hold the key, eight bytes an
// entry and no node. It knows neither keys nor records: callers say which position is meant. What
// it holds has no order, so nothing walks it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace campsync {

class HashIndex {
 public:
  /// The entry of the position that `is(position)` is true of; null: none. Valid until a change.
  template <class Is>
  [[nodiscard]] const std::uint32_t* Find(std::size_t hash, Is&& is) const {
    const std::size_t at = SlotOf(hash, is);
    return at == kNowhere ? nullptr : &slots_[at].position;
  }
  template <class Is>
  [[nodiscard]] std::uint32_t* Find(std::size_t hash, Is&& is) {
    const std::size_t at = SlotOf(hash, is);
    return at == kNowhere ? nullptr : &slots_[at].position;
  }

  /// Adds a position whose key has no entry.
  void Insert(std::size_t hash, std::uint32_t position) {
    if ((size_ + 1) * 4 > slots_.size() * 3) Grow();
    Place({Shorten(hash), position});
    ++size_;
  }

  /// Removes the entry that `is(position)` is true of, if there is one.
  template <class Is>
  void Erase(std::size_t hash, Is&& is) {
    std::size_t hole = SlotOf(hash, is);
    if (hole == kNowhere) return;
    --size_;
    // Entries that were pushed past the hole move back, so that no search ends too early.
    for (std::size_t at = Next(hole); slots_[at].position != kFree; at = Next(at)) {
      const std::size_t home = slots_[at].hash & Mask();
      if (((at - home) & Mask()) < ((at - hole) & Mask())) continue;
      slots_[hole] = slots_[at];
      hole = at;
    }
    slots_[hole].position = kFree;
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;
  static constexpr std::size_t kNowhere = SIZE_MAX;
  static constexpr std::size_t kSlotsMin = 16;

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t position = kFree;
  };

  // Multiplying leaves the best bits on top.
  static std::uint32_t Shorten(std::size_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
  [[nodiscard]] std::size_t Mask() const { return slots_.size() - 1; }
  [[nodiscard]] std::size_t Next(std::size_t at) const { return (at + 1) & Mask(); }

  template <class Is>
  [[nodiscard]] std::size_t SlotOf(std::size_t hash, Is&& is) const {
    if (slots_.empty()) return kNowhere;
    const std::uint32_t wanted = Shorten(hash);
    for (std::size_t at = wanted & Mask(); slots_[at].position != kFree; at = Next(at)) {
      if (slots_[at].hash == wanted && is(slots_[at].position)) return at;
    }
    return kNowhere;
  }

  void Place(Slot slot) {
    std::size_t at = slot.hash & Mask();
    while (slots_[at].position != kFree) at = Next(at);
    slots_[at] = slot;
  }

  void Grow() {
    std::vector<Slot> before(slots_.empty() ? kSlotsMin : slots_.size() * 2);
    std::swap(before, slots_);
    for (const Slot& slot : before) {
      if (slot.position != kFree) Place(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two of them, or none
  std::size_t size_ = 0;
};

/// A hash whose upper half is as good as std::hash of `key` is anywhere.
template <class Key>
[[nodiscard]] std::size_t SpreadHash(const Key& key) {
  return std::hash<Key>()(key) * std::size_t{0x9E3779B97F4A7C15ULL};
}

}  // namespace campsync
