// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "core/overload.h"
#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// The ids of records that the sync was shown to be deleted.
class DeletedRecords {
 public:
  void Take(const AskedCall& call) {
    if (const auto* log = call.ReplyTo<salesforce::ReadDeleteLog>()) {
      for (const auto& record : log->deleted_records) ids_.insert(record.id);
    }
    if (const auto* update = call.As<salesforce::UpdateMembers>()) {
      TakeRefusals<salesforce::UpdateMembers>(
          call, [&](std::size_t i) { return update->records[i].id.Text(); });
    }
    if (const auto* removal = call.As<salesforce::DeleteMembers>()) {
      TakeRefusals<salesforce::DeleteMembers>(
          call, [&](std::size_t i) { return removal->ids[i].Text(); });
    }
    TakeRows(call);
  }
  [[nodiscard]] bool Have(const std::string& id) const { return ids_.contains(id); }
  /// A member that the person had in the campaign, the one that was stored last or another.
  [[nodiscard]] bool HaveMemberOf(salesforce::CampaignId campaign,
                                  const salesforce::PersonRef& person) const {
    return std::ranges::any_of(members_, [&](const auto& member) {
      return member.second == salesforce::MemberKey{campaign, person} && Have(member.first);
    });
  }

 private:
  template <class Request, class IdAt>
  void TakeRefusals(const AskedCall& call, IdAt&& id_at) {
    const auto* reply = call.ReplyTo<Request>();
    if (reply == nullptr) return;
    for (std::size_t i = 0; i < reply->results.size(); ++i) {
      const auto& result = reply->results[i];
      if (!result.ok() && result.error().code == ErrorCode::kEntityIsDeleted) ids_.insert(id_at(i));
    }
  }

  void TakeRows(const AskedCall& call) {
    const auto* told =
        call.told == nullptr ? nullptr : call.told->content.As<sim::SalesforceCall>();
    if (told == nullptr || !told->reply || !told->reply->ok()) return;
    std::visit(
        [this](const auto& reply) {
          if constexpr (requires { reply.rows.front().is_deleted; }) {
            for (const auto& row : reply.rows) {
              if (row.is_deleted) ids_.insert(row.id.Text());
              if constexpr (requires {
                              row.campaign;
                              row.person;
                            }) {
                members_.insert_or_assign(row.id.Text(),
                                          salesforce::MemberKey{row.campaign, row.person});
              }
            }
          }
        },
        (*told->reply)->value);
  }

  std::set<std::string> ids_;
  std::map<std::string, salesforce::MemberKey> members_;  // that were shown, by id
};

// Members and links as the sync stored them last.
class StoredMembers {
 public:
  void Take(const AskedCall& call) {
    const auto* append =
        call.effect == nullptr ? nullptr : call.effect->content.As<sim::StoreAppend>();
    if (append == nullptr || !append->reply || !append->reply->ok()) return;
    for (const store::Delta& delta : append->deltas) {
      std::visit(Overload{[&](const store::Put<store::MemberRecord>& put) {
                            members_.insert_or_assign(put.record.key, put.record);
                          },
                          [&](const store::EraseMember& erased) { members_.erase(erased.key); },
                          [&](const store::Put<store::LinkRecord>& put) {
                            campaigns_.insert_or_assign(put.record.program, put.record.campaign);
                          },
                          [](const auto&) {}},
                 delta);
    }
  }
  /// nullptr: nothing was stored of them.
  [[nodiscard]] const store::MemberRecord* Find(const marketo::MemberKey& key) const {
    const auto campaign = campaigns_.find(key.program);
    if (campaign == campaigns_.end()) return nullptr;
    const auto found = members_.find({campaign->second, key.person});
    return found == members_.end() ? nullptr : &found->second;
  }

 private:
  std::map<store::MemberKey, store::MemberRecord> members_;
  std::map<marketo::ProgramId, salesforce::CampaignId> campaigns_;
};

std::optional<std::string> IdOf(const salesforce::PersonRef& person) {
  if (const auto contact = salesforce::ContactOf(person)) return contact->Text();
  const auto lead = salesforce::LeadOf(person);
  return lead ? std::optional(lead->Text()) : std::nullopt;
}

// The member, another that the person had since, or what it went with.
bool HasLeft(const store::MemberRecord& record, const DeletedRecords& deleted) {
  const auto campaign = record.key.campaign;
  if (deleted.Have(record.salesforce->member.Text()) || deleted.Have(campaign.Text())) return true;
  if (!record.person_ref) return false;
  const auto person = IdOf(*record.person_ref);
  return (person && deleted.Have(*person)) || deleted.HaveMemberOf(campaign, *record.person_ref);
}

}  // namespace

void JudgeRemovalHasEvidence(const LawView& view, Findings& findings) {
  DeletedRecords deleted;
  StoredMembers stored;
  for (const AskedCall& call : AskedCalls(view.journal)) {
    deleted.Take(call);
    stored.Take(call);
    const auto* write = call.As<marketo::WriteMembers>();
    if (write == nullptr) continue;
    for (const marketo::MemberWrite& one : write->members) {
      if (!std::holds_alternative<marketo::RemoveMember>(one.action)) continue;
      const store::MemberRecord* record = stored.Find(one.member);
      if (record == nullptr || !record->salesforce || HasLeft(*record, deleted)) continue;
      findings.push_back({.sentence = fmt::format("the sync took {} out of {} although nothing had "
                                                  "shown that the campaign member was deleted",
                                                  view.names.Of(one.member.person),
                                                  view.names.Of(one.member.program))});
    }
  }
}

}  // namespace campsync::harness
