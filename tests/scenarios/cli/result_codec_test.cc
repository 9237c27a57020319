// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/result_codec.h"

#include <gtest/gtest.h>

namespace campsync::cli {
namespace {

using harness::TimedCase;

TimedCase Full() {
  TimedCase timed;
  timed.duration_us = -7;
  harness::CaseResult& one = timed.result;
  one.name = "t/a";
  one.path = "p\n\xff";
  one.title = "T";
  one.verdict = harness::Verdict::kCrash;
  one.crash = "gone";
  one.findings = {{.judge = "expect",
                   .rule = "MK-LINK-01",
                   .place = {.line = 1, .column = 2, .begin = 3, .end = 4},
                   .sentence = "s",
                   .lines = {"l"},
                   .diff = {{"f", "e", "g", true}},
                   .edits = {{{.line = 9}, "new"}}}};
  one.doubts = {"d"};
  one.divergence = "then";
  one.cited = {"MK-LINK-01"};
  one.fired = {"A", "B"};
  one.switches = {{"n", "v"}};
  one.expectations_met = 3;
  one.reference.edited = 4;
  one.reference.not_judged[2] = 5;
  one.digest = "abc";
  one.trace = {"line"};
  one.people = {"ann"};
  one.notes = {{harness::LoadNote::Kind::kNotState, {.line = 5}, "note"}};
  one.dump = harness::StateDump{
      "now", {{"store", "members", {"a", "b", "c"}, {{std::monostate{}, true, "x"}, {}}}}};
  return timed;
}

TEST(ResultCodecTest, EveryFieldComesBack) {
  const std::string bytes = EncodeCase(Full());
  const RanCase back = DecodeCase(bytes);
  const auto& one = std::get<TimedCase>(back);
  EXPECT_EQ(one.duration_us, -7);
  EXPECT_EQ(one.result.path, "p\n\xff");
  EXPECT_EQ(one.result.verdict, harness::Verdict::kCrash);
  EXPECT_EQ(one.result.findings.at(0).diff.at(0).found, "g");
  EXPECT_EQ(one.result.findings.at(0).edits.at(0).place.line, 9U);
  EXPECT_EQ(one.result.divergence, "then");
  EXPECT_EQ(one.result.reference, Full().result.reference);
  EXPECT_TRUE(one.result.fired.contains("B"));
  EXPECT_EQ(one.result.dump->tables.at(0).rows.at(0).at(2), harness::Scalar("x"));
  EXPECT_EQ(one.result.notes.at(0).kind, harness::LoadNote::Kind::kNotState);
  // What was read is written alike: no field is lost on the way.
  EXPECT_EQ(EncodeCase(back), bytes);
}

TEST(ResultCodecTest, AnErrorComesBack) {
  const harness::LocatedError error{.file = "f", .line = 1, .message = "m", .advice = "a"};
  EXPECT_EQ(std::get<harness::LocatedError>(DecodeCase(EncodeCase(error))), error);
}

}  // namespace
}  // namespace campsync::cli
