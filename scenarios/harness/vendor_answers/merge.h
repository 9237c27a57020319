// SPDX-License-Identifier: Apache-2.0
//
// VendorMerge: makes the records of vendor answers part of `given`. Records are joined by the
// vendors' ids, also with the author's own records that have an id. What an answer mentions and no
// answer holds becomes a stub, and every stub and made-up value is noted as assumed.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/vendor_answers/vendor_records.h"

namespace campsync::harness {

class VendorMerge {
 public:
  /// All must outlive the merge. Call the steps below once each, in their order; the author's own
  /// records of a kind come after the vendors' channels and before the vendors' records that
  /// mention them.
  VendorMerge(VendorRecords records, Given& given, Directory& directory, ErrorList& errors);

  /// Before the author's channels and programs.
  void AddChannels();
  /// After the author's channels, before the author's programs are mentioned.
  void AddPrograms();
  void AddCampaigns();
  void AddLeadsAndContacts();
  /// After the author's people: the vendors', and memberships, with stubs for what is missing.
  void AddMembers();

  [[nodiscard]] std::vector<LoadNote> TakeNotes();

 private:
  void Assume(const Place& place, std::string text);
  std::string StubChannel(const std::string& name, const Place& place);
  void NeedStatus(const std::string& channel, const VendorProgramMember& member);
  std::string ProgramKey(const VendorProgramMember& member);
  std::string PersonKey(const VendorProgramMember& member);
  void FillStubChannels();
  std::string CampaignKey(salesforce::CampaignId id, const Place& place);
  std::string AddCampaign(GivenCampaign campaign);
  void NeedLabel(const std::string& campaign, const VendorCampaignMember& member);
  void AddPeople();
  SalesforcePersonKey RecordOf(const VendorPerson& one);
  SalesforcePersonKey PersonOf(const VendorCampaignMember& member);
  SalesforcePersonKey AddStub(GivenLead lead);
  SalesforcePersonKey AddStub(GivenContact contact);

  VendorRecords records_;
  Given& given_;
  Directory& directory_;
  ErrorList& errors_;
  std::set<std::string, std::less<>> stub_channels_;
  std::map<marketo::ProgramId, std::string> programs_;  // id -> key, of these and the next
  std::map<marketo::PersonId, std::string> people_;
  std::map<salesforce::CampaignId, std::string> campaigns_;
  std::map<salesforce::LeadId, std::string> leads_;
  std::map<salesforce::ContactId, std::string> contacts_;
};

}  // namespace campsync::harness
