// SPDX-License-Identifier: Apache-2.0
//
// FaultSwitch: what weave.py puts into a copy of core/, so that one build holds many faults. FAULT
// in the environment is the number of the one that is on; FAULT_SEEN names a file of at least as
// many bytes as there are faults, in which each place that is passed leaves a mark. In constant
// expressions none is on. No part of the product.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cstddef>
#include <cstdlib>
#include <type_traits>

namespace fault {

inline int ReadActive() {
  const char* text = std::getenv("FAULT");
  return text == nullptr ? 0 : std::atoi(text);
}

inline unsigned char* MapSeen() {
  const char* path = std::getenv("FAULT_SEEN");
  if (path == nullptr) return nullptr;
  const int file = open(path, O_RDWR);
  struct stat status = {};
  if (file < 0 || fstat(file, &status) != 0) return nullptr;
  void* at = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ | PROT_WRITE,
                  MAP_SHARED, file, 0);
  return at == MAP_FAILED ? nullptr : static_cast<unsigned char*>(at);
}

inline const int active = ReadActive();
inline unsigned char* const seen = MapSeen();

constexpr bool Is(int id) {
  if (std::is_constant_evaluated() || id == 0) return false;
  if (seen != nullptr) seen[id] = 1;
  return active == id;
}

/// A condition, with the numbers of three faults or 0: never, always, the other way round.
constexpr bool Cond(bool value, int never, int always, int negated) {
  if (Is(never)) return false;
  if (Is(always)) return true;
  return Is(negated) != value;
}

/// `!x` as `Not{7}->*x`: binds as tightly, and with the fault is `x`.
struct Not {
  int id;
};
template <class T>
constexpr bool operator->*(Not one, const T& value) {
  return Is(one.id) == static_cast<bool>(value);
}

// `a == b` as `a == Eq{7} == b`: the order of evaluation and precedence stay.
struct Eq { int id; };
struct Ne { int id; };
struct Lt { int equal; int reverse = 0; };
struct Le { int strict; int reverse = 0; };
struct Gt { int equal; int reverse = 0; };
struct Ge { int strict; int reverse = 0; };
template <class T, class O>
struct Held { const T& value; O fault; };

template <class T> constexpr Held<T, Eq> operator==(const T& v, Eq o) { return {v, o}; }
template <class T> constexpr Held<T, Ne> operator!=(const T& v, Ne o) { return {v, o}; }
template <class T> constexpr Held<T, Lt> operator<(const T& v, Lt o) { return {v, o}; }
template <class T> constexpr Held<T, Le> operator<=(const T& v, Le o) { return {v, o}; }
template <class T> constexpr Held<T, Gt> operator>(const T& v, Gt o) { return {v, o}; }
template <class T> constexpr Held<T, Ge> operator>=(const T& v, Ge o) { return {v, o}; }
template <class T, class U> constexpr bool operator==(Held<T, Eq> a, const U& b) {
  return Is(a.fault.id) ? !(a.value == b) : (a.value == b);
}
template <class T, class U> constexpr bool operator!=(Held<T, Ne> a, const U& b) {
  return Is(a.fault.id) ? !(a.value != b) : (a.value != b);
}
template <class T, class U> constexpr bool operator<(Held<T, Lt> a, const U& b) {
  return Is(a.fault.equal) ? a.value <= b : Is(a.fault.reverse) ? a.value >= b : a.value < b;
}
template <class T, class U> constexpr bool operator<=(Held<T, Le> a, const U& b) {
  return Is(a.fault.strict) ? a.value < b : Is(a.fault.reverse) ? a.value > b : a.value <= b;
}
template <class T, class U> constexpr bool operator>(Held<T, Gt> a, const U& b) {
  return Is(a.fault.equal) ? a.value >= b : Is(a.fault.reverse) ? a.value < b : a.value > b;
}
template <class T, class U> constexpr bool operator>=(Held<T, Ge> a, const U& b) {
  return Is(a.fault.strict) ? a.value > b : Is(a.fault.reverse) ? a.value < b : a.value >= b;
}

}  // namespace fault
