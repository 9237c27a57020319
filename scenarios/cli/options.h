// SPDX-License-Identifier: Apache-2.0
//
// Options: what a subcommand was asked to do, read strictly: long options match whole, numbers are
// checked as texts, switches and their values must exist. What is wrong becomes one sentence that
// names what is allowed. It runs nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "scenarios/harness/run/run_options.h"

namespace campsync::cli {

struct Options {
  std::vector<std::string> positional;
  std::string filter;
  harness::RunOptions run;
  std::optional<std::string> report_file;  // --report json=F
  bool update = false;
  bool quiet = false;
  bool json = false;
  bool prove = false;
  bool help = false;
};

/// Which options a subcommand takes, and how it is used.
struct Usage {
  std::string_view name;
  std::string_view summary;
  std::string_view arguments;  // `[PATH|NAME...]`
  std::string_view example;    // one command and what it does
  std::vector<std::string_view> options;
};

[[nodiscard]] Result<Options, Malformed> ReadOptions(const Usage& usage,
                                                     const std::vector<std::string>& args);

/// The text of `campsim NAME --help`.
[[nodiscard]] std::string HelpText(const Usage& usage);

}  // namespace campsync::cli
