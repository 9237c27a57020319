// SPDX-License-Identifier: Apache-2.0
//
// TemporaryFolder: a folder of a test's own. No other test, process or checkout has the same one,
// however many run side by side; it goes with the object, and all that is in it.
#pragma once

#include <filesystem>
#include <string>

namespace campsync::test {

class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// The path of `name` in the folder, whether or not there is such a file.
  [[nodiscard]] std::string PathOf(const std::string& name) const {
    return (path_ / name).string();
  }
  /// Writes `text` byte for byte, and returns the file's path.
  std::string Write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace campsync::test
