// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/person_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "scenarios/harness/run/event_sentence.h"
#include "scenarios/harness/run/story_value.h"

namespace campsync::harness {
namespace {

PersonIds IdsOf(const Names& names, const std::string& key) {
  PersonIds ids;
  if (const auto person = names.people.IdOf(key)) ids.people.insert(*person);
  if (const auto lead = names.leads.IdOf(key)) ids.leads.insert(*lead);
  if (const auto contact = names.contacts.IdOf(key)) ids.contacts.insert(*contact);
  return ids;
}

// The scenario's text on one line.
std::string OnOneLine(std::string_view text) {
  std::string line;
  for (const char one : text) {
    const bool blank = one == ' ' || one == '\n' || one == '\t' || one == '\r';
    if (!blank) {
      line += one;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

class Teller {
 public:
  Teller(Stage& stage, const Scenario& scenario, const std::vector<ActSeen>& acts, std::string key)
      : stage_(stage),
        scenario_(scenario),
        acts_(acts),
        key_(std::move(key)),
        ids_(IdsOf(stage.names, key_)) {}

  std::vector<std::string> Tell() {
    bool begun = false;
    for (const sim::JournalEntry& entry : stage_.journal()) {
      const bool begins = entry.kind == sim::EntryKind::kNote && entry.operation == "Begin";
      // What is given is not told, but the members that it names are learned.
      const std::optional<std::string> text = TextOf(entry);
      begun = begun || begins;
      if (begun && text) lines_.push_back(Line(entry, *text));
    }
    return std::move(lines_);
  }

 private:
  static std::string Line(const sim::JournalEntry& entry, const std::string& text) {
    return fmt::format("{}  {:<10}  {}", FormatInstant(entry.time), NameOf(entry.lane), text);
  }

  // nullopt: it does not concern the person.
  std::optional<std::string> TextOf(const sim::JournalEntry& entry) {
    if (entry.kind == sim::EntryKind::kNote) return NoteText(entry);
    const bool happened =
        entry.kind == sim::EntryKind::kEffect || entry.kind == sim::EntryKind::kFault;
    if (!happened) return std::nullopt;
    if (const auto* call = entry.content.As<sim::MarketoCall>()) {
      return CallText(entry, call->request, call->reply);
    }
    if (const auto* call = entry.content.As<sim::SalesforceCall>()) {
      return CallText(entry, call->request, call->reply);
    }
    if (const auto* append = entry.content.As<sim::StoreAppend>()) {
      return CallText(entry, append->deltas, append->reply);
    }
    return std::nullopt;
  }

  std::optional<std::string> NoteText(const sim::JournalEntry& entry) {
    if (entry.lane == sim::Lane::kEngine) return EventText(entry.sequence);
    if (entry.operation == "User") return ActText(entry.sequence);
    return std::nullopt;
  }

  std::optional<std::string> EventText(std::int64_t sequence) const {
    const auto& events = stage_.recorder.history().events;
    const auto found = std::ranges::lower_bound(events, sequence, {}, &SeenEvent::journal);
    if (found == events.end() || found->journal != sequence) return std::nullopt;
    if (!Concerns(found->event.place.record)) return std::nullopt;
    return EventSentence(found->event, stage_.names);
  }

  // `member 701.../17`, `person 17`.
  [[nodiscard]] bool Concerns(std::string_view record) const {
    const std::size_t at = record.find_last_of(" /");
    if (at == std::string_view::npos) return false;
    const std::string_view kind = record.substr(0, record.find(' '));
    if (kind != "member" && kind != "person") return false;
    const std::string_view id = record.substr(at + 1);
    return std::ranges::any_of(ids_.people, [id](marketo::PersonId person) {
      return id == fmt::format("{}", person.value);
    });
  }

  // Acts are told in the scenario's own words.
  std::optional<std::string> ActText(std::int64_t sequence) const {
    const auto after = std::ranges::lower_bound(acts_, sequence, {}, &ActSeen::journal_before);
    if (after == acts_.begin()) return std::nullopt;
    const Place& place = std::prev(after)->place;
    const std::string text =
        OnOneLine(std::string_view(scenario_.source).substr(place.begin, place.end - place.begin));
    for (const char* kind : {"", "lead:", "contact:"}) {
      if (text.find(fmt::format("\"{}{}\"", kind, key_)) == std::string::npos) continue;
      return fmt::format("somebody acts (line {}): {}", place.line, text);
    }
    return std::nullopt;
  }

  template <class T>
  StoryValue ValueOf(const T& value) {
    StoryBuilder builder(stage_.world.labels(), stage_.names, ids_);
    sim::CanonicalWalk(builder, value);
    return builder.Take();
  }

  template <class Asked, class Reply>
  std::optional<std::string> CallText(const sim::JournalEntry& entry, const Asked& asked,
                                      const Reply& reply) {
    std::vector<std::string> sent;
    std::vector<std::string> got;
    std::vector<std::size_t> indexes;
    PartsThatConcern(ValueOf(asked), sent, indexes);
    if (reply) AnswerParts(ValueOf(*reply), indexes, got);
    if (sent.empty() && got.empty()) return std::nullopt;
    std::string text(entry.operation);
    if (!entry.fault.empty()) text += fmt::format(" meets the fault {}", entry.fault);
    if (!sent.empty()) text += fmt::format(" {}", fmt::join(sent, ", "));
    if (!got.empty()) text += fmt::format(" -> {}", fmt::join(got, ", "));
    return text;
  }

  // Rows that name the person, or else the results at the positions of what was asked.
  static void AnswerParts(const StoryValue& reply, const std::vector<std::size_t>& asked,
                          std::vector<std::string>& texts) {
    std::vector<std::size_t> unused;
    PartsThatConcern(reply, texts, unused);
    if (!texts.empty() || asked.empty()) return;
    const StoryValue* list = &reply;
    if (reply.kind == StoryValue::Kind::kRecord && reply.parts.size() == 1) list = &reply.parts[0];
    if (list->kind != StoryValue::Kind::kList) {
      if (const std::string text = reply.Text(); !text.empty()) texts.push_back(text);
      return;
    }
    for (const std::size_t index : asked) {
      if (index < list->parts.size()) texts.push_back(list->parts[index].Text());
    }
  }

  Stage& stage_;
  const Scenario& scenario_;
  const std::vector<ActSeen>& acts_;
  std::string key_;
  PersonIds ids_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> PeopleOf(const Names& names) {
  std::set<std::string> keys;
  for (const auto& known : {names.people.Keys(), names.leads.Keys(), names.contacts.Keys()}) {
    keys.insert(known.begin(), known.end());
  }
  return {keys.begin(), keys.end()};
}

std::vector<std::string> PersonStory(Stage& stage, const Scenario& scenario,
                                     const std::vector<ActSeen>& acts, const std::string& key) {
  return Teller(stage, scenario, acts, key).Tell();
}

}  // namespace campsync::harness
