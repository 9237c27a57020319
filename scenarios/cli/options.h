// SPDX-License-Identifier: Apache-2.0
//
// Options: what a subcommand was asked to do, read strictly: long options match whole, numbers are
// checked as texts, switches and their values must exist. What is wrong becomes one sentence that
// names what is allowed. It runs nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "scenarios/harness/run/run_options.h"

namespace campsync::cli {

/// Which part of the selected cases to run: every case is in exactly one of `count` shards.
struct Shard {
  std::size_t index = 1;  // counted from 1
  std::size_t count = 1;
};

/// Where reports go.
struct ReportFiles {
  std::optional<std::string> junit;
  std::optional<std::string> json;
};

/// How large the cases of --exhaustive are.
struct Scope {
  std::uint64_t people = 2;
  std::uint64_t statuses = 2;
};

struct Options {
  std::vector<std::string> positional;
  std::string filter;
  harness::RunOptions run;
  ReportFiles reports;
  std::optional<std::string> link;    // --link PROGRAM=CAMPAIGN
  std::optional<std::string> create;  // --create PROGRAM
  std::size_t jobs = 1;
  std::uint64_t cases = 2000;              // generated
  std::optional<Duration> time;            // --time: as many generated cases as it takes
  std::optional<std::uint64_t> only_case;  // of the generated ones
  std::uint64_t hash_salt = 0;
  std::string profile = "standard";  // of generated cases
  std::optional<Scope> exhaustive;
  std::optional<std::string> crash_everywhere;  // cases: a name, glob or path
  std::optional<std::string> vary;              // cases: a name, glob or path
  std::optional<Shard> shard;
  std::optional<std::string> known_failures;  // a file
  std::optional<Date> today;                  // of the known failures; nullopt: the wall clock's
  bool last_failed = false;
  bool fail_fast = false;
  bool undisturbed = false;  // what a case comes to is compared with its calm tellings
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
