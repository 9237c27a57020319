// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/given_reader.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "scenarios/harness/loader/implied_people.h"
#include "scenarios/harness/loader/link_reader.h"
#include "scenarios/harness/loader/marketo_records.h"
#include "scenarios/harness/loader/salesforce_records.h"
#include "scenarios/harness/vendor_answers/answer_blocks.h"
#include "scenarios/harness/vendor_answers/merge.h"

namespace campsync::harness {
namespace {

constexpr auto kGivenKeys = std::to_array<KeyWord>({{"time", false},
                                                    {"clocks", false},
                                                    {"latency", false},
                                                    {"marketo", false},
                                                    {"salesforce", false},
                                                    {"links", false},
                                                    {"vendor_answers", false}});
constexpr auto kClocksKeys = std::to_array<KeyWord>({{"marketo", false}, {"salesforce", false}});
constexpr auto kMarketoKeys = std::to_array<KeyWord>({{"settings", false},
                                                      {"channels", false},
                                                      {"programs", false},
                                                      {"people", false},
                                                      {"members", false}});
constexpr auto kSalesforceKeys = std::to_array<KeyWord>({{"sync_user", false},
                                                         {"campaigns", false},
                                                         {"leads", false},
                                                         {"contacts", false},
                                                         {"members", false}});

constexpr ObjectWords kGivenShape{"given", kGivenKeys};
constexpr ObjectWords kClocksShape{"clocks", kClocksKeys};
constexpr ObjectWords kMarketoShape{"given_marketo", kMarketoKeys};
constexpr ObjectWords kSalesforceShape{"given_salesforce", kSalesforceKeys};

constexpr std::int64_t kSkewMaxMs = 86'400'000;    // a day
constexpr std::int64_t kLatencyMaxMs = 3'600'000;  // an hour

// An object that is not there reads as an empty one.
const JsonNode kNothing{{}, JsonNode::Object()};

const JsonNode& OrNothing(const JsonNode* node) { return node != nullptr ? *node : kNothing; }

class GivenReader {
 public:
  GivenReader(const JsonNode& node, Directory& directory, ErrorList& errors)
      : directory_(directory),
        errors_(errors),
        object_(node, kGivenShape, errors),
        marketo_(OrNothing(object_.Find("marketo")), kMarketoShape, errors),
        salesforce_(OrNothing(object_.Find("salesforce")), kSalesforceShape, errors) {}

  GivenRead Read(const std::string& folder);

 private:
  void ReadTimes();
  Duration BoundedDuration(const ObjectReader& object, std::string_view key, Duration if_absent,
                           std::int64_t least_ms, std::int64_t most_ms);
  void ReadSettings();
  void ReadSyncUser();
  void ReadSalesforcePeople();
  void ReadPeople();
  void CheckKeysOfPeople();
  void ReadMembers();

  Directory& directory_;
  ErrorList& errors_;
  ObjectReader object_;
  ObjectReader marketo_;
  ObjectReader salesforce_;
  Given given_;
};

Duration GivenReader::BoundedDuration(const ObjectReader& object, std::string_view key,
                                      Duration if_absent, std::int64_t least_ms,
                                      std::int64_t most_ms) {
  const Duration span = object.DurationOf(key).value_or(if_absent);
  if (span.ms < least_ms || span.ms > most_ms) {
    errors_.Add(object.PlaceOf(key), fmt::format("'{}' is out of range", key),
                fmt::format("Write a span from {} to {}.", FormatDuration({least_ms}),
                            FormatDuration({most_ms})));
  }
  return span;
}

void GivenReader::ReadTimes() {
  given_.place = object_.place();
  const auto time = object_.InstantOf("time");
  given_.time = time ? *time : *ParseInstant(kDefaultTime);
  given_.latency = BoundedDuration(object_, "latency", given_.latency, 0, kLatencyMaxMs);
  if (const JsonNode* node = object_.Find("clocks")) {
    const ObjectReader clocks(*node, kClocksShape, errors_);
    given_.marketo_skew = BoundedDuration(clocks, "marketo", {}, -kSkewMaxMs, kSkewMaxMs);
    given_.salesforce_skew = BoundedDuration(clocks, "salesforce", {}, -kSkewMaxMs, kSkewMaxMs);
  }
}

void GivenReader::ReadSettings() {
  const JsonNode* node = marketo_.Find("settings");
  if (node == nullptr) return;
  const ObjectReader object(*node, kSettingsShape, errors_);
  GivenSettings& settings = given_.marketo.settings;
  settings.sync_enabled = object.Truth("syncEnabled").value_or(true);
  settings.campaign_sync_enabled = object.Truth("campaignSyncEnabled").value_or(true);
  settings.default_last_name = object.TextChange("defaultLastName");
  settings.default_company = object.TextChange("defaultCompany");
}

void GivenReader::ReadSyncUser() {
  const JsonNode* node = salesforce_.Find("sync_user");
  if (node == nullptr) return;
  const ObjectReader object(*node, kSyncUserShape, errors_);
  GivenSyncUser& user = given_.salesforce.sync_user;
  user.is_active = object.Truth("IsActive").value_or(true);
  user.marketing_user = object.Truth("UserPermissionsMarketingUser").value_or(true);
}

void GivenReader::ReadSalesforcePeople() {
  for (const JsonNode& node : salesforce_.List("leads")) {
    given_.salesforce.leads.push_back(ReadLead(ObjectReader(node, kLeadShape, errors_)));
    Introduce(given_.salesforce.leads.back(), directory_, errors_);
  }
  for (const JsonNode& node : salesforce_.List("contacts")) {
    given_.salesforce.contacts.push_back(ReadContact(ObjectReader(node, kContactShape, errors_)));
    Introduce(given_.salesforce.contacts.back(), directory_, errors_);
  }
}

void GivenReader::ReadPeople() {
  for (const JsonNode& node : marketo_.List("people")) {
    given_.marketo.people.push_back(
        ReadPerson(ObjectReader(node, kPersonShape, errors_), directory_));
    Introduce(given_.marketo.people.back(), directory_, errors_);
  }
  CheckKeysOfPeople();
}

// A record that the sync makes takes its person's key: two people must not meet under one.
void GivenReader::CheckKeysOfPeople() {
  std::set<std::string, std::less<>> leads;
  for (const GivenLead& lead : given_.salesforce.leads) leads.insert(lead.key);
  for (const GivenContact& contact : given_.salesforce.contacts) {
    if (!leads.contains(contact.key)) continue;
    errors_.Add(contact.place,
                fmt::format("a lead and a contact both have the key '{}'", contact.key),
                "They would be one person in Marketo: give one of them another key.");
  }
  for (const GivenPerson& person : given_.marketo.people) {
    for (const auto kind :
         {SalesforcePersonKey::Kind::kLead, SalesforcePersonKey::Kind::kContact}) {
      const SalesforcePersonKey record{kind, person.key};
      const NameKind name_kind =
          kind == SalesforcePersonKey::Kind::kLead ? NameKind::kLead : NameKind::kContact;
      if (!directory_.HasOwn(name_kind, person.key) || person.salesforce == record) continue;
      errors_.Add(
          person.place,
          fmt::format("'{}' and {} have one key and are two people", person.key, FormatKey(record)),
          fmt::format("Add \"salesforce\": \"{}\" if they are one, or use another key.",
                      FormatKey(record)));
    }
  }
}

void GivenReader::ReadMembers() {
  std::set<std::pair<std::string, std::string>> program_members;
  for (const GivenProgramMember& one : given_.marketo.members) {
    program_members.emplace(one.program, one.person);
  }
  for (const JsonNode& node : marketo_.List("members")) {
    GivenProgramMember member =
        ReadProgramMember(ObjectReader(node, kProgramMemberShape, errors_), directory_);
    if (!program_members.emplace(member.program, member.person).second) {
      errors_.Add(node.place,
                  fmt::format("'{}' is in '{}' already", member.person, member.program));
    }
    given_.marketo.members.push_back(std::move(member));
  }
  std::set<std::pair<std::string, SalesforcePersonKey>> campaign_members;
  for (const GivenCampaignMember& one : given_.salesforce.members) {
    campaign_members.emplace(one.campaign, one.person);
  }
  for (const JsonNode& node : salesforce_.List("members")) {
    GivenCampaignMember member =
        ReadCampaignMember(ObjectReader(node, kCampaignMemberShape, errors_), directory_);
    if (!campaign_members.emplace(member.campaign, member.person).second) {
      errors_.Add(node.place, fmt::format("{} is in '{}' already (SF-MEMBER-04)",
                                          FormatKey(member.person), member.campaign));
    }
    given_.salesforce.members.push_back(std::move(member));
  }
}

GivenRead GivenReader::Read(const std::string& folder) {
  ReadTimes();
  ReadSettings();
  ReadSyncUser();
  VendorRecords records;
  if (const JsonNode* answers = object_.Find("vendor_answers")) {
    records = ReadAnswerBlocks(*answers, folder, errors_);
  }
  VendorMerge merge(std::move(records), given_, directory_, errors_);
  for (const JsonNode& node : marketo_.List("channels")) {
    given_.marketo.channels.push_back(
        ReadGivenChannel(ObjectReader(node, kChannelShape, errors_), directory_));
  }
  merge.AddChannels();
  // The author's programs may use a channel that only a vendor's program brings.
  merge.AddPrograms();
  for (const JsonNode& node : marketo_.List("programs")) {
    given_.marketo.programs.push_back(
        ReadProgram(ObjectReader(node, kProgramShape, errors_), directory_));
    Introduce(given_.marketo.programs.back(), directory_, errors_);
  }
  for (const JsonNode& node : salesforce_.List("campaigns")) {
    given_.salesforce.campaigns.push_back(
        ReadCampaign(ObjectReader(node, kCampaignShape, errors_)));
    Introduce(given_.salesforce.campaigns.back(), directory_, errors_);
  }
  merge.AddCampaigns();
  ReadSalesforcePeople();
  merge.AddLeadsAndContacts();
  ReadPeople();
  merge.AddMembers();
  ReadMembers();
  if (const JsonNode* links = object_.Find("links")) {
    given_.links = ReadLinks(*links, directory_, errors_);
  }
  AddImpliedPeople(given_, directory_, errors_);
  return {std::move(given_), merge.TakeNotes()};
}

}  // namespace

GivenRead ReadGiven(const JsonNode& node, const std::string& folder, Directory& directory,
                    ErrorList& errors) {
  return GivenReader(node, directory, errors).Read(folder);
}

std::vector<ObjectWords> GivenShapes() {
  return {kGivenShape, kClocksShape, kMarketoShape, kSalesforceShape};
}

}  // namespace campsync::harness
