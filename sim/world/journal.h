// SPDX-License-Identifier: Apache-2.0
//
// Journal: what happened in a simulated world, in the order in which it happened: calls that took
// effect, answers that the engine saw, injected faults, and notes (decisions, user actions,
// restarts). Append-only. Its digest covers the canonical bytes of every entry; two runs are the
// same exactly when their digests are. The entries themselves are kept on request.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/label.h"
#include "core/time.h"
#include "sim/world/canonical.h"
#include "sim/world/clock.h"
#include "sim/world/digest.h"
#include "sim/world/lane.h"
#include "sim/world/port_traits.h"

namespace campsync::sim {

/// Whether entries are kept. Bulk runs keep only the digest and the count.
enum class JournalDetail : std::uint8_t { kDigestOnly, kEntries };

enum class EntryKind : std::uint8_t {
  kEffect,  // a call reached the org or the store: what was asked there and what it answered
  kFault,   // a decorator interfered with the call in progress: what the engine had asked
  kAnswer,  // the engine got an answer: the last effect's, or another one that is then held here
  kNote,    // anything that is no call
};

/// A call as it was at one point of its way. `reply` is nullopt in a fault's entry.
struct MarketoCall {
  marketo::Request request;
  std::optional<Result<Timed<marketo::Reply>>> reply;
};
struct SalesforceCall {
  salesforce::Request request;
  std::optional<Result<Timed<salesforce::Reply>>> reply;
};
/// The store's calls; what a Load answered is in the digest and not kept.
struct StoreAppend {
  store::Deltas deltas;
  std::optional<Result<Done>> reply;
};
struct StoreLoad {
  std::optional<Result<Done>> reply;  // whether it answered
};
/// The words of a note, or of the fault together with its call.
struct NoteText {
  std::string text;
};

using EntryContent = std::variant<MarketoCall, SalesforceCall, StoreAppend, StoreLoad, NoteText>;

/// The content of an entry that is kept, if any. Copies share it: an entry is small, however large
/// its call.
class KeptContent {
 public:
  KeptContent() = default;
  template <class Content>
  requires std::constructible_from<EntryContent, Content> KeptContent(
      Content&& content)  // NOLINT(google-explicit-constructor): a content is what it holds
      : content_(std::make_shared<const EntryContent>(std::forward<Content>(content))) {}

  [[nodiscard]] bool IsEmpty() const { return content_ == nullptr; }
  /// nullptr: it is something else, or empty.
  template <class Content>
  [[nodiscard]] const Content* As() const {
    return std::get_if<Content>(content_.get());
  }
  /// What `visitor` makes of it; of nothing what a default of its result is.
  template <class Visitor>
  auto Visit(Visitor&& visitor) const {
    using Visited = decltype(std::visit(visitor, *content_));
    return IsEmpty() ? Visited() : std::visit(visitor, *content_);
  }

 private:
  std::shared_ptr<const EntryContent> content_;
};

/// Its texts are words of the program and live as long as it does.
struct JournalEntry {
  std::int64_t sequence = 0;  // counted from 1
  Instant time;               // the world's
  Lane lane = Lane::kWorld;
  EntryKind kind = EntryKind::kNote;
  std::string_view operation;  // OperationName(), `Append`, `Load`, or the kind of a note
  std::string_view fault;      // kFault: its name; else empty
  std::int64_t effect = 0;     // kAnswer: the entry whose reply the engine got; 0: `content` has it
  KeptContent content;         // nothing in an answer that repeats an effect's reply
};

class Journal {
 public:
  /// Both must outlive the journal.
  Journal(const VirtualClock& clock, const LabelTable& labels, JournalDetail detail);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Anything that is no call: `Note(Lane::kEngine, "Decided", "member 701.../17: push")`. The kind
  /// is a word of the program.
  void Note(Lane lane, std::string_view kind, std::string text);

  /// A call took effect, or was refused, at the org or the store. Called by decorators.
  template <class Port>
  void Effect(const RequestOf<Port>& request, const AnswerOf<Port>& reply);

  /// A fault named `fault`, a word of the program, interferes with `request`. Called by decorators.
  template <class Port>
  void Fault(const RequestOf<Port>& request, std::string_view fault);

  /// The engine gets `reply` to `request`. `asked_at` is what size() was when it asked.
  /// Called by decorators.
  template <class Port>
  void Answer(const RequestOf<Port>& request, const AnswerOf<Port>& reply, std::int64_t asked_at);

  /// Number of entries, kept or not.
  [[nodiscard]] std::int64_t size() const { return size_; }
  /// The kept entries in order; empty with kDigestOnly.
  [[nodiscard]] const std::vector<JournalEntry>& entries() const { return entries_; }
  /// The digest of everything so far, as hexadecimal digits.
  [[nodiscard]] std::string DigestText() const { return hasher_.Value().Hex(); }

 private:
  // Counts an entry and digests its head.
  JournalEntry Begin(Lane lane, EntryKind kind, std::string_view operation);
  void Keep(JournalEntry entry);

  const VirtualClock& clock_;
  CanonicalHasher hasher_;
  JournalDetail detail_;
  std::int64_t size_ = 0;
  std::int64_t last_effect_ = 0;
  std::int64_t last_fault_ = 0;
  std::vector<JournalEntry> entries_;
};

}  // namespace campsync::sim
