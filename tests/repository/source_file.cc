// SPDX-License-Identifier: Apache-2.0
#include "tests/repository/source_file.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace campsync::repository {
namespace {

// Sorts the characters of a C++ file into code and comments, from first to last.
class Splitter {
 public:
  explicit Splitter(SourceFile& file)
      : text_(file.text), code_(file.code), comments_(file.comments) {
    code_.assign(text_.size(), ' ');
    comments_.assign(text_.size(), ' ');
  }

  void Run() {
    while (at_ < text_.size()) {
      if (Sees("//")) {
        CopyUntil(comments_, text_.find('\n', at_));
      } else if (Sees("/*")) {
        CopyUntil(comments_, After("*/", at_ + 2));
      } else if (text_[at_] == '"') {
        SkipString();
      } else if (text_[at_] == '\'' && !IsDigitSeparator()) {
        SkipQuoted('\'');
      } else {
        CopyUntil(code_, at_ + 1);
      }
    }
  }

 private:
  bool Sees(std::string_view token) const { return text_.substr(at_).starts_with(token); }

  std::size_t After(std::string_view token, std::size_t from) const {
    const std::size_t found = text_.find(token, from);
    return found == std::string_view::npos ? found : found + token.size();
  }

  // Copies up to `end` into `view`; line breaks go to both.
  void CopyUntil(std::string& view, std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      view[at_] = text_[at_];
      if (text_[at_] == '\n') code_[at_] = comments_[at_] = '\n';
    }
  }

  // Keeps the quotes, so that a string is still seen to be there.
  void SkipUntil(std::size_t end) {
    end = std::min(end, text_.size());
    code_[at_] = text_[at_];
    for (; at_ < end; ++at_) {
      if (text_[at_] == '\n') code_[at_] = comments_[at_] = '\n';
    }
    code_[end - 1] = text_[end - 1];
  }

  void SkipString() {
    const bool raw = at_ > 0 && text_[at_ - 1] == 'R';
    const std::size_t open = raw ? text_.find('(', at_) : std::string_view::npos;
    if (open == std::string_view::npos) return SkipQuoted('"');
    const std::string_view delimiter = text_.substr(at_ + 1, open - at_ - 1);
    SkipUntil(After(fmt::format("){}\"", delimiter), open));
  }

  // An unclosed quote ends at its line's end: text in #error, for one.
  void SkipQuoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    SkipUntil(end + 1);
  }

  // 1'000, 0xFF'FF
  bool IsDigitSeparator() const {
    constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";
    return at_ > 0 && kHexDigits.find(text_[at_ - 1]) != std::string_view::npos;
  }

  std::string_view text_;
  std::string& code_;
  std::string& comments_;
  std::size_t at_ = 0;
};

bool IsChecked(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".h" || extension == ".cc" || extension == ".py" || extension == ".sh" ||
         path.filename() == "run";
}

bool IsSkippedFolder(const std::filesystem::path& relative) {
  return relative == "build" || relative == ".build" || relative == ".git";
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string ToText(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text +=
        fmt::format("{}:{}: [{}] {}\n", finding.path, finding.line, finding.rule, finding.advice);
  }
  return text;
}

SourceFile MakeSourceFile(std::string path, std::string text) {
  SourceFile file{.path = std::move(path), .text = std::move(text), .code = {}, .comments = {}};
  if (file.IsCpp()) Splitter(file).Run();
  return file;
}

std::vector<SourceFile> LoadTree(const std::filesystem::path& root) {
  std::vector<SourceFile> files;
  std::filesystem::recursive_directory_iterator entry(root);
  for (; entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    const std::filesystem::path relative = entry->path().lexically_relative(root);
    if (entry->is_directory()) {
      if (IsSkippedFolder(relative)) entry.disable_recursion_pending();
    } else if (IsChecked(relative)) {
      files.push_back(MakeSourceFile(relative.generic_string(), ReadFile(entry->path())));
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t LineAt(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position);
  return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

bool IsWordChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace campsync::repository
