// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/story_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace campsync::harness {
namespace {

// Fields whose number can be a person of Marketo's; elsewhere an equal number is a coincidence.
bool CanBePerson(std::string_view field) {
  constexpr std::array kFields = {"leadId", "person", "personChanged", "personDeleted", "id",
                                  "ids",    "winner", "loser",         "results"};
  return std::ranges::find(kFields, field) != kFields.end();
}

bool HoldsListThatConcerns(const StoryValue& value) {
  if (!value.concerns) return false;
  return value.kind == StoryValue::Kind::kList ||
         std::ranges::any_of(value.parts, HoldsListThatConcerns);
}

}  // namespace

std::string StoryValue::Text() const {
  if (kind == Kind::kScalar || kind == Kind::kNothing) return text;
  std::string inner;
  for (const StoryValue& part : parts) {
    const std::string value = part.Text();
    if (kind == Kind::kRecord && value.empty()) continue;
    if (!inner.empty()) inner += ", ";
    inner += kind == Kind::kRecord ? fmt::format("{} {}", part.name, value) : value;
  }
  if (inner.empty()) return {};
  if (kind == Kind::kList) return fmt::format("[{}]", inner);
  return label.empty() ? fmt::format("({})", inner) : fmt::format("{} ({})", label, inner);
}

void PartsThatConcern(const StoryValue& value, std::vector<std::string>& texts,
                      std::vector<std::size_t>& indexes) {
  if (!value.concerns) return;
  if (value.kind == StoryValue::Kind::kList) {
    for (std::size_t index = 0; index < value.parts.size(); ++index) {
      if (!value.parts[index].concerns) continue;
      texts.push_back(value.parts[index].Text());
      indexes.push_back(index);
    }
    return;
  }
  if (!HoldsListThatConcerns(value)) {
    texts.push_back(value.Text());
    return;
  }
  for (const StoryValue& part : value.parts) {
    if (HoldsListThatConcerns(part)) PartsThatConcern(part, texts, indexes);
  }
}

StoryValue StoryBuilder::Take() { return std::move(whole_); }

void StoryBuilder::BeginRecord(std::string_view label) {
  Open(StoryValue::Kind::kRecord);
  open_.back().label = label;
}

void StoryBuilder::EndRecord() {
  if (open_.back().concerns) ids_.members.insert(members_.begin(), members_.end());
  Close();
  if (!open_.empty() && open_.back().kind == StoryValue::Kind::kList) members_.clear();
}

// What stands beside a list says nothing of the person in it.
void StoryBuilder::EndList() {
  members_.clear();
  Close();
}

void StoryBuilder::Number(std::int64_t value) {
  const marketo::PersonId person{value};
  const marketo::ProgramId program{value};
  const bool is_program = field_ == "program" || field_ == "programId";
  if (CanBePerson(field_) && names_.people.KeyOf(person) != nullptr) {
    Add(names_.Of(person), ids_.people.contains(person));
  } else if (is_program && names_.programs.KeyOf(program) != nullptr) {
    Add(names_.Of(program), false);
  } else {
    Add(fmt::format("{}", value), false);
  }
}

void StoryBuilder::Text(std::string_view text) {
  Add(text.empty() ? std::string() : fmt::format("\"{}\"", text), false);
}

void StoryBuilder::Scalar(const salesforce::LeadId& id) {
  if (id.IsNull()) return Null();
  Add(names_.Of(salesforce::PersonRef(salesforce::LeadRef{id})), ids_.leads.contains(id));
}

void StoryBuilder::Scalar(const salesforce::ContactId& id) {
  if (id.IsNull()) return Null();
  Add(names_.Of(salesforce::PersonRef(salesforce::ContactRef{id})), ids_.contacts.contains(id));
}

void StoryBuilder::Scalar(const salesforce::CampaignId& id) {
  Add(id.IsNull() ? "" : names_.Of(id), false);
}

void StoryBuilder::Scalar(const salesforce::CampaignMemberId& id) {
  if (id.IsNull()) return Null();
  members_.push_back(id);
  Add(id.Text(), ids_.members.contains(id));
}

void StoryBuilder::AddPerson(const salesforce::PersonRef& person) {
  const auto lead = salesforce::LeadOf(person);
  const auto contact = salesforce::ContactOf(person);
  Add(names_.Of(person),
      (lead && ids_.leads.contains(*lead)) || (contact && ids_.contacts.contains(*contact)));
}

void StoryBuilder::Open(StoryValue::Kind kind) {
  StoryValue value;
  value.kind = kind;
  value.name = field_;
  open_.push_back(std::move(value));
}

void StoryBuilder::Close() {
  StoryValue value = std::move(open_.back());
  open_.pop_back();
  Place(std::move(value));
}

void StoryBuilder::Place(StoryValue value) {
  if (open_.empty()) {
    whole_ = std::move(value);
    return;
  }
  open_.back().concerns = open_.back().concerns || value.concerns;
  open_.back().parts.push_back(std::move(value));
}

void StoryBuilder::Add(std::string text, bool concerns) {
  StoryValue value;
  value.kind = StoryValue::Kind::kScalar;
  value.name = field_;
  value.text = std::move(text);
  value.concerns = concerns;
  Place(std::move(value));
}

}  // namespace campsync::harness
