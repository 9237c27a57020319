// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/worker.h"

#include <fmt/format.h>
#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

#include "core/check.h"

namespace campsync::cli {
namespace {

constexpr long kErrorTextMax = 4000;
// More than a case takes. What one case gave back serves the next: without that the system takes
// the pages away after each case and clears them for the next, an eighth of an exploration's time.
constexpr int kKeptBytes = 256 << 20;

// Both ends are copies of one program: a number goes as it lies in memory.
using Header = std::array<char, sizeof(std::uint64_t)>;

Header HeaderOf(std::uint64_t number) {
  Header header = {};
  std::memcpy(header.data(), &number, sizeof(number));
  return header;
}

std::uint64_t NumberOf(const char* bytes) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes, sizeof(number));
  return number;
}

// False: nobody is at the other end.
bool SendAll(int socket, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool ReceiveAll(int socket, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = recv(socket, bytes, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

std::string HowItEnded(int status) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    return fmt::format("it ended by signal {} ({})", number, strsignal(number));
  }
  return fmt::format("its process ended with exit code {}", WEXITSTATUS(status));
}

[[noreturn]] void ThrowErrno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

Worker::Worker(const WorkerJob& job, const std::vector<int>& strange)
    : errors_(std::tmpfile(), std::fclose) {
  if (errors_ == nullptr) ThrowErrno("cannot make a temporary file");
  std::array<int, 2> ends = {-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    ThrowErrno("cannot make a socket");
  }
  process_ = fork();
  if (process_ < 0) ThrowErrno("cannot start a process");
  if (process_ == 0) {
    mallopt(M_MMAP_THRESHOLD, kKeptBytes);
    mallopt(M_TRIM_THRESHOLD, kKeptBytes);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // a worker in an endless loop must not outlive its parent
    close(ends[0]);
    for (const int one : strange) close(one);
    dup2(fileno(errors_.get()), STDERR_FILENO);
    Serve(ends[1], job);
  }
  close(ends[1]);
  socket_ = ends[0];
}

Worker::~Worker() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  close(socket_);
}

// Ends without destructors and without flushing: streams and files are the parent's. An exception
// that the job lets out must end the process here, and not run on as a second parent.
void Worker::Serve(int socket, const WorkerJob& job) noexcept {
  Header header = {};
  while (ReceiveAll(socket, header.data(), header.size())) {
    const std::string answer = job(static_cast<std::size_t>(NumberOf(header.data())));
    const Header size = HeaderOf(answer.size());
    if (!SendAll(socket, size.data(), size.size())) break;
    if (!SendAll(socket, answer.data(), answer.size())) break;
  }
  _exit(0);
}

void Worker::Give(std::size_t index) {
  CAMPSYNC_CHECK(received_.empty());
  errors_before_ = ErrorSize();
  const Header header = HeaderOf(index);
  // A worker that has died meanwhile says so in Receive().
  static_cast<void>(SendAll(socket_, header.data(), header.size()));
}

std::variant<Worker::StillBusy, std::string, Died> Worker::Receive() {
  std::array<char, 65536> chunk;
  const ssize_t got = recv(socket_, chunk.data(), chunk.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return StillBusy{};
  if (got <= 0) return Reap({});
  received_.append(chunk.data(), static_cast<std::size_t>(got));
  if (received_.size() < sizeof(std::uint64_t)) return StillBusy{};
  const std::uint64_t size = NumberOf(received_.data());
  if (received_.size() - sizeof(std::uint64_t) < size) return StillBusy{};
  std::string answer = received_.substr(sizeof(std::uint64_t));
  received_.clear();
  return answer;
}

Died Worker::Kill(const std::string& why) {
  kill(process_, SIGKILL);
  return Reap(why);
}

Died Worker::Reap(const std::string& how) {
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  std::string note = ErrorTextFrom(errors_before_);
  if (!note.empty() && !note.ends_with('\n')) note += '\n';
  return Died{note + (how.empty() ? HowItEnded(status) : how)};
}

// Parent and worker share the file's position: it is left at the end.
long Worker::ErrorSize() {
  std::fseek(errors_.get(), 0, SEEK_END);
  return std::ftell(errors_.get());
}

std::string Worker::ErrorTextFrom(long begin) {
  std::FILE* file = errors_.get();
  const long size = ErrorSize();
  const long first = std::max(begin, size - kErrorTextMax);
  std::string text(static_cast<std::size_t>(std::max(0L, size - first)), '\0');
  std::fseek(file, first, SEEK_SET);
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fseek(file, 0, SEEK_END);
  return text;
}

}  // namespace campsync::cli
