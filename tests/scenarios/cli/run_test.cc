// SPDX-License-Identifier: Apache-2.0
// `campsim run` in the process: which cases it runs, what it shows of them, what it remembers.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/scenarios/cli/command_fixture.h"

namespace campsync::cli {
namespace {

// A folder with cases made from the starter: t/good passes, t/bad does not.
class RunTest : public CommandFixture {
 protected:
  RunTest() {
    CallHere({"new", "t/good"});
    good_ = Read(CasePath("good"));
  }

  static std::string Replaced(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.rfind(from), from.size(), to);
    return text;
  }
  void WriteBad(const std::string& name) {
    WriteCase(name, Replaced(good_, R"("Status": "Registered")", R"("Status": "Attended")"));
  }
  void WriteInconclusive(const std::string& name) {
    WriteCase(name, good_.substr(0, good_.find("    {\n      \"expect\"")) +
                        "    {\"sync\": \"cycle\"}\n  ]\n}\n");
  }
  std::string WriteKnown(const std::string& entries) {
    const std::string path = (root_ / "known.json").string();
    WriteText(path, "{\"knownFailures\": [" + entries + "]}");
    return path;
  }
  static std::string Entry(const std::string& name, const std::string& message = "Attended",
                           const std::string& rule = "MK-MEMBER-01") {
    return R"({"case": ")" + name + R"(", "rule": ")" + rule + R"(", "message": ")" + message +
           R"(", "reason": "known", "expires": "2026-06-30"})";
  }
  Outcome RunKnown(const std::string& entries, std::vector<std::string> args = {}) {
    args.insert(args.begin(), {"run", "--known-failures", WriteKnown(entries)});
    args.emplace_back("--today");
    args.emplace_back("2026-06-01");
    return CallHere(args);
  }

  std::string good_;
};

TEST_F(RunTest, LastFailedRunsWhatFailedAndSaysWhenNothingDid) {
  WriteBad("bad");
  EXPECT_EQ(CallHere({"run", "--last-failed"}).code, 2);
  EXPECT_EQ(CallHere({"run"}).code, 1);
  const Outcome again = CallHere({"run", "--last-failed"});
  EXPECT_EQ(again.code, 1);
  EXPECT_TRUE(Has(again.out, "1 case in")) << again.out;
  WriteCase("bad", good_);
  EXPECT_EQ(CallHere({"run", "--last-failed"}).code, 0);
  const Outcome none = CallHere({"run", "--last-failed"});
  EXPECT_EQ(none.code, 0);
  EXPECT_EQ(none.out, "No case failed when it was last run.\n");
}

TEST_F(RunTest, LastFailedNamesACaseThatIsGone) {
  WriteBad("bad");
  CallHere({"run"});
  fs::remove(CasePath("bad"));
  EXPECT_TRUE(
      Has(CallHere({"run", "--last-failed"}).err, "t/bad failed last and is there no more"));
}

TEST_F(RunTest, LastFailedTakesNoNames) {
  EXPECT_EQ(CallHere({"run", "--last-failed", "t/good"}).code, 2);
}

TEST_F(RunTest, FailFastStopsAtTheFirstFailure) {
  WriteBad("bad");
  WriteBad("early");
  for (const char* jobs : {"1", "4"}) {
    const Outcome outcome = CallHere({"run", "--fail-fast", "--jobs", jobs});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(Has(outcome.out, "1 case in")) << outcome.out;
    EXPECT_TRUE(Has(outcome.out, "2 not run after the first failure"));
  }
}

TEST_F(RunTest, AnyNumberOfJobsGivesTheSameOutputAndDigests) {
  WriteBad("bad");
  for (const char* name : {"a", "b", "c", "d", "e"}) WriteCase(name, good_);
  const auto run = [this](const char* jobs) {
    auto json = nlohmann::json::parse(CallHere({"run", "--json", "--jobs", jobs}).out);
    for (auto& one : json["cases"]) one.erase("durationUs");
    return json;
  };
  EXPECT_EQ(run("1"), run("2"));
  EXPECT_EQ(run("1"), run("7"));
}

TEST_F(RunTest, EveryCaseIsInExactlyOneShard) {
  for (const char* name : {"a", "b", "c", "d"}) WriteCase(name, good_);
  std::multiset<std::string> names;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    const auto json = nlohmann::json::parse(CallHere({"run", "--json", "--shard", shard}).out);
    for (const auto& one : json["cases"]) names.insert(one["name"].get<std::string>());
  }
  EXPECT_EQ(names, (std::multiset<std::string>{"t/a", "t/b", "t/c", "t/d", "t/good"}));
}

TEST_F(RunTest, AnEmptyShardIsNoPass) { EXPECT_EQ(CallHere({"run", "--shard", "2/2"}).code, 3); }

TEST_F(RunTest, UntilShowsTheStateAfterAStepAndIsNoVerdict) {
  const Outcome outcome = CallHere({"run", "t/good", "--until", "1", "--dump-state"});
  EXPECT_EQ(outcome.code, 3) << outcome.err;
  EXPECT_TRUE(Has(outcome.out, "state after step 1 of 3 (line "));
  EXPECT_TRUE(Has(outcome.out, "marketo.members\n  - program May, person ann, status Registered"));
  EXPECT_FALSE(Has(outcome.out, "salesforce.members\n"));
  EXPECT_TRUE(Has(outcome.out, "not decided: the run was stopped after step 1"));
  const Outcome later = CallHere({"run", "t/good", "--until", "2", "--dump-state"});
  EXPECT_TRUE(Has(later.out, "salesforce.members\n  - campaign Webinar May, person lead:ann"));
  EXPECT_TRUE(Has(later.out, "store.members\n"));
}

TEST_F(RunTest, TheStateIsInTheJson) {
  const auto json = nlohmann::json::parse(
      CallHere({"run", "t/good", "--until", "2", "--dump-state", "--json"}).out);
  const auto& state = json["cases"][0]["state"];
  EXPECT_EQ(state["marketo"]["members"][0]["person"], "ann");
  EXPECT_EQ(state["salesforce"]["members"][0]["Status"], "Registered");
  EXPECT_TRUE(state["store"]["members"].is_array());
  EXPECT_TRUE(state["sync"]["standing"].is_array());
}

TEST_F(RunTest, ADumpWithoutUntilIsOfTheEnd) {
  const Outcome outcome = CallHere({"run", "t/good", "--dump-state"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(Has(outcome.out, "state after the last step, when the sync had come to rest\n"));
}

TEST_F(RunTest, UntilNamesTheStepsThereAre) {
  const Outcome outcome = CallHere({"run", "t/good", "--until", "4"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(Has(outcome.err, "the case has 3 steps:"));
  EXPECT_TRUE(Has(outcome.err, "2 (line"));
}

TEST_F(RunTest, UntilAndDumpStateTakeOneCase) {
  WriteCase("b", good_);
  EXPECT_TRUE(Has(CallHere({"run", "--until", "1"}).err, "2 are selected: name one"));
  EXPECT_EQ(CallHere({"run", "--dump-state"}).code, 2);
}

TEST_F(RunTest, AStoryIsOfOnePersonWithNamesAndTimes) {
  const Outcome outcome = CallHere({"run", "t/good", "--trace", "person=ann"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(Has(outcome.out, "story of ann in t/good"));
  EXPECT_TRUE(Has(outcome.out, R"("marketo": "set_status", "program": "May", "person": "ann")"));
  EXPECT_TRUE(Has(outcome.out, "member Webinar May/ann: the sync decided to push"));
  EXPECT_TRUE(Has(outcome.out, "2026-"));
  EXPECT_FALSE(Has(outcome.out, "701Sim"));
  EXPECT_FALSE(Has(outcome.out, "ReadSettings"));
  EXPECT_TRUE(Has(CallHere({"run", "t/good", "--trace=person=lead:ann"}).out, "story of ann"));
}

TEST_F(RunTest, AnUnknownPersonIsAnErrorThatNamesTheKnown) {
  const Outcome outcome = CallHere({"run", "t/good", "--trace", "person=bob"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(Has(outcome.err, "no case has a person 'bob'. Known here: ann.")) << outcome.err;
  EXPECT_EQ(CallHere({"run", "t/good", "--trace", "persn=ann"}).code, 2);
}

TEST_F(RunTest, ACaseAfterTraceIsACase) {
  EXPECT_TRUE(Has(CallHere({"run", "--trace", "t/good"}).out, "trace in t/good"));
}

TEST_F(RunTest, ReportsAreWritten) {
  WriteBad("bad");
  const std::string junit = (root_ / "out.xml").string();
  const std::string json = (root_ / "out.json").string();
  EXPECT_EQ(CallHere({"run", "--report", "junit=" + junit + ",json=" + json}).code, 1);
  EXPECT_TRUE(Has(Read(junit), R"(<testsuite name="t" tests="2" failures="1" errors="0")"));
  EXPECT_TRUE(Has(Read(json), R"("name": "t/bad")"));
  EXPECT_EQ(CallHere({"run", "--report", "junit=" + root_.string() + "/no/where"}).code, 2);
}

TEST_F(RunTest, AKnownFailureDoesNotFailTheRun) {
  WriteBad("bad");
  const Outcome outcome = RunKnown(Entry("t/bad"));
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  EXPECT_TRUE(Has(outcome.out, "expected failure     t/bad: known (until 2026-06-30)"));
  EXPECT_EQ(RunKnown(Entry("t/bad"), {"--fail-fast"}).code, 0);
}

TEST_F(RunTest, EveryWayInWhichAnEntryRotsFailsTheRunByName) {
  WriteBad("bad");
  EXPECT_TRUE(Has(RunKnown("").out, "unexpected failure   t/bad"));
  EXPECT_TRUE(
      Has(RunKnown(Entry("t/bad") + "," + Entry("t/good")).out, "unexpected pass      t/good"));
  EXPECT_TRUE(Has(RunKnown(Entry("t/bad", "nonsense")).out, "failing differently  t/bad"));
  EXPECT_TRUE(Has(RunKnown(Entry("t/bad", "Attended", "MK-LINK-01")).out, "failing differently"));
  EXPECT_TRUE(
      Has(RunKnown(Entry("t/bad") + "," + Entry("t/gone")).out, "unused entry         t/gone"));
  const std::string known = WriteKnown(Entry("t/bad"));
  const Outcome late = CallHere({"run", "--known-failures", known, "--today", "2026-07-01"});
  EXPECT_EQ(late.code, 1);
  EXPECT_TRUE(Has(late.out, "expired entry        t/bad"));
  for (const std::string& entries :
       {std::string(), Entry("t/bad", "nonsense"), Entry("t/bad") + "," + Entry("t/gone"),
        Entry("t/bad") + "," + Entry("t/good")}) {
    EXPECT_EQ(RunKnown(entries).code, 1) << entries;
  }
}

TEST_F(RunTest, APartOfTheCasesReportsNoUnusedEntry) {
  WriteBad("bad");
  const std::string entries = Entry("t/bad") + "," + Entry("t/gone");
  EXPECT_EQ(RunKnown(entries, {"--filter", "*"}).code, 0);
  EXPECT_EQ(RunKnown(entries, {"t/bad"}).code, 0);
  EXPECT_EQ(RunKnown(entries, {"--shard", "1/1"}).code, 0);
}

TEST_F(RunTest, KnownFailuresAreInTheJson) {
  WriteBad("bad");
  const auto json = nlohmann::json::parse(RunKnown(Entry("t/bad"), {"--json"}).out);
  EXPECT_EQ(json["knownFailures"][0]["outcome"], "expected failure");
  EXPECT_EQ(json["cases"][0]["knownFailure"], "expected failure");
}

TEST_F(RunTest, AListThatCannotBeReadIsInvalid) {
  EXPECT_EQ(CallHere({"run", "--known-failures", "/no/where.json"}).code, 2);
  const Outcome outcome = RunKnown(R"({"case": "t/bad"})");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(Has(outcome.err, "known.json:1:"));
  EXPECT_EQ(CallHere({"run", "--today", "2026-06-01"}).code, 2);
}

TEST_F(RunTest, AnInconclusiveCaseIsAnErrorInJUnit) {
  WriteInconclusive("doubtful");
  const std::string junit = (root_ / "out.xml").string();
  EXPECT_EQ(CallHere({"run", "t/doubtful", "--report", "junit=" + junit}).code, 3);
  EXPECT_TRUE(Has(Read(junit), R"(<error type="inconclusive")"));
}

}  // namespace
}  // namespace campsync::cli
