// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/token_cursor.h"

namespace campsync::harness {
namespace {

constexpr std::string_view kBetweenTokens = " \t\r\n,:";
constexpr std::string_view kAfterBare = " \t\r\n,:/]}[{\"";

}  // namespace

void TokenCursor::Step() {
  const auto byte = static_cast<unsigned char>(text_[offset_]);
  ++offset_;
  if (byte == '\n') {
    ++line_;
    column_ = 1;
  } else if (offset_ == text_.size() ||
             (static_cast<unsigned char>(text_[offset_]) & 0xC0U) != 0x80U) {
    ++column_;  // the next byte begins a character
  }
}

void TokenCursor::SkipComment() {
  const bool to_line_end = text_.substr(offset_, 2) == "//";
  const std::string_view closing = to_line_end ? "\n" : "*/";
  const std::size_t found = text_.find(closing, offset_ + 2);
  const std::size_t end = found == std::string_view::npos ? text_.size() : found + closing.size();
  while (offset_ < end) Step();
}

void TokenCursor::SkipToToken() {
  if (offset_ == 0 && text_.starts_with("\xEF\xBB\xBF")) offset_ = 3;
  while (offset_ < text_.size()) {
    const std::string_view two = text_.substr(offset_, 2);
    if (two == "//" || two == "/*") {
      SkipComment();
    } else if (kBetweenTokens.find(text_[offset_]) != std::string_view::npos) {
      Step();
    } else {
      return;
    }
  }
}

Place TokenCursor::Begin() const { return {line_, column_, offset_, offset_}; }

Place TokenCursor::TakeText() {
  SkipToToken();
  Place place = Begin();
  if (offset_ < text_.size()) Step();  // the opening quote
  while (offset_ < text_.size() && text_[offset_] != '"') {
    if (text_[offset_] == '\\' && offset_ + 1 < text_.size()) Step();
    Step();
  }
  if (offset_ < text_.size()) Step();
  place.end = offset_;
  return place;
}

Place TokenCursor::TakeBare() {
  SkipToToken();
  Place place = Begin();
  while (offset_ < text_.size() && kAfterBare.find(text_[offset_]) == std::string_view::npos) {
    Step();
  }
  place.end = offset_;
  return place;
}

Place TokenCursor::TakeBracket() {
  SkipToToken();
  Place place = Begin();
  if (offset_ < text_.size()) Step();
  place.end = offset_;
  return place;
}

}  // namespace campsync::harness
