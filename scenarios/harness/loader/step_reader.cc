// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/step_reader.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "core/check.h"
#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/loader/expect_reader.h"
#include "scenarios/harness/loader/marketo_steps.h"
#include "scenarios/harness/loader/salesforce_steps.h"
#include "scenarios/harness/loader/user_steps.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

constexpr auto kSyncKeys = std::to_array<KeyWord>({{"sync", true}, {"during", false}});
constexpr auto kMomentKeys =
    std::to_array<KeyWord>({{"before", false}, {"after", false}, {"nth", false}, {"do", true}});
constexpr auto kTimeKeys = std::to_array<KeyWord>({{"time", true}});
constexpr auto kFaultKeys = std::to_array<KeyWord>({{"fault", true},
                                                    {"on", true},
                                                    {"nth", false},
                                                    {"times", false},
                                                    {"for", false},
                                                    {"code", false},
                                                    {"text", false},
                                                    {"record", false},
                                                    {"records", false},
                                                    {"by", false},
                                                    {"calls", false}});
constexpr auto kExpectKeys = std::to_array<KeyWord>({{"expect", true}});
constexpr auto kRefusedKeys = std::to_array<KeyWord>({{"code", true}, {"offenders", false}});

constexpr ObjectWords kSyncShape{"sync", kSyncKeys};
constexpr ObjectWords kMomentShape{"moment", kMomentKeys};
constexpr ObjectWords kTimeShape{"time", kTimeKeys};
constexpr ObjectWords kFaultShape{"fault", kFaultKeys};
constexpr ObjectWords kExpectShape{"expect", kExpectKeys};
constexpr ObjectWords kRefusedShape{"refused", kRefusedKeys};

constexpr std::int64_t kNthMax = 1'000'000'000;
constexpr std::int64_t kRecordMax = 300;  // as many as any call takes

class StepReader {
 public:
  StepReader(Instant start, Directory& directory, ErrorList& errors)
      : earliest_(start), directory_(directory), errors_(errors) {}

  std::optional<Step> Read(const JsonNode& node);

 private:
  std::optional<std::string_view> WordOfStep(const JsonNode& node,
                                             const std::vector<std::string_view>& allowed);
  template <class TypedStep, class Action>
  std::optional<TypedStep> ReadVerb(const JsonNode& node, std::string_view section,
                                    std::span<const Verb<Action>> verbs);
  Refused ReadRefused(const JsonNode& node);
  SyncStep ReadSync(const JsonNode& node);
  Moment ReadMoment(const JsonNode& node);
  std::optional<Moment::Act> ReadAct(const JsonNode& node);
  TimeStep ReadTime(const JsonNode& node);
  FaultStep ReadFault(const JsonNode& node);
  void ReadFaultCode(const ObjectReader& object, FaultStep& step);
  void ReadFaultTime(const ObjectReader& object, FaultStep& step);
  void CheckFaultKeys(const ObjectReader& object, FaultKind kind);

  Instant earliest_;  // the world's clock shows at least this
  Directory& directory_;
  ErrorList& errors_;
};

// The one key that says what the step is.
std::optional<std::string_view> StepReader::WordOfStep(
    const JsonNode& node, const std::vector<std::string_view>& allowed) {
  const auto* members = node.AsObject();
  if (members == nullptr) {
    errors_.Add(node.place, fmt::format("expected a step, found {}", DescribeValue(node)));
    return std::nullopt;
  }
  std::optional<std::string_view> word;
  for (const std::string_view one : allowed) {
    if (node.Find(one) == nullptr) continue;
    if (word) {
      errors_.Add(node.place, fmt::format("the step is both '{}' and '{}'", *word, one),
                  "Make two steps of it.");
      return std::nullopt;
    }
    word = one;
  }
  if (!word) {
    const std::string first = members->empty() ? std::string() : members->front().key;
    errors_.Add(node.place, "the step does not say what happens", AdviceFor(first, allowed));
  }
  return word;
}

template <class TypedStep, class Action>
std::optional<TypedStep> StepReader::ReadVerb(const JsonNode& node, std::string_view section,
                                              std::span<const Verb<Action>> verbs) {
  std::vector<std::string_view> words;
  for (const auto& verb : verbs) words.push_back(verb.word);
  const auto index =
      ReadWord(*node.Find(section), fmt::format("verb of {}", section), words, errors_);
  if (!index) return std::nullopt;
  const ObjectReader object(node, verbs[*index].shape, errors_);
  std::optional<Refused> refused;
  if (const JsonNode* written = object.Find("refused")) refused = ReadRefused(*written);
  return TypedStep{verbs[*index].read(object, directory_, refused.has_value()), std::move(refused)};
}

Refused StepReader::ReadRefused(const JsonNode& node) {
  Refused refused;
  refused.place = node.place;
  const JsonNode* code = &node;
  if (node.AsText() == nullptr) {
    const ObjectReader object(node, kRefusedShape, errors_);
    code = object.Find("code");
    if (object.Has("offenders")) {
      refused.offenders.emplace();
      for (const JsonNode& one : object.List("offenders")) {
        refused.offenders->push_back(ReadText(one, errors_).value_or(""));
      }
    }
  }
  if (code == nullptr) return refused;
  const auto index = ReadWord(*code, "error code", ErrorCodeWords(), errors_);
  if (index) refused.code = ErrorCodeWords()[*index];
  return refused;
}

SyncStep StepReader::ReadSync(const JsonNode& node) {
  const ObjectReader object(node, kSyncShape, errors_);
  SyncStep step;
  const JsonNode& extent = *object.Find("sync");
  if (extent.AsText() == nullptr) {
    step.extent = SyncStep::Cycles{ReadWhole(extent, 1, kCyclesMax, errors_).value_or(1)};
  } else {
    const auto word = ReadWord(extent, "extent of a sync", SyncExtentWords(), errors_);
    if (word == 1) step.extent = SyncStep::UntilIdle{};
  }
  for (const JsonNode& moment : object.List("during")) {
    step.during.push_back(ReadMoment(moment));
  }
  return step;
}

Moment StepReader::ReadMoment(const JsonNode& node) {
  const ObjectReader object(node, kMomentShape, errors_);
  Moment moment;
  moment.place = node.place;
  const bool before = object.Has("before");
  if (before == object.Has("after")) {
    errors_.Add(node.place, "a moment is before or after one operation",
                "Give either \"before\" or \"after\".");
  }
  moment.when = before ? Moment::When::kBefore : Moment::When::kAfter;
  const auto operation =
      object.Word(before ? "before" : "after", "operation of a port", OperationWords());
  if (operation) moment.operation = OperationWords()[*operation];
  moment.nth = object.Whole("nth", 1, kNthMax).value_or(1);
  for (const JsonNode& act : object.List("do")) {
    if (auto read = ReadAct(act)) moment.acts.push_back(std::move(*read));
  }
  if (moment.acts.empty() && object.Has("do") && errors_.IsEmpty()) {
    errors_.Add(object.PlaceOf("do"), "nothing happens at this moment", "Give a step.");
  }
  return moment;
}

std::optional<Moment::Act> StepReader::ReadAct(const JsonNode& node) {
  const auto word = WordOfStep(node, {"marketo", "salesforce"});
  if (word == "marketo") {
    auto step = ReadVerb<MarketoStep>(node, *word, MarketoVerbs());
    if (step) return Moment::Act{node.place, std::move(*step)};
  } else if (word) {
    auto step = ReadVerb<SalesforceStep>(node, *word, SalesforceVerbs());
    if (step) return Moment::Act{node.place, std::move(*step)};
  }
  return std::nullopt;
}

TimeStep StepReader::ReadTime(const JsonNode& node) {
  const ObjectReader object(node, kTimeShape, errors_);
  const Place place = object.PlaceOf("time");
  const std::string text = object.Text("time");
  if (text.starts_with('+') || text.starts_with('-')) {
    const Duration span = object.DurationOf("time").value_or(Duration());
    if (span.ms < 0) errors_.Add(place, "time does not go back", "Write a span such as +5m.");
    earliest_ = earliest_ + span;
    return {span};
  }
  const Instant instant = object.InstantOf("time").value_or(earliest_);
  if (instant < earliest_) {
    errors_.Add(
        place,
        fmt::format("time does not go back: it is {} or later here", FormatInstant(earliest_)),
        "Write a later instant, or a span such as +5m.");
  }
  earliest_ = instant;
  return {instant};
}

FaultStep StepReader::ReadFault(const JsonNode& node) {
  const ObjectReader object(node, kFaultShape, errors_);
  FaultStep step;
  const auto kind = object.Word("fault", "kind of fault", FaultKindWords());
  step.kind = static_cast<FaultKind>(kind.value_or(0));
  std::vector<std::string_view> operations = OperationWords();
  for (const auto more : {kAnyEffect, kAnyMarketo, kAnySalesforce}) operations.push_back(more);
  const auto operation = object.Word("on", "operation of a port", operations);
  if (operation) step.operation = operations[*operation];
  step.nth = object.Whole("nth", 1, kNthMax).value_or(1);
  step.times = object.Whole("times", 1, kNthMax).value_or(1);
  step.record = object.Whole("record", 1, kRecordMax).value_or(1);
  step.records = object.Whole("records", 1, kRecordMax).value_or(1);
  step.calls = object.Whole("calls", 0, kNthMax).value_or(0);
  if (object.Has("text")) step.text = object.Text("text");
  ReadFaultTime(object, step);
  const bool of_record = step.kind == FaultKind::kRecordError;
  if (kind) CheckFaultKeys(object, step.kind);
  if (object.Has("code")) {
    ReadFaultCode(object, step);
  } else if (of_record && kind) {
    errors_.Add(node.place, "a record_error needs the code of the record's error",
                "Give \"code\", for example UNABLE_TO_LOCK_ROW.");
  }
  return step;
}

void StepReader::ReadFaultTime(const ObjectReader& object, FaultStep& step) {
  step.window = object.DurationOf("for");
  if (step.window && step.window->ms <= 0) {
    errors_.Add(object.PlaceOf("for"), "the span is empty", "Write one such as +2h.");
  }
  if (step.window && (object.Has("nth") || object.Has("times"))) {
    errors_.Add(object.PlaceOf("for"), "a fault has counted calls or a span of time, not both",
                "Leave out \"for\", or \"nth\" and \"times\".");
  }
  step.delay = object.DurationOf("by").value_or(Duration());
}

// Keys that only some kinds have.
void StepReader::CheckFaultKeys(const ObjectReader& object, FaultKind kind) {
  const auto only = [&](std::string_view key, FaultKind owner) {
    if (object.Has(key) && kind != owner) {
      errors_.Add(object.PlaceOf(key), fmt::format("only {} has a {}", WordOf(owner), key),
                  "Leave it out.");
    }
    return object.Has(key);
  };
  (void)only("record", FaultKind::kRecordError);
  (void)only("records", FaultKind::kRecordError);
  if (!only("by", FaultKind::kDelay) && kind == FaultKind::kDelay) {
    errors_.Add(object.place(), "a delay says how long it is", "Give \"by\", such as +10m.");
  }
  if (!only("calls", FaultKind::kDailyLimit) && kind == FaultKind::kDailyLimit) {
    errors_.Add(object.place(), "a daily limit says how many calls pass", "Give \"calls\".");
  }
}

// Which codes there are depends on what happens to the call.
void StepReader::ReadFaultCode(const ObjectReader& object, FaultStep& step) {
  const Words* words = nullptr;
  if (step.kind == FaultKind::kFailBefore) words = &CallErrorCodeWords();
  if (step.kind == FaultKind::kReplyLost) words = &LostReplyCodeWords();
  if (step.kind == FaultKind::kRecordError) words = &RecordErrorCodeWords();
  if (words == nullptr) {
    errors_.Add(object.PlaceOf("code"), "only fail_before, reply_lost and record_error have a code",
                "Leave it out.");
    return;
  }
  const auto code = object.Word("code", fmt::format("code of {}", WordOf(step.kind)), *words);
  if (code) step.code = (*words)[*code];
}

std::optional<Step> StepReader::Read(const JsonNode& node) {
  const auto word = WordOfStep(node, StepWords());
  if (!word) return std::nullopt;
  const auto made = [&](auto what) { return Step{node.place, std::move(what)}; };
  const auto made_if_read = [&](auto what) {
    return what ? std::optional<Step>(made(std::move(*what))) : std::nullopt;
  };
  if (*word == "marketo") return made_if_read(ReadVerb<MarketoStep>(node, *word, MarketoVerbs()));
  if (*word == "salesforce") {
    return made_if_read(ReadVerb<SalesforceStep>(node, *word, SalesforceVerbs()));
  }
  if (*word == "user") return made_if_read(ReadVerb<UserStep>(node, *word, UserVerbs()));
  if (*word == "sync") return made(ReadSync(node));
  if (*word == "time") return made(ReadTime(node));
  if (*word == "fault") return made(ReadFault(node));
  const ObjectReader object(node, kExpectShape, errors_);
  return made(ReadExpect(*object.Find("expect"), directory_, errors_));
}

}  // namespace

const std::vector<std::string_view>& StepWords() {
  static const std::vector<std::string_view> kWords = {"marketo", "salesforce", "user",  "sync",
                                                       "time",    "fault",      "expect"};
  return kWords;
}

std::vector<Step> ReadSteps(const JsonNode& node, Instant start, Directory& directory,
                            ErrorList& errors) {
  std::vector<Step> steps;
  const auto list = ReadList(node, errors);
  if (list.size() > kStepsMax) {
    errors.Add(node.place, fmt::format("{} steps; at most {} are run", list.size(), kStepsMax),
               "Split the case.");
    return steps;
  }
  StepReader reader(start, directory, errors);
  for (const JsonNode& one : list) {
    if (auto step = reader.Read(one)) steps.push_back(std::move(*step));
  }
  if (list.empty() && node.AsArray() != nullptr) {
    errors.Add(node.place, "the scenario has no steps", "Give at least one.");
  }
  return steps;
}

std::vector<ObjectWords> StepShapes() {
  std::vector<ObjectWords> shapes = {kSyncShape,  kMomentShape, kTimeShape,
                                     kFaultShape, kExpectShape, kRefusedShape};
  for (const auto& verb : MarketoVerbs()) shapes.push_back(verb.shape);
  for (const auto& verb : SalesforceVerbs()) shapes.push_back(verb.shape);
  for (const auto& verb : UserVerbs()) shapes.push_back(verb.shape);
  for (const ObjectWords& shape : PreviewShapes()) shapes.push_back(shape);
  return shapes;
}

}  // namespace campsync::harness
