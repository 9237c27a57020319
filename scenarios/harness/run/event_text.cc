// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/event_text.h"

#include <fmt/compile.h>

#include <iterator>
#include <vector>

namespace campsync::harness {
namespace {

// Appends to the text. Every event of every run is put in words: the formats are compiled, and no
// part is a text of its own.
template <class Format, class... Parts>
void Write(std::string& text, const Format& format, const Parts&... parts) {
  fmt::format_to(std::back_inserter(text), format, parts...);
}

void WriteSwitches(std::string& text, const std::vector<std::string_view>& names) {
  if (names.empty()) return;
  text += ", switches";
  for (const std::string_view name : names) text.append(" ").append(name);
}

struct KindWriter {
  std::string_view operator()(const Observed&) const { return "Observed"; }
  std::string_view operator()(const ReRead&) const { return "ReRead"; }
  std::string_view operator()(const Decided&) const { return "Decided"; }
  std::string_view operator()(const IntentOpened&) const { return "IntentOpened"; }
  std::string_view operator()(const Reconciled&) const { return "Reconciled"; }
  std::string_view operator()(const Wrote&) const { return "Wrote"; }
  std::string_view operator()(const ReadBack&) const { return "ReadBack"; }
  std::string_view operator()(const MirrorMoved&) const { return "MirrorMoved"; }
  std::string_view operator()(const BaseAdvanced&) const { return "BaseAdvanced"; }
  std::string_view operator()(const LinkDecided&) const { return "LinkDecided"; }
  std::string_view operator()(const Reported&) const { return "Reported"; }
};

struct TextWriter {
  std::string& text;

  void operator()(const Observed& one) const {
    Write(text, FMT_COMPILE("{} showed {} stamped {} in {}"), NameOf(one.side), one.value,
          FormatInstant(one.stamp), one.call);
  }
  void operator()(const ReRead& one) const {
    Write(text, FMT_COMPILE("{} shows {} just before the write, {}"), NameOf(one.side), one.value,
          std::string_view(one.as_planned ? "as planned" : "not as planned"));
  }
  void operator()(const Decided& one) const {
    Write(text, FMT_COMPILE("{} by {}, base {}, observed {}"), NameOf(one.outcome), one.rule.text(),
          one.base, one.observed);
    WriteSwitches(text, one.switches);
  }
  void operator()(const IntentOpened& one) const { text.append("will create ").append(one.fields); }
  void operator()(const Reconciled& one) const { text += one.outcome; }
  void operator()(const Wrote& one) const {
    Write(text, FMT_COMPILE("{} was sent {}: {}"), NameOf(one.side), one.value, one.result);
  }
  void operator()(const ReadBack& one) const {
    Write(text, FMT_COMPILE("{} holds {}, last modified by {}"), NameOf(one.side), one.value,
          one.modified_by);
  }
  void operator()(const MirrorMoved& one) const {
    Write(text, FMT_COMPILE("from {} to {}"), one.from, one.to);
  }
  void operator()(const BaseAdvanced& one) const {
    Write(text, FMT_COMPILE("from {} to {}, {}"), one.from, one.to, one.disposition);
  }
  void operator()(const LinkDecided& one) const {
    Write(text, FMT_COMPILE("{} by {}"), one.outcome, one.rule.text());
    WriteSwitches(text, one.switches);
  }
  void operator()(const Reported& one) const {
    Write(text, FMT_COMPILE("report of cycle {}: {} steps, {} errors"), one.report.cycle,
          one.report.steps.size(), one.report.errors.size());
  }
};

}  // namespace

std::string_view KindOf(const Event& event) { return std::visit(KindWriter{}, event.what); }

std::string TextOf(const Event& event) {
  std::string text;
  Write(text, FMT_COMPILE("cycle {} batch {} {}: "), event.place.cycle, event.place.batch,
        event.place.record);
  std::visit(TextWriter{text}, event.what);
  return text;
}

}  // namespace campsync::harness
