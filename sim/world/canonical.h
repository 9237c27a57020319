// SPDX-License-Identifier: Apache-2.0
//
// The two ends of a CanonicalWalk: CanonicalHasher digests a value, TextPrinter writes it on one
// line for people. Both read labels as their texts, so that neither depends on the order in which
// labels were interned. The printed text is for traces and diffs; no program reads it back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/label.h"
#include "core/money.h"
#include "core/salesforce/person.h"
#include "core/time.h"
#include "sim/world/canonical_walk.h"
#include "sim/world/digest.h"

namespace campsync::sim {

/// Digests values one after the other. The members below Value() are for CanonicalWalk.
class CanonicalHasher {
 public:
  /// `labels` must outlive the hasher.
  explicit CanonicalHasher(const LabelTable& labels) : labels_(labels) {}

  /// Everything the value holds: types, lengths of lists, texts. Not the names of fields: what a
  /// field is follows from its place, and a run holds some hundred thousand of them.
  template <class T>
  void Add(const T& value) {
    CanonicalWalk(*this, value);
  }

  /// The digest of everything added so far.
  [[nodiscard]] Digest Value() const { return stream_.Value(); }

  /// Without the name: in a sum it follows from the alternative's index, elsewhere from the type.
  void BeginRecord(std::string_view) { Tag(kBeginRecord); }
  void Field(std::string_view) {}
  void EndRecord() { Tag(kEndRecord); }
  void BeginList(std::size_t size);
  void Item() {}
  void EndList() {}
  void BeginError() { Tag(kError); }
  void Alternative(std::size_t index);
  void ServerTime(Instant instant) { Tagged(kServerTime, instant.ms); }
  void Null() { Tag(kNull); }
  void Done() { Tag(kDone); }
  void Flag(bool value) { Tag(value ? kTrue : kFalse); }
  void Number(std::int64_t value) { Tagged(kNumber, value); }
  void Text(std::string_view text);
  void Scalar(Label label);
  void Scalar(Instant instant) { Tagged(kInstant, instant.ms); }
  void Scalar(Duration span) { Tagged(kDuration, span.ms); }
  void Scalar(Date date) { Tagged(kDate, date.days_since_epoch); }
  void Scalar(YearMonth month) { Tagged(kMonth, month.year * std::int64_t{12} + month.month); }
  void Scalar(Money money) { Tagged(kMoney, money.units); }
  void Scalar(const salesforce::LeadRef& person) { Scalar(person.lead); }
  void Scalar(const salesforce::ContactRef& person) { Scalar(person.contact); }
  void Scalar(const salesforce::ConvertedRef& person);
  /// The prefix within an id tells the object; the checksum of the 18 characters adds nothing.
  template <salesforce::ObjectKind kKind>
  void Scalar(const salesforce::RecordId<kKind>& id) {
    Id(id.Fifteen());
  }

 private:
  enum Kind : std::uint64_t {
    kBeginRecord = 1,
    kEndRecord,
    kList,
    kError,
    kAlternative,
    kServerTime,
    kNull,
    kDone,
    kTrue,
    kFalse,
    kNumber,
    kText,
    kLabel,
    kInstant,
    kDuration,
    kDate,
    kMonth,
    kMoney,
    kConverted,
    kId,
  };

  void Tag(Kind kind) { stream_.AddWord(kind); }
  void Tagged(Kind kind, std::int64_t value);
  void Id(std::string_view characters);

  const LabelTable& labels_;
  DigestStream stream_;
};

/// Writes one value: `{CampaignId: 701..., Person: Lead 00Q..., Status: "Attended"}`. Texts are
/// quoted and escaped, ids, times and numbers are bare. The members below text() are for
/// CanonicalWalk.
class TextPrinter {
 public:
  explicit TextPrinter(const LabelTable& labels) : labels_(labels) {}

  [[nodiscard]] const std::string& text() const { return text_; }

  void BeginRecord(std::string_view name);
  void Field(std::string_view name);
  void EndRecord();
  void BeginList(std::size_t size);
  void Item();
  void EndList();
  void BeginError() { text_ += "error "; }
  void Alternative(std::size_t) {}
  void ServerTime(Instant instant);
  void Null() { text_ += "null"; }
  void Done() { text_ += "done"; }
  void Flag(bool value) { text_ += value ? "true" : "false"; }
  void Number(std::int64_t value);
  void Text(std::string_view text);
  void Scalar(Label label) { Text(labels_.Text(label)); }
  void Scalar(Instant instant) { text_ += FormatInstant(instant); }
  void Scalar(Duration span) { text_ += FormatDuration(span); }
  void Scalar(Date date) { text_ += FormatDate(date); }
  void Scalar(YearMonth month) { text_ += FormatYearMonth(month); }
  void Scalar(Money money) { Number(money.units); }
  void Scalar(const salesforce::LeadRef& person);
  void Scalar(const salesforce::ContactRef& person);
  void Scalar(const salesforce::ConvertedRef& person);
  template <salesforce::ObjectKind kKind>
  void Scalar(const salesforce::RecordId<kKind>& id) {
    text_ += id.IsNull() ? "null" : id.Text();
  }

 private:
  void Separate();

  const LabelTable& labels_;
  std::string text_;
  bool first_ = true;  // whether nothing stands yet in the record or list that is open
};

/// The digest of one value.
template <class T>
[[nodiscard]] Digest DigestOf(const LabelTable& labels, const T& value) {
  CanonicalHasher hasher(labels);
  hasher.Add(value);
  return hasher.Value();
}

/// One value on one line.
template <class T>
[[nodiscard]] std::string PrintValue(const LabelTable& labels, const T& value) {
  TextPrinter printer(labels);
  CanonicalWalk(printer, value);
  return printer.text();
}

}  // namespace campsync::sim
