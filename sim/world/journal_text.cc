// SPDX-License-Identifier: Apache-2.0
#include "sim/world/journal_text.h"

#include <fmt/format.h>

#include "core/check.h"
#include "sim/world/canonical.h"

namespace campsync::sim {
namespace {

template <class Asked, class Reply>
std::string FormatCall(const LabelTable& labels, const Asked& asked, const Reply& reply) {
  const std::string text = PrintValue(labels, asked);
  if (!reply) return text;
  return fmt::format("{} -> {}", text, PrintValue(labels, *reply));
}

struct ContentFormatter {
  const LabelTable& labels;

  std::string operator()(const MarketoCall& call) const {
    return FormatCall(labels, call.request, call.reply);
  }
  std::string operator()(const SalesforceCall& call) const {
    return FormatCall(labels, call.request, call.reply);
  }
  std::string operator()(const StoreAppend& append) const {
    return FormatCall(labels, append.deltas, append.reply);
  }
  std::string operator()(const StoreLoad& load) const {
    return FormatCall(labels, LoadCall{}, load.reply);
  }
  std::string operator()(const NoteText& note) const { return note.text; }
};

}  // namespace

std::string_view NameOf(EntryKind kind) {
  switch (kind) {
    case EntryKind::kEffect:
      return "effect";
    case EntryKind::kFault:
      return "fault";
    case EntryKind::kAnswer:
      return "answer";
    case EntryKind::kNote:
      return "note";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string FormatEntry(const LabelTable& labels, const JournalEntry& entry) {
  std::string line = fmt::format("{} {} {} {} {}", entry.sequence, FormatInstant(entry.time),
                                 NameOf(entry.lane), NameOf(entry.kind), entry.operation);
  if (!entry.fault.empty()) line.append(" ").append(entry.fault);
  if (entry.effect != 0) line += fmt::format(" as in {}", entry.effect);
  const std::string content = entry.content.Visit(ContentFormatter{labels});
  if (!content.empty()) line += " " + content;
  return line;
}

}  // namespace campsync::sim
