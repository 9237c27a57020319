// SPDX-License-Identifier: Apache-2.0
// The command line in the process: what is wrong with it or with its files is exit code 2 and says
// what to do; nothing that did not run is a pass.
#include "scenarios/cli/command.h"

#include <gtest/gtest.h>

#include "tests/scenarios/cli/command_fixture.h"

namespace campsync::cli {
namespace {

class CommandTest : public CommandFixture {};

TEST_F(CommandTest, HelpShowsAnExampleForEverySubcommand) {
  for (const char* name : {"run", "plan", "list", "validate", "rules", "new"}) {
    const Outcome outcome = Call({name, "--help"});
    EXPECT_EQ(outcome.code, 0) << name;
    EXPECT_TRUE(Has(outcome.out, "Example:")) << name;
  }
}

TEST_F(CommandTest, UsageErrorsNameWhatIsAllowed) {
  EXPECT_TRUE(Has(Call({"rnu"}).err, "Did you mean 'run'?"));
  EXPECT_TRUE(Has(Call({"run", "--polcy", "a=b"}).err, "Did you mean '--policy'?"));
  EXPECT_TRUE(Has(Call({"run", "--policy", "retri=x"}).err, "Did you mean 'retry'?"));
  EXPECT_TRUE(Has(Call({"run", "--policy", "retry=x"}).err, "every_cycle, on_change"));
  EXPECT_TRUE(Has(Call({"run", "--jobs", "0"}).err, "a whole number from 1 to 256"));
  EXPECT_TRUE(Has(Call({"run", "--shard", "3/2"}).err, "write I/N"));
  EXPECT_TRUE(Has(Call({"run", "--report", "html=f"}).err, "not available yet"));
}

TEST_F(CommandTest, PlanShowsTotalsFirstThenNames) {
  const Outcome outcome = Call({"plan", "preview/crm-flooded-after-linking"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const auto total = outcome.out.find("  New leads in Salesforce                             9\n");
  const auto name = outcome.out.find("new1:");
  ASSERT_NE(total, std::string::npos) << outcome.out;
  ASSERT_NE(name, std::string::npos) << outcome.out;
  EXPECT_LT(total, name);
}

TEST_F(CommandTest, PlanSaysWhyALinkWouldBeRefused) {
  const Outcome outcome =
      Call({"plan", "preview/incompatible-statuses-with-the-members-behind-them"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(Has(outcome.out, "REFUSED")) << outcome.out;
  EXPECT_TRUE(
      Has(outcome.out, "'Sent' is not in the channel; members of the campaign that hold it: 2"))
      << outcome.out;
}

TEST_F(CommandTest, PlanWritesEverythingAsJson) {
  const Outcome outcome = Call({"plan", "preview/crm-flooded-after-linking", "--json"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(Has(outcome.out, "\"leads_created\": 9")) << outcome.out;
  EXPECT_TRUE(Has(outcome.out, "\"LastName\": \"Lead 9\"")) << outcome.out;
}

TEST_F(CommandTest, PlanTakesAnotherLinkThanTheCases) {
  const std::string name = "preview/inactive-campaign-and-one-that-is-taken";
  EXPECT_TRUE(Has(Call({"plan", name, "--create", "Second"}).out, "Create New")) << name;
  EXPECT_TRUE(Has(Call({"plan", name, "--link", "Second=Asleep"}).out, "CAMPAIGN_INACTIVE"));
  EXPECT_EQ(Call({"plan", name, "--link", "Second"}).code, 2);
  EXPECT_EQ(Call({"plan", name, "--link", "Second=Nowhere"}).code, 2);
  EXPECT_EQ(Call({"plan"}).code, 2);
}

TEST_F(CommandTest, UsageErrorsAreExitCodeTwo) {
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"rnu"},
      {"run", "--polcy", "a=b"},
      {"run", "--see", "5"},
      {"run", "--seed", "-1"},
      {"run", "--seed=-1"},
      {"run", "--seed", "abc"},
      {"run", "--seed", "18446744073709551616"},
      {"run", "--policy", "retry"},
      {"run", "--policy", "retry=x"},
      {"run", "--report", "html=f"},
      {"run", "--report", "xml=f"},
      {"run", "--jobs", "0"},
      {"run", "--job", "2"},
      {"run", "--shard", "3/2"},
      {"run", "--until", "0"},
      {"run", "--until", "x"},
      {"run", "--today", "2026-01-01"},
      {"run", "--known-failures"},
      {"run", "--fail-fas"},
      {"run", "nowhere/at-all"},
      {"rules", "MK-LINK-99"},
      {"new", "NoTopic"},
  };
  for (const auto& args : wrong) {
    EXPECT_EQ(Call(args).code, 2) << testing::PrintToString(args);
  }
}

TEST_F(CommandTest, AFilterThatMatchesNothingIsInconclusive) {
  EXPECT_EQ(Call({"run", "--filter", "nothing-is-called-so"}).code, 3);
}

TEST_F(CommandTest, TheStarterCasePasses) {
  EXPECT_EQ(CallHere({"new", "t/first"}).code, 0);
  EXPECT_EQ(CallHere({"run", "t/first"}).code, 0);
  EXPECT_EQ(CallHere({"new", "t/first"}).code, 2);
}

TEST_F(CommandTest, BadFilesAreExitCodeTwo) {
  const std::vector<std::string> texts = {
      "",
      "{",
      "[]",
      R"({"title": "T", "title": "U"})",
      R"({"title": "T", "stepz": []})",
      R"({"title": 7, "given": {}, "steps": []})",
      "{\"title\": \"\xff\"}",
      std::string(200'000, '['),
      R"({"title": "T", "given": {"time": "31 March"}, "steps": []})",
      R"({"title": "T", "given": {}, "steps": [{"sync": 1000000}]})",
      R"({"title": "T", "policy": {"retri": "x"}, "given": {}, "steps": []})",
  };
  for (const std::string& text : texts) {
    const std::string path = WriteCase("bad", text);
    const Outcome outcome = CallHere({"run", path});
    EXPECT_EQ(outcome.code, 2) << text.substr(0, 60);
    EXPECT_TRUE(Has(outcome.out, path)) << text.substr(0, 60);
  }
}

TEST_F(CommandTest, OneBadFileMakesARunOfGoodOnesNoPass) {
  CallHere({"new", "t/first"});
  WriteCase("bad", "{");
  const Outcome outcome = CallHere({"run"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(Has(outcome.out, "this is no pass"));
  EXPECT_EQ(CallHere({"validate"}).code, 2);
  EXPECT_EQ(CallHere({"list"}).code, 2);
}

TEST_F(CommandTest, UpdateWritesWhatWasFoundAndNothingElse) {
  CallHere({"new", "t/first"});
  const std::string path = (root_ / "scenarios/cases/t/first.json").string();
  const std::string good = Read(path);
  std::string wrong = good;
  const std::string expected = R"("Status": "Registered")";
  wrong.replace(wrong.rfind(expected), expected.size(), R"("Status": "Attended")");
  WriteCase("first", wrong);
  EXPECT_EQ(CallHere({"run", "--update"}).code, 1);
  EXPECT_EQ(Read(path), good);
}

TEST_F(CommandTest, APolicyIsShownInTheFirstLinesAndInTheReplay) {
  CallHere({"new", "t/first"});
  const Outcome outcome = CallHere({"run", "--policy", "retry=on_change", "--seed", "7"});
  EXPECT_TRUE(Has(outcome.out, "seed 7\nswitches: retry=on_change\n"));
}

TEST_F(CommandTest, TheReportIsWritten) {
  CallHere({"new", "t/first"});
  const std::string file = (root_ / "report.json").string();
  EXPECT_EQ(CallHere({"run", "--report", "json=" + file}).code, 0);
  EXPECT_TRUE(Has(Read(file), R"("name": "t/first")"));
  EXPECT_EQ(CallHere({"run", "--report", "json=" + root_.string() + "/no/where"}).code, 2);
}

TEST_F(CommandTest, RulesTellWhatTheCasesCover) {
  CallHere({"new", "t/first"});
  EXPECT_TRUE(Has(CallHere({"rules", "MK-MEMBER-01"}).out, "status: covered"));
  EXPECT_TRUE(Has(CallHere({"rules", "--json"}).out, R"("status": "uncovered")"));
}

TEST_F(CommandTest, ProveNamesTheGatesThatNoCaseHolds) {
  CallHere({"new", "t/first"});
  const Outcome all = CallHere({"rules", "--prove"});
  EXPECT_EQ(all.code, 1);
  EXPECT_TRUE(Has(all.out, "- no passing case cites it")) << all.out;
  EXPECT_TRUE(Has(all.out, "decided by the core, no gate:"));
  EXPECT_EQ(CallHere({"rules", "MK-MEMBER-01", "--prove", "--json"}).code, 0);
}

TEST_F(CommandTest, AProvedRuleNamesTheCaseThatFails) {
  WriteCase("back", R"({"title": "T", "rules": ["MK-STATUS-03"], "given": {"marketo": {
      "channels": [{"name": "C", "statuses": [
        {"name": "Low", "step": 10}, {"name": "High", "step": 20, "success": true}]}],
      "programs": [{"name": "P", "channel": "C"}],
      "people": [{"key": "ann", "lastName": "Li"}],
      "members": [{"program": "P", "person": "ann", "status": "High"}]}},
    "steps": [{"marketo": "set_status", "program": "P", "person": "ann", "status": "Low",
               "refused": {"code": "1037"}}]})");
  const Outcome outcome = CallHere({"rules", "MK-STATUS-03", "--prove"});
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  EXPECT_TRUE(Has(outcome.out, "1  t/back\n")) << outcome.out;
}

TEST_F(CommandTest, AFixtureIsACaseOfItsFoldersName) {
  CallHere({"new", "t/first"});
  const fs::path folder = root_ / "fixtures/what-happened";
  fs::create_directories(folder);
  fs::copy(root_ / "scenarios/cases/t/first.json", folder / "scenario.json");
  std::ofstream(folder / "marketo-channels.json") << "{}";  // a vendor's answer, no case
  EXPECT_TRUE(Has(CallHere({"list"}).out, "fixtures/what-happened  "));
  EXPECT_TRUE(Has(CallHere({"run"}).out, "2 cases in"));
  EXPECT_EQ(CallHere({"run", "fixtures/what-happened"}).code, 0);
  EXPECT_EQ(CallHere({"validate", "fixtures/what-happened"}).code, 0);
  EXPECT_TRUE(Has(CallHere({"run", "--filter", "fixtures/*"}).out, "1 case in"));
  EXPECT_TRUE(Has(CallHere({"run", "fixtures/what-hapened"}).err,
                  "Did you mean 'fixtures/what-happened'?"));
}

}  // namespace
}  // namespace campsync::cli
