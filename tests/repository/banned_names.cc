// SPDX-License-Identifier: Apache-2.0
// The names that would make a run depend on something other than its inputs and its seed.
#include <fmt/core.h>

#include <array>
#include <string>
#include <string_view>

#include "tests/repository/rules.h"

namespace campsync::repository {
namespace {

struct Ban {
  std::string_view name;             // a whole word, "std::" when only that one is meant
  std::string_view instead;          // what to use
  std::string_view allowed_in = {};  // the only folder that may use it
  std::string_view only_in = {};     // the only folder the ban holds for
};

constexpr std::string_view kUseClock = "use the virtual clock, passed by reference";
constexpr std::string_view kUsePrng = "draw from the sim Prng: it is the same on every compiler";
constexpr std::string_view kUseWait = "advance the virtual clock: nothing here waits";
constexpr std::string_view kUseOption = "read it in scenarios/cli and pass it down as an option";
constexpr std::string_view kUseFmt = "format with fmt, which ignores the locale";
constexpr std::string_view kUseUnits = "use an exact type: whole units or parts per million";

constexpr std::array kBans = {
    Ban{"system_clock", kUseClock, "scenarios/cli/"},
    Ban{"steady_clock", kUseClock, "scenarios/cli/"},
    Ban{"high_resolution_clock", kUseClock},
    Ban{"gettimeofday", kUseClock},
    Ban{"clock_gettime", kUseClock},
    Ban{"std::time", kUseClock},
    Ban{"localtime", kUseClock},
    Ban{"sleep_for", kUseWait},
    Ban{"sleep_until", kUseWait},
    Ban{"usleep", kUseWait},
    Ban{"nanosleep", kUseWait},
    Ban{"std::rand", kUsePrng},
    Ban{"srand", kUsePrng},
    Ban{"random_device", kUsePrng, "scenarios/cli/"},
    Ban{"mt19937", kUsePrng},
    Ban{"mt19937_64", kUsePrng},
    Ban{"default_random_engine", kUsePrng},
    Ban{"random_shuffle", kUsePrng},
    Ban{"std::shuffle", kUsePrng},
    Ban{"std::sample", kUsePrng},
    Ban{"getenv", kUseOption, "scenarios/cli/"},
    Ban{"std::locale", kUseFmt},
    Ban{"setlocale", kUseFmt},
    Ban{"float", kUseUnits, "", "core/"},
    Ban{"double", kUseUnits, "", "core/"},
};

// "std::chrono::steady_clock" at `begin`: words joined by "::".
std::string_view QualifiedName(std::string_view code, std::size_t begin) {
  std::size_t end = begin;
  while (end < code.size() && (IsWordChar(code[end]) || code[end] == ':')) ++end;
  return code.substr(begin, end - begin);
}

// Whether `name` contains `banned` as whole components; "std::x" only where the name begins so.
bool Names(std::string_view name, std::string_view banned) {
  const std::size_t at = name.find(banned);
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + banned.size();
  if (banned.starts_with("std::") && at != 0) return false;
  return (at == 0 || name[at - 1] == ':') && (end == name.size() || name[end] == ':');
}

bool IsFree(std::string_view folder, const SourceFile& file) {
  return !folder.empty() && file.IsUnder(folder);
}

// A benchmark measures real time; that is its purpose.
bool Holds(const Ban& ban, const SourceFile& file) {
  if (IsFree(ban.allowed_in, file) || file.IsUnder("tests/bench/")) return false;
  return ban.only_in.empty() || file.IsUnder(ban.only_in);
}

void CheckName(const SourceFile& file, std::string_view name, std::size_t at, Findings& findings) {
  for (const Ban& ban : kBans) {
    if (!Names(name, ban.name) || !Holds(ban, file)) continue;
    findings.push_back({file.path, LineAt(file.code, at), "banned-name",
                        fmt::format("{}: {}", ban.name, ban.instead)});
  }
  if (name.starts_with("std::") && name.ends_with("_distribution")) {
    findings.push_back(
        {file.path, LineAt(file.code, at), "banned-name", fmt::format("{}: {}", name, kUsePrng)});
  }
}

struct Phrase {
  std::array<std::string_view, 5> tokens;
  std::string_view rule;
  std::string_view advice;
  std::string_view only_in = {};
};

constexpr std::array kPhrases = {
    Phrase{{"using", "namespace", "std", ";", ""}, "using-namespace-std", "write std:: out"},
    Phrase{{"catch", "(", "...", ")", ""},
           "catch-all",
           "catch the exception you can handle: a simulated crash must pass through the core",
           "core/"},
};

// Whether the tokens follow one another from `at`, blanks between them or not.
bool Follows(std::string_view code, std::size_t at, const Phrase& phrase) {
  for (const std::string_view token : phrase.tokens) {
    while (at < code.size() && (code[at] == ' ' || code[at] == '\n')) ++at;
    if (!code.substr(at).starts_with(token)) return false;
    at += token.size();
  }
  return true;
}

void CheckPhrases(const SourceFile& file, std::size_t at, Findings& findings) {
  for (const Phrase& phrase : kPhrases) {
    if (!file.IsUnder(phrase.only_in) || !Follows(file.code, at, phrase)) continue;
    findings.push_back(
        {file.path, LineAt(file.code, at), std::string(phrase.rule), std::string(phrase.advice)});
  }
}

}  // namespace

Findings CheckBannedNames(const SourceFile& file) {
  Findings findings;
  const std::string_view code = file.code;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (!IsWordChar(code[at])) continue;
    const std::string_view name = QualifiedName(code, at);
    CheckName(file, name, at, findings);
    CheckPhrases(file, at, findings);
    at += name.size();
  }
  return findings;
}

}  // namespace campsync::repository
