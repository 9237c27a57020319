// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/overload.h"
#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

using store::MemberRecord;
using store::Pending;

// What a write was to make of one side of a member.
Pending AimOf(const salesforce::MemberFields& create) {
  return store::PendingSalesforceStatus{create.status};
}
Pending AimOf(const salesforce::MemberUpdate& update) {
  return store::PendingSalesforceStatus{update.status};
}
Pending AimOf(const salesforce::CampaignMemberId&) { return store::PendingSalesforceDelete{}; }
Pending AimOf(const marketo::MemberWrite& write) {
  return std::visit(
      Overload{
          [](const marketo::RemoveMember&) -> Pending { return store::PendingMarketoRemove{}; },
          [](const auto& to) -> Pending { return store::PendingMarketoStatus{to.status}; }},
      write.action);
}

// Whether what the store holds of the member has what the write did, or says that it is under way.
bool Holds(const MemberRecord& record, const Pending& aim) {
  if (record.pending == aim) return true;
  // The default that Salesforce stored instead is what it did (SF-MEMBER-06).
  const auto* blocked = std::get_if<store::Blocked>(&record.disposition);
  if (blocked != nullptr && blocked->code == ErrorCode::kStatusCoerced) return true;
  return std::visit(
      Overload{[](const store::NothingPending&) { return true; },
               [&](const store::PendingSalesforceStatus& to) {
                 return record.salesforce && record.salesforce->status == to.status;
               },
               [&](const store::PendingSalesforceDelete&) { return !record.salesforce; },
               [&](const store::PendingMarketoStatus& to) {
                 return record.marketo && record.marketo->status == to.status;
               },
               [&](const store::PendingMarketoRemove&) { return !record.marketo; }},
      aim);
}

class StoredWrites {
 public:
  StoredWrites(const LawView& view, Findings& findings) : view_(view), findings_(findings) {}

  void Take(const AskedCall& call) {
    if (call.asked->content.As<sim::StoreAppend>() != nullptr) return Append(call);
    if (call.asked->content.As<sim::StoreLoad>() != nullptr) return Restart();
    if (const auto* create = call.As<salesforce::CreateMembers>()) {
      Write<salesforce::CreateMembers>(call, create->records);
    } else if (const auto* update = call.As<salesforce::UpdateMembers>()) {
      Write<salesforce::UpdateMembers>(call, update->records);
    } else if (const auto* removal = call.As<salesforce::DeleteMembers>()) {
      Write<salesforce::DeleteMembers>(call, removal->ids);
    } else if (const auto* members = call.As<marketo::WriteMembers>()) {
      Write<marketo::WriteMembers>(call, members->members);
    }
  }

 private:
  // Everything is read and decided anew.
  void Restart() {
    announced_.clear();
    written_.clear();
  }

  void Append(const AskedCall& call) {
    announced_.clear();
    const auto* append =
        call.effect == nullptr ? nullptr : call.effect->content.As<sim::StoreAppend>();
    if (append == nullptr || !append->reply || !append->reply->ok()) return;
    for (const store::Delta& delta : append->deltas) {
      std::visit(Overload{[&](const store::Put<MemberRecord>& put) { Put(put.record); },
                          [&](const store::EraseMember& erased) { written_.erase(erased.key); },
                          [](const auto&) {}},
                 delta);
    }
  }

  void Put(const MemberRecord& record) {
    announced_.push_back(&record);
    const auto written = written_.find(record.key);
    if (written == written_.end()) return;
    if (!Holds(record, written->second)) {
      findings_.push_back({.sentence = fmt::format("the sync wrote {} in campaign {} and stored "
                                                   "nothing of it: it will be taken for an edit",
                                                   view_.names.Of(record.key.person),
                                                   view_.names.Of(record.key.campaign))});
    }
    written_.erase(written);
  }

  template <class Request, class Record>
  void Write(const AskedCall& call, const std::vector<Record>& records) {
    const std::vector<Certainty> certainties = CertaintiesOf<Request>(call, records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Pending aim = AimOf(records[i]);
      const std::optional<store::MemberKey> key = TakeAnnounced(aim);
      if (!key) {
        findings_.push_back({.sentence = fmt::format(
                                 "the sync sent record {} of a {} without having stored that it "
                                 "would: after a crash it would not know its own write",
                                 i + 1, call.asked->operation)});
        continue;
      }
      if (certainties[i] != Certainty::kRefused) written_.insert_or_assign(*key, aim);
    }
    announced_.clear();
  }

  // The store was told just before, in the order of the request.
  std::optional<store::MemberKey> TakeAnnounced(const Pending& aim) {
    const auto found = std::ranges::find_if(
        announced_, [&](const MemberRecord* record) { return record->pending == aim; });
    if (found == announced_.end()) return std::nullopt;
    const store::MemberKey key = (*found)->key;
    announced_.erase(announced_.begin(), std::next(found));
    return key;
  }

  const LawView& view_;
  Findings& findings_;
  std::vector<const MemberRecord*> announced_;   // by the Append before
  std::map<store::MemberKey, Pending> written_;  // and the store was not told since
};

}  // namespace

void JudgeWritesAreKnown(const LawView& view, Findings& findings) {
  StoredWrites writes(view, findings);
  for (const AskedCall& call : AskedCalls(view.journal)) writes.Take(call);
}

}  // namespace campsync::harness
