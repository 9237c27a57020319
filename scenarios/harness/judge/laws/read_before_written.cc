// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

using salesforce::CampaignId;
using salesforce::CampaignMember;
using salesforce::CampaignMemberId;

// What the sync read of members and lists since it wrote a member last.
class FreshReads {
 public:
  void Take(const AskedCall& call) {
    if (const auto* by_key = call.As<salesforce::QueryMembersByKey>()) {
      if (call.ReplyTo<salesforce::QueryMembersByKey>() == nullptr) return;
      keys_.insert(by_key->keys.begin(), by_key->keys.end());
    } else if (const auto* rows = call.ReplyTo<salesforce::RetrieveMembers>()) {
      for (const CampaignMember& row : rows->rows) {
        if (!row.is_deleted) rows_[row.id] = row.campaign;
      }
    } else if (const auto* list = call.ReplyTo<salesforce::QueryStatusLists>()) {
      labels_.clear();
      for (const auto& status : list->rows) labels_[status.campaign].insert(status.label.handle);
    }
  }
  void Forget() { *this = {}; }

  [[nodiscard]] bool Have(const salesforce::MemberKey& key) const { return keys_.contains(key); }
  [[nodiscard]] bool Have(CampaignMemberId id) const { return rows_.contains(id); }
  [[nodiscard]] bool IsListed(CampaignId campaign, Label label) const {
    const auto list = labels_.find(campaign);
    return list != labels_.end() && list->second.contains(label.handle);
  }
  [[nodiscard]] CampaignId CampaignOf(CampaignMemberId id) const { return rows_.at(id); }

 private:
  std::set<salesforce::MemberKey> keys_;
  std::map<CampaignMemberId, CampaignId> rows_;
  std::map<CampaignId, std::set<std::uint32_t>> labels_;  // as handles
};

class Reader {
 public:
  Reader(const LawView& view, Findings& findings) : view_(view), findings_(findings) {}

  void Take(const AskedCall& call) {
    if (const auto* create = call.As<salesforce::CreateMembers>()) {
      for (const auto& one : create->records) {
        if (!reads_.Have({one.campaign, one.person})) {
          NotLookedAt(view_.names.Of(one.person));
        } else {
          JudgeLabel(one.campaign, one.status);
        }
      }
    } else if (const auto* update = call.As<salesforce::UpdateMembers>()) {
      for (const auto& one : update->records) {
        if (!reads_.Have(one.id)) {
          NotLookedAt(one.id.Text());
        } else {
          JudgeLabel(reads_.CampaignOf(one.id), one.status);
        }
      }
    } else if (const auto* removal = call.As<salesforce::DeleteMembers>()) {
      for (const CampaignMemberId id : removal->ids) {
        if (!reads_.Have(id)) NotLookedAt(id.Text());
      }
    } else if (call.As<marketo::PublishReport>() == nullptr &&
               call.asked->content.As<sim::StoreLoad>() == nullptr) {
      return reads_.Take(call);
    }
    // After a write, and with a cycle, what was read is old.
    reads_.Forget();
  }

 private:
  void NotLookedAt(const std::string& member) {
    findings_.push_back({.sentence = fmt::format("the sync wrote the campaign member {} without "
                                                 "having looked at it just before",
                                                 member)});
  }
  void JudgeLabel(CampaignId campaign, Label label) {
    if (reads_.IsListed(campaign, label)) return;
    findings_.push_back(
        {.rule = "SF-MEMBER-06",
         .sentence = fmt::format("the sync sent status \"{}\" to campaign {}, whose list did not "
                                 "have it when it was read just before",
                                 view_.labels.Text(label), view_.names.Of(campaign))});
  }

  const LawView& view_;
  Findings& findings_;
  FreshReads reads_;
};

}  // namespace

void JudgeReadBeforeWritten(const LawView& view, Findings& findings) {
  Reader reader(view, findings);
  for (const AskedCall& call : AskedCalls(view.journal)) reader.Take(call);
}

}  // namespace campsync::harness
