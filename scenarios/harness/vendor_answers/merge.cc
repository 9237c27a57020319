// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/loader/marketo_records.h"
#include "scenarios/harness/loader/salesforce_records.h"

namespace campsync::harness {
namespace {

constexpr std::int32_t kStubStepSize = 10;  // as the vendor's own examples space them (MK-CHAN-03)
constexpr std::size_t kChannelStatusesMin = 3;  // `Not in Program` and two more (MK-CHAN-04)

template <class Id>
const std::string* KeyOf(const std::map<Id, std::string>& keys, const Id& id) {
  const auto found = keys.find(id);
  return found == keys.end() ? nullptr : &found->second;
}

// Records with ids become known by them; the first of an id wins, a second is reported.
template <class Records, class Id>
void Index(const Records& records, std::map<Id, std::string>& keys, ErrorList& errors) {
  for (const auto& record : records) {
    if (!record.id) continue;
    const auto [known, is_new] = keys.emplace(*record.id, record.key);
    if (is_new || known->second == record.key) continue;
    errors.Add(record.place,
               fmt::format("'{}' and '{}' have the same id", known->second, record.key),
               "Keep one of the two.");
  }
}

GivenChannel& ChannelNamed(Given& given, std::string_view name) {
  return *std::ranges::find(given.marketo.channels, name, &GivenChannel::name);
}

}  // namespace

VendorMerge::VendorMerge(VendorRecords records, Given& given, Directory& directory,
                         ErrorList& errors)
    : records_(std::move(records)), given_(given), directory_(directory), errors_(errors) {}

void VendorMerge::Assume(const Place& place, std::string text) {
  records_.notes.push_back({LoadNote::Kind::kAssumed, place, std::move(text)});
}

std::vector<LoadNote> VendorMerge::TakeNotes() { return std::move(records_.notes); }

void VendorMerge::AddChannels() {
  for (GivenChannel& channel : records_.channels) {
    Introduce(channel, directory_, errors_);
    given_.marketo.channels.push_back(std::move(channel));
  }
}

std::string VendorMerge::StubChannel(const std::string& name, const Place& place) {
  GivenChannel channel{place, name, {{place, std::string(kNotInProgram), 0, false, false}}};
  Introduce(channel, directory_, errors_);
  given_.marketo.channels.push_back(std::move(channel));
  stub_channels_.insert(name);
  return name;
}

void VendorMerge::AddPrograms() {
  for (GivenProgram& program : records_.programs) {
    if (!program.id) continue;  // reported where it was read
    if (!programs_.emplace(*program.id, program.name).second) {
      errors_.Add(program.place, fmt::format("the program {} is given twice", program.id->value),
                  "Keep one of the two.");
      continue;
    }
    if (!directory_.HasOwn(NameKind::kChannel, program.channel)) {
      Assume(program.place, fmt::format("channel '{}' of program '{}' with its statuses",
                                        program.channel, program.name));
      StubChannel(program.channel, program.place);
    }
    program.key = program.name;
    Introduce(program, directory_, errors_);
    given_.marketo.programs.push_back(std::move(program));
  }
}

std::string VendorMerge::AddCampaign(GivenCampaign campaign) {
  campaign.key = campaign.name;
  // Names are no keys in Salesforce: the second campaign of a name goes by its id.
  if (directory_.HasOwn(NameKind::kCampaign, campaign.key)) campaign.key = campaign.id->Text();
  std::vector<GivenMemberStatus> statuses;
  for (const VendorMemberStatus& one : records_.member_statuses) {
    if (one.campaign == campaign.id) statuses.push_back(one.status);
  }
  if (!statuses.empty()) {
    if (std::ranges::count(statuses, true, &GivenMemberStatus::is_default) != 1) {
      for (GivenMemberStatus& one : statuses) one.is_default = false;
      statuses.front().is_default = true;
      Assume(campaign.place, fmt::format("default status '{}' of campaign '{}'",
                                         statuses.front().label, campaign.name));
    }
    campaign.statuses = std::move(statuses);
  } else {
    Assume(campaign.place,
           fmt::format("statuses Sent and Responded of campaign '{}'", campaign.name));
  }
  Introduce(campaign, directory_, errors_);
  campaigns_.emplace(*campaign.id, campaign.key);
  return given_.salesforce.campaigns.emplace_back(std::move(campaign)).key;
}

void VendorMerge::AddCampaigns() {
  Index(given_.salesforce.campaigns, campaigns_, errors_);
  for (GivenCampaign& campaign : records_.campaigns) {
    if (campaigns_.contains(*campaign.id)) {
      errors_.Add(campaign.place,
                  fmt::format("the campaign {} is given twice", campaign.id->Text()),
                  "Keep one of the two.");
      continue;
    }
    (void)AddCampaign(std::move(campaign));
  }
  for (const VendorMemberStatus& one : records_.member_statuses) {
    (void)CampaignKey(one.campaign, one.status.place);
  }
}

void VendorMerge::AddLeadsAndContacts() {
  for (GivenLead& lead : records_.leads) {
    Introduce(lead, directory_, errors_);
    given_.salesforce.leads.push_back(std::move(lead));
  }
  for (GivenContact& contact : records_.contacts) {
    Introduce(contact, directory_, errors_);
    given_.salesforce.contacts.push_back(std::move(contact));
  }
}

// --- Members and what they mention --------------------------------------------------------------

std::string VendorMerge::ProgramKey(const VendorProgramMember& member) {
  if (const auto* known = KeyOf(programs_, member.program)) return *known;
  GivenProgram program;
  program.place = member.place;
  program.id = member.program;
  program.name = member.program_name.empty() ? fmt::format("Program {}", member.program.value)
                                             : member.program_name;
  program.key = program.name;
  Assume(member.place, fmt::format("program {} '{}' of type Default, with a channel",
                                   member.program.value, program.name));
  program.channel =
      StubChannel(fmt::format("Channel of program {}", member.program.value), member.place);
  Introduce(program, directory_, errors_);
  programs_.emplace(member.program, program.key);
  given_.marketo.programs.push_back(program);
  return program.key;
}

std::string VendorMerge::PersonKey(const VendorProgramMember& member) {
  if (const auto* known = KeyOf(people_, member.person)) return *known;
  GivenPerson person;
  person.place = member.place;
  person.id = member.person;
  person.key = fmt::format("{}", member.person.value);
  person.last_name = fmt::format("Person {}", member.person.value);
  Assume(member.place, fmt::format("person {}, lastName '{}', not in Salesforce",
                                   member.person.value, person.last_name));
  Introduce(person, directory_, errors_);
  people_.emplace(member.person, person.key);
  given_.marketo.people.push_back(person);
  return person.key;
}

void VendorMerge::NeedStatus(const std::string& channel, const VendorProgramMember& member) {
  if (directory_.ChannelHas(channel, member.status)) return;
  if (member.status_is_default && !stub_channels_.contains(channel)) {
    errors_.Add(
        member.place,
        fmt::format("the defaultStatus '{}' is not in the channel '{}'", member.status, channel),
        AdviceFor(member.status, directory_.StatusesOf(channel)));
    return;
  }
  GivenChannel& target = ChannelNamed(given_, channel);
  const std::int32_t step =
      std::ranges::max(target.statuses, {}, &GivenStatus::step).step + kStubStepSize;
  const bool success = member.reached_success.value_or(false);
  target.statuses.push_back({member.place, member.status, step, success, false});
  directory_.AddStatus(channel, member.status);
  Assume(member.place, fmt::format("status '{}' of channel '{}' at step {}{}", member.status,
                                   channel, step, success ? ", success" : ""));
}

void VendorMerge::FillStubChannels() {
  for (const std::string& name : stub_channels_) {
    GivenChannel& channel = ChannelNamed(given_, name);
    while (channel.statuses.size() < kChannelStatusesMin) {
      const auto count = static_cast<std::int32_t>(channel.statuses.size());
      const std::string status = fmt::format("Assumed status {}", count);
      const std::int32_t step =
          std::ranges::max(channel.statuses, {}, &GivenStatus::step).step + kStubStepSize;
      channel.statuses.push_back({channel.place, status, step, false, false});
      directory_.AddStatus(name, status);
      Assume(channel.place,
             fmt::format("status '{}' of channel '{}': a channel has two or more", status, name));
    }
  }
}

std::string VendorMerge::CampaignKey(salesforce::CampaignId id, const Place& place) {
  if (const auto* known = KeyOf(campaigns_, id)) return *known;
  GivenCampaign campaign;
  campaign.place = place;
  campaign.id = id;
  campaign.name = "Campaign " + id.Text();
  Assume(place, fmt::format("campaign {} '{}', active", id.Text(), campaign.name));
  return AddCampaign(std::move(campaign));
}

void VendorMerge::NeedLabel(const std::string& key, const VendorCampaignMember& member) {
  if (directory_.CampaignHas(key, member.status)) return;
  GivenCampaign& campaign =
      *std::ranges::find(given_.salesforce.campaigns, key, &GivenCampaign::key);
  if (!campaign.statuses) {
    campaign.statuses = {{campaign.place, "Sent", 1, true, false},
                         {campaign.place, "Responded", 2, false, true}};
  }
  const auto order = static_cast<std::int32_t>(campaign.statuses->size() + 1);
  campaign.statuses->push_back({member.place, member.status, order, false, member.has_responded});
  directory_.AddLabel(key, member.status);
  Assume(member.place, fmt::format("status '{}' of campaign '{}'{}", member.status, campaign.name,
                                   member.has_responded ? ", responded" : ""));
}

SalesforcePersonKey VendorMerge::AddStub(GivenLead lead) {
  lead.key = lead.id->Text();
  if (lead.last_name.empty()) lead.last_name = "Lead " + lead.key;
  if (lead.company.empty()) lead.company = "Unknown";
  Assume(lead.place, fmt::format("lead {}, LastName '{}', Company '{}'", lead.key, lead.last_name,
                                 lead.company));
  Introduce(lead, directory_, errors_);
  leads_.emplace(*lead.id, lead.key);
  given_.salesforce.leads.push_back(lead);
  return {SalesforcePersonKey::Kind::kLead, lead.key};
}

SalesforcePersonKey VendorMerge::AddStub(GivenContact contact) {
  contact.key = contact.id->Text();
  if (contact.last_name.empty()) contact.last_name = "Contact " + contact.key;
  Assume(contact.place, fmt::format("contact {}, LastName '{}'", contact.key, contact.last_name));
  Introduce(contact, directory_, errors_);
  contacts_.emplace(*contact.id, contact.key);
  given_.salesforce.contacts.push_back(contact);
  return {SalesforcePersonKey::Kind::kContact, contact.key};
}

SalesforcePersonKey VendorMerge::PersonOf(const VendorCampaignMember& member) {
  return RecordOf(
      {.person = {.place = member.place}, .lead = member.lead, .contact = member.contact});
}

// The record with the person's ids; a stub takes the person's names.
SalesforcePersonKey VendorMerge::RecordOf(const VendorPerson& one) {
  const GivenPerson& person = one.person;
  if (one.contact) {
    if (const auto* known = KeyOf(contacts_, *one.contact)) {
      return {SalesforcePersonKey::Kind::kContact, *known};
    }
    return AddStub(GivenContact{.place = person.place,
                                .key = {},
                                .id = one.contact,
                                .first_name = person.first_name,
                                .last_name = person.last_name,
                                .account_name = person.company,
                                .email = person.email});
  }
  if (const auto* known = KeyOf(leads_, *one.lead)) {
    return {SalesforcePersonKey::Kind::kLead, *known};
  }
  return AddStub(GivenLead{.place = person.place,
                           .key = {},
                           .id = one.lead,
                           .first_name = person.first_name,
                           .last_name = person.last_name,
                           .company = person.company,
                           .email = person.email});
}

// One person may come in the answers about several programs: the first record of an id stands.
void VendorMerge::AddPeople() {
  std::set<marketo::PersonId> of_the_author;
  for (const auto& [id, key] : people_) of_the_author.insert(id);
  for (VendorPerson& one : records_.people) {
    if (people_.contains(*one.person.id)) {
      if (of_the_author.contains(*one.person.id)) {
        errors_.Add(one.person.place,
                    fmt::format("the person {} is given twice", one.person.id->value),
                    "Keep the vendor's record and name the person by its id.");
      }
      continue;
    }
    if (one.lead || one.contact) one.person.salesforce = RecordOf(one);
    Introduce(one.person, directory_, errors_);
    people_.emplace(*one.person.id, one.person.key);
    given_.marketo.people.push_back(std::move(one.person));
  }
}

void VendorMerge::AddMembers() {
  Index(given_.marketo.programs, programs_, errors_);
  Index(given_.marketo.people, people_, errors_);
  Index(given_.salesforce.leads, leads_, errors_);
  Index(given_.salesforce.contacts, contacts_, errors_);
  AddPeople();
  for (const VendorProgramMember& member : records_.program_members) {
    if (member.program.IsNull() || member.person.IsNull() || member.status.empty()) continue;
    GivenProgramMember made;
    made.place = member.place;
    made.program = ProgramKey(member);
    made.person = PersonKey(member);
    made.status = member.status;
    made.membership_date = member.membership_date;
    made.reached_success = member.reached_success;
    made.acquired_by = member.acquired_by;
    NeedStatus(directory_.ChannelOf(made.program), member);
    given_.marketo.members.push_back(std::move(made));
  }
  FillStubChannels();
  for (const VendorCampaignMember& member : records_.campaign_members) {
    if (!member.lead && !member.contact) continue;
    GivenCampaignMember made;
    made.place = member.place;
    made.id = member.id;
    made.campaign = CampaignKey(member.campaign, member.place);
    made.person = PersonOf(member);
    made.status = member.status;
    made.first_responded_date = member.first_responded_date;
    NeedLabel(made.campaign, member);
    given_.salesforce.members.push_back(std::move(made));
  }
}

}  // namespace campsync::harness
