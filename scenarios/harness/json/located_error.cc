// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/located_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/text.h"

namespace campsync::harness {
namespace {

// A line is shown whole up to this many bytes; of a longer one, the part around the place.
constexpr std::size_t kExcerptWidth = 120;

bool StartsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// Bytes that would move the cursor or are no text at all are shown as `?`, a tab as one space.
std::string Printable(std::string_view text) {
  std::string printable;
  for (const char one : text) {
    const auto byte = static_cast<unsigned char>(one);
    const char shown = byte >= 0x20 && byte != 0x7F ? one : '?';
    printable += one == '\t' ? ' ' : shown;
  }
  if (IsValidUtf8(printable)) return printable;
  std::ranges::replace_if(
      printable, [](char one) { return static_cast<unsigned char>(one) >= 0x80; }, '?');
  return printable;
}

std::string Excerpt(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t end = std::min(text.find('\n', offset), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  if (end - begin > kExcerptWidth) {
    if (offset > begin + kExcerptWidth / 2) begin = offset - kExcerptWidth / 2;
    while (begin < offset && !StartsCharacter(text[begin])) ++begin;
    end = std::min(end, begin + kExcerptWidth);
    while (end > begin && end < text.size() && !StartsCharacter(text[end])) --end;
  }
  const std::string_view line = text.substr(begin, end - begin);
  const std::size_t column = CharacterCount(line.substr(0, std::min(offset - begin, line.size())));
  return fmt::format("    {}\n    {:>{}}\n", Printable(line), '^', column + 1);
}

}  // namespace

Place PlaceAt(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  Place place;
  place.line = static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n'));
  place.column = static_cast<std::uint32_t>(1 + CharacterCount(before.substr(line_begin)));
  place.begin = offset;
  place.end = std::min(offset + 1, text.size());
  return place;
}

std::string FormatLocatedError(const LocatedError& error) {
  std::string text = error.file;
  if (error.line > 0) text += fmt::format(":{}:{}", error.line, error.column);
  text += fmt::format(": error: {}\n{}", error.message, error.excerpt);
  if (!error.advice.empty()) text += fmt::format("    {}\n", error.advice);
  return text;
}

void ErrorList::Add(const Place& place, std::string message, std::string advice) {
  if (errors_.size() == kKeptMax) {
    ++left_out_;
    return;
  }
  Keep({file_, place.line, place.column, std::move(message), std::move(advice),
        Excerpt(text_, place.begin)});
}

void ErrorList::AddForFile(std::string message, std::string advice) {
  Keep({file_, 0, 0, std::move(message), std::move(advice), {}});
}

void ErrorList::AddForeign(const LocatedError& error) { Keep(error); }

void ErrorList::Keep(LocatedError error) {
  if (errors_.size() == kKeptMax) {
    ++left_out_;
  } else if (std::ranges::find(errors_, error) == errors_.end()) {
    errors_.push_back(std::move(error));
  }
}

std::vector<LocatedError> ErrorList::Sorted() const {
  std::vector<LocatedError> sorted = errors_;
  std::ranges::stable_sort(sorted, {}, [&](const LocatedError& error) {
    return std::tuple(error.file != file_, error.file, error.line, error.column);
  });
  if (left_out_ > 0) {
    sorted.push_back({file_,
                      0,
                      0,
                      fmt::format("{} more errors are not shown", left_out_),
                      "Correct these first.",
                      {}});
  }
  return sorted;
}

}  // namespace campsync::harness
