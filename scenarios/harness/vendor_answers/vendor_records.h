// SPDX-License-Identifier: Apache-2.0
//
// VendorRecords: what the vendor answers pasted into a scenario say, before anything is made of it:
// records by the vendors' own ids, as far as the answers have them. References may lead nowhere;
// merge.h makes stubs for those.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// A membership by ids. `status` is empty when the answer did not say.
struct VendorProgramMember {
  Place place;
  marketo::ProgramId program;
  marketo::PersonId person;
  std::string program_name;  // empty: the answer has ids only
  std::string status;
  bool status_is_default = false;  // the block's defaultStatus, written by the author
  std::optional<bool> reached_success;
  bool acquired_by = false;
  std::optional<Instant> membership_date;
};

/// A person of Marketo by ids; `person.salesforce` is unset, the ids stand for it.
struct VendorPerson {
  GivenPerson person;
  std::optional<salesforce::LeadId> lead;
  std::optional<salesforce::ContactId> contact;  // stands for the record where both are given
};

struct VendorMemberStatus {
  salesforce::CampaignId campaign;
  GivenMemberStatus status;
};

struct VendorCampaignMember {
  Place place;
  std::optional<salesforce::CampaignMemberId> id;
  salesforce::CampaignId campaign;
  std::optional<salesforce::LeadId> lead;
  std::optional<salesforce::ContactId> contact;  // stands for the person where both are given
  std::string status;
  bool has_responded = false;
  std::optional<Date> first_responded_date;
};

struct VendorRecords {
  std::vector<GivenChannel> channels;
  std::vector<GivenProgram> programs;  // with ids; keys are set by the merge
  std::vector<VendorPerson> people;
  std::vector<VendorProgramMember> program_members;
  std::vector<GivenCampaign> campaigns;  // with ids, statuses unset
  std::vector<VendorMemberStatus> member_statuses;
  std::vector<GivenLead> leads;
  std::vector<GivenContact> contacts;
  std::vector<VendorCampaignMember> campaign_members;
  std::vector<LoadNote> notes;
};

}  // namespace campsync::harness
