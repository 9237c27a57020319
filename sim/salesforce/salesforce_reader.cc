// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/salesforce_reader.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <type_traits>

#include "core/check.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

/// How far back the delete log reaches: the vendor's pages disagree (SF-REPL-02).
Duration DeleteLogReach(DeleteLogDays days) {
  switch (days) {
    case DeleteLogDays::k15:
      return Duration::Days(15);
    case DeleteLogDays::k30:
      return Duration::Days(30);
  }
  CAMPSYNC_UNREACHABLE();
}

/// A page size is a hint to the vendor: it answers at most 2,000 rows.
std::size_t PageSize(std::size_t asked) {
  return std::clamp<std::size_t>(asked, 1, kQueryPageSizeMax);
}

}  // namespace

template <class Row>
bool SalesforceReader::Shows(const Row& row) {
  if (state_.access.Hides(state_.access.sync_user().id, row)) return false;
  if (!row.is_deleted) return true;
  if (!state_.rules.Applies("SF-QRY-02", true)) return false;
  if constexpr (std::is_same_v<Row, CampaignMember>) {
    return state_.rules.Applies("SF-MEMBER-14", state_.behavior.member_deleted_visible ==
                                                    MemberDeletedVisible::kDeletedFeedAndQueryAll);
  }
  return true;
}

template <class Row, class Request>
Rows<Row> SalesforceReader::Page(const RecordTable<Row>& records, const Request& request) {
  const auto& feed = records.feed();
  auto at = request.after.IsNull() ? feed.lower_bound({request.from, request.after})
                                   : feed.upper_bound({request.from, request.after});
  Rows<Row> page;
  const std::size_t limit = PageSize(request.limit);
  for (; at != feed.end() && at->first <= request.until && page.rows.size() < limit; ++at) {
    const Row& row = records.At(at->second);
    // Whoever changed it and whatever changed: the stamp alone decides.
    if (Shows(row) && state_.rules.Applies("SF-REPL-01", true)) page.rows.push_back(row);
  }
  return page;
}

template <class Row, class Id>
Rows<Row> SalesforceReader::ById(const RecordTable<Row>& records, const std::vector<Id>& ids) {
  Rows<Row> found;
  for (const Id& id : ids) {
    const Row* row = records.Find(id);
    if (row != nullptr && Shows(*row)) found.rows.push_back(*row);
  }
  return found;
}

template <class Row>
DeleteLog SalesforceReader::LogOf(const RecordTable<Row>& records, Instant from, Instant end) {
  DeleteLog log;
  const auto& entries = records.delete_log();
  for (auto at = entries.lower_bound({from, {}}); at != entries.end() && at->first <= end; ++at) {
    if (state_.access.Hides(state_.access.sync_user().id, records.At(at->second))) continue;
    log.deleted_records.push_back({at->second.Text(), at->first});
  }
  return log;
}

Rows<Campaign> SalesforceReader::Answer(const QueryChangedCampaigns& request) {
  return Page(state_.campaigns.records(), request);
}
Rows<CampaignMemberStatus> SalesforceReader::Answer(const QueryChangedStatuses& request) {
  return Page(state_.statuses.records(), request);
}
Rows<CampaignMember> SalesforceReader::Answer(const QueryChangedMembers& request) {
  return Page(state_.members.records(), request);
}
Rows<Lead> SalesforceReader::Answer(const QueryChangedLeads& request) {
  return Page(state_.leads.records(), request);
}
Rows<Contact> SalesforceReader::Answer(const QueryChangedContacts& request) {
  return Page(state_.contacts, request);
}

Rows<Campaign> SalesforceReader::Answer(const RetrieveCampaigns& request) {
  return ById(state_.campaigns.records(), request.ids);
}
Rows<CampaignMember> SalesforceReader::Answer(const RetrieveMembers& request) {
  return ById(state_.members.records(), request.ids);
}
Rows<Lead> SalesforceReader::Answer(const RetrieveLeads& request) {
  return ById(state_.leads.records(), request.ids);
}
Rows<Contact> SalesforceReader::Answer(const RetrieveContacts& request) {
  return ById(state_.contacts, request.ids);
}

Rows<CampaignMemberStatus> SalesforceReader::Answer(const QueryStatusLists& request) {
  Rows<CampaignMemberStatus> lists;
  const std::set<CampaignId> campaigns(request.campaigns.begin(), request.campaigns.end());
  for (const CampaignId& campaign : campaigns) {
    for (const auto* row : state_.statuses.ListOf(campaign)) {
      if (Shows(*row)) lists.rows.push_back(*row);
    }
  }
  return lists;
}

template <class Request>
Rows<CampaignMember> SalesforceReader::Slice(const MemberTable::Ids& ids, const Request& request) {
  Rows<CampaignMember> slice;
  const std::size_t limit = PageSize(request.limit);
  for (auto at = ids.upper_bound(request.after); at != ids.end() && slice.rows.size() < limit;
       ++at) {
    const CampaignMember& row = state_.members.records().At(*at);
    if (Shows(row)) slice.rows.push_back(row);
  }
  return slice;
}

Rows<CampaignMember> SalesforceReader::Answer(const QueryMembersOfCampaign& request) {
  return Slice(state_.members.OfCampaign(request.campaign), request);
}
Rows<CampaignMember> SalesforceReader::Answer(const QueryDeletedMembersOfCampaign& request) {
  return Slice(state_.members.DeletedOfCampaign(request.campaign), request);
}

Rows<CampaignMember> SalesforceReader::Answer(const QueryMembersByKey& request) {
  Rows<CampaignMember> found;
  std::set<CampaignMemberId> seen;
  for (const MemberKey& key : request.keys) {
    const CampaignMember* row = state_.members.FindByKey(key);
    if (row == nullptr || !seen.insert(row->id).second || !Shows(*row)) continue;
    found.rows.push_back(*row);
  }
  return found;
}

Rows<Lead> SalesforceReader::Answer(const QueryLeadsCreatedBy& request) {
  Rows<Lead> page;
  const auto& created = state_.leads.created();
  const bool continues = !request.after.IsNull() && request.after_created >= request.since;
  auto at = continues ? created.upper_bound({request.user, request.after_created, request.after})
                      : created.lower_bound({request.user, request.since, LeadId()});
  const std::size_t limit = PageSize(request.limit);
  for (; at != created.end() && std::get<0>(*at) == request.user && page.rows.size() < limit;
       ++at) {
    const Lead& row = state_.leads.records().At(std::get<2>(*at));
    if (Shows(row)) page.rows.push_back(row);
  }
  return page;
}

Rows<Campaign> SalesforceReader::Answer(const QueryCampaignsCreatedBy& request) {
  Rows<Campaign> found;
  const auto& created = state_.campaigns.created();
  for (auto at = created.lower_bound({request.user, request.since, CampaignId()});
       at != created.end() && std::get<0>(*at) == request.user; ++at) {
    const Campaign& row = state_.campaigns.records().At(std::get<2>(*at));
    if (Shows(row)) found.rows.push_back(row);
  }
  return found;
}

Rows<Lead> SalesforceReader::Answer(const QueryLeadsConvertedTo& request) {
  Rows<Lead> found;
  const auto& converted = state_.leads.converted();
  const std::set<ContactId> contacts(request.contacts.begin(), request.contacts.end());
  for (const ContactId& contact : contacts) {
    for (auto at = converted.lower_bound({contact, LeadId()});
         at != converted.end() && at->first == contact; ++at) {
      const Lead& row = state_.leads.records().At(at->second);
      if (Shows(row)) found.rows.push_back(row);
    }
  }
  return found;
}

DeleteLog SalesforceReader::Answer(const ReadDeleteLog& request, Instant now) {
  const Instant earliest = std::max(now - DeleteLogReach(state_.behavior.delete_log_days),
                                    state_.delete_log_purged_until);
  const bool is_cut = state_.rules.Applies("SF-REPL-02", request.start < earliest);
  const Instant from = is_cut ? earliest : request.start;
  DeleteLog log;
  switch (request.object) {
    case ObjectKind::kCampaign:
      log = LogOf(state_.campaigns.records(), from, request.end);
      break;
    case ObjectKind::kCampaignMember:
      log = LogOf(state_.members.records(), from, request.end);
      break;
    case ObjectKind::kCampaignMemberStatus:
      log = LogOf(state_.statuses.records(), from, request.end);
      break;
    case ObjectKind::kLead:
      log = LogOf(state_.leads.records(), from, request.end);
      break;
    case ObjectKind::kContact:
      log = LogOf(state_.contacts, from, request.end);
      break;
    case ObjectKind::kUser:
      break;  // users are deactivated, never deleted
  }
  log.earliest_date_available = earliest;
  log.latest_date_covered = std::min(request.end, now);
  const auto& open = state_.open_transactions;
  const bool is_open = !open.empty() && *open.begin() < log.latest_date_covered;
  if (state_.rules.Applies("SF-REPL-04", is_open)) {
    log.latest_date_covered = std::min(log.latest_date_covered, open.empty() ? now : *open.begin());
  }
  return log;
}

}  // namespace campsync::sim
