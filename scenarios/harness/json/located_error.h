// SPDX-License-Identifier: Apache-2.0
//
// LocatedError: what is wrong in an input file, where, and what to do about it. ErrorList collects
// them for one file, so that an author sees several at once. For input only: what a vendor answers
// is core/error.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

struct LocatedError {
  std::string file;
  std::uint32_t line = 0;    // 0: the file as a whole
  std::uint32_t column = 0;  // in characters, from 1
  std::string message;
  std::string advice;   // what to do; may be empty
  std::string excerpt;  // the line and a caret under the place; empty without a line

  bool operator==(const LocatedError&) const = default;
};

/// `path:line:column: error: message`, the line with a caret, the advice; each ends with a newline.
[[nodiscard]] std::string FormatLocatedError(const LocatedError& error);

/// Errors of one file in the order of their places. The text must outlive the list.
class ErrorList {
 public:
  /// More are counted but not kept: after so many the first ones are what matters.
  static constexpr std::size_t kKeptMax = 20;

  ErrorList(std::string file, std::string_view text) : file_(std::move(file)), text_(text) {}

  void Add(const Place& place, std::string message, std::string advice = {});
  /// About the file as a whole.
  void AddForFile(std::string message, std::string advice = {});
  /// An error of another file that this one names.
  void AddForeign(const LocatedError& error);

  [[nodiscard]] bool IsEmpty() const { return errors_.empty(); }
  [[nodiscard]] const std::string& file() const { return file_; }
  /// By line and column; ends with a note when errors were left out.
  [[nodiscard]] std::vector<LocatedError> Sorted() const;

 private:
  void Keep(LocatedError error);

  std::string file_;
  std::string_view text_;
  std::vector<LocatedError> errors_;
  std::size_t left_out_ = 0;
};

/// The place of a byte in a text, one character long.
[[nodiscard]] Place PlaceAt(std::string_view text, std::size_t offset);

}  // namespace campsync::harness
