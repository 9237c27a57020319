// SPDX-License-Identifier: Apache-2.0
// The folders of recorded incidents: what lies in each, what incident.md says, nothing stray.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "scenarios/harness/json/json_parser.h"
#include "scenarios/harness/rulebook/rulebook.h"
#include "tests/support/temporary_folder.h"

namespace campsync::harness {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

constexpr std::array kHeadings = {"What the customer saw", "Why", "What the rule says",
                                  "What to tell them"};

std::string Read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::set<std::string> RuleIdsIn(const std::string& text) {
  static const std::regex kId("\\b[A-Z]{2}-[A-Z]+-[0-9]+\\b");
  return {std::sregex_token_iterator(text.begin(), text.end(), kId), std::sregex_token_iterator()};
}

// The texts after `##`, in order.
Texts HeadingsOf(const std::string& text) {
  Texts headings;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) headings.push_back(line.substr(3));
  }
  return headings;
}

// The files of the vendor answers that the scenario takes.
std::set<std::string> FilesNamedIn(const std::string& scenario) {
  static const std::regex kFile("\"file\": *\"([^\"]+)\"");
  return {std::sregex_token_iterator(scenario.begin(), scenario.end(), kFile, 1),
          std::sregex_token_iterator()};
}

void CheckIncident(const fs::path& folder, const Rulebook& rulebook, Texts& wrong) {
  const std::string text = Read(folder / "incident.md");
  if (!text.starts_with("# ")) wrong.emplace_back("incident.md does not begin with a title");
  if (HeadingsOf(text) != Texts(kHeadings.begin(), kHeadings.end())) {
    wrong.emplace_back("incident.md has other headings");
  }
  const std::set<std::string> named = RuleIdsIn(text);
  if (named.empty()) wrong.emplace_back("incident.md names no rule");
  for (const std::string& id : named) {
    if (rulebook.Find(id) == nullptr) wrong.push_back("incident.md names no such rule: " + id);
  }
  const auto scenario = ParseJson("scenario.json", Read(folder / "scenario.json"));
  const JsonNode* rules = scenario ? scenario->Find("rules") : nullptr;
  if (rules == nullptr || rules->AsArray() == nullptr) {
    wrong.emplace_back("scenario.json cites no rules");
    return;
  }
  for (const JsonNode& rule : *rules->AsArray()) {
    if (rule.AsText() != nullptr && !named.contains(*rule.AsText())) {
      wrong.push_back("incident.md does not explain " + *rule.AsText());
    }
  }
}

void CheckFiles(const fs::path& folder, Texts& wrong) {
  std::set<std::string> expected = FilesNamedIn(Read(folder / "scenario.json"));
  if (expected.empty()) wrong.emplace_back("no answer of a vendor in it");
  expected.insert({"incident.md", "scenario.json"});
  for (const std::string& name : expected) {
    if (!fs::is_regular_file(folder / name)) wrong.push_back("missing: " + name);
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!expected.contains(name)) wrong.push_back("stray: " + name);
  }
}

// Everything that is wrong with one entry of fixtures/.
Texts WrongWith(const fs::path& folder, const Rulebook& rulebook) {
  static const std::regex kSlug("[a-z0-9]+(-[a-z0-9]+)*");
  Texts wrong;
  if (!fs::is_directory(folder)) return {"stray: " + folder.filename().string()};
  if (!std::regex_match(folder.filename().string(), kSlug)) wrong.emplace_back("the name");
  CheckFiles(folder, wrong);
  CheckIncident(folder, rulebook, wrong);
  return wrong;
}

class FixturesTest : public testing::Test {
 protected:
  FixturesTest()
      : rulebook_(*Rulebook::Load(CAMPSIM_SOURCE_DIR "/scenarios/rulebook")),
        folder_(temporary_.path() / "a-fixture") {
    fs::create_directories(folder_);
    Write("scenario.json",
          R"({"rules": ["MK-LINK-01"], "given": {"vendor_answers": [{"file": "a.json"}]}})");
    Write("a.json", "{}");
    Write("incident.md", Incident());
  }
  static std::string Incident() {
    return "# T\n\n## What the customer saw\n\n## Why\n\n## What the rule says\n\nMK-LINK-01\n\n"
           "## What to tell them\n";
  }
  void Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  Texts Wrong() { return WrongWith(folder_, rulebook_); }

  Rulebook rulebook_;
  const test::TemporaryFolder temporary_;
  fs::path folder_;
};

TEST_F(FixturesTest, EveryRecordedIncidentIsComplete) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(CAMPSIM_SOURCE_DIR "/fixtures")) {
    if (entry.path().filename() == "explored") continue;  // the corpus of `campsim explore`
    EXPECT_EQ(WrongWith(entry.path(), rulebook_), Texts()) << entry.path();
    ++count;
  }
  EXPECT_GE(count, 11U);
}

TEST_F(FixturesTest, ACompleteFolderHasNothingWrong) { EXPECT_EQ(Wrong(), Texts()); }

TEST_F(FixturesTest, AStrayFileIsFound) {
  Write("notes.txt", "");
  EXPECT_EQ(Wrong(), Texts{"stray: notes.txt"});
  EXPECT_EQ(WrongWith(folder_ / "notes.txt", rulebook_), Texts{"stray: notes.txt"});
}

TEST_F(FixturesTest, AMissingAnswerIsFound) {
  fs::remove(folder_ / "a.json");
  EXPECT_EQ(Wrong(), Texts{"missing: a.json"});
}

TEST_F(FixturesTest, AMissingHeadingIsFound) {
  std::string text = Incident();
  text.erase(text.find("## Why"), 6);
  Write("incident.md", text);
  EXPECT_EQ(Wrong(), Texts{"incident.md has other headings"});
}

TEST_F(FixturesTest, ARuleThatIsNoneAndOneThatIsNotExplainedAreFound) {
  std::string text = Incident();
  text.replace(text.find("MK-LINK-01"), 10, "MK-LINK-99");
  Write("incident.md", text);
  EXPECT_EQ(Wrong(), (Texts{"incident.md names no such rule: MK-LINK-99",
                            "incident.md does not explain MK-LINK-01"}));
}

}  // namespace
}  // namespace campsync::harness
