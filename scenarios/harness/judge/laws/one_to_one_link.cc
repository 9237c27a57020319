// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <set>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {

void JudgeOneToOneLink(const LawView& view, Findings& findings) {
  std::set<marketo::ProgramId> programs;
  std::map<salesforce::CampaignId, marketo::ProgramId> programs_of;
  for (const store::LinkRecord& link : view.after.links) {
    if (!programs.insert(link.program).second) {
      findings.push_back(
          {.sentence = fmt::format("program {} has two links", view.names.Of(link.program))});
    }
    const auto [first, is_new] = programs_of.emplace(link.campaign, link.program);
    if (!is_new) {
      findings.push_back({.sentence = fmt::format(
                              "campaign {} is linked to {} and to {}", view.names.Of(link.campaign),
                              view.names.Of(first->second), view.names.Of(link.program))});
    }
  }
  std::map<salesforce::CampaignId, marketo::ProgramId> shown_of;
  for (const marketo::Program& program : view.after.marketo.programs) {
    if (!program.sfdc_campaign) continue;
    const auto [first, is_new] = shown_of.emplace(program.sfdc_campaign->id, program.id);
    if (is_new) continue;
    findings.push_back(
        {.sentence = fmt::format("Marketo shows campaign {} beside {} and beside {}",
                                 view.names.Of(program.sfdc_campaign->id),
                                 view.names.Of(first->second), view.names.Of(program.id))});
  }
}

}  // namespace campsync::harness
