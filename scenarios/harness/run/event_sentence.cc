// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/event_sentence.h"

#include <fmt/format.h>

#include <string_view>
#include <variant>
#include <vector>

#include "core/check.h"
#include "core/salesforce/id.h"

namespace campsync::harness {
namespace {

std::string_view MeaningOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPush:
      return "push: Marketo's value goes to Salesforce";
    case Outcome::kPull:
      return "pull: Salesforce's value goes to Marketo";
    case Outcome::kAgree:
      return "leave both sides as they are: they agree";
    case Outcome::kRefuse:
      return "refuse: a rule forbids it, and the sides stay apart";
    case Outcome::kSupersede:
      return "supersede: another edit wins";
    case Outcome::kBlock:
      return "block: a listed error stands in the way";
    case Outcome::kExplain:
      return "do nothing: what looks like an edit is none";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string SwitchesRead(const std::vector<std::string_view>& names) {
  if (names.empty()) return {};
  return fmt::format("; it read the switches {}", fmt::join(names, ", "));
}

std::string Known(std::string_view before, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("; {}: {}", before, value);
}

struct SentenceWriter {
  std::string operator()(const Observed& one) const {
    return fmt::format("{} showed {}, changed {}, in {}", NameOf(one.side), one.value,
                       FormatInstant(one.stamp), one.call);
  }
  std::string operator()(const ReRead& one) const {
    return fmt::format("just before the write {} shows {}, {}", NameOf(one.side), one.value,
                       one.as_planned ? "as planned" : "not as planned");
  }
  std::string operator()(const Decided& one) const {
    return fmt::format("the sync decided to {}, by {}{}{}{}", MeaningOf(one.outcome),
                       one.rule.text(), Known("last seen", one.base), Known("now", one.observed),
                       SwitchesRead(one.switches));
  }
  std::string operator()(const IntentOpened& one) const {
    return "the sync is about to create " + one.fields;
  }
  std::string operator()(const Reconciled& one) const {
    return "the sync looked what became of its create: " + one.outcome;
  }
  std::string operator()(const Wrote& one) const {
    return fmt::format("the sync sent {} to {}: {}", one.value, NameOf(one.side), one.result);
  }
  std::string operator()(const ReadBack& one) const {
    return fmt::format("read back, {} holds {}, last modified by {}", NameOf(one.side), one.value,
                       one.modified_by);
  }
  std::string operator()(const MirrorMoved& one) const {
    return fmt::format("Marketo's mirror of the campaign went from {} to {}", one.from, one.to);
  }
  std::string operator()(const BaseAdvanced& one) const {
    return fmt::format("the sync remembers {}, {}; it remembered {}", one.to, one.disposition,
                       one.from);
  }
  std::string operator()(const LinkDecided& one) const {
    return fmt::format("{}, by {}{}", one.outcome, one.rule.text(), SwitchesRead(one.switches));
  }
  std::string operator()(const Reported& one) const {
    return fmt::format("the sync reported {} steps and {} errors", one.report.steps.size(),
                       one.report.errors.size());
  }
};

// `Attended (00v...)` is `Attended`: nobody knows members by their ids.
std::string WithoutMemberIds(std::string text) {
  constexpr std::size_t kIdSize = 18;
  for (std::size_t at = text.find(" ("); at != std::string::npos; at = text.find(" (", at + 1)) {
    const std::size_t end = at + 2 + kIdSize;
    if (end >= text.size() || text[end] != ')') continue;
    if (salesforce::CampaignMemberId::Parse(text.substr(at + 2, kIdSize))) {
      text.erase(at, end + 1 - at);
    }
  }
  return text;
}

}  // namespace

std::string EventSentence(const Event& event, const Names& names) {
  const std::string what = std::visit(SentenceWriter{}, event.what);
  return names.Readable(WithoutMemberIds(fmt::format("{}: {}", event.place.record, what)));
}

}  // namespace campsync::harness
