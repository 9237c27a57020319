// SPDX-License-Identifier: Apache-2.0
// `campsim explore` in the process: what it prints, what it refuses, what it writes.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/scenarios/cli/command_fixture.h"
#include "tests/support/temporary_folder.h"

namespace campsync::cli {
namespace {

std::string DigestOf(const std::string& out) {
  const std::size_t at = out.rfind("digest ");
  EXPECT_NE(at, std::string::npos) << out;
  return at == std::string::npos ? "" : out.substr(at);
}

TEST(ExploreTest, TheOutputIsTheSameForAnyNumberOfJobs) {
  const Outcome one = Call({"explore", "--cases", "120", "--quiet"});
  const Outcome two = Call({"explore", "--cases", "120", "--quiet", "--jobs", "2"});
  EXPECT_EQ(one.code, kExitPass) << one.out;
  EXPECT_TRUE(Has(one.out, "120 cases: 120 passed, digest ")) << one.out;
  EXPECT_EQ(one.out, two.out);
  EXPECT_NE(one.out, Call({"explore", "--cases", "120", "--quiet", "--seed", "9"}).out);
}

TEST(ExploreTest, OneCaseIsTheSameAsAmongOthers) {
  const Outcome first = Call({"explore", "--case", "0", "--quiet"});
  EXPECT_EQ(first.out, Call({"explore", "--cases", "1", "--quiet"}).out);
  EXPECT_NE(first.out, Call({"explore", "--case", "1", "--quiet"}).out);
}

TEST(ExploreTest, TheHeadNamesSeedAndProfile) {
  const Outcome calm = Call({"explore", "--cases", "5", "--seed", "4", "--profile", "calm"});
  EXPECT_TRUE(Has(calm.out, "seed 4, profile calm")) << calm.out;
  EXPECT_TRUE(Has(calm.out, "each case draws its own")) << calm.out;
}

TEST(ExploreTest, AWrongRequestNamesWhatIsAllowed) {
  const std::vector<std::vector<std::string>> wrong = {{"explore", "tour/a"},
                                                       {"explore", "--cases", "0"},
                                                       {"explore", "--case", "x"},
                                                       {"explore", "--seed", "stale"}};
  for (const auto& args : wrong) EXPECT_EQ(Call(args).code, kExitInvalid) << args.back();
  const Outcome profile = Call({"explore", "--profile", "standart"});
  EXPECT_EQ(profile.code, kExitInvalid);
  EXPECT_TRUE(Has(profile.err, "'standard'")) << profile.err;
}

TEST(ExploreTest, HoweverShortTheTimeTheFirstBlockIsRun) {
  const Outcome short_run = Call({"explore", "--time", "1ms", "--quiet"});
  EXPECT_EQ(short_run.code, kExitPass) << short_run.out;
  EXPECT_TRUE(Has(short_run.out, "50 cases: 50 passed")) << short_run.out;
  const Outcome both = Call({"explore", "--time", "1s", "--cases", "5"});
  EXPECT_EQ(both.code, kExitInvalid);
  EXPECT_TRUE(Has(both.err, "leave out --cases")) << both.err;
}

TEST(ExploreTest, CasesThatAreRunTwiceComeToTheSame) {
  EXPECT_EQ(Call({"explore", "--cases", "40", "--quiet", "--check-determinism"}).out,
            Call({"explore", "--cases", "40", "--quiet"}).out);
}

TEST(ExploreTest, TheSaltOfHashTablesChangesNothing) {
  const std::string plain = Call({"explore", "--cases", "40", "--quiet"}).out;
  EXPECT_EQ(Call({"explore", "--cases", "40", "--quiet", "--hash-salt", "1"}).out, plain);
  EXPECT_EQ(Call({"explore", "--cases", "40", "--quiet", "--hash-salt", "987654321"}).out, plain);
  EXPECT_EQ(Call({"explore", "--hash-salt", "salty"}).code, kExitInvalid);
  EXPECT_EQ(Call({"explore", "--cases", "40", "--quiet"}).out, plain);
}

TEST(ExploreTest, TheReportIsForMachines) {
  const test::TemporaryFolder folder;
  const std::string file = folder.PathOf("report.json");
  ASSERT_EQ(Call({"explore", "--cases", "3", "--report", "json=" + file}).code, kExitPass);
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(Has(text, "\"cases\": 3")) << text;
  EXPECT_TRUE(Has(text, "\"firstFailure\": null")) << text;
}

TEST(ExploreTest, EverySmallCaseThereIs) {
  const Outcome all = Call({"explore", "--exhaustive", "1x1", "--jobs", "2"});
  EXPECT_EQ(all.code, kExitPass) << all.out;
  EXPECT_TRUE(Has(all.out, "all cases with 1 people and 1 statuses: 2 memberships x 13 edits x 61"))
      << all.out;
  EXPECT_TRUE(Has(all.out, "1586 cases: 1586 passed")) << all.out;
  EXPECT_FALSE(Has(all.out, "rules never reached")) << all.out;  // nobody expects it to
  for (const char* size : {"0x1", "2", "2x", "x2", "5x2", "2x2x2", "-1x1"}) {
    const Outcome wrong = Call({"explore", "--exhaustive", size});
    EXPECT_EQ(wrong.code, kExitInvalid) << size;
    EXPECT_TRUE(Has(wrong.err, "each from 1 to 4")) << wrong.err;
  }
}

TEST(ExploreTest, OneCaseIsCrashedEverywhere) {
  const Outcome all = Call({"explore", "--crash-everywhere",
                            "membership/member-removed-in-marketo-is-deleted-in-the-campaign"});
  EXPECT_EQ(all.code, kExitPass) << all.out << all.err;
  EXPECT_TRUE(Has(all.out, "effects, crashed at each of them")) << all.out;
  const Outcome some = Call({"explore", "--crash-everywhere", "link/*", "--jobs", "2"});
  EXPECT_EQ(some.code, kExitPass) << some.out << some.err;
  EXPECT_TRUE(Has(some.out, " cases, which have ")) << some.out;
  const Outcome none = Call({"explore", "--crash-everywhere", "no/such*"});
  EXPECT_EQ(none.code, kExitInvalid) << none.out;
  EXPECT_TRUE(Has(none.err, "no case matches 'no/such*'")) << none.err;
  const Outcome unknown = Call({"explore", "--crash-everywhere", "membership/no-such-case"});
  EXPECT_EQ(unknown.code, kExitInvalid);
  EXPECT_TRUE(Has(unknown.err, "no-such-case")) << unknown.err;
}

TEST(ExploreTest, RecordedCasesAreVaried) {
  const std::string name = "membership/member-removed-in-marketo-is-deleted-in-the-campaign";
  const Outcome one = Call({"explore", "--vary", name, "--cases", "30", "--seed", "1"});
  EXPECT_EQ(one.code, kExitPass) << one.out << one.err;
  EXPECT_TRUE(Has(one.out, "seed 1, 1 recorded cases and variations of them")) << one.out;
  EXPECT_TRUE(Has(one.out, "30 cases: 30 passed")) << one.out;
  const Outcome again = Call({"explore", "--vary", name, "--cases", "30", "--seed", "1"});
  EXPECT_EQ(DigestOf(again.out), DigestOf(one.out));
  const Outcome other = Call({"explore", "--vary", name, "--cases", "30", "--seed", "2"});
  EXPECT_NE(DigestOf(other.out), DigestOf(one.out));
  const Outcome none = Call({"explore", "--vary", "no/such*"});
  EXPECT_EQ(none.code, kExitInvalid);
  EXPECT_TRUE(Has(none.err, "no case matches 'no/such*'")) << none.err;
  const Outcome shaped = Call({"explore", "--vary", "*", "--profile", "calm"});
  EXPECT_EQ(shaped.code, kExitInvalid);
  EXPECT_TRUE(Has(shaped.err, "leave out --profile")) << shaped.err;
}

TEST(ExploreTest, ExplorationsOfTheirOwnDrawNothing) {
  const Outcome both = Call({"explore", "--exhaustive", "1x1", "--crash-everywhere", "a/b"});
  EXPECT_TRUE(Has(both.err, "choose one")) << both.err;
  const Outcome seed = Call({"explore", "--exhaustive", "1x1", "--seed", "3"});
  EXPECT_EQ(seed.code, kExitInvalid);
  EXPECT_TRUE(Has(seed.err, "leave out --cases")) << seed.err;
}

class CorpusTest : public CommandFixture {
 protected:
  // A case with one sync in it, whose program is `program`.
  void WriteFound(const std::string& name, const std::string& program) {
    fs::create_directories(root_ / "fixtures/explored");
    WriteText((root_ / "fixtures/explored" / (name + ".json")).string(),
              R"({"title": "Found", "given": {"marketo": {"channels": [{"name": "C", "statuses":
                 [{"name": "A", "step": 10}]}], "programs": [{"name": "P", "channel": "C"}]}},
                 "steps": [{"marketo": "delete_program", "program": ")" +
                  program + R"("}, {"sync": "cycle"}]})");
  }
};

TEST_F(CorpusTest, WhatWasFoundEarlierRunsFirst) {
  WriteFound("first", "P");
  WriteFound("second", "P");
  const Outcome drawn = CallHere({"explore", "--cases", "5"});
  EXPECT_EQ(drawn.code, kExitPass) << drawn.out << drawn.err;
  EXPECT_TRUE(Has(drawn.out, "2 cases that were found earlier ran first, 0 of them failed"));
  const Outcome one = CallHere({"explore", "--case", "3"});
  EXPECT_FALSE(Has(one.out, "found earlier")) << one.out;
}

TEST_F(CorpusTest, AFileThatCannotBeReadIsNamed) {
  WriteFound("third", "no such program");
  const Outcome drawn = CallHere({"explore", "--cases", "5"});
  EXPECT_EQ(drawn.code, kExitInvalid) << drawn.out;
  EXPECT_TRUE(Has(drawn.err, "explored/third.json")) << drawn.err;
}

}  // namespace
}  // namespace campsync::cli
