// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/source_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <system_error>

namespace campsync::harness {

Result<std::string, LocatedError> ReadSourceFile(const std::string& path) {
  const auto problem = [&](std::string message, std::string advice) {
    return LocatedError{path, 0, 0, std::move(message), std::move(advice), {}};
  };
  std::error_code code;
  const auto status = std::filesystem::status(path, code);
  if (status.type() == std::filesystem::file_type::not_found) {
    return problem("there is no such file", "Check the path.");
  }
  if (code) return problem("cannot be looked at: " + code.message(), "Check the permissions.");
  if (!std::filesystem::is_regular_file(status)) {
    return problem("is not a regular file", "Name a file, not a folder or a device.");
  }
  const std::uintmax_t size = std::filesystem::file_size(path, code);
  if (code) return problem("cannot be looked at: " + code.message(), "Check the permissions.");
  if (size > kSourceFileSizeMax) {
    return problem(fmt::format("has {} bytes; at most {} are read", size, kSourceFileSizeMax),
                   "Split it, or keep only the records the case is about.");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  if (!stream.good() && size > 0) return problem("cannot be read", "Check the permissions.");
  return text;
}

}  // namespace campsync::harness
