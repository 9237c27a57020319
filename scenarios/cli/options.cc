// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/options.h"

#include <fmt/format.h>

#include <array>
#include <boost/program_options.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <utility>

#include "scenarios/cli/option_values.h"
#include "scenarios/harness/json/suggestion.h"

namespace campsync::cli {
namespace {

namespace po = boost::program_options;

constexpr char kArguments[] = "arguments";

// Every option there is; a subcommand takes some of them. An option without a value's name is a
// flag.
struct KnownOption {
  const char* name;
  const char* value;
  const char* meaning;
};
constexpr std::array kOptions = {
    KnownOption{"filter", "GLOB", "only cases whose name matches"},
    KnownOption{"last-failed", "", "only cases that failed when they were last run"},
    KnownOption{"shard", "I/N", "only the I-th of N parts of the cases; each case is in one part"},
    KnownOption{"jobs", "N", "so many cases at a time (default 1); the output stays the same"},
    KnownOption{"cases", "N", "so many generated cases (default 2000)"},
    KnownOption{"time", "SPAN", "as many generated cases as the time allows: 60s, 10m"},
    KnownOption{"check-determinism", "", "run each generated case twice and compare the journals"},
    KnownOption{"undisturbed", "", "run each case also without its faults: it must end the same"},
    KnownOption{"hash-salt", "N", "salt of all hash tables (default 0); the output stays the same"},
    KnownOption{"case", "K", "only the generated case of that number"},
    KnownOption{"profile", "NAME", "how large generated cases are (default standard)"},
    KnownOption{"vary", "CASE|GLOB", "recorded cases, as they are and with a few things otherwise"},
    KnownOption{"exhaustive", "PxS", "every case there is with P people and S statuses, as 2x2"},
    KnownOption{"crash-everywhere", "CASE|GLOB",
                "recorded cases, crashed at each write and append"},
    KnownOption{"fail-fast", "", "run nothing after the first case that fails"},
    KnownOption{"seed", "N|fresh", "seed of all chance (default 0); fresh: one of its own"},
    KnownOption{"report", "KIND=FILE[,..]", "write reports: junit=FILE, json=FILE"},
    KnownOption{"known-failures", "FILE", "cases that are known to fail, and how (JSON)"},
    KnownOption{"today", "YYYY-MM-DD", "the day for known failures that expire (default: today)"},
    KnownOption{"until", "STEP", "stop one case after so many of its steps"},
    KnownOption{"dump-state", "", "show both orgs, the store and the standing list of one case"},
    KnownOption{"trace", "[person=KEY]", "show the whole journal, or one person's story"},
    KnownOption{"update", "", "rewrite expected values to what was found"},
    KnownOption{"link", "PROGRAM=CAMPAIGN", "the link to preview, instead of the case's"},
    KnownOption{"create", "PROGRAM", "preview Create New for the program"},
    KnownOption{"prove", "", "invert each rule of the mock orgs: some case must fail"},
    KnownOption{"quiet", "", "only what did not pass, and the last line"},
    KnownOption{"json", "", "write JSON to standard output"},
};

void AddOption(po::options_description& described, std::string_view name) {
  auto add = described.add_options();
  if (name == "policy") {
    add("policy", po::value<std::vector<std::string>>()->composing()->value_name("NAME=VALUE"),
        "set a switch for all cases; repeatable");
  }
  for (const KnownOption& one : kOptions) {
    if (name != one.name) continue;
    if (std::string_view(one.value).empty()) {
      add(one.name, one.meaning);
    } else {
      add(one.name, po::value<std::string>()->value_name(one.value), one.meaning);
    }
  }
}

po::options_description Described(const Usage& usage) {
  po::options_description described("Options");
  for (const std::string_view name : usage.options) AddOption(described, name);
  described.add_options()("help", "this text");
  return described;
}

std::string UnknownOption(const Usage& usage, std::string_view given) {
  std::vector<std::string> names;
  for (const std::string_view name : usage.options) names.push_back(fmt::format("--{}", name));
  names.emplace_back("--help");
  const std::vector<std::string_view> words(names.begin(), names.end());
  return fmt::format("unknown option '{}'. {}", given, harness::AdviceFor(given, words));
}

class Checker {
 public:
  explicit Checker(const po::variables_map& given) : given_(given) {}

  Result<Options, Malformed> Check() {
    CheckFlags();
    CheckRun();
    CheckSelection();
    CheckFiles();
    CheckTogether();
    if (wrong_) return *wrong_;
    return std::move(options_);
  }

 private:
  [[nodiscard]] bool Has(const char* name) const { return given_.count(name) > 0; }
  [[nodiscard]] std::string Text(const char* name) const { return given_[name].as<std::string>(); }
  void Wrong(std::string sentence) {
    if (!wrong_) wrong_ = Malformed{std::move(sentence)};
  }
  // Stores the value, or remembers the first thing that is wrong.
  template <class T, class Target>
  void Take(Result<T, Malformed> value, Target& target) {
    if (value) {
      target = static_cast<Target>(*std::move(value));
    } else {
      Wrong(value.error().sentence);
    }
  }

  void CheckFlags() {
    options_.help = Has("help");
    options_.update = Has("update");
    options_.quiet = Has("quiet");
    options_.json = Has("json");
    options_.prove = Has("prove");
    options_.last_failed = Has("last-failed");
    options_.fail_fast = Has("fail-fast");
    options_.undisturbed = Has("undisturbed");
    options_.run.check_determinism = Has("check-determinism");
  }

  void CheckRun() {
    constexpr std::uint64_t kStepsMax = 1'000'000;
    harness::RunOptions& run = options_.run;
    run.keep_going = options_.update;
    run.dump_state = Has("dump-state");
    run.trace = Has("trace");
    if (run.trace) Take(ReadTrace(Text("trace")), run.trace_person);
    if (Has("seed")) Take(ReadSeed(Text("seed")), run.seed);
    if (Has("until")) Take(ReadNumber("--until", Text("until"), 1, kStepsMax), run.until);
    if (!Has("policy")) return;
    for (const std::string& text : given_["policy"].as<std::vector<std::string>>()) {
      Take(ReadPolicy(text), run.policies.emplace_back());
    }
  }

  void CheckSelection() {
    constexpr std::uint64_t kJobsMax = 256;
    if (Has(kArguments)) options_.positional = given_[kArguments].as<std::vector<std::string>>();
    if (Has("filter")) options_.filter = Text("filter");
    if (Has("link")) options_.link = Text("link");
    if (Has("create")) options_.create = Text("create");
    if (Has("jobs")) Take(ReadNumber("--jobs", Text("jobs"), 1, kJobsMax), options_.jobs);
    constexpr std::uint64_t kCasesMax = 1'000'000'000;
    if (Has("cases")) Take(ReadNumber("--cases", Text("cases"), 1, kCasesMax), options_.cases);
    if (Has("time")) Take(ReadSpan("--time", Text("time")), options_.time.emplace());
    if (Has("case")) {
      Take(ReadNumber("--case", Text("case"), 0, kCasesMax), options_.only_case.emplace());
    }
    if (Has("hash-salt")) {
      Take(ReadNumber("--hash-salt", Text("hash-salt"), 0, UINT64_MAX), options_.hash_salt);
    }
    if (Has("profile")) Take(ReadProfile(Text("profile")), options_.profile);
    if (Has("exhaustive")) Take(ReadScope(Text("exhaustive")), options_.exhaustive.emplace());
    if (Has("crash-everywhere")) options_.crash_everywhere = Text("crash-everywhere");
    if (Has("vary")) options_.vary = Text("vary");
    if (Has("shard")) Take(ReadShard(Text("shard")), options_.shard);
  }

  void CheckFiles() {
    if (Has("report")) Take(ReadReports(Text("report")), options_.reports);
    if (Has("known-failures")) options_.known_failures = Text("known-failures");
    if (Has("today")) Take(ReadToday(Text("today")), options_.today);
  }

  void CheckTogether() {
    if (options_.last_failed && !options_.positional.empty()) {
      Wrong("--last-failed chooses the cases itself: name none, or narrow it with --filter");
    }
    if (options_.today && !options_.known_failures) {
      Wrong("--today is the day for --known-failures, which is not given");
    }
    if (options_.time && (Has("cases") || options_.only_case)) {
      Wrong("--time says when to stop: leave out --cases and --case");
    }
    const bool drawn = Has("cases") || Has("time") || Has("profile") || Has("seed");
    const int own = static_cast<int>(options_.exhaustive.has_value()) +
                    static_cast<int>(options_.crash_everywhere.has_value()) +
                    static_cast<int>(options_.vary.has_value());
    if (own > 1) {
      Wrong(
          "--exhaustive, --crash-everywhere and --vary are explorations of their own: choose one");
    } else if (options_.vary && Has("profile")) {
      Wrong("--vary begins with recorded cases, which no profile shapes: leave out --profile");
    } else if ((options_.exhaustive || options_.crash_everywhere) && drawn) {
      Wrong(
          fmt::format("{} draws nothing and runs all its cases: leave out --cases, --time, "
                      "--profile and --seed",
                      options_.exhaustive ? "--exhaustive" : "--crash-everywhere"));
    }
    if (options_.update && options_.run.until != 0) {
      Wrong("--update needs the whole run: leave out --until");
    }
  }

  const po::variables_map& given_;
  Options options_;
  std::optional<Malformed> wrong_;
};

// `--trace` can stand alone, and what follows it is then a case: no case has a `=` in its name. The
// parser takes whatever follows, so the value is joined to its option here.
std::vector<std::string> JoinTrace(const std::vector<std::string>& args) {
  constexpr std::string_view kTrace = "--trace";
  std::vector<std::string> joined;
  for (std::size_t at = 0; at < args.size(); ++at) {
    joined.push_back(args[at]);
    if (args[at] != kTrace) continue;
    const bool has_value = at + 1 < args.size() && !args[at + 1].starts_with('-') &&
                           args[at + 1].find('=') != std::string::npos;
    joined.back() += fmt::format("={}", has_value ? std::string_view(args[++at]) : kTraceAll);
  }
  return joined;
}

}  // namespace

Result<Options, Malformed> ReadOptions(const Usage& usage, const std::vector<std::string>& args) {
  po::options_description all = Described(usage);
  all.add_options()(kArguments, po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add(kArguments, -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    po::variables_map given;
    const std::vector<std::string> joined = JoinTrace(args);
    po::store(
        po::command_line_parser(joined).options(all).positional(positional).style(style).run(),
        given);
    return Checker(given).Check();
  } catch (const po::unknown_option& unknown) {
    return Malformed{UnknownOption(usage, unknown.get_option_name())};
  } catch (const po::error& error) {
    return Malformed{fmt::format("{}. See `campsim {} --help`.", error.what(), usage.name)};
  }
}

std::string HelpText(const Usage& usage) {
  std::ostringstream described;
  described << Described(usage);
  return fmt::format("campsim {} {}\n{}\n\n{}\nExample:\n  {}\n", usage.name, usage.arguments,
                     usage.summary, described.str(), usage.example);
}

}  // namespace campsync::cli
