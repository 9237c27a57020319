// SPDX-License-Identifier: Apache-2.0
//
// LinkPreviewReads: everything a preview of a link looks at, read from both systems in calls of the
// vendors' sizes. Reads alone: it holds the engine const, so that neither state, nor caches, nor
// the engine's notion of the time can follow from it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/sync/refusal.h"
#include "core/sync/sync_context.h"

namespace campsync {

/// Which link: to a campaign, or to a new one of the name (empty: the program's).
struct LinkQuestion {
  marketo::ProgramId program;
  std::optional<salesforce::CampaignId> campaign;
  std::string new_name;
};

/// The two systems as they were when they were read.
struct LinkPreviewFacts {
  // Of both ends of the link
  marketo::Settings settings;
  salesforce::User user;
  std::optional<marketo::Program> program;
  std::optional<marketo::Channel> channel;
  std::vector<salesforce::Campaign> campaign;  // none, or the one; Create New: none
  std::vector<salesforce::CampaignMemberStatus> statuses;
  std::vector<salesforce::CampaignMember> campaign_members;
  std::vector<marketo::ProgramMember> program_members;
  Date today;  // on Marketo's clock
  // Of people
  std::map<marketo::PersonId, marketo::Person> people;  // those who may have to become leads
  std::map<salesforce::LeadId, salesforce::Lead> leads;
  std::map<salesforce::ContactId, salesforce::Contact> contacts;
};

class LinkPreviewReads {
 public:
  /// The context must outlive the reads.
  explicit LinkPreviewReads(const SyncContext& sync) : sync_(sync) {}

  /// Reads both ends of the link with their members. False: a read failed.
  [[nodiscard]] bool ReadEnds(const LinkQuestion& question);
  /// Reads the people that ReadEnds() found on one side only. False: a read failed.
  [[nodiscard]] bool ReadPeople();

  [[nodiscard]] const LinkPreviewFacts& facts() const { return facts_; }
  /// Why a read failed.
  [[nodiscard]] const Refusal& failure() const { return *failure_; }

 private:
  template <class Request>
  std::optional<typename Request::Reply> Marketo(Request request);
  template <class Request>
  std::optional<typename Request::Reply> Salesforce(Request request);
  [[nodiscard]] bool ReadProgram(marketo::ProgramId program);
  [[nodiscard]] bool ReadCampaign(salesforce::CampaignId campaign);
  [[nodiscard]] bool ReadProgramMembers();
  [[nodiscard]] bool ReadCampaignMembers(salesforce::CampaignId campaign);
  [[nodiscard]] bool ReadMarketoPeople(const std::vector<marketo::PersonId>& people);
  /// Reads the records, and those that took their place.
  [[nodiscard]] bool ReadRecords(std::set<salesforce::PersonRef> wanted);
  [[nodiscard]] bool ReadPeopleOfDeletedRecords();
  template <class Retrieve, class Id, class Row>
  [[nodiscard]] bool ReadById(const std::set<Id>& ids, std::map<Id, Row>& rows);

  const SyncContext& sync_;
  LinkPreviewFacts facts_;
  std::optional<Refusal> failure_;
};

}  // namespace campsync
