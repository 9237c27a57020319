// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/minimizer.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/explore/scenario_items.h"

namespace campsync::harness {
namespace {

class Shrinking {
 public:
  Shrinking(const Scenario& scenario, const StillFails& still_fails, std::int64_t runs_max)
      : best_(scenario), still_fails_(still_fails), runs_max_(runs_max) {}

  Minimized Take() {
    bool smaller = true;
    while (smaller && !IsSpent()) {
      smaller = false;
      for (const ItemList& list : ItemLists()) smaller = Shrink(list) || smaller;
      smaller = Simplify() || smaller;
    }
    return {std::move(best_), runs_, !IsSpent()};
  }

 private:
  [[nodiscard]] bool IsSpent() const { return runs_ >= runs_max_; }

  bool Try(Scenario candidate) {
    if (IsSpent()) return false;
    ++runs_;
    NumberPlaces(candidate);
    if (!still_fails_(candidate)) return false;
    best_ = std::move(candidate);
    return true;
  }

  // Halves, quarters, ... single items, each from the end: late steps are the least needed.
  bool Shrink(const ItemList& list) {
    bool smaller = false;
    std::size_t size = list.count(best_);
    while (size > 0) {
      std::size_t end = list.count(best_);
      while (end > 0) {
        const std::size_t first = end > size ? end - size : 0;
        Scenario candidate = best_;
        list.remove(candidate, first, end - first);
        smaller = Try(std::move(candidate)) || smaller;
        end = std::min(first, list.count(best_));
      }
      size /= 2;
    }
    return smaller;
  }

  // Values that need not be as they are.
  bool Simplify() {
    bool simpler = Change([](Given& given) { return &given.latency; }, Duration{100});
    simpler = Change([](Given& given) { return &given.marketo_skew; }, Duration{}) || simpler;
    simpler = Change([](Given& given) { return &given.salesforce_skew; }, Duration{}) || simpler;
    for (std::size_t index = 0; index < best_.steps.size(); ++index) {
      simpler = SimplifyStep(index) || simpler;
    }
    return simpler;
  }

  template <class Field, class Value>
  bool Change(Field&& field, const Value& simple) {
    if (*field(best_.given) == simple) return false;
    Scenario candidate = best_;
    *field(candidate.given) = simple;
    return Try(std::move(candidate));
  }

  bool SimplifyStep(std::size_t index) {
    if (const auto* sync = std::get_if<SyncStep>(&best_.steps[index].what)) {
      const auto* cycles = std::get_if<SyncCycles>(&sync->extent);
      if (cycles != nullptr && cycles->count == 1) return false;
      Scenario candidate = best_;
      std::get<SyncStep>(candidate.steps[index].what).extent = SyncCycles{1};
      return Try(std::move(candidate));
    }
    if (const auto* fault = std::get_if<FaultStep>(&best_.steps[index].what)) {
      if (fault->times == 1) return false;
      Scenario candidate = best_;
      std::get<FaultStep>(candidate.steps[index].what).times = 1;
      return Try(std::move(candidate));
    }
    return false;
  }

  Scenario best_;
  const StillFails& still_fails_;
  std::int64_t runs_max_;
  std::int64_t runs_ = 0;
};

}  // namespace

Minimized Minimize(const Scenario& scenario, const StillFails& still_fails, std::int64_t runs_max) {
  return Shrinking(scenario, still_fails, runs_max).Take();
}

}  // namespace campsync::harness
