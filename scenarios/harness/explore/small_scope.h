// SPDX-License-Identifier: Apache-2.0
//
// SmallScope: every case there is of a small size, each once: so many people and statuses, every
// membership to begin with, no edit, one in either org or one in each in either order, no fault or
// one at each of the first effects of the sync. What passes here holds for that size, not by luck.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scenarios/harness/explore/case_source.h"

namespace campsync::harness {

class SmallScope : public CaseSource {
 public:
  static constexpr std::uint64_t kSizeMax = 4;  // of people and of statuses
  /// A sync of 2x2 makes no more effects before it comes to rest.
  static constexpr std::uint64_t kFaultedEffects = 12;

  /// Each from 1 to kSizeMax.
  SmallScope(std::uint64_t people, std::uint64_t statuses);

  [[nodiscard]] Scenario Make(std::uint64_t index) const override;
  /// memberships x edits x faults, where
  ///   memberships = (statuses + 1) ^ people
  ///   edits       = 1 + 2 e + 2 e^2, with e = people (statuses + 1) edits of one org
  ///   faults      = 1 + 5 kinds x kFaultedEffects.
  [[nodiscard]] std::optional<std::uint64_t> count() const override;
  [[nodiscard]] std::string description() const override;
  [[nodiscard]] std::string slug() const override;

 private:
  [[nodiscard]] std::uint64_t memberships() const;
  [[nodiscard]] std::uint64_t edits_of_one_org() const { return people_ * (statuses_ + 1); }
  [[nodiscard]] std::uint64_t edits() const;

  std::uint64_t people_;
  std::uint64_t statuses_;
};

}  // namespace campsync::harness
