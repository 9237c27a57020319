// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/step_writer.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "scenarios/harness/scenario_words.h"
#include "scenarios/harness/writer/action_writer.h"
#include "scenarios/harness/writer/expect_writer.h"
#include "scenarios/harness/writer/marketo_record_writer.h"

namespace campsync::harness {
namespace {

LayoutNode WriteRefused(const Refused& refused) {
  if (!refused.offenders) return TextLeaf(refused.code);
  return ObjectLayout()
      .Text("code", refused.code)
      .Node("offenders", TextList(*refused.offenders))
      .Take();
}

// A step of the section with its verb; `write` adds the verb's keys.
template <class Action>
LayoutNode WriteVerb(std::string_view section, const Words& verbs, const Action& action,
                     const std::optional<Refused>& refused,
                     void (*write)(const Action&, ObjectLayout&)) {
  ObjectLayout step;
  step.Text(section, std::string(verbs.at(action.index())));
  write(action, step);
  if (refused) step.Node("refused", WriteRefused(*refused));
  return step.Take();
}

LayoutNode WriteMarketoStep(const MarketoStep& one) {
  return WriteVerb("marketo", MarketoVerbWords(), one.action, one.refused, WriteMarketoAction);
}

LayoutNode WriteSalesforceStep(const SalesforceStep& one) {
  return WriteVerb("salesforce", SalesforceVerbWords(), one.action, one.refused,
                   WriteSalesforceAction);
}

LayoutNode WriteAct(const Moment::Act& act) {
  const auto* in_marketo = std::get_if<MarketoStep>(&act.what);
  return in_marketo != nullptr ? WriteMarketoStep(*in_marketo)
                               : WriteSalesforceStep(std::get<SalesforceStep>(act.what));
}

LayoutNode WriteMoment(const Moment& moment) {
  return ObjectLayout()
      .Text(moment.when == Moment::When::kBefore ? "before" : "after", moment.operation)
      .Whole("nth", Unless(moment.nth, Moment().nth))
      .Node("do", ListOfEach(moment.acts, Break::kLines, WriteAct))
      .Take();
}

// A span forward, with the sign by which the loader knows it from an instant.
std::string SpanText(Duration span) { return "+" + FormatDuration(span); }

// The calls that the fault meets.
void WriteFaultCalls(const FaultStep& one, ObjectLayout& step) {
  const FaultStep usual;
  step.Whole("nth", Unless(one.nth, usual.nth)).Whole("times", Unless(one.times, usual.times));
  if (one.window) step.Text("for", SpanText(*one.window));
}

struct StepWriter {
  LayoutNode operator()(const MarketoStep& one) const { return WriteMarketoStep(one); }
  LayoutNode operator()(const SalesforceStep& one) const { return WriteSalesforceStep(one); }
  LayoutNode operator()(const UserStep& one) const {
    return WriteVerb("user", UserVerbWords(), one.request, one.refused, WriteUserRequest);
  }
  LayoutNode operator()(const SyncStep& one) const {
    const auto* cycles = std::get_if<SyncStep::Cycles>(&one.extent);
    ObjectLayout step;
    if (cycles != nullptr && cycles->count != 1) {
      step.Whole("sync", cycles->count);
    } else {
      step.Text("sync", std::string(SyncExtentWords().at(one.extent.index())));
    }
    return step.NodeUnlessEmpty("during", ListOfEach(one.during, Break::kLines, WriteMoment))
        .Take();
  }
  LayoutNode operator()(const TimeStep& one) const {
    const auto* span = std::get_if<Duration>(&one.to);
    const std::string text =
        span != nullptr ? SpanText(*span) : InstantText(std::get<Instant>(one.to));
    return ObjectLayout().Text("time", text).Take();
  }
  LayoutNode operator()(const FaultStep& one) const {
    const FaultStep usual;
    ObjectLayout step;
    step.Text("fault", std::string(WordOf(one.kind))).Text("on", one.operation);
    WriteFaultCalls(one, step);
    step.Text("code", one.code)
        .Text("text", UnlessEmpty(one.text))
        .Whole("record", Unless(one.record, usual.record))
        .Whole("records", Unless(one.records, usual.records));
    if (one.kind == FaultKind::kDelay) step.Text("by", SpanText(one.delay));
    if (one.kind == FaultKind::kDailyLimit) step.Whole("calls", one.calls);
    return step.Take();
  }
  LayoutNode operator()(const ExpectStep& one) const {
    return ObjectLayout().Node("expect", WriteExpectation(one)).Take();
  }
};

}  // namespace

LayoutNode WriteStep(const Step& step) { return std::visit(StepWriter(), step.what); }

}  // namespace campsync::harness
