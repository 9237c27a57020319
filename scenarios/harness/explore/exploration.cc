// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/exploration.h"

#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "scenarios/harness/explore/explored_case.h"
#include "sim/world/digest.h"

namespace campsync::harness {
namespace {

using Json = nlohmann::json;

void Take(ExploredCase one, Exploration& exploration) {
  ++exploration.cases;
  exploration.acts += one.acts;
  exploration.refusals += one.refusals;
  exploration.edits.Add(one.edits);
  if (one.sync_had_work) ++exploration.effective;
  for (const std::string& rule : one.rules) ++exploration.rules[rule];
  for (const std::string& probe : one.probes) ++exploration.probes[probe];
  if (!one.findings.empty()) {
    Finding& first = one.findings.front();
    exploration.failures.push_back(
        {one.index, std::move(first.judge), std::move(first.rule), std::move(first.sentence)});
  }
  exploration.digests.push_back(std::move(one.digest));
}

}  // namespace

void Exploration::Add(const Exploration& later) {
  cases += later.cases;
  acts += later.acts;
  refusals += later.refusals;
  effective += later.effective;
  edits.Add(later.edits);
  failures.insert(failures.end(), later.failures.begin(), later.failures.end());
  for (const auto& [rule, count] : later.rules) rules[rule] += count;
  for (const auto& [probe, count] : later.probes) probes[probe] += count;
  digests.insert(digests.end(), later.digests.begin(), later.digests.end());
}

std::int64_t Exploration::DistinctTraces() const {
  const std::set<std::string_view> distinct(digests.begin(), digests.end());
  return static_cast<std::int64_t>(distinct.size());
}

std::string Exploration::DigestText() const {
  sim::DigestStream stream;
  for (const std::string& digest : digests) stream.AddText(digest);
  return stream.Value().Hex();
}

Exploration Explore(const CaseSource& source, const CaseRange& range, const RunOptions& options) {
  Exploration exploration;
  for (std::uint64_t index = range.first; index < range.first + range.count; ++index) {
    Take(ExploreCase(source, index, options), exploration);
  }
  return exploration;
}

std::string EncodeExploration(const Exploration& exploration) {
  Json failures = Json::array();
  for (const ExploredFailure& one : exploration.failures) {
    failures.push_back({one.index, one.judge, one.rule, one.sentence});
  }
  return Json{
      {"cases", exploration.cases},
      {"acts", exploration.acts},
      {"refusals", exploration.refusals},
      {"effective", exploration.effective},
      {"edits", {exploration.edits.made, exploration.edits.in_bucket, exploration.edits.unlinked}},
      {"failures", std::move(failures)},
      {"rules", exploration.rules},
      {"probes", exploration.probes},
      {"digests", exploration.digests}}
      .dump();
}

Exploration DecodeExploration(const std::string& bytes) {
  const Json json = Json::parse(bytes);
  Exploration exploration;
  exploration.cases = json.at("cases");
  exploration.acts = json.at("acts");
  exploration.refusals = json.at("refusals");
  exploration.effective = json.at("effective");
  const Json& edits = json.at("edits");
  exploration.edits = {.made = edits.at(0), .in_bucket = edits.at(1), .unlinked = edits.at(2)};
  for (const Json& one : json.at("failures")) {
    exploration.failures.push_back({one.at(0), one.at(1), one.at(2), one.at(3)});
  }
  exploration.rules = json.at("rules");
  exploration.probes = json.at("probes");
  exploration.digests = json.at("digests");
  return exploration;
}

}  // namespace campsync::harness
