// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/preview_answer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/check.h"
#include "scenarios/harness/preview_counts.h"

namespace campsync::harness {
namespace {

std::int64_t CountNamed(std::string_view word, const LinkPreview& preview) {
  const auto found = std::ranges::find(kPreviewCounts, word, &PreviewCount::word);
  CAMPSYNC_CHECK(found != kPreviewCounts.end());  // the loader knows the words
  return found->of(preview);
}

Finding Wrong(const Place& place, std::string sentence) {
  return {.judge = "step", .place = place, .sentence = std::move(sentence)};
}

std::vector<std::string> CodesOf(const LinkPreview& preview) {
  std::vector<std::string> codes;
  for (const Refusal& refusal : preview.refusals) {
    codes.emplace_back(Describe(refusal.error.code).name);
  }
  return codes;
}

std::set<std::string> Texts(const std::vector<by_user::ExpectedIncompatible>& expected) {
  std::set<std::string> texts;
  for (const auto& one : expected) texts.insert(fmt::format("{} ({})", one.label, one.members));
  return texts;
}

std::set<std::string> Texts(const std::vector<IncompatibleStatus>& found,
                            const LabelTable& labels) {
  std::set<std::string> texts;
  for (const auto& one : found) {
    texts.insert(fmt::format("{} ({})", labels.Text(one.label), one.members));
  }
  return texts;
}

}  // namespace

std::vector<Finding> JudgePreview(const by_user::PreviewAnswer& answer, const LinkPreview& preview,
                                  const LabelTable& labels) {
  std::vector<Finding> findings;
  if (const auto codes = CodesOf(preview); codes != answer.refused) {
    findings.push_back(Wrong(answer.refused_place,
                             fmt::format("the link would be refused by [{}], expected [{}]",
                                         fmt::join(codes, ", "), fmt::join(answer.refused, ", "))));
  }
  for (const by_user::ExpectedCount& expected : answer.counts) {
    const std::int64_t found = CountNamed(expected.word, preview);
    if (found == expected.count) continue;
    Finding finding = Wrong(expected.place, fmt::format("the preview has {} {}, expected {}",
                                                        expected.word, found, expected.count));
    finding.edits.push_back({expected.place, fmt::format("{}", found)});
    findings.push_back(std::move(finding));
  }
  if (answer.incompatible) {
    const auto found = Texts(preview.incompatible, labels);
    const auto expected = Texts(*answer.incompatible);
    if (found != expected) {
      findings.push_back(Wrong(answer.incompatible_place,
                               fmt::format("incompatible statuses are [{}], expected [{}]",
                                           fmt::join(found, ", "), fmt::join(expected, ", "))));
    }
  }
  return findings;
}

}  // namespace campsync::harness
