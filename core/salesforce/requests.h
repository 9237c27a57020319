// SPDX-License-Identifier: Apache-2.0
//
// The calls of salesforce::Port as values: one struct a call, shaped like the vendor's API. Each
// names its Reply. Reads include rows with IsDeleted=true, as queryAll does (SF-QRY-02). Rows that
// the sync user cannot see are simply not there (MK-PRE-04).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/error.h"
#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/id.h"
#include "core/salesforce/person.h"
#include "core/time.h"

namespace campsync::salesforce {

/// Records in one collections call (SF-COLL-01).
inline constexpr std::size_t kCollectionSizeMax = 200;
/// Rows in one query page (SF-QRY-01).
inline constexpr std::size_t kQueryPageSizeMax = 2000;

template <class Row>
struct Rows {
  std::vector<Row> rows;
  bool operator==(const Rows&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("records", rows);
  }
};

/// A record that left its object, as the delete log tells it (SF-REPL-02).
struct DeletedRecord {
  std::string id;  // 18 characters
  Instant deleted_date;
  bool operator==(const DeletedRecord&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("deletedDate", deleted_date);
  }
};

struct DeleteLog {
  std::vector<DeletedRecord> deleted_records;  // by date, then id
  Instant earliest_date_available;             // later than the asked start: deletions are missing
  Instant latest_date_covered;
  bool operator==(const DeleteLog&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("deletedRecords", deleted_records);
    visit("earliestDateAvailable", earliest_date_available);
    visit("latestDateCovered", latest_date_covered);
  }
};

/// Per record, in request order: the id written, or why not. Records fail one by one; the others
/// of the call stand (SF-COLL-01).
template <class Id>
struct WriteResults {
  std::vector<Result<Id>> results;
  bool operator==(const WriteResults&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("results", results);
  }
};

struct ReadOwnUser {
  using Reply = User;
  static constexpr std::string_view kName = "ReadOwnUser";
  bool operator==(const ReadOwnUser&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&&) const {}
};

/// One page of a change feed in the order (SystemModstamp, Id): rows after the position
/// (`from`, `after`) with SystemModstamp <= `until`. A page shorter than `limit` is the last.
template <class Row, class Id>
struct QueryChanged {
  using Reply = Rows<Row>;
  static constexpr ObjectKind kObject = Id::kObject;
  static constexpr std::string_view kName = "QueryChanged";
  Instant from;
  Id after;  // null: rows stamped exactly `from` are included from the first
  Instant until = Instant::Max();
  std::size_t limit = kQueryPageSizeMax;  // 1..kQueryPageSizeMax
  bool operator==(const QueryChanged&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("from", from);
    visit("after", after);
    visit("until", until);
    visit("limit", static_cast<std::int64_t>(limit));
  }
};
using QueryChangedCampaigns = QueryChanged<Campaign, CampaignId>;
using QueryChangedStatuses = QueryChanged<CampaignMemberStatus, CampaignMemberStatusId>;
using QueryChangedMembers = QueryChanged<CampaignMember, CampaignMemberId>;
using QueryChangedLeads = QueryChanged<Lead, LeadId>;
using QueryChangedContacts = QueryChanged<Contact, ContactId>;

/// Rows by id, at most kCollectionSizeMax ids; an id without a visible row has no row in the reply.
template <class Row, class Id>
struct Retrieve {
  using Reply = Rows<Row>;
  static constexpr ObjectKind kObject = Id::kObject;
  static constexpr std::string_view kName = "Retrieve";
  std::vector<Id> ids;
  bool operator==(const Retrieve&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("ids", ids);
  }
};
using RetrieveCampaigns = Retrieve<Campaign, CampaignId>;
using RetrieveMembers = Retrieve<CampaignMember, CampaignMemberId>;
using RetrieveLeads = Retrieve<Lead, LeadId>;
using RetrieveContacts = Retrieve<Contact, ContactId>;

/// Records of `object` deleted in [start, end] (SF-REPL-02).
struct ReadDeleteLog {
  using Reply = DeleteLog;
  static constexpr std::string_view kName = "ReadDeleteLog";
  ObjectKind object = ObjectKind::kCampaignMember;
  Instant start;
  Instant end;
  bool operator==(const ReadDeleteLog&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("object", NameOf(object));
    visit("start", start);
    visit("end", end);
  }
};

/// The status lists of up to kCollectionSizeMax campaigns, without deleted rows, ordered by
/// campaign, SortOrder (nulls last), then Id.
struct QueryStatusLists {
  using Reply = Rows<CampaignMemberStatus>;
  static constexpr std::string_view kName = "QueryStatusLists";
  std::vector<CampaignId> campaigns;
  bool operator==(const QueryStatusLists&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("campaigns", campaigns);
  }
};

/// One slice of a campaign's members in the order of Id, deleted rows left out.
struct QueryMembersOfCampaign {
  using Reply = Rows<CampaignMember>;
  static constexpr std::string_view kName = "QueryMembersOfCampaign";
  CampaignId campaign;
  CampaignMemberId after;
  std::size_t limit = kQueryPageSizeMax;
  bool operator==(const QueryMembersOfCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("campaign", campaign);
    visit("after", after);
    visit("limit", static_cast<std::int64_t>(limit));
  }
};

/// One slice of a campaign's deleted members in the order of Id, as queryAll shows them until they
/// are purged (SF-QRY-02, SF-MEMBER-14).
struct QueryDeletedMembersOfCampaign {
  using Reply = Rows<CampaignMember>;
  static constexpr std::string_view kName = "QueryDeletedMembersOfCampaign";
  CampaignId campaign;
  CampaignMemberId after;
  std::size_t limit = kQueryPageSizeMax;
  bool operator==(const QueryDeletedMembersOfCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("campaign", campaign);
    visit("after", after);
    visit("limit", static_cast<std::int64_t>(limit));
  }
};

/// The natural key of a member: one lead or contact once in a campaign (SF-MEMBER-04).
struct MemberKey {
  CampaignId campaign;
  PersonRef person;
  auto operator<=>(const MemberKey&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("CampaignId", campaign);
    visit("Person", person);
  }
};

/// Members by natural key, at most kCollectionSizeMax keys; deleted rows left out. A key with a
/// contact finds the member of a lead that was converted to it.
struct QueryMembersByKey {
  using Reply = Rows<CampaignMember>;
  static constexpr std::string_view kName = "QueryMembersByKey";
  std::vector<MemberKey> keys;
  bool operator==(const QueryMembersByKey&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("keys", keys);
  }
};

/// Leads created by a user since an instant, ordered by (CreatedDate, Id), deleted rows included:
/// the candidates for a create whose reply was lost.
struct QueryLeadsCreatedBy {
  using Reply = Rows<Lead>;
  static constexpr std::string_view kName = "QueryLeadsCreatedBy";
  UserId user;
  Instant since;
  LeadId after;  // keyset within the order; null: from the first
  Instant after_created;
  std::size_t limit = kQueryPageSizeMax;
  bool operator==(const QueryLeadsCreatedBy&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("user", user);
    visit("since", since);
    visit("after", after);
    visit("afterCreated", after_created);
    visit("limit", static_cast<std::int64_t>(limit));
  }
};

/// Campaigns created by a user since an instant, in the same order.
struct QueryCampaignsCreatedBy {
  using Reply = Rows<Campaign>;
  static constexpr std::string_view kName = "QueryCampaignsCreatedBy";
  UserId user;
  Instant since;
  bool operator==(const QueryCampaignsCreatedBy&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("user", user);
    visit("since", since);
  }
};

/// Leads whose ConvertedContactId is one of the contacts; at most kCollectionSizeMax.
struct QueryLeadsConvertedTo {
  using Reply = Rows<Lead>;
  static constexpr std::string_view kName = "QueryLeadsConvertedTo";
  std::vector<ContactId> contacts;
  bool operator==(const QueryLeadsConvertedTo&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("contacts", contacts);
  }
};

}  // namespace campsync::salesforce
