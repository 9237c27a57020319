// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/crash_note.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/check.h"
#include "scenarios/cli/command.h"

namespace campsync::cli {
namespace {

// A signal handler can only see what is static; nothing else writes these.
std::array<char, 2000> note_text;
volatile std::sig_atomic_t note_length = 0;

extern "C" void SayNote(int) {
  // Only calls that a signal handler may make. There is nobody left to hear of a failed write.
  const auto length = static_cast<std::size_t>(note_length);
  const ssize_t written = write(STDERR_FILENO, note_text.data(), length);
  static_cast<void>(written);
  _exit(kExitFail);
}

}  // namespace

CrashNote::CrashNote(std::string_view text) {
  CAMPSYNC_CHECK(note_length == 0);
  const std::size_t length = std::min(text.size(), note_text.size());
  std::copy_n(text.begin(), length, note_text.begin());
  note_length = static_cast<std::sig_atomic_t>(length);
  before_ = std::signal(SIGABRT, SayNote);
}

CrashNote::~CrashNote() {
  std::signal(SIGABRT, before_);
  note_length = 0;
}

}  // namespace campsync::cli
