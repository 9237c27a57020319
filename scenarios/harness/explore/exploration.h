// SPDX-License-Identifier: Apache-2.0
//
// Exploration: what became of many generated cases: how many, how many of them did anything, which
// failed, what was reached. It is made in blocks, which may run in any order and in other
// processes; put together in the order of their cases they give the same whole.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "scenarios/harness/explore/case_source.h"
#include "scenarios/harness/judge/edit_ledger.h"
#include "scenarios/harness/run/run_options.h"

namespace campsync::harness {

struct ExploredFailure {
  std::uint64_t index = 0;  // of the case
  std::string judge;
  std::string rule;
  std::string sentence;
};

struct Exploration {
  std::int64_t cases = 0;
  std::int64_t acts = 0;
  std::int64_t refusals = 0;                   // of the acts
  std::int64_t effective = 0;                  // cases in which the sync had something to decide
  EditLedger edits;                            // of the cases that came to rest
  std::vector<ExploredFailure> failures;       // the first finding of each case that failed
  std::map<std::string, std::int64_t> rules;   // in how many cases each was applied
  std::map<std::string, std::int64_t> probes;  // in how many cases each was reached
  std::vector<std::string> digests;            // of the cases' journals, in order

  /// Adds cases that come after these.
  void Add(const Exploration& later);
  /// Journals that no earlier case had: cases that are not the same run under another number.
  [[nodiscard]] std::int64_t DistinctTraces() const;
  /// The digest of all digests.
  [[nodiscard]] std::string DigestText() const;
};

/// Which cases of a source.
struct CaseRange {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

[[nodiscard]] Exploration Explore(const CaseSource& source, const CaseRange& range,
                                  const RunOptions& options);

/// An exploration as bytes, for the way from one process to another.
[[nodiscard]] std::string EncodeExploration(const Exploration& exploration);
[[nodiscard]] Exploration DecodeExploration(const std::string& bytes);

}  // namespace campsync::harness
