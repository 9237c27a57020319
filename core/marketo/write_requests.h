// SPDX-License-Identifier: Apache-2.0
//
// The writing calls of marketo::Port as values. Membership and mirror writes are conditional: they
// name what the sync last saw and do nothing when Marketo holds something else. At most
// kBatchSizeMax records a call, one result a record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/label.h"
#include "core/marketo/requests.h"
#include "core/marketo/sync_status.h"
#include "core/result.h"
#include "core/salesforce/id.h"

namespace campsync::marketo {

template <class Row>
struct WriteResults {
  std::vector<Result<Row>> results;
  bool operator==(const WriteResults&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("results", results);
  }
};

/// A person for a record that is in Salesforce. Idempotent by `record`: a person who already has
/// it is answered, not created again. Marketo does not match by e-mail here (MK-PERSON-05).
struct PersonFromSalesforce {
  SfdcRecord record;
  std::string first_name;
  std::string last_name;
  std::string company;
  std::string email;
  bool operator==(const PersonFromSalesforce&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("sfdcRecord", record);
    visit("firstName", first_name);
    visit("lastName", last_name);
    visit("company", company);
    visit("email", email);
  }
};

struct CreatePeople {
  using Reply = WriteResults<PersonId>;
  static constexpr std::string_view kName = "CreatePeople";
  std::vector<PersonFromSalesforce> people;
  bool operator==(const CreatePeople&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("people", people);
  }
};

/// Writes SFDC Id, SFDC Type and SFDC Is Deleted of a person; other fields stay.
struct PersonUpdate {
  PersonId id;
  std::optional<SfdcRecord> sfdc_record;  // nullopt: leave
  bool sfdc_is_deleted = false;
  bool operator==(const PersonUpdate&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("sfdcRecord", sfdc_record);
    visit("sfdcIsDeleted", sfdc_is_deleted);
  }
};

struct UpdatePeople {
  using Reply = WriteResults<PersonId>;
  static constexpr std::string_view kName = "UpdatePeople";
  std::vector<PersonUpdate> people;
  bool operator==(const UpdatePeople&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("people", people);
  }
};

/// Two people who turned out to be one: the winner keeps their id and gets the memberships and the
/// mirror rows of the loser, who is gone afterwards (MK-PERSON-11). A contact's SFDC Id goes before
/// a lead's, any SFDC Id before none. Idempotent: a loser who was merged into this winner before
/// answers the winner again. Refused: 1004 when either does not exist.
struct PersonMerge {
  PersonId winner;
  PersonId loser;
  bool operator==(const PersonMerge&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("winner", winner);
    visit("loser", loser);
  }
};

/// Merges in the order given. Answers the winner of each.
struct MergePeople {
  using Reply = WriteResults<PersonId>;
  static constexpr std::string_view kName = "MergePeople";
  std::vector<PersonMerge> merges;
  bool operator==(const MergePeople&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("merges", merges);
  }
};

/// A membership as the sync last saw it, or as a write leaves it.
struct MemberState {
  StatusId status;
  Instant membership_date;
  bool operator==(const MemberState&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("statusId", status);
    visit("membershipDate", membership_date);
  }
};

/// Adds the person with the status, or moves a member to it. The step guard is Marketo's
/// (MK-STATUS-03); `allow_lower_step` passes it (switch inbound-downgrade=accept only).
struct SetMember {
  StatusId status;
  bool allow_lower_step = false;
  bool operator==(const SetMember&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("setStatus", status);
    visit("allowLowerStep", allow_lower_step);
  }
};
/// Takes the person out of the program (MK-STATUS-05).
struct RemoveMember {
  bool operator==(const RemoveMember&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("remove", true);
  }
};
/// Removes and adds in one step: a new membership date, any status.
struct ReplaceMember {
  StatusId status;
  bool operator==(const ReplaceMember&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("replaceWith", status);
  }
};

struct MemberWrite {
  MemberKey member;
  std::optional<MemberState> expected;  // nullopt: expected absent; else the write is refused
  std::variant<SetMember, RemoveMember, ReplaceMember> action;
  std::string campaign_name;  // for the activity's Reason (MK-ACT-04, synthetic text)
  /// CreatedDate of the campaign member; which date a new membership gets is Marketo's
  /// (MK-MEMBER-10).
  std::optional<Instant> member_created;
  bool operator==(const MemberWrite&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("member", member);
    visit("expected", expected);
    std::visit([&](const auto& one) { one.VisitFields(visit); }, action);
    visit("campaignName", campaign_name);
    visit("memberCreated", member_created);
  }
};

/// The state after a member write: nullopt when the person is out of the program.
struct MemberAfter {
  std::optional<MemberState> state;
  bool operator==(const MemberAfter&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("state", state);
  }
};

struct WriteMembers {
  using Reply = WriteResults<MemberAfter>;
  static constexpr std::string_view kName = "WriteMembers";
  std::vector<MemberWrite> members;
  bool operator==(const WriteMembers&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("members", members);
  }
};

/// A row of Marketo's copy of a campaign's membership.
struct MirrorRow {
  salesforce::CampaignMemberId member;
  Label status;
  bool operator==(const MirrorRow&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("memberId", member);
    visit("status", status);
  }
};

/// Brings the mirror row of (campaign, person) to `row`. The transition writes activity 42 (added),
/// 43 (removed) or 44 (status changed); a row that is equal already writes nothing, so a replay
/// fires nothing.
struct MirrorWrite {
  salesforce::CampaignId campaign;
  std::string campaign_name;  // the activity's primary attribute
  PersonId person;
  std::optional<MirrorRow> row;  // nullopt: not a member
  bool backfill = false;         // first mirror of a campaign or first merge of a link (MK-TRIG-06)
  bool operator==(const MirrorWrite&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("campaignId", campaign);
    visit("campaignName", campaign_name);
    visit("leadId", person);
    visit("row", row);
    visit("backfill", backfill);
  }
};

/// Whether a mirror write changed the row.
struct MirrorChanged {
  bool changed = false;
  bool operator==(const MirrorChanged&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("changed", changed);
  }
};

struct WriteMirror {
  using Reply = WriteResults<MirrorChanged>;
  static constexpr std::string_view kName = "WriteMirror";
  std::vector<MirrorWrite> rows;
  bool operator==(const WriteMirror&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("rows", rows);
  }
};

/// Shows or hides the campaign beside the program (sfdcId / sfdcName). The sync's link row is the
/// truth, this is its copy.
struct SetProgramCampaign {
  using Reply = Done;
  static constexpr std::string_view kName = "SetProgramCampaign";
  ProgramId program;
  std::optional<SfdcCampaign> campaign;
  bool operator==(const SetProgramCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("programId", program);
    visit("campaign", campaign);
  }
};

/// Files a cycle's rows on the Sync Status and Sync Errors pages.
struct PublishReport {
  using Reply = Done;
  static constexpr std::string_view kName = "PublishReport";
  SyncReport report;
  bool operator==(const PublishReport&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("report", report);
  }
};

}  // namespace campsync::marketo
