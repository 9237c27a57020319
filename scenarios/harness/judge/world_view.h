// SPDX-License-Identifier: Apache-2.0
//
// WorldView: what both orgs, the links and the standing list held at one moment, copied out as
// plain values. Judges look at it instead of at the orgs, so a test can write one by hand. Of
// deleted rows it holds only who they were, and nothing that the engine keeps to itself.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/label.h"
#include "core/marketo/channel.h"
#include "core/marketo/person.h"
#include "core/marketo/program.h"
#include "core/marketo/settings.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "core/store/records.h"
#include "core/sync/engine.h"
#include "core/time.h"

namespace campsync::harness {

/// A row of Marketo's copy of a campaign's membership.
struct MirrorView {
  salesforce::CampaignId campaign;
  marketo::PersonId person;
  salesforce::CampaignMemberId member;
  Label status;
  bool operator==(const MirrorView&) const = default;
};

/// One activity of Marketo's log: 42, 43, 44 name a campaign, 104 a program.
struct ActivityView {
  std::int64_t type = 0;
  marketo::PersonId person;
  std::optional<marketo::ProgramId> program;
  std::optional<salesforce::CampaignId> campaign;
  std::optional<Label> old_status;
  std::optional<Label> status;
  bool operator==(const ActivityView&) const = default;
};

/// A lead or contact that is deleted.
struct DeletedPersonView {
  salesforce::PersonRef person;
  std::optional<salesforce::PersonRef> master;  // who won the merge that deleted it
  bool operator==(const DeletedPersonView&) const = default;
};

struct MarketoView {
  marketo::Settings settings;
  std::vector<marketo::Channel> channels;       // by id
  std::vector<marketo::Program> programs;       // by id
  std::vector<marketo::Person> people;          // by id
  std::vector<marketo::ProgramMember> members;  // by program, then person
  std::vector<MirrorView> mirror;               // by campaign, then person
  std::vector<ActivityView> activities;         // since the scenario's first step, oldest first
  std::map<marketo::PersonId, marketo::PersonId> merged;  // losers of merges, with the winner
  bool merge_takes_winner = false;  // the switch merge-status: the winner's status, not the higher
  std::vector<marketo::SfdcRecord> given_up;  // records that merges left without a person

  bool operator==(const MarketoView&) const = default;
  /// Who the person is after all merges.
  [[nodiscard]] marketo::PersonId PresentPerson(marketo::PersonId id) const;
  /// nullptr: no such row.
  [[nodiscard]] const marketo::Program* FindProgram(marketo::ProgramId id) const;
  [[nodiscard]] const marketo::Channel* FindChannel(marketo::ChannelId id) const;
  [[nodiscard]] const marketo::Person* FindPerson(marketo::PersonId id) const;
  /// Whose campaign member it is: of a converted lead and its contact the contact's person, where
  /// there is one.
  [[nodiscard]] const marketo::Person* HolderOf(const salesforce::PersonRef& member) const;
  [[nodiscard]] const marketo::ProgramMember* FindMember(marketo::MemberKey key) const;
  /// The status in any channel, retired or not.
  [[nodiscard]] const marketo::ProgressionStatus* FindStatus(marketo::StatusId id) const;
};

struct SalesforceView {
  salesforce::User sync_user;
  std::vector<salesforce::Campaign> campaigns;             // by id, as all below
  std::vector<salesforce::CampaignMemberStatus> statuses;  // by campaign, then id
  std::vector<salesforce::CampaignMember> members;
  std::vector<salesforce::Lead> leads;
  std::vector<salesforce::Contact> contacts;
  std::vector<DeletedPersonView> deleted_people;  // leads, then contacts
  /// Who a record is now: of converted leads the contact, of the losers of merges the winner.
  std::map<salesforce::PersonRef, salesforce::PersonRef> became;
  salesforce::UserId sales_user;
  Duration clock_skew;  // what Salesforce's clock shows more than the world's
  std::set<salesforce::CampaignId> hidden_campaigns;  // from the sync user (MK-PRE-04)
  std::set<salesforce::PersonRef> hidden_people;      // likewise
  bool hides_deleted_members = false;  // the switch member-deleted-visible: only the log has them

  bool operator==(const SalesforceView&) const = default;
  /// Who the record is after all conversions and merges: a lead or a contact, never both.
  [[nodiscard]] salesforce::PersonRef PresentRecord(const salesforce::PersonRef& person) const;
  [[nodiscard]] const salesforce::Campaign* FindCampaign(salesforce::CampaignId id) const;
  /// The member of the campaign that is the person's record; nullptr: not a member.
  [[nodiscard]] const salesforce::CampaignMember* FindMember(salesforce::CampaignId campaign,
                                                             const marketo::Person& person) const;
};

struct WorldView {
  MarketoView marketo;
  SalesforceView salesforce;
  std::vector<store::LinkRecord> links;  // by program
  std::vector<StandingItem> standing;    // by record
  SyncBacklog backlog;

  /// Whether a setting or the sync user's state keeps the sync from touching campaigns at all. A
  /// user who lost the Marketing User flag may go on with members (switch marketing-user-lost).
  [[nodiscard]] bool SyncIsOff(const SyncPolicy& policy) const;
};

/// The record as a campaign member refers to it.
[[nodiscard]] salesforce::PersonRef RefOf(const marketo::SfdcRecord& record);
/// Whether the campaign member stands for the person who has this record.
[[nodiscard]] bool IsRecordOf(const salesforce::PersonRef& member,
                              const std::optional<marketo::SfdcRecord>& record);

}  // namespace campsync::harness
