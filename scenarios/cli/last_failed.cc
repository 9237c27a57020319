// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/last_failed.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "scenarios/harness/report/failure_text.h"

namespace campsync::cli {
namespace {

using Names = std::set<std::string>;

// A descriptor that nobody else may write to while it is open.
class LockedFile {
 public:
  LockedFile(const std::string& path, int flags)
      : descriptor_(open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (descriptor_ >= 0) flock(descriptor_, LOCK_EX);
  }
  ~LockedFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;

  [[nodiscard]] bool IsOpen() const { return descriptor_ >= 0; }

  [[nodiscard]] std::string Read() const {
    std::string text;
    std::array<char, 4096> chunk;
    ssize_t got = 0;
    while ((got = read(descriptor_, chunk.data(), chunk.size())) > 0) {
      text.append(chunk.data(), static_cast<std::size_t>(got));
    }
    return text;
  }

  [[nodiscard]] bool Replace(const std::string& text) const {
    if (ftruncate(descriptor_, 0) != 0 || lseek(descriptor_, 0, SEEK_SET) != 0) return false;
    return write(descriptor_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  }

 private:
  int descriptor_;
};

Names NamesIn(std::string_view text) {
  Names names;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end != 0) names.emplace(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return names;
}

}  // namespace

std::optional<std::vector<std::string>> LastFailed::Read() const {
  const LockedFile file(path_, O_RDONLY);
  if (!file.IsOpen()) return std::nullopt;
  const Names names = NamesIn(file.Read());
  return std::vector<std::string>(names.begin(), names.end());
}

bool LastFailed::Remember(const harness::RunReport& report) const {
  if (report.cases.empty()) return true;
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), error);
  const LockedFile file(path_, O_RDWR | O_CREAT);
  if (!file.IsOpen()) return false;
  const std::string before = file.Read();
  Names names = NamesIn(before);
  for (const harness::TimedCase& one : report.cases) {
    const std::string name = harness::AddressOf(one.result);
    const bool failed = one.result.HasFailed() && !report.IsExpectedFailure(one.result);
    if (failed) {
      names.insert(name);
    } else {
      names.erase(name);
    }
  }
  std::string after;
  for (const std::string& name : names) after += name + "\n";
  return after == before || file.Replace(after);
}

}  // namespace campsync::cli
