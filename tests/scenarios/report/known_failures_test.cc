// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/known_failures.h"

#include <gtest/gtest.h>

#include <string>

#include "scenarios/harness/json/json_parser.h"
#include "scenarios/harness/json/source_file.h"

namespace campsync::harness {
namespace {

constexpr std::string_view kFile = R"({
  // two entries
  "knownFailures": [
    {"case": "t/b", "rule": "MK-LINK-01", "message": "m", "reason": "r", "expires": "2026-12-31"},
    {"case": "t/a", "rule": "MK-LINK-02", "message": "m", "reason": "r", "expires": "2026-12-31"}
  ]
})";

Date Day(std::string_view text) { return *ParseDate(text); }

class KnownFailuresTest : public testing::Test {
 protected:
  KnownFailuresTest() {
    result_.name = "t/a";
    result_.verdict = Verdict::kFail;
    result_.cited = {"MK-LINK-01"};
    result_.findings = {
        {.judge = "expect", .sentence = "members: no row is so", .lines = {"found: no rows"}}};
  }

  KnownVerdict Judge(std::string_view today = "2026-06-01") {
    const auto verdicts = JudgeKnownFailures({entry_}, {result_}, false, Day(today));
    return verdicts.empty() ? KnownVerdict{} : verdicts.front();
  }

  KnownFailure entry_{.case_name = "t/a",
                      .rule = "MK-LINK-01",
                      .message = "no rows",
                      .reason = "the page is wrong",
                      .expires = Day("2026-06-30")};
  CaseResult result_;
};

TEST_F(KnownFailuresTest, AFailureAsTheEntrySaysIsExpected) {
  EXPECT_EQ(Judge().outcome, KnownOutcome::kExpectedFailure);
  EXPECT_EQ(Judge().sentence, "the page is wrong (until 2026-06-30)");
}

TEST_F(KnownFailuresTest, APassIsUnexpected) {
  result_.verdict = Verdict::kPass;
  EXPECT_EQ(Judge().outcome, KnownOutcome::kUnexpectedPass);
}

TEST_F(KnownFailuresTest, AnotherMessageIsFailingDifferently) {
  entry_.message = "something else";
  EXPECT_EQ(Judge().outcome, KnownOutcome::kFailingDifferently);
}

TEST_F(KnownFailuresTest, AnotherRuleIsFailingDifferently) {
  entry_.rule = "MK-LINK-02";
  EXPECT_EQ(Judge().outcome, KnownOutcome::kFailingDifferently);
}

TEST_F(KnownFailuresTest, AFurtherRuleBrokenIsFailingDifferently) {
  result_.findings.push_back({.judge = "no echo", .rule = "MK-CYCLE-02", .sentence = "no rows"});
  EXPECT_EQ(Judge().outcome, KnownOutcome::kFailingDifferently);
}

TEST_F(KnownFailuresTest, AnInconclusiveRunIsFailingDifferently) {
  result_.verdict = Verdict::kInconclusive;
  EXPECT_EQ(Judge().outcome, KnownOutcome::kFailingDifferently);
}

TEST_F(KnownFailuresTest, ACrashCanBeKnown) {
  result_.verdict = Verdict::kCrash;
  result_.findings.clear();
  result_.crash = "check failed: no rows";
  EXPECT_EQ(Judge().outcome, KnownOutcome::kExpectedFailure);
  result_.crash = "check failed: another one";
  EXPECT_EQ(Judge().outcome, KnownOutcome::kFailingDifferently);
}

TEST_F(KnownFailuresTest, TheLastDayCountsAndTheNextOneDoesNot) {
  EXPECT_EQ(Judge("2026-06-30").outcome, KnownOutcome::kExpectedFailure);
  EXPECT_EQ(Judge("2026-07-01").outcome, KnownOutcome::kExpired);
}

TEST_F(KnownFailuresTest, AnEntryWithoutACaseIsUnusedWhereAllRan) {
  entry_.case_name = "t/gone";
  const Date today = Day("2026-06-01");
  const auto all = JudgeKnownFailures({entry_}, {result_}, true, today);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].outcome, KnownOutcome::kUnused);
  EXPECT_TRUE(JudgeKnownFailures({entry_}, {result_}, false, today).empty());
}

TEST_F(KnownFailuresTest, TheFileIsReadByCase) {
  const auto entries = ReadKnownFailures("f.json", kFile);
  ASSERT_TRUE(entries.ok());
  ASSERT_EQ(entries->size(), 2U);
  EXPECT_EQ(entries->at(0).case_name, "t/a");
  EXPECT_EQ(FormatDate(entries->at(1).expires), "2026-12-31");
}

TEST_F(KnownFailuresTest, TheFileIsReadStrictly) {
  const std::string good =
      R"("case": "t/a", "rule": "R", "message": "m", "reason": "r", "expires": "2026-12-31")";
  const auto file = [](const std::string& entries) {
    return R"({"knownFailures": [)" + entries + "]}";
  };
  EXPECT_TRUE(ReadKnownFailures("f", file("{" + good + "}")).ok());
  for (const std::string& wrong :
       {file("{" + good + R"(, "note": "n"})"), file("{" + good + "}, {" + good + "}"),
        file(R"({"case": "t/a"})"),
        file(R"({"case": "", "rule": "R", "message": "", "reason": "", "expires": "x"})"),
        std::string("[]"), std::string("{}"), std::string()}) {
    EXPECT_FALSE(ReadKnownFailures("f", wrong).ok()) << wrong;
  }
}

TEST_F(KnownFailuresTest, TheSchemaSaysTheSame) {
  const std::string path = CAMPSIM_SOURCE_DIR "/scenarios/known-failures.schema.json";
  const auto text = ReadSourceFile(path);
  ASSERT_TRUE(text.ok());
  const auto schema = ParseJson(path, *text);
  ASSERT_TRUE(schema.ok());
  const auto shapes = KnownFailureShapes();
  const JsonNode* nodes[] = {&*schema, schema->Find("$defs")->Find("known failure")};
  for (std::size_t at = 0; at < shapes.size(); ++at) {
    const auto& keys = *nodes[at]->Find("properties")->AsObject();
    ASSERT_EQ(keys.size(), shapes[at].keys.size());
    EXPECT_EQ(nodes[at]->Find("required")->AsArray()->size(), keys.size());
    for (const KeyWord& key : shapes[at].keys) {
      EXPECT_NE(nodes[at]->Find("properties")->Find(key.name), nullptr) << key.name;
      EXPECT_TRUE(key.required);
    }
  }
}

}  // namespace
}  // namespace campsync::harness
