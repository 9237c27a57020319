// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {

void JudgeShownBesideItsLink(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view)) return;
  for (const marketo::Program& program : view.after.marketo.programs) {
    if (!program.sfdc_campaign) continue;
    const auto link =
        std::ranges::find(view.after.links, program.id, &store::LinkRecord::program);
    if (link != view.after.links.end() && link->campaign == program.sfdc_campaign->id) continue;
    findings.push_back({.sentence = fmt::format(
                            "Marketo shows campaign {} beside program {}, which is not linked to "
                            "it",
                            view.names.Of(program.sfdc_campaign->id), view.names.Of(program.id))});
  }
  for (const store::LinkRecord& link : view.after.links) {
    const marketo::Program* program = EndsOf(view, link).program;
    if (program == nullptr || program->sfdc_campaign) continue;
    findings.push_back({.sentence = fmt::format(
                            "program {} is linked to campaign {}, and Marketo shows none beside it",
                            view.names.Of(link.program), view.names.Of(link.campaign))});
  }
}

}  // namespace campsync::harness
