// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// What Salesforce last showed of each campaign member, replayed from the journal.
class Shown {
 public:
  void Read(const sim::SalesforceCall& call) {
    if (!call.reply || !call.reply->ok()) return;
    const auto& reply = (*call.reply)->value;
    const auto* rows = std::get_if<salesforce::Rows<salesforce::CampaignMember>>(&reply);
    if (rows == nullptr) return;
    for (const salesforce::CampaignMember& row : rows->rows) status_of_[row.id] = row.status;
  }

  [[nodiscard]] bool Has(const salesforce::MemberUpdate& update) const {
    const auto found = status_of_.find(update.id);
    return found != status_of_.end() && found->second == update.status;
  }

  void Write(const salesforce::MemberUpdate& update) { status_of_.erase(update.id); }

 private:
  std::map<salesforce::CampaignMemberId, Label> status_of_;
};

void JudgeMembers(const LawView& view, const marketo::WriteMembers& write, Findings& findings) {
  for (const marketo::MemberWrite& one : write.members) {
    const auto* set = std::get_if<marketo::SetMember>(&one.action);
    if (set == nullptr || !one.expected || one.expected->status != set->status) continue;
    findings.push_back({.sentence = fmt::format("Marketo was told the status it has: {} in {}",
                                                view.names.Of(one.member.person),
                                                view.names.Of(one.member.program))});
  }
}

}  // namespace

void JudgeNoEcho(const LawView& view, Findings& findings) {
  Shown shown;
  for (const sim::JournalEntry& entry : view.StepJournal()) {
    if (entry.kind != sim::EntryKind::kEffect) continue;
    if (const auto* marketo = entry.content.As<sim::MarketoCall>()) {
      const auto* write = std::get_if<marketo::WriteMembers>(&marketo->request);
      if (write != nullptr) JudgeMembers(view, *write, findings);
    }
    const auto* salesforce = entry.content.As<sim::SalesforceCall>();
    if (salesforce == nullptr) continue;
    shown.Read(*salesforce);
    const auto* updates = std::get_if<salesforce::UpdateMembers>(&salesforce->request);
    if (updates == nullptr) continue;
    for (const salesforce::MemberUpdate& update : updates->records) {
      if (shown.Has(update)) {
        findings.push_back({.sentence = fmt::format(
                                "Salesforce was told the status it had just shown: {} to \"{}\"",
                                update.id.Text(), view.labels.Text(update.status))});
      }
      shown.Write(update);
    }
  }
}

}  // namespace campsync::harness
