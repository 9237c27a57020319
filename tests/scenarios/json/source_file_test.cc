// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/source_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temporary_folder.h"

namespace campsync::harness {
namespace {

TEST(SourceFileTest, ReadsBytesAsTheyAre) {
  const std::string text("a\r\n\0b", 5);
  const test::TemporaryFolder folder;
  EXPECT_EQ(*ReadSourceFile(folder.Write("bytes", text)), text);
  EXPECT_EQ(*ReadSourceFile(folder.Write("empty", "")), "");
}

TEST(SourceFileTest, SaysWhatIsWrongWithAPath) {
  EXPECT_EQ(ReadSourceFile("no/such/file.json").error().message, "there is no such file");
  EXPECT_EQ(ReadSourceFile("/dev/zero").error().message, "is not a regular file");
  EXPECT_EQ(ReadSourceFile(testing::TempDir()).error().message, "is not a regular file");
}

TEST(SourceFileTest, RefusesAHugeFileBeforeReadingIt) {
  const test::TemporaryFolder folder;
  const std::string path = folder.Write("huge", "");
  std::filesystem::resize_file(path, std::uintmax_t{200} * 1024 * 1024);  // sparse: no disk
  const auto text = ReadSourceFile(path);
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().message, "has 209715200 bytes; at most 67108864 are read");
  EXPECT_FALSE(text.error().advice.empty());
}

}  // namespace
}  // namespace campsync::harness
