// SPDX-License-Identifier: Apache-2.0
//
// CaseSource: where the cases of an exploration come from, by number: generated without end,
// recorded ones varied without end, every small one there is, recorded ones crashed at each effect,
// or those that were found earlier.
// The same number is always the same scenario, in any process. It runs nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

class CaseSource {
 public:
  CaseSource() = default;
  virtual ~CaseSource() = default;
  CaseSource(const CaseSource&) = delete;
  CaseSource& operator=(const CaseSource&) = delete;

  /// `index` is below count(), where there is one.
  [[nodiscard]] virtual Scenario Make(std::uint64_t index) const = 0;
  /// How many cases there are; nullopt: as many as anybody asks for.
  [[nodiscard]] virtual std::optional<std::uint64_t> count() const { return std::nullopt; }
  /// For heads of reports: `seed 1, profile standard`.
  [[nodiscard]] virtual std::string description() const = 0;
  /// For names of cases and files, without an index: `standard-1`.
  [[nodiscard]] virtual std::string slug() const = 0;
};

/// Drawn from a seed.
class GeneratedCases : public CaseSource {
 public:
  /// The profile must outlive this.
  GeneratedCases(std::uint64_t seed, const Profile& profile) : seed_(seed), profile_(profile) {}

  [[nodiscard]] Scenario Make(std::uint64_t index) const override;
  [[nodiscard]] std::string description() const override;
  [[nodiscard]] std::string slug() const override;

 private:
  std::uint64_t seed_;
  const Profile& profile_;
};

/// Cases that were found earlier, each from its file.
class FoundCases : public CaseSource {
 public:
  /// Scenarios without what their authors expect (WithoutExpectations).
  explicit FoundCases(std::vector<Scenario> scenarios) : scenarios_(std::move(scenarios)) {}

  [[nodiscard]] Scenario Make(std::uint64_t index) const override;
  [[nodiscard]] std::optional<std::uint64_t> count() const override { return scenarios_.size(); }
  [[nodiscard]] std::string description() const override;
  [[nodiscard]] std::string slug() const override { return "found"; }

 private:
  std::vector<Scenario> scenarios_;
};

/// What happens in the case, without what its author expects of it: only the laws can judge it.
[[nodiscard]] Scenario WithoutExpectations(Scenario scenario);

/// Recorded cases, each as it is and then varied again and again (VaryCase).
class VariedCases : public CaseSource {
 public:
  /// Scenarios without what their authors expect (WithoutExpectations); there is one at least.
  VariedCases(std::uint64_t seed, std::vector<Scenario> recorded);

  /// Below recorded.size(): the recorded one itself, whatever the seed is.
  [[nodiscard]] Scenario Make(std::uint64_t index) const override;
  [[nodiscard]] std::string description() const override;
  [[nodiscard]] std::string slug() const override;

 private:
  std::uint64_t seed_;
  std::vector<Scenario> recorded_;
};

/// A case that is to be crashed: without what its author expects (WithoutExpectations).
struct CrashedCase {
  Scenario scenario;
  std::int64_t effects = 0;  // that it makes when nothing crashes (CaseResult::effects)
};

/// Each of some cases, with the engine's process ended at one of its effects, at one of the three
/// points of a call: three cases an effect, and no other crash but those that it has itself.
class CrashPoints : public CaseSource {
 public:
  explicit CrashPoints(std::vector<CrashedCase> cases);

  [[nodiscard]] Scenario Make(std::uint64_t index) const override;
  [[nodiscard]] std::optional<std::uint64_t> count() const override { return ends_.back(); }
  [[nodiscard]] std::string description() const override;
  [[nodiscard]] std::string slug() const override;

 private:
  std::vector<CrashedCase> cases_;   // never empty
  std::vector<std::uint64_t> ends_;  // behind the last number of each
};

}  // namespace campsync::harness
