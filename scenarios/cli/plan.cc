// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/subcommands.h"
#include "scenarios/harness/report/preview_report.h"
#include "scenarios/harness/run/plan_case.h"

namespace campsync::cli {
namespace {

using Wish = std::optional<harness::PlanWish>;

Result<Wish, Malformed> WishOf(const Options& options) {
  if (options.link && options.create) {
    return Malformed{"--link and --create exclude each other: a program gets one campaign"};
  }
  if (options.create) return Wish(harness::PlanWish{*options.create, std::nullopt, {}});
  if (!options.link) return Wish();
  const std::size_t equals = options.link->find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == options.link->size()) {
    return Malformed{fmt::format("--link '{}' is not PROGRAM=CAMPAIGN", *options.link)};
  }
  return Wish(
      harness::PlanWish{options.link->substr(0, equals), options.link->substr(equals + 1), {}});
}

Result<harness::PlannedCase, Malformed> Plan(const Options& options, const std::string& root) {
  const auto wish = WishOf(options);
  if (!wish) return wish.error();
  const auto scenario = LoadOneCase(root, options, "a preview");
  if (!scenario) return scenario.error();
  return harness::PlanCase(*scenario, options.run, *wish);
}

}  // namespace

Usage PlanUsage() {
  return {.name = "plan",
          .summary = "shows what linking would do in a case, just before anybody links",
          .arguments = "CASE",
          .example = "campsim plan preview/crm-flooded-after-linking    who would become a lead",
          .options = {"link", "create", "policy", "seed", "json"}};
}

int PlanLink(const Options& options, Console& console) {
  const auto planned = Plan(options, console.root);
  if (!planned) {
    console.err << "campsim plan: " << planned.error().sentence << "\n";
    return kExitInvalid;
  }
  for (const std::string& warning : planned->warnings) {
    console.err << "campsim plan: before the link, " << warning << "\n";
  }
  if (planned->ran_first_cycle) {
    console.err << "campsim plan: one sync cycle was run first, as campaigns appear with it\n";
  }
  const harness::PreviewWords words{planned->stage->names, planned->stage->world.labels()};
  console.out << (options.json ? harness::PreviewJson(planned->preview, words)
                               : harness::PreviewText(planned->preview, words));
  return kExitPass;
}

}  // namespace campsync::cli
