// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <iterator>
#include <sstream>

#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::cli {
namespace {

namespace po = boost::program_options;

constexpr char kArguments[] = "arguments";

// Every option there is; a subcommand takes some of them.
void AddOption(po::options_description& described, std::string_view name) {
  auto add = described.add_options();
  const auto text = [] { return po::value<std::string>(); };
  if (name == "filter") add("filter", text()->value_name("GLOB"), "only cases whose name matches");
  if (name == "policy") {
    add("policy", po::value<std::vector<std::string>>()->composing()->value_name("NAME=VALUE"),
        "set a switch for all cases; repeatable");
  }
  if (name == "seed") add("seed", text()->value_name("N"), "seed of all chance (default 0)");
  if (name == "report") {
    add("report", text()->value_name("json=FILE"), "write a report, one entry a case");
  }
  if (name == "update") add("update", "rewrite expected values to what was found");
  if (name == "trace") add("trace", "show the whole journal of each case");
  if (name == "quiet") add("quiet", "only what did not pass, and the last line");
  if (name == "prove") add("prove", "invert each rule of the mock orgs: some case must fail");
  if (name == "json") add("json", "write JSON to standard output");
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

Result<std::uint64_t, Malformed> ReadSeed(const std::string& text) {
  std::uint64_t seed = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, seed);
  if (text.empty() || error != std::errc() || stopped != end) {
    return Malformed{
        fmt::format("--seed '{}' is no seed: write a whole number from 0 to {}", text, UINT64_MAX)};
  }
  return seed;
}

Result<harness::SwitchValue, Malformed> ReadPolicy(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return Malformed{fmt::format("--policy '{}' is not NAME=VALUE", text)};
  }
  const std::string name = text.substr(0, equals);
  const std::string value = text.substr(equals + 1);
  const auto values = harness::SwitchValues(name);
  if (!values) {
    return Malformed{fmt::format("unknown switch '{}'. {}", name,
                                 harness::AdviceFor(name, harness::SwitchWords()))};
  }
  if (std::ranges::find(*values, value) == values->end()) {
    return Malformed{fmt::format("switch '{}' has no value '{}'. {}", name, value,
                                 harness::AdviceFor(value, *values))};
  }
  return harness::SwitchValue{name, value};
}

Result<std::string, Malformed> ReadReport(const std::string& text) {
  constexpr std::string_view kJson = "json=";
  if (!text.starts_with(kJson) || text.size() == kJson.size()) {
    return Malformed{fmt::format("--report '{}' is no report: write json=FILE", text)};
  }
  return text.substr(kJson.size());
}

Result<Options, Malformed> Checked(const po::variables_map& given) {
  Options options;
  const auto has = [&given](const char* name) { return given.count(name) > 0; };
  options.help = has("help");
  options.update = has("update");
  options.quiet = has("quiet");
  options.json = has("json");
  options.prove = has("prove");
  options.run.trace = has("trace");
  options.run.keep_going = options.update;
  if (has(kArguments)) options.positional = given[kArguments].as<std::vector<std::string>>();
  if (has("filter")) options.filter = given["filter"].as<std::string>();
  if (has("seed")) {
    auto seed = ReadSeed(given["seed"].as<std::string>());
    if (!seed) return seed.error();
    options.run.seed = *seed;
  }
  if (has("report")) {
    auto file = ReadReport(given["report"].as<std::string>());
    if (!file) return file.error();
    options.report_file = *file;
  }
  if (has("policy")) {
    for (const std::string& text : given["policy"].as<std::vector<std::string>>()) {
      auto policy = ReadPolicy(text);
      if (!policy) return policy.error();
      options.run.policies.push_back(*policy);
    }
  }
  return options;
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
    po::store(po::command_line_parser(args).options(all).positional(positional).style(style).run(),
              given);
    return Checked(given);
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
