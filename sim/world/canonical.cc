// SPDX-License-Identifier: Apache-2.0
#include "sim/world/canonical.h"

#include <fmt/format.h>

#include <iterator>

namespace campsync::sim {

void CanonicalHasher::BeginList(std::size_t size) {
  Tagged(kList, static_cast<std::int64_t>(size));
}

void CanonicalHasher::Alternative(std::size_t index) {
  Tagged(kAlternative, static_cast<std::int64_t>(index));
}

void CanonicalHasher::Text(std::string_view text) {
  Tag(kText);
  stream_.AddText(text);
}

void CanonicalHasher::Scalar(Label label) {
  Tag(kLabel);
  stream_.AddText(labels_.Text(label));
}

void CanonicalHasher::Scalar(const salesforce::ConvertedRef& person) {
  Tag(kConverted);
  Scalar(person.lead);
  Scalar(person.contact);
}

void CanonicalHasher::Tagged(Kind kind, std::int64_t value) {
  Tag(kind);
  stream_.AddWord(static_cast<std::uint64_t>(value));
}

void CanonicalHasher::Id(std::string_view characters) {
  Tag(kId);
  stream_.AddText(characters);
}

void TextPrinter::BeginRecord(std::string_view name) {
  text_ += name;
  text_ += name.empty() ? "{" : " {";
  first_ = true;
}

void TextPrinter::Field(std::string_view name) {
  Separate();
  text_ += name;
  text_ += ": ";
}

void TextPrinter::EndRecord() {
  text_ += '}';
  first_ = false;
}

void TextPrinter::BeginList(std::size_t) {
  text_ += '[';
  first_ = true;
}

void TextPrinter::Item() { Separate(); }

void TextPrinter::EndList() {
  text_ += ']';
  first_ = false;
}

void TextPrinter::ServerTime(Instant instant) {
  text_ += '@';
  text_ += FormatInstant(instant);
  text_ += ' ';
}

void TextPrinter::Number(std::int64_t value) {
  fmt::format_to(std::back_inserter(text_), "{}", value);
}

void TextPrinter::Text(std::string_view text) {
  text_ += '"';
  for (const char character : text) {
    if (character == '"' || character == '\\') {
      text_ += '\\';
      text_ += character;
    } else if (static_cast<unsigned char>(character) < 0x20) {
      fmt::format_to(std::back_inserter(text_), "\\x{:02x}", static_cast<unsigned>(character));
    } else {
      text_ += character;
    }
  }
  text_ += '"';
}

void TextPrinter::Scalar(const salesforce::LeadRef& person) {
  text_ += "Lead " + person.lead.Text();
}

void TextPrinter::Scalar(const salesforce::ContactRef& person) {
  text_ += "Contact " + person.contact.Text();
}

void TextPrinter::Scalar(const salesforce::ConvertedRef& person) {
  text_ += "Lead " + person.lead.Text() + " converted to Contact " + person.contact.Text();
}

void TextPrinter::Separate() {
  if (!first_) text_ += ", ";
  first_ = false;
}

}  // namespace campsync::sim
