// SPDX-License-Identifier: Apache-2.0
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace campsync::test {
namespace {

std::filesystem::path MakeFolder() {
  std::string path = testing::TempDir() + "campsim-test-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), path);
  }
  return path;
}

}  // namespace

TemporaryFolder::TemporaryFolder() : path_(MakeFolder()) {}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::Write(const std::string& name, const std::string& text) const {
  std::ofstream(PathOf(name), std::ios::binary) << text;
  return PathOf(name);
}

}  // namespace campsync::test
