// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "scenarios/cli/subcommands.h"

namespace campsync::cli {
namespace {

namespace fs = std::filesystem;

// A case that passes as it is: its author changes it step by step.
constexpr std::string_view kStarter = R"json({
  // One sentence: what happens, and what must come of it.
  "title": "A person added to the program becomes a campaign member",
  // Up to three rules that this case shows; `campsim rules` lists them.
  "rules": ["MK-MEMBER-01"],
  "given": {
    "marketo": {
      "channels": [
        {
          "name": "Webinar",
          "statuses": [
            {"name": "Invited", "step": 1},
            {"name": "Registered", "step": 2},
            {"name": "Attended", "step": 3, "success": true}
          ]
        }
      ],
      "programs": [{"name": "May", "type": "Event", "channel": "Webinar"}],
      "people": [{"key": "ann", "lastName": "Li", "company": "Acme", "salesforce": "lead:ann"}]
    },
    "salesforce": {
      "campaigns": [
        {
          "Name": "Webinar May",
          "Type": "Webinar",
          "statuses": [
            {"Label": "Invited", "SortOrder": 1, "IsDefault": true},
            {"Label": "Registered", "SortOrder": 2},
            {"Label": "Attended", "SortOrder": 3, "HasResponded": true}
          ]
        }
      ],
      "leads": [{"key": "ann", "LastName": "Li", "Company": "Acme"}]
    },
    "links": [{"program": "May", "campaign": "Webinar May"}]
  },
  "steps": [
    {"marketo": "set_status", "program": "May", "person": "ann", "status": "Registered"},
    {"sync": "until_idle"},
    {
      "expect": {
        "salesforce": {
          "members": [{"campaign": "Webinar May", "person": "lead:ann", "Status": "Registered"}]
        }
      }
    }
  ]
}
)json";

// `topic/what-happens`: words of small letters and digits.
bool IsCaseName(std::string_view name) {
  const bool letters = std::ranges::all_of(name, [](unsigned char one) {
    return std::islower(one) != 0 || std::isdigit(one) != 0 || one == '-' || one == '/';
  });
  return letters && std::ranges::count(name, '/') == 1 && !name.starts_with('/') &&
         !name.ends_with('/');
}

int RefuseToWrite(Console& console, const std::string& sentence) {
  console.err << "campsim new: " << sentence << "\n";
  return kExitInvalid;
}

}  // namespace

Usage NewUsage() {
  return {.name = "new",
          .summary = "writes a starter case that passes, to be changed step by step",
          .arguments = "TOPIC/WHAT-HAPPENS",
          .example =
              "campsim new membership/lead-added-twice    then: campsim run "
              "membership/lead-added-twice",
          .options = {}};
}

int NewCase(const Options& options, Console& console) {
  if (options.positional.size() != 1 || !IsCaseName(options.positional.front())) {
    return RefuseToWrite(
        console, "give one name as topic/what-happens, in small letters, digits and hyphens");
  }
  const std::string& name = options.positional.front();
  const fs::path path =
      (fs::path(console.root) / "scenarios" / "cases" / (name + ".json")).lexically_normal();
  std::error_code error;
  if (fs::exists(path, error)) {
    return RefuseToWrite(console, fmt::format("{} is there already", path.string()));
  }
  fs::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << kStarter;
  file.flush();
  if (!file.good()) return RefuseToWrite(console, fmt::format("cannot write {}", path.string()));
  console.out << fmt::format("{}\nnow: scenarios/run run {}\n", path.string(), name);
  return kExitPass;
}

}  // namespace campsync::cli
