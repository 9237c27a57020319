// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/answer_context.h"

#include <fmt/format.h>

namespace campsync::harness {

VendorRow::VendorRow(const JsonNode& node, AnswerContext& context)
    : node_(node), context_(context) {
  if (node.AsObject() == nullptr) {
    context.errors.Add(node.place, fmt::format("expected a record of {}, found {}", context.name,
                                               DescribeValue(node)));
  }
}

VendorRow::~VendorRow() {
  const auto* members = node_.AsObject();
  if (members == nullptr) return;
  for (const JsonMember& member : *members) {
    if (!read_.contains(member.key)) ++context_.unread[member.key];
  }
}

const JsonNode* VendorRow::Find(std::string_view field) {
  read_.emplace(field);
  const JsonNode* found = node_.Find(field);
  return found == nullptr || found->IsNull() ? nullptr : found;
}

const JsonNode* VendorRow::Need(std::string_view field) {
  const JsonNode* found = Find(field);
  if (found == nullptr && node_.AsObject() != nullptr) {
    context_.errors.Add(node_.place, fmt::format("a record of {} has no {}", context_.name, field),
                        fmt::format("Ask the vendor for the field {}.", field));
  }
  return found;
}

void VendorRow::Report(const JsonNode& node, std::string_view field, std::string_view wanted) {
  context_.errors.Add(node.place,
                      fmt::format("{} should be {}, found {}", field, wanted, DescribeValue(node)));
}

std::string VendorRow::Text(std::string_view field) {
  const JsonNode* found = Find(field);
  if (found == nullptr) return {};
  if (const std::string* text = found->AsText()) return *text;
  Report(*found, field, "a text");
  return {};
}

std::optional<std::int64_t> VendorRow::Whole(std::string_view field) {
  const JsonNode* found = Find(field);
  if (found == nullptr) return std::nullopt;
  if (const std::int64_t* number = found->AsWhole()) return *number;
  Report(*found, field, "a whole number");
  return std::nullopt;
}

std::optional<bool> VendorRow::Truth(std::string_view field) {
  const JsonNode* found = Find(field);
  if (found == nullptr) return std::nullopt;
  if (const bool* truth = found->AsTruth()) return *truth;
  Report(*found, field, "true or false");
  return std::nullopt;
}

std::optional<Date> VendorRow::DateOf(std::string_view field) {
  const JsonNode* found = Find(field);
  if (found == nullptr) return std::nullopt;
  const std::string text = Text(field);
  if (const auto date = ParseDate(text)) return *date;
  const auto instant = ParseInstant(text);
  if (instant) return campsync::DateOf(*instant);
  context_.errors.Add(found->place, instant.error().sentence);
  return std::nullopt;
}

std::optional<Instant> VendorRow::InstantOf(std::string_view field) {
  const JsonNode* found = Find(field);
  if (found == nullptr) return std::nullopt;
  const auto instant = ParseInstant(Text(field));
  if (instant) return *instant;
  context_.errors.Add(found->place, instant.error().sentence);
  return std::nullopt;
}

void NoteUnreadFields(AnswerContext& context) {
  for (const auto& [field, count] : context.unread) {
    context.Note(LoadNote::Kind::kIgnoredField, fmt::format("{}: {} ({} record{})", context.name,
                                                            field, count, count == 1 ? "" : "s"));
  }
}

}  // namespace campsync::harness
