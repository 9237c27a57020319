// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/json_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "scenarios/harness/json/token_cursor.h"

namespace campsync::harness {
namespace {

using nlohmann::json;

struct Problem {
  Place place;
  std::string message;
  std::string advice;
};

// Builds the tree as the parser reports its tokens. Every handler answers whether to go on.
class TreeBuilder : public nlohmann::json_sax<json> {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text), cursor_(text) {}

  bool null() override { return AddLeaf(cursor_.TakeBare(), std::monostate()); }
  bool boolean(bool truth) override { return AddLeaf(cursor_.TakeBare(), truth); }
  bool number_integer(std::int64_t number) override { return AddLeaf(cursor_.TakeBare(), number); }
  bool number_unsigned(std::uint64_t number) override {
    const Place place = cursor_.TakeBare();
    if (std::in_range<std::int64_t>(number)) {
      return AddLeaf(place, static_cast<std::int64_t>(number));
    }
    return AddLeaf(place, NumberText{std::to_string(number)});
  }
  bool number_float(double, const std::string& written) override {
    return AddLeaf(cursor_.TakeBare(), NumberText{written});
  }
  bool string(std::string& text) override { return AddLeaf(cursor_.TakeText(), std::move(text)); }
  bool binary(json::binary_t&) override { return false; }  // not in JSON text

  bool start_object(std::size_t) override { return Open(JsonNode::Object()); }
  bool end_object() override { return Close(); }
  bool start_array(std::size_t) override { return Open(JsonNode::Array()); }
  bool end_array() override { return Close(); }

  bool key(std::string& name) override {
    const Place place = cursor_.TakeText();
    Level& level = open_.back();
    if (!level.keys.insert(name).second) {
      problem_ = {place, fmt::format("the key '{}' stands twice in this object", name),
                  "Keep one of the two."};
      return false;
    }
    level.key = std::move(name);
    level.key_place = place;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const json::exception& error) override {
    // The message is `[json.exception...] ... - what was unexpected`; its place is ours to say.
    std::string words = error.what();
    const std::size_t dash = words.find(" - ");
    words = dash == std::string::npos ? words.substr(words.find("] ") + 2) : words.substr(dash + 3);
    problem_ = {PlaceAt(text_, position == 0 ? 0 : position - 1), "not JSON: " + words, {}};
    return false;
  }

  [[nodiscard]] std::optional<Problem> TakeProblem() { return std::move(problem_); }
  [[nodiscard]] JsonNode TakeRoot() { return std::move(root_); }

 private:
  struct Level {
    JsonNode node;
    std::string key;
    Place key_place;
    std::set<std::string, std::less<>> keys;
  };

  template <class Value>
  bool AddLeaf(const Place& place, Value value) {
    Attach(JsonNode{place, std::move(value)});
    return true;
  }

  template <class Container>
  bool Open(Container container) {
    const Place place = cursor_.TakeBracket();
    if (open_.size() == kJsonDepthMax) {
      problem_ = {place, fmt::format("nested deeper than {} levels", kJsonDepthMax),
                  "No file of campsim is that deep: look for a bracket that is not closed."};
      return false;
    }
    open_.push_back({JsonNode{place, std::move(container)}, {}, {}, {}});
    return true;
  }

  bool Close() {
    cursor_.TakeBracket();
    JsonNode closed = std::move(open_.back().node);
    closed.place.end = cursor_.offset();
    open_.pop_back();
    Attach(std::move(closed));
    return true;
  }

  void Attach(JsonNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = open_.back();
    if (auto* list = std::get_if<JsonNode::Array>(&level.node.value)) {
      list->push_back(std::move(node));
    } else {
      std::get<JsonNode::Object>(level.node.value)
          .push_back({std::move(level.key), level.key_place, std::move(node)});
    }
  }

  std::string_view text_;
  TokenCursor cursor_;
  std::vector<Level> open_;
  JsonNode root_;
  std::optional<Problem> problem_;
};

// The first byte that is not part of a character; the text is known to have one.
std::size_t FirstBadByte(std::string_view text) {
  std::size_t line_begin = 0;
  while (line_begin < text.size()) {
    const std::size_t line_end = std::min(text.find('\n', line_begin), text.size());
    const std::string_view line = text.substr(line_begin, line_end - line_begin);
    if (!IsValidUtf8(line)) {
      std::size_t offset = 0;
      while (offset < line.size()) {
        std::size_t length = 1;
        while (length < 4 && !IsValidUtf8(line.substr(offset, length))) ++length;
        if (!IsValidUtf8(line.substr(offset, length))) break;
        offset += length;
      }
      return line_begin + offset;
    }
    line_begin = line_end + 1;
  }
  return text.size();
}

// What can be said about the bytes before anybody reads them as JSON.
std::optional<Problem> FindProblemOfBytes(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return Problem{{1, 1, 0, 0}, "the file is UTF-16", "Save it as UTF-8."};
  }
  if (!IsValidUtf8(text)) {
    const Place place = PlaceAt(text, FirstBadByte(text));
    return Problem{
        place,
        fmt::format("invalid UTF-8: byte 0x{:02X}",
                    static_cast<unsigned>(static_cast<unsigned char>(text[place.begin]))),
        "Save the file as UTF-8."};
  }
  return std::nullopt;
}

bool HoldsNothing(std::string_view text) {
  TokenCursor cursor(text);
  const Place first = cursor.TakeBracket();
  return first.begin == text.size() && text.find_first_of(",:") == std::string_view::npos;
}

LocatedError Located(const std::string& file, std::string_view text, Problem problem) {
  ErrorList errors(file, text);
  errors.Add(problem.place, std::move(problem.message), std::move(problem.advice));
  return errors.Sorted().front();
}

}  // namespace

Result<JsonNode, LocatedError> ParseJson(const std::string& file, std::string_view text) {
  if (auto problem = FindProblemOfBytes(text)) return Located(file, text, std::move(*problem));
  if (HoldsNothing(text)) {
    return LocatedError{file, 0, 0, "the file is empty", "A scenario is one JSON object.", {}};
  }
  TreeBuilder builder(text);
  const bool read =
      json::sax_parse(text.begin(), text.end(), &builder, nlohmann::detail::input_format_t::json,
                      /*strict=*/true, /*ignore_comments=*/true);
  if (auto problem = builder.TakeProblem()) return Located(file, text, std::move(*problem));
  CAMPSYNC_CHECK(read);
  return builder.TakeRoot();
}

}  // namespace campsync::harness
