// SPDX-License-Identifier: Apache-2.0
#include "tests/repository/functions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace campsync::repository {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view Trim(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

// Blanks out #include, #define and the like with their continuation lines.
std::string WithoutDirectives(std::string_view code) {
  std::string out;
  bool in_directive = false;
  for (const std::string_view line : Lines(code)) {
    in_directive = in_directive || Trim(line).starts_with('#');
    out.append(in_directive ? std::string(line.size(), ' ') : std::string(line)).push_back('\n');
    in_directive = in_directive && line.ends_with('\\');
  }
  return out;
}

// The end of `template <...>` at the start of `head`, 0 when there is none.
std::size_t TemplatePrefix(std::string_view head) {
  if (!head.starts_with("template")) return 0;
  int depth = 0;
  for (std::size_t i = head.find('<'); i < head.size(); ++i) {
    if (head[i] == '<') ++depth;
    if (head[i] == '>' && --depth == 0) return i + 1;
  }
  return 0;
}

// Drops "public:" and its like, which share a head with what follows them.
std::string_view WithoutAccessLabel(std::string_view head) {
  for (const std::string_view label : {"public:", "protected:", "private:"}) {
    if (head.starts_with(label)) return Trim(head.substr(label.size()));
  }
  return head;
}

std::string_view FirstWord(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, IsWordChar);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// What a declaration says outside its parentheses and braces: "int F() const", "F() : a_(), b_{}".
std::string Flat(std::string_view head) {
  std::string flat;
  int depth = 0;
  for (const char c : head) {
    if (c == ')' || c == '}') --depth;
    if (depth == 0) flat.push_back(c);
    if (c == '(' || c == '{') ++depth;
  }
  return flat;
}

// "F() : a_": a single colon after the parameters begins the member initialisers.
bool HasInitialisers(std::string_view flat) {
  const std::size_t parameters = flat.find(')');
  for (std::size_t i = parameters; i + 1 < flat.size(); ++i) {
    if (flat[i] != ':') continue;
    if (flat[i + 1] != ':') return true;
    ++i;
  }
  return false;
}

bool IsAssignment(std::string_view flat) {
  return flat.find('=') != std::string_view::npos &&
         flat.find("operator") == std::string_view::npos;
}

bool OpensType(std::string_view flat) {
  constexpr std::array kTypes = {"class", "struct", "union", "enum", "namespace", "extern"};
  for (std::size_t at = 0; at < flat.size(); ++at) {
    const std::string_view word = FirstWord(flat.substr(at));
    if (std::ranges::find(kTypes, word) != kTypes.end()) return true;
    at += word.size();
  }
  return false;
}

enum class Brace { kScope, kFunction, kInitialiser };

// What the brace after `head` opens, given that no function is open around it.
Brace Classify(std::string_view head) {
  const std::string_view declaration = Trim(head.substr(TemplatePrefix(head)));
  const std::string flat = Flat(declaration);
  if (IsAssignment(flat)) return Brace::kInitialiser;
  if (OpensType(flat)) return Brace::kScope;
  if (flat.find(')') == std::string::npos) return Brace::kInitialiser;
  const bool after_name = !flat.empty() && (IsWordChar(flat.back()) || flat.back() == '>');
  if (after_name && HasInitialisers(flat)) return Brace::kInitialiser;
  return Brace::kFunction;
}

// "A::F", "operator==": what stands before the parameters.
std::string NameOf(std::string_view head) {
  const std::string_view before = head.substr(0, head.find('(', TemplatePrefix(head)));
  std::string_view name = before.substr(before.find_last_of(kBlanks) + 1);
  while (name.starts_with('*') || name.starts_with('&')) name.remove_prefix(1);
  return std::string(name);
}

class Scanner {
 public:
  explicit Scanner(const SourceFile& file) : code_(WithoutDirectives(file.code)) {}

  std::vector<FunctionSpan> Run() {
    for (at_ = 0; at_ < code_.size(); ++at_) Step(code_[at_]);
    if (in_function_) found_.back().last_line = LineAt(code_, at_);  // never closed
    return std::move(found_);
  }

 private:
  void Step(char c) {
    if (c == '{') {
      Open();
    } else if (c == '}') {
      Close();
    } else if (open_leaves_ == 0) {
      if (c == '(') ++parentheses_;
      if (c == ')') --parentheses_;
      if (c == ';' && parentheses_ == 0) head_begin_ = at_ + 1;
    }
  }

  // Inside a function, an initialiser or parentheses braces are only counted.
  void Open() {
    if (open_leaves_ > 0 || parentheses_ > 0) {
      ++open_leaves_;
      return;
    }
    const std::string_view head = Head();
    const Brace brace = Classify(head);
    if (brace == Brace::kScope) {
      head_begin_ = at_ + 1;
      return;
    }
    ++open_leaves_;
    in_function_ = brace == Brace::kFunction;
    if (in_function_) {
      const auto begin = static_cast<std::size_t>(head.data() - code_.data());
      found_.push_back({.name = NameOf(head), .first_line = LineAt(code_, begin), .last_line = 0});
    }
  }

  void Close() {
    if (open_leaves_ == 0) {
      head_begin_ = at_ + 1;
      return;
    }
    if (--open_leaves_ > 0 || parentheses_ > 0) return;
    if (in_function_) {
      found_.back().last_line = LineAt(code_, at_);
      head_begin_ = at_ + 1;
    }
    in_function_ = false;
  }

  std::string_view Head() const {
    const std::string_view code = code_;
    return WithoutAccessLabel(Trim(code.substr(head_begin_, at_ - head_begin_)));
  }

  std::string code_;
  std::vector<FunctionSpan> found_;
  std::size_t at_ = 0;
  std::size_t head_begin_ = 0;
  int open_leaves_ = 0;  // braces open from a function or an initialiser on
  int parentheses_ = 0;
  bool in_function_ = false;
};

}  // namespace

std::vector<FunctionSpan> FindFunctions(const SourceFile& file) { return Scanner(file).Run(); }

}  // namespace campsync::repository
