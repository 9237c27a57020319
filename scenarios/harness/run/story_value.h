// SPDX-License-Identifier: Apache-2.0
//
// StoryValue: any value of the ports or the store taken apart, with the scenario's names for ids,
// and with the parts marked that concern one person. StoryBuilder is a sink of CanonicalWalk that
// makes it, and learns on the way which campaign members are that person. For people's eyes only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/label.h"
#include "scenarios/harness/judge/names.h"
#include "sim/world/canonical_walk.h"

namespace campsync::harness {

/// All ids by which one person is known.
struct PersonIds {
  std::set<marketo::PersonId> people;
  std::set<salesforce::LeadId> leads;
  std::set<salesforce::ContactId> contacts;
  std::set<salesforce::CampaignMemberId> members;
};

struct StoryValue {
  enum class Kind : std::uint8_t { kNothing, kScalar, kRecord, kList };
  Kind kind = Kind::kNothing;
  std::string name;   // of the field it is in
  std::string label;  // kRecord: what kind of change of the store; else empty
  std::string text;   // kScalar
  bool concerns = false;
  std::vector<StoryValue> parts;  // fields or items

  /// The value on one line; nulls and empty texts are left out of records.
  [[nodiscard]] std::string Text() const;
};

/// Appends the list items that concern the person, or the whole value where it is not in a list.
/// `indexes` gets the positions of items of the outermost list that holds one.
void PartsThatConcern(const StoryValue& value, std::vector<std::string>& texts,
                      std::vector<std::size_t>& indexes);

/// The members below Take() are for CanonicalWalk.
class StoryBuilder {
 public:
  /// All must outlive the builder.
  StoryBuilder(const LabelTable& labels, const Names& names, PersonIds& ids)
      : labels_(labels), names_(names), ids_(ids) {}

  [[nodiscard]] StoryValue Take();

  void BeginRecord(std::string_view label);
  void Field(std::string_view name) { field_ = name; }
  void EndRecord();
  void BeginList(std::size_t) { Open(StoryValue::Kind::kList); }
  void Item() { field_ = open_.back().name; }
  void EndList();
  void BeginError() {}
  void Alternative(std::size_t) {}
  void ServerTime(Instant) {}
  void Null() { Add("", false); }
  void Done() { Add("done", false); }
  void Flag(bool value) { Add(value ? "true" : "false", false); }
  void Number(std::int64_t value);
  void Text(std::string_view text);
  void Scalar(Label label) { Text(labels_.Text(label)); }
  void Scalar(Instant instant) { Add(FormatInstant(instant), false); }
  void Scalar(Duration span) { Add(FormatDuration(span), false); }
  void Scalar(Date date) { Add(FormatDate(date), false); }
  void Scalar(YearMonth month) { Add(FormatYearMonth(month), false); }
  void Scalar(Money money) { Number(money.units); }
  void Scalar(const salesforce::LeadRef& person) { AddPerson(person); }
  void Scalar(const salesforce::ContactRef& person) { AddPerson(person); }
  void Scalar(const salesforce::ConvertedRef& person) { AddPerson(person); }
  void Scalar(const salesforce::LeadId& id);
  void Scalar(const salesforce::ContactId& id);
  void Scalar(const salesforce::CampaignId& id);
  void Scalar(const salesforce::CampaignMemberId& id);
  template <salesforce::ObjectKind kKind>
  void Scalar(const salesforce::RecordId<kKind>& id) {
    Add(id.IsNull() ? "" : id.Text(), false);
  }

 private:
  void Open(StoryValue::Kind kind);
  void Close();
  void Place(StoryValue value);
  void Add(std::string text, bool concerns);
  void AddPerson(const salesforce::PersonRef& person);

  const LabelTable& labels_;
  const Names& names_;
  PersonIds& ids_;
  std::string field_;
  std::vector<StoryValue> open_;
  StoryValue whole_;
  std::vector<salesforce::CampaignMemberId> members_;  // seen since a list ended
};

}  // namespace campsync::harness
