// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/unseen_members.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <variant>

namespace campsync::harness {
namespace {

bool IsRemovalInSalesforce(const MemberEdit& edit) {
  return edit.side() == Side::kSalesforce && !edit.value;
}

// The edit by which somebody made the member that `removal` ended; nullptr: it is not among them.
const MemberEdit* MadeBy(const std::vector<const MemberEdit*>& edits, const MemberEdit& removal) {
  const MemberEdit* made = nullptr;
  for (const MemberEdit* edit : edits) {
    if (edit->side() != Side::kSalesforce || edit->id >= removal.id) continue;
    if (!edit->value) made = nullptr;
    if (edit->value && !edit->before && !edit->restores) made = edit;
  }
  return made;
}

// Any reply showed the member that was made then, live or deleted. Stamps are of whole seconds.
bool WasShown(const LawView& view, const MemberEdit& removal, Instant made_at) {
  const auto& key = std::get<salesforce::MemberKey>(removal.member);
  const SalesforceView& org = view.after.salesforce;
  const auto is_it = [&](const salesforce::CampaignMember& row) {
    const Instant created = row.created_date - org.clock_skew;
    return row.campaign == key.campaign && created + Duration::Seconds(1) > made_at &&
           created <= removal.at && org.PresentRecord(row.person) == org.PresentRecord(key.person);
  };
  return std::ranges::any_of(view.journal, [&](const sim::JournalEntry& entry) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (call == nullptr || !call->reply || !call->reply->ok()) return false;
    const auto* rows =
        std::get_if<salesforce::Rows<salesforce::CampaignMember>>(&(*call->reply)->value);
    return rows != nullptr && std::ranges::any_of(rows->rows, is_it);
  });
}

// Whether it is the call by which the sync made a member of that key.
bool Creates(const sim::JournalEntry& entry, const salesforce::MemberKey& key) {
  const auto* call = entry.content.As<sim::SalesforceCall>();
  if (call == nullptr || entry.kind != sim::EntryKind::kEffect) return false;
  const auto* create = std::get_if<salesforce::CreateMembers>(&call->request);
  const auto is_theirs = [&key](const salesforce::MemberFields& one) {
    return one.campaign == key.campaign && one.person == key.person;
  };
  return create != nullptr && std::ranges::any_of(create->records, is_theirs);
}

// The reply to the create itself tells of the member whenever it comes: the removal may have come
// while it was on its way.
bool TellsOf(const sim::JournalEntry& answer, std::int64_t create, bool is_before_removal) {
  if (answer.kind != sim::EntryKind::kAnswer) return false;
  const auto* call = answer.content.As<sim::SalesforceCall>();
  const bool is_partial = is_before_removal && call != nullptr && call->reply &&
                          call->reply->ok() &&
                          std::holds_alternative<salesforce::CreateMembers>(call->request);
  return answer.effect == create || is_partial;
}

// Whether the sync asks for the member of that key, who is there or not.
bool AsksFor(const sim::JournalEntry& entry, const salesforce::MemberKey& key) {
  const auto* call = entry.content.As<sim::SalesforceCall>();
  if (call == nullptr || entry.kind != sim::EntryKind::kEffect || !call->reply) return false;
  const auto* query = std::get_if<salesforce::QueryMembersByKey>(&call->request);
  return query != nullptr && call->reply->ok() &&
         std::ranges::find(query->keys, key) != query->keys.end();
}

// It was the sync that made the member, and no reply told it of the id that was followed by a look:
// what Salesforce made of the status only a look tells, and the member counts as made from then on.
bool WasLostWhenMade(const LawView& view, const MemberEdit& removal) {
  const auto& key = std::get<salesforce::MemberKey>(removal.member);
  const sim::JournalEntry* made = nullptr;
  bool is_told = false;
  for (const sim::JournalEntry& entry : view.journal) {
    const bool is_before = entry.sequence < removal.journal;
    if (is_before && Creates(entry, key)) {
      made = &entry;
      is_told = false;
    } else if (made != nullptr && TellsOf(entry, made->sequence, is_before)) {
      is_told = true;
    } else if (is_told && AsksFor(entry, key)) {
      made = nullptr;
    } else if (entry.kind == sim::EntryKind::kFault &&
               entry.operation == salesforce::QueryMembersByKey::kName) {
      is_told = false;  // the look that was to follow: the next one is for another create
    }
  }
  return made != nullptr && !WasShown(view, removal, made->time);
}

// Whoever was removed had been made, and no reply ever showed them. Then `made` is that edit, or
// nullptr where the sync made them.
struct Unseen {
  const MemberEdit* made = nullptr;
};
std::optional<Unseen> UnseenMember(const LawView& view, const std::vector<const MemberEdit*>& edits,
                                   const MemberEdit& removal) {
  if (const MemberEdit* made = MadeBy(edits, removal)) {
    if (WasShown(view, removal, made->at)) return std::nullopt;
    return Unseen{made};
  }
  if (!WasLostWhenMade(view, removal)) return std::nullopt;
  return Unseen{};
}

}  // namespace

std::vector<const MemberEdit*> SeenEdits(const LawView& view,
                                         const std::vector<const MemberEdit*>& edits) {
  if (!view.after.salesforce.hides_deleted_members) return edits;
  std::vector<const MemberEdit*> seen;
  for (const MemberEdit* edit : edits) {
    const bool is_removal = IsRemovalInSalesforce(*edit);
    const auto unseen = is_removal ? UnseenMember(view, edits, *edit) : std::nullopt;
    if (!unseen) {
      seen.push_back(edit);
    } else if (unseen->made != nullptr) {
      std::erase_if(seen, [&](const MemberEdit* one) {
        return one->side() == Side::kSalesforce && one->id >= unseen->made->id;
      });
    }
  }
  return seen;
}

const MemberEdit* KnownRemoval(const LawView& view, const std::vector<const MemberEdit*>& edits,
                               const MemberEdit& last) {
  if (!IsRemovalInSalesforce(last)) return &last;
  const MemberEdit* known = nullptr;
  for (const MemberEdit* edit : SeenEdits(view, edits)) {
    if (IsRemovalInSalesforce(*edit) && edit->id <= last.id) known = edit;
  }
  return known;
}

}  // namespace campsync::harness
