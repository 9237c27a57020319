// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_facts.h"

#include <algorithm>

#include "core/overload.h"
#include "core/sync/standing.h"

namespace campsync {
namespace {

using store::MemberRecord;
using store::SalesforceSeen;

PersonKind KindOf(const store::PersonRecord* person) {
  if (person == nullptr || !person->sfdc_record) return PersonKind::kNotInSalesforce;
  return std::holds_alternative<salesforce::LeadRef>(*person->sfdc_record) ? PersonKind::kLead
                                                                           : PersonKind::kContact;
}

std::optional<SalesforceSeen> SalesforceNow(const MemberView& view, const MemberRecord* record) {
  if (view.salesforce) return SalesforceSeen{view.salesforce->id, view.salesforce->status};
  if (view.salesforce_looked_at || record == nullptr) return std::nullopt;
  return record->salesforce;
}

/// When they left for the last time.
Instant LeftAt(const Cycle& cycle, const store::MemberKey& key, const MemberView& view) {
  const auto again = cycle.left_again.find(key);
  const bool is_known = again != cycle.left_again.end() && !view.row_moved;
  return is_known ? std::max(*view.gone_at, again->second) : *view.gone_at;
}

/// The sync's own write brought one side to the other: what stood between them before it is over.
/// Of people who became one nothing says whose write it was.
void EndDifference(const LabelTable& labels, MemberFacts& facts) {
  if (LeftToCompare(facts.disposition, facts.apart_by, labels) == kJoined) return;
  facts.disposition = store::Agreed{};
  facts.apart_by = {};
}

/// Salesforce stored its default instead of what was sent, and nobody was told (SF-MEMBER-06): that
/// is the sync's own doing, too.
bool IsOwnDefault(const SyncContext& sync, salesforce::CampaignId campaign,
                  const MemberView& view) {
  if (!view.salesforce || view.salesforce->last_modified_by != sync.own_user) return false;
  const auto rows = sync.state.StatusesOf(campaign);
  return std::ranges::any_of(rows, [&](const store::StatusRecord& row) {
    return row.is_default && row.label == view.salesforce->status;
  });
}

/// A value equal to the write under way is the sync's own and enters the base.
void AdoptOwnWrite(const SyncContext& sync, const MemberRecord& record, const MemberView& view,
                   MemberFacts& facts) {
  auto& salesforce = facts.salesforce;
  auto& marketo = facts.marketo;
  std::visit(Overload{[](const store::NothingPending&) {},
                      [&](const store::PendingSalesforceStatus& own) {
                        const bool as_sent =
                            salesforce.now && SameLabel(sync.ports.labels, sync.policy.match_case,
                                                        salesforce.now->status, own.status);
                        const bool is_new = salesforce.now != salesforce.base;
                        if (as_sent || (is_new && IsOwnDefault(sync, record.key.campaign, view))) {
                          // The person was in the program when their member was created: what
                          // is there now came since, and not to be there is a removal, although
                          // no base could be stored yet.
                          const bool created = !salesforce.base;
                          if (created && !marketo.base) marketo.base.emplace();
                          salesforce.base = salesforce.now;
                          EndDifference(sync.ports.labels, facts);
                        }
                      },
                      [&](const store::PendingSalesforceDelete&) {
                        if (!salesforce.now) salesforce.base.reset();
                      },
                      [&](const store::PendingMarketoStatus& own) {
                        if (marketo.now && marketo.now->status == own.status) {
                          marketo.base = marketo.now;
                          EndDifference(sync.ports.labels, facts);
                        }
                      },
                      [&](const store::PendingMarketoRemove&) {
                        if (!marketo.now) marketo.base.reset();
                      }},
             record.pending);
}

/// What was written for a former link is nothing that the two sides of this one agreed on.
bool IsOfPresentLink(const SyncContext& sync, const MemberRecord& record) {
  const store::LinkRecord* link = sync.state.FindLink(record.key.campaign);
  const bool has_link = link != nullptr && link->state != store::LinkState::kDropping;
  return !has_link || record.pending_epoch == link->epoch;
}

/// Nobody was in the program when Salesforce's new member was pulled, nobody is, and the log names
/// them since: the pull took effect, and they left. Where the pull's own cycle broke off, the log
/// is read again from before the pull, and tells nothing.
bool LeftSincePulled(const SyncContext& sync, const MemberRecord& record,
                     const MemberFacts& facts) {
  // Of two who became one the log may name the merge.
  const auto left = LeftToCompare(record.disposition, record.apart_by, sync.ports.labels);
  if (left == kJoined) return false;
  // Blocked by a refusal, the record tells of an earlier try, and this one may not have come to it.
  const auto* blocked = std::get_if<store::Blocked>(&record.disposition);
  const bool was_settled = blocked != nullptr && !Error{blocked->code, {}, {}}.IsDefinite();
  const bool is_since = was_settled || !sync.recheck_all;
  return is_since && !facts.marketo.base && !facts.marketo.now &&
         facts.marketo.changed_at != Instant{} && facts.salesforce.now &&
         sync.clocks.Compare(facts.marketo.changed_at, facts.salesforce.changed_at) ==
             Order::kSalesforceFirst;
}

/// A pull that took effect took what Salesforce held then: that is the base, and what is there now,
/// or is not there any more, came later.
void AdoptPulledLabel(const SyncContext& sync, const MemberRecord& record, MemberFacts& facts) {
  const auto* own = std::get_if<store::PendingMarketoStatus>(&record.pending);
  if (own == nullptr) return;
  const bool has_left = LeftSincePulled(sync, record, facts);
  const bool holds_it = facts.marketo.now && facts.marketo.now->status == own->status;
  if (!holds_it && !has_left) return;
  if (has_left) facts.marketo.base = marketo::MemberState{.status = own->status};
  const store::LinkRecord* link = sync.state.FindLink(record.key.campaign);
  const marketo::Channel* channel = link == nullptr ? nullptr : sync.ChannelOf(*link);
  if (channel == nullptr) return;
  const auto status =
      std::ranges::find(channel->statuses, own->status, &marketo::ProgressionStatus::id);
  if (status == channel->statuses.end()) return;
  auto& salesforce = facts.salesforce;
  SalesforceSeen pulled = record.salesforce.value_or(salesforce.now.value_or(SalesforceSeen{}));
  if (salesforce.base) pulled = *salesforce.base;
  pulled.status = status->name;
  const bool same = salesforce.now && SameLabel(sync.ports.labels, sync.policy.match_case,
                                                salesforce.now->status, pulled.status);
  if (same) pulled.status = salesforce.now->status;
  salesforce.base = pulled;
}

/// A member that goes with its lead or contact is deleted in one transaction with it, which can
/// reach over the turn of a second (SF-MEMBER-15).
constexpr Duration kCascadeMax = Duration::Seconds(1);

bool LeftBeforeTheRecord(const Cycle& cycle, const store::MemberKey& key, const MemberView& view) {
  const auto deleted_at = cycle.people_deleted_at.find(key.person);
  return view.gone_at && deleted_at != cycle.people_deleted_at.end() &&
         LeftAt(cycle, key, view) + kCascadeMax < deleted_at->second;
}

/// The member that the record knew was of another lead or contact than the person is now.
bool IsOfFormerRecord(const SyncContext& sync, const store::MemberKey& key) {
  const MemberRecord* record = sync.state.Find(key);
  const store::PersonRecord* person = sync.state.FindPerson(key.person);
  if (record == nullptr || !record->person_ref || person == nullptr || !person->sfdc_record) {
    return false;
  }
  const salesforce::PersonRef now = marketo::AsPersonRef(*person->sfdc_record);
  if (const auto lead = salesforce::LeadOf(now)) {
    return salesforce::LeadOf(*record->person_ref) != lead;
  }
  return salesforce::ContactOf(*record->person_ref) != salesforce::ContactOf(now);
}

/// Whether the member's row went to somebody else and the sides stand apart for it since, whatever
/// is in the way besides. Who got another lead meanwhile (deleted-recreate) is apart no more.
bool StandsApartByConversion(const SyncContext& sync, const store::MemberKey& key,
                             const MemberFacts& facts) {
  return sync.ports.labels.Text(ApartBy(facts.disposition, facts.apart_by)) == "MK-PERSON-08" &&
         !IsOfFormerRecord(sync, key);
}

Departure DepartureOf(const Cycle& cycle, const store::MemberKey& key, const MemberView& view,
                      const MemberFacts& facts) {
  if (view.row_moved || cycle.people_apart.contains(key.person) ||
      StandsApartByConversion(cycle.sync, key, facts)) {
    return Departure::kRowMoved;
  }
  const bool with_the_record =
      facts.person_deleted_in_salesforce && !LeftBeforeTheRecord(cycle, key, view);
  return with_the_record ? Departure::kPersonDeleted : Departure::kMemberRemoved;
}

/// Whether the row is of another record than the known one. A member that came of a conversion is
/// the contact's: a new row for the contact alone came of none, somebody made it.
bool IsOfAnotherRecord(const salesforce::PersonRef& known, const salesforce::PersonRef& now) {
  const auto* contact = std::get_if<salesforce::ContactRef>(&now);
  const bool is_its_contact =
      contact != nullptr && salesforce::ContactOf(known) == contact->contact;
  return known != now && !is_its_contact;
}

/// The lead's member left after its conversion and somebody added the contact: a row for the
/// contact alone that is no older than the other's end came of nothing else.
bool WasAddedSince(const MemberView& view, const salesforce::PersonRef& known) {
  const bool is_contact_alone =
      std::holds_alternative<salesforce::ContactRef>(view.salesforce->person);
  return std::holds_alternative<salesforce::LeadRef>(known) && is_contact_alone &&
         view.known_left_at && view.salesforce->created_date >= *view.known_left_at;
}

/// Whether the row was there before the member that the record knows left. Nobody has two members
/// in one campaign (SF-MEMBER-04): it was another's until a merge kept it of the two. A row that
/// came in place of the other can only bear an older stamp by the delay of its commit (SF-TIME-07),
/// which counts where no merge is known.
bool CameByMerge(const MemberView& view, bool joined) {
  const Duration delay = joined ? Duration{} : kFeedOverlap;
  return view.known_left_at && view.salesforce->created_date + delay < *view.known_left_at;
}

}  // namespace

bool IsExplainedId(const MemberView& view, const MemberRecord& record, bool joined) {
  if (!view.salesforce || !record.salesforce) return false;
  if (record.salesforce->member == view.salesforce->id) return false;
  const bool is_another = record.person_ref &&
                          IsOfAnotherRecord(*record.person_ref, view.salesforce->person) &&
                          !WasAddedSince(view, *record.person_ref);
  return is_another || CameByMerge(view, joined);
}

MemberFacts GatherFacts(const Cycle& cycle, const store::MemberKey& key, const MemberView& view,
                        bool related) {
  const SyncContext& sync = cycle.sync;
  const MemberRecord* record = sync.state.Find(key);
  MemberFacts facts;
  facts.salesforce.now = SalesforceNow(view, record);
  if (view.salesforce) facts.salesforce.changed_at = view.salesforce->system_modstamp;
  if (view.gone_at) facts.salesforce.changed_at = LeftAt(cycle, key, view);
  if (!view.marketo_looked_at && related) {
    facts.marketo.now = record->marketo;
  } else if (view.marketo) {
    facts.marketo.now = marketo::MemberState{view.marketo->status, view.marketo->membership_date};
  }
  facts.marketo.changed_at = view.marketo_changed_at;
  if (record != nullptr) {
    if (related) {
      facts.salesforce.base = record->salesforce;
      facts.marketo.base = record->marketo;
      facts.disposition = record->disposition;
      facts.apart_by = record->apart_by;
    }
    if (view.own_row_gone) facts.salesforce.base = view.own_row_gone;
    if (facts.salesforce.base &&
        IsExplainedId(view, *record, cycle.people_joined.contains(key.person))) {
      facts.salesforce.base->member = view.salesforce->id;
      // Of two who became one out of sight the other's member may be the one that is left, and what
      // it was when last seen nobody knows any more.
      const auto left = LeftToCompare(facts.disposition, facts.apart_by, sync.ports.labels);
      if (left == kJoined) facts.salesforce.base->status = view.salesforce->status;
    }
    if (IsOfPresentLink(sync, *record)) {
      AdoptOwnWrite(sync, *record, view, facts);
      AdoptPulledLabel(sync, *record, facts);
    }
  }
  facts.rewrites_exhausted = sync.rewrites.Holds(key, sync.salesforce_now);
  const store::PersonRecord* person = sync.state.FindPerson(key.person);
  facts.person = KindOf(person);
  facts.person_deleted_in_salesforce = person != nullptr && person->sfdc_is_deleted;
  facts.departure = DepartureOf(cycle, key, view, facts);
  return facts;
}

void FollowRelabel(const CampaignStatuses& statuses, MemberFacts& facts) {
  auto& [base, now, changed_at] = facts.salesforce;
  if (!base || !now) return;
  // A row that has the old label and stands for no status was added since: nobody agreed on it.
  const store::StatusRecord* held = statuses.Find(base->status);
  if (held != nullptr && held->marketo_status) return;
  const store::StatusRecord* row = statuses.Find(now->status);
  if (row == nullptr || !row->marketo_status) return;
  const bool same_status = facts.marketo.base && WereAgreedOn(facts.disposition, facts.apart_by) &&
                           row->marketo_status == facts.marketo.base->status;
  // Who has left the program edited nothing by a rename that gave the row another status's name.
  const bool left_meanwhile =
      facts.marketo.base && !facts.marketo.now && row->stood_for == facts.marketo.base->status;
  if (!same_status && !left_meanwhile && row->former != base->status) return;
  base->status = now->status;
  facts.label_followed = true;
}

}  // namespace campsync
