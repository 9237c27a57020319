// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/names.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <variant>

namespace campsync::harness {
namespace {

std::optional<std::int64_t> WholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// One word of a record's name: `701...`, `701.../17`, `17` after `program` or `person`.
std::string ReadableWord(const Names& names, std::string_view before, std::string_view word) {
  if (word.ends_with(':') || word.ends_with(',')) {
    return ReadableWord(names, before, word.substr(0, word.size() - 1)) + word.back();
  }
  const std::size_t slash = word.find('/');
  if (slash != std::string_view::npos) {
    return ReadableWord(names, "campaign", word.substr(0, slash)) + "/" +
           ReadableWord(names, "person", word.substr(slash + 1));
  }
  if (const auto campaign = salesforce::CampaignId::Parse(word)) return names.Of(*campaign);
  if (const auto lead = salesforce::LeadId::Parse(word)) {
    return names.Of(salesforce::PersonRef(salesforce::LeadRef{*lead}));
  }
  if (const auto contact = salesforce::ContactId::Parse(word)) {
    return names.Of(salesforce::PersonRef(salesforce::ContactRef{*contact}));
  }
  if (const auto number = WholeNumber(word)) {
    if (before == "person") return names.Of(marketo::PersonId{*number});
    if (before == "program") return names.Of(marketo::ProgramId{*number});
  }
  return std::string(word);
}

}  // namespace

void Names::ExpectCampaign(marketo::ProgramId program, const std::string& key) {
  expected_campaigns_[program] = key;
}

void Names::LearnLinks(const std::vector<store::LinkRecord>& links) {
  for (const store::LinkRecord& link : links) LearnCampaign(link.program, link.campaign);
}

void Names::LearnCampaign(marketo::ProgramId program, salesforce::CampaignId campaign) {
  const auto expected = expected_campaigns_.find(program);
  if (expected == expected_campaigns_.end()) return;
  campaigns.Bind(expected->second, campaign);
  expected_campaigns_.erase(expected);
}

void Names::LearnLead(marketo::PersonId person, salesforce::LeadId lead) {
  const std::string* key = people.KeyOf(person);
  if (key != nullptr && leads.KeyOf(lead) == nullptr) leads.Bind(*key, lead);
}

void Names::Learn(const WorldView& world) {
  LearnLinks(world.links);
  for (const marketo::Person& person : world.marketo.people) LearnPerson(person);
}

void Names::LearnPerson(const marketo::Person& person) {
  if (!person.sfdc_record) return;
  const std::string* key = people.KeyOf(person.id);
  if (const auto* ref = std::get_if<salesforce::LeadRef>(&*person.sfdc_record)) {
    const std::string* lead = leads.KeyOf(ref->lead);
    if (key != nullptr && lead == nullptr) leads.Bind(*key, ref->lead);
    if (key == nullptr && lead != nullptr && !people.Bind(*lead, person.id)) {
      people.Bind("lead:" + *lead, person.id);
    }
    return;
  }
  const salesforce::ContactId id = std::get<salesforce::ContactRef>(*person.sfdc_record).contact;
  const std::string* contact = contacts.KeyOf(id);
  if (key != nullptr && contact == nullptr) contacts.Bind(*key, id);
  if (key == nullptr && contact != nullptr && !people.Bind(*contact, person.id)) {
    people.Bind("contact:" + *contact, person.id);
  }
}

std::string Names::Of(marketo::ProgramId id) const {
  const std::string* key = programs.KeyOf(id);
  return key != nullptr ? *key : fmt::format("program {}", id.value);
}

std::string Names::Of(marketo::PersonId id) const {
  const std::string* key = people.KeyOf(id);
  return key != nullptr ? *key : fmt::format("person {}", id.value);
}

std::string Names::Of(salesforce::CampaignId id) const {
  const std::string* key = campaigns.KeyOf(id);
  return key != nullptr ? *key : id.Text();
}

std::string Names::Of(const salesforce::PersonRef& person) const {
  if (const auto contact = salesforce::ContactOf(person)) {
    const std::string* key = contacts.KeyOf(*contact);
    return "contact:" + (key != nullptr ? *key : contact->Text());
  }
  const salesforce::LeadId lead = *salesforce::LeadOf(person);
  const std::string* key = leads.KeyOf(lead);
  return "lead:" + (key != nullptr ? *key : lead.Text());
}

std::string Names::Of(const marketo::SfdcRecord& record) const {
  return std::visit([this](const auto& ref) { return Of(salesforce::PersonRef(ref)); }, record);
}

std::string Names::Readable(std::string_view record) const {
  std::string readable;
  std::string_view before;
  while (!record.empty()) {
    const std::size_t space = record.find(' ');
    const std::string_view word = record.substr(0, space);
    readable += (readable.empty() ? "" : " ") + ReadableWord(*this, before, word);
    before = word;
    record.remove_prefix(space == std::string_view::npos ? record.size() : space + 1);
  }
  return readable;
}

}  // namespace campsync::harness
