// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/references.h"

#include <fmt/format.h>

#include <limits>
#include <vector>

#include "scenarios/harness/json/suggestion.h"

namespace campsync::harness {
namespace {

constexpr std::string_view kLeadPrefix = "lead:";
constexpr std::string_view kContactPrefix = "contact:";

NameKind KindOf(const SalesforcePersonKey& person) {
  return person.kind == SalesforcePersonKey::Kind::kLead ? NameKind::kLead : NameKind::kContact;
}

// What the text may have meant, of everybody in Salesforce.
std::string AdviceForPerson(const std::string& text, const Directory& directory) {
  std::vector<std::string> people;
  for (const auto name : directory.Known(NameKind::kLead)) {
    people.push_back(fmt::format("{}{}", kLeadPrefix, name));
  }
  for (const auto name : directory.Known(NameKind::kContact)) {
    people.push_back(fmt::format("{}{}", kContactPrefix, name));
  }
  return AdviceFor(text, {people.begin(), people.end()});
}

}  // namespace

Result<SalesforcePersonKey, Malformed> ParseSalesforceKey(std::string_view text) {
  SalesforcePersonKey person;
  if (text.starts_with(kLeadPrefix)) {
    person = {SalesforcePersonKey::Kind::kLead, std::string(text.substr(kLeadPrefix.size()))};
  } else if (text.starts_with(kContactPrefix)) {
    person = {SalesforcePersonKey::Kind::kContact, std::string(text.substr(kContactPrefix.size()))};
  }
  if (!person.key.empty()) return person;
  return Malformed{
      fmt::format("'{}' names nobody in Salesforce: write lead:KEY or contact:KEY", text)};
}

std::string ReadName(const ObjectReader& object, std::string_view key, ValueBounds bounds) {
  return bounds == ValueBounds::kAny ? object.Text(key) : object.Name(key);
}

std::optional<std::int64_t> ReadBounded(const ObjectReader& object, std::string_view key,
                                        std::int64_t least, std::int64_t most, ValueBounds bounds) {
  if (bounds == ValueBounds::kOfVendor) return object.Whole(key, least, most);
  using Limits = std::numeric_limits<std::int64_t>;
  return object.Whole(key, Limits::min(), Limits::max());
}

void CheckReference(const JsonNode& node, const std::string& name, NameKind kind,
                    const Directory& directory, ErrorList& errors) {
  if (directory.Knows(kind, name)) return;
  errors.Add(node.place, fmt::format("there is no {} '{}' here", NameOf(kind), name),
             AdviceFor(name, directory.Known(kind)));
}

std::string ReadReference(const ObjectReader& object, std::string_view key, NameKind kind,
                          const Directory& directory) {
  const JsonNode* node = object.Find(key);
  if (node == nullptr) return {};
  const auto name = ReadText(*node, object.errors());
  if (!name) return {};
  CheckReference(*node, *name, kind, directory, object.errors());
  return *name;
}

void CheckSalesforceReference(const JsonNode& node, const std::string& text,
                              const Directory& directory, ErrorList& errors) {
  const auto person = ParseSalesforceKey(text);
  if (person && directory.Knows(KindOf(*person), person->key)) return;
  errors.Add(node.place,
             person ? fmt::format("there is no '{}' here", text) : person.error().sentence,
             AdviceForPerson(text, directory));
}

SalesforcePersonKey ReadSalesforceReference(const ObjectReader& object, std::string_view key,
                                            const Directory& directory) {
  const JsonNode* node = object.Find(key);
  if (node == nullptr) return {};
  const auto text = ReadText(*node, object.errors());
  if (!text) return {};
  CheckSalesforceReference(*node, *text, directory, object.errors());
  const auto person = ParseSalesforceKey(*text);
  return person ? *person : SalesforcePersonKey();
}

std::string ReadChannelStatus(const ObjectReader& object, std::string_view key,
                              const std::string& channel, const Directory& directory) {
  std::string status = object.Text(key);
  if (!object.Has(key) || directory.StatusesOf(channel).empty()) return status;
  if (!directory.ChannelHas(channel, status)) {
    object.errors().Add(object.PlaceOf(key),
                        fmt::format("the channel '{}' has no status '{}'", channel, status),
                        AdviceFor(status, directory.StatusesOf(channel)));
  }
  return status;
}

std::string ReadProgramStatus(const ObjectReader& object, std::string_view key,
                              const std::string& program, const Directory& directory) {
  std::string status = ReadChannelStatus(object, key, directory.ChannelOf(program), directory);
  if (status == kNotInProgram) {
    object.errors().Add(object.PlaceOf(key), "'Not in Program' is absence: no member holds it",
                        "Leave the member out, or use remove_member.");
  }
  return status;
}

}  // namespace campsync::harness
