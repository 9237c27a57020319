// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <variant>

#include "core/overload.h"
#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

using store::LinkRecord;
using store::LinkState;
using store::MemberRecord;

// Links and members as the store has them, Append by Append.
class StoredLinksJudge {
 public:
  StoredLinksJudge(const LawView& view, Findings& findings) : view_(view), findings_(findings) {}

  void Take(const store::Delta& delta) {
    std::visit(Overload{[&](const store::Put<LinkRecord>& put) { Put(put.record); },
                        [&](const store::EraseLink& erased) { Erase(erased.key); },
                        [&](const store::Put<MemberRecord>& put) {
                          members_.insert_or_assign(put.record.key, put.record);
                        },
                        [&](const store::EraseMember& erased) { members_.erase(erased.key); },
                        [](const auto&) {}},
               delta);
  }

 private:
  void Put(const LinkRecord& link) {
    const auto known = links_.find(link.program);
    const bool is_new = known == links_.end() || known->second.epoch != link.epoch;
    if (is_new && HasMembersOf(link)) {
      findings_.push_back(
          {.sentence = fmt::format("the link of program {} has the number of a former one, whose "
                                   "members it takes for its own",
                                   view_.names.Of(link.program))});
    }
    if (!is_new && link.state == LinkState::kDropping) JudgeDropped(known->second);
    links_.insert_or_assign(link.program, link);
  }

  // Already, although it is new.
  [[nodiscard]] bool HasMembersOf(const LinkRecord& link) const {
    return std::ranges::any_of(members_, [&](const auto& member) {
      return member.first.campaign == link.campaign && member.second.link_epoch == link.epoch;
    });
  }

  void Erase(marketo::ProgramId program) {
    const auto known = links_.find(program);
    if (known == links_.end()) return;
    JudgeDropped(known->second);
    links_.erase(known);
  }

  // Whom a link held whose other half was deleted has left before the link goes.
  void JudgeDropped(const LinkRecord& link) {
    const bool program_gone = link.state == LinkState::kProgramGone;
    if (!program_gone && link.state != LinkState::kCampaignGone) return;
    // With the second half everything is gone.
    const bool is_half_left = program_gone
                                  ? view_.after.salesforce.FindCampaign(link.campaign) != nullptr
                                  : view_.after.marketo.FindProgram(link.program) != nullptr;
    if (!is_half_left) return;
    const auto held = std::ranges::find_if(members_, [&](const auto& member) {
      const MemberRecord& record = member.second;
      const bool is_in = program_gone ? record.salesforce.has_value() : record.marketo.has_value();
      return member.first.campaign == link.campaign && record.link_epoch == link.epoch && is_in;
    });
    if (held == members_.end()) return;
    findings_.push_back({.rule = program_gone ? "MK-UNLINK-05" : "MK-UNLINK-07",
                         .sentence = fmt::format(
                             "the link of {} was dropped while {} was still to leave",
                             view_.names.Of(link.campaign), view_.names.Of(held->first.person))});
  }

  const LawView& view_;
  Findings& findings_;
  std::map<marketo::ProgramId, LinkRecord> links_;
  std::map<store::MemberKey, MemberRecord> members_;
};

}  // namespace

void JudgeLinkRecords(const LawView& view, Findings& findings) {
  StoredLinksJudge judge(view, findings);
  for (const AskedCall& call : AskedCalls(view.journal)) {
    const auto* append =
        call.effect == nullptr ? nullptr : call.effect->content.As<sim::StoreAppend>();
    if (append == nullptr || !append->reply || !append->reply->ok()) continue;
    for (const store::Delta& delta : append->deltas) judge.Take(delta);
  }
}

}  // namespace campsync::harness
