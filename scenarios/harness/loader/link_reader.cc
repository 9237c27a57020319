// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/link_reader.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "scenarios/harness/loader/references.h"
#include "scenarios/harness/loader/salesforce_records.h"

namespace campsync::harness {
namespace {

constexpr auto kLinkKeys =
    std::to_array<KeyWord>({{"program", true}, {"campaign", true}, {"base", false}});
constexpr auto kBaseKeys = std::to_array<KeyWord>({{"rows", true}});
constexpr auto kBaseRowKeys =
    std::to_array<KeyWord>({{"person", true}, {"marketo", false}, {"salesforce", false}});

constexpr ObjectWords kLinkShape{"link", kLinkKeys};
constexpr ObjectWords kBaseShape{"base", kBaseKeys};
constexpr ObjectWords kBaseRowShape{"base_row", kBaseRowKeys};

// A value that was not seen is null or not there.
bool WasSeen(const ObjectReader& object, std::string_view key) {
  const JsonNode* node = object.Find(key);
  return node != nullptr && !node->IsNull();
}

BaseRow ReadRow(const ObjectReader& object, const GivenLink& link, const Directory& directory) {
  BaseRow row;
  row.place = object.place();
  row.person = ReadReference(object, "person", NameKind::kPerson, directory);
  if (WasSeen(object, "marketo")) {
    row.marketo = ReadProgramStatus(object, "marketo", link.program, directory);
  }
  if (WasSeen(object, "salesforce")) {
    row.salesforce = ReadLabel(object, "salesforce", link.campaign, directory);
  }
  if (!row.marketo && !row.salesforce) {
    object.errors().Add(object.place(), "the row says nothing was seen",
                        "Give \"marketo\" or \"salesforce\", or leave the row out.");
  }
  return row;
}

LinkBase ReadBase(const JsonNode& node, const GivenLink& link, const Directory& directory,
                  ErrorList& errors) {
  if (node.AsObject() == nullptr) {
    const auto word = ReadWord(node, "base (or {\"rows\": [...]})", BaseWords(), errors);
    if (word == 1) return BaseNone();
    return BaseInSync();
  }
  const ObjectReader object(node, kBaseShape, errors);
  BaseRows rows;
  std::set<std::string, std::less<>> people;
  for (const JsonNode& one : object.List("rows")) {
    rows.rows.push_back(ReadRow(ObjectReader(one, kBaseRowShape, errors), link, directory));
    if (!people.insert(rows.rows.back().person).second) {
      errors.Add(one.place, fmt::format("'{}' has two rows in this base", rows.rows.back().person));
    }
  }
  return rows;
}

}  // namespace

std::vector<GivenLink> ReadLinks(const JsonNode& node, const Directory& directory,
                                 ErrorList& errors) {
  std::vector<GivenLink> links;
  std::set<std::string, std::less<>> programs;
  std::set<std::string, std::less<>> campaigns;
  for (const JsonNode& one : ReadList(node, errors)) {
    const ObjectReader object(one, kLinkShape, errors);
    GivenLink link;
    link.place = one.place;
    link.program = ReadReference(object, "program", NameKind::kProgram, directory);
    link.campaign = ReadReference(object, "campaign", NameKind::kCampaign, directory);
    if (const JsonNode* base = object.Find("base")) {
      link.base = ReadBase(*base, link, directory, errors);
    }
    if (!programs.insert(link.program).second || !campaigns.insert(link.campaign).second) {
      errors.Add(one.place, "its program or its campaign is linked already (MK-LINK-01)",
                 "A program has one campaign and a campaign one program.");
    }
    links.push_back(std::move(link));
  }
  return links;
}

const std::vector<std::string_view>& BaseWords() {
  static const std::vector<std::string_view> kWords = {"in_sync", "none"};
  return kWords;
}

std::vector<ObjectWords> LinkShapes() { return {kLinkShape, kBaseShape, kBaseRowShape}; }

}  // namespace campsync::harness
