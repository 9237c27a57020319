// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/event_text.h"

#include <fmt/format.h>

#include <vector>

namespace campsync::harness {
namespace {

std::string List(const std::vector<std::string_view>& words) {
  return words.empty() ? std::string() : fmt::format(", switches {}", fmt::join(words, " "));
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
  std::string operator()(const Observed& one) const {
    return fmt::format("{} showed {} stamped {} in {}", NameOf(one.side), one.value,
                       FormatInstant(one.stamp), one.call);
  }
  std::string operator()(const ReRead& one) const {
    return fmt::format("{} shows {} just before the write, {}", NameOf(one.side), one.value,
                       one.as_planned ? "as planned" : "not as planned");
  }
  std::string operator()(const Decided& one) const {
    return fmt::format("{} by {}, base {}, observed {}{}", NameOf(one.outcome), one.rule.text(),
                       one.base, one.observed, List(one.switches));
  }
  std::string operator()(const IntentOpened& one) const { return "will create " + one.fields; }
  std::string operator()(const Reconciled& one) const { return one.outcome; }
  std::string operator()(const Wrote& one) const {
    return fmt::format("{} was sent {}: {}", NameOf(one.side), one.value, one.result);
  }
  std::string operator()(const ReadBack& one) const {
    return fmt::format("{} holds {}, last modified by {}", NameOf(one.side), one.value,
                       one.modified_by);
  }
  std::string operator()(const MirrorMoved& one) const {
    return fmt::format("from {} to {}", one.from, one.to);
  }
  std::string operator()(const BaseAdvanced& one) const {
    return fmt::format("from {} to {}, {}", one.from, one.to, one.disposition);
  }
  std::string operator()(const LinkDecided& one) const {
    return fmt::format("{} by {}{}", one.outcome, one.rule.text(), List(one.switches));
  }
  std::string operator()(const Reported& one) const {
    return fmt::format("report of cycle {}: {} steps, {} errors", one.report.cycle,
                       one.report.steps.size(), one.report.errors.size());
  }
};

}  // namespace

std::string_view KindOf(const Event& event) { return std::visit(KindWriter{}, event.what); }

std::string TextOf(const Event& event) {
  return fmt::format("cycle {} batch {} {}: {}", event.place.cycle, event.place.batch,
                     event.place.record, std::visit(TextWriter{}, event.what));
}

}  // namespace campsync::harness
