// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/case_runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/carried_edits.h"
#include "scenarios/harness/judge/edit_ledger.h"
#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/member_edits.h"
#include "scenarios/harness/judge/probes.h"
#include "scenarios/harness/judge/reference/reference_model.h"
#include "scenarios/harness/run/event_sentence.h"
#include "scenarios/harness/run/person_story.h"
#include "scenarios/harness/run/rest.h"
#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/run/step_runner.h"
#include "sim/world/journal_text.h"

namespace campsync::harness {
namespace {

// What may be where things went another way than a flow from one side to the other.
bool IsTelling(const Event& event) {
  if (const auto* decided = std::get_if<Decided>(&event.what)) {
    return decided->outcome == Outcome::kRefuse || decided->outcome == Outcome::kBlock ||
           decided->outcome == Outcome::kSupersede;
  }
  if (const auto* wrote = std::get_if<Wrote>(&event.what)) return wrote->result != "ok";
  return false;
}

class CaseRun {
 public:
  CaseRun(const Scenario& scenario, const RunOptions& options, Stage& stage)
      : scenario_(scenario), options_(options), stage_(stage), steps_(stage, options.laws_only) {
    result_.name = scenario.name;
    result_.path = scenario.path;
    result_.title = scenario.title;
    result_.notes = scenario.notes;
    for (const CitedRule& rule : scenario.rules) result_.cited.push_back(rule.id);
    for (const SwitchSetting& one : scenario.policy) {
      result_.settings.push_back(fmt::format("{}={}", one.name, one.value));
    }
  }

  CaseResult Run() {
    before_ = stage_.Look();
    journal_before_ = Entries();
    effects_before_ = stage_.world.faults().effects().count();
    std::int64_t done = 0;
    for (const Step& step : scenario_.steps) {
      if (RunsEngine(step)) LookAgain();
      steps_.Run(step);
      JudgeStep(step);
      if (++done == options_.until || (HasFailed() && !options_.keep_going)) break;
    }
    const bool stopped = options_.until != 0 && done != 0;
    if (stopped) result_.doubts.push_back(StoppedAfter(done));
    if (options_.dump_state && stopped) result_.dump = DumpState(stage_, Moment(done));
    if (!stopped) Close();
    if (options_.dump_state && !stopped) {
      result_.dump = DumpState(stage_, "after the last step, when the sync had come to rest");
    }
    return Finish();
  }

 private:
  [[nodiscard]] std::int64_t Entries() const { return stage_.world.journal().size(); }
  [[nodiscard]] bool HasFailed() const {
    return !steps_.findings().empty() || !result_.findings.empty();
  }

  // `after step 3 of 7 (line 41): sync`
  [[nodiscard]] std::string Moment(std::int64_t done) const {
    const Step& last = scenario_.steps.at(static_cast<std::size_t>(done - 1));
    return fmt::format("after step {} of {} (line {}): {}", done, scenario_.steps.size(),
                       last.place.line, StepName(last));
  }
  [[nodiscard]] std::string StoppedAfter(std::int64_t done) const {
    return fmt::format("the run was stopped {}; what comes later was not judged", Moment(done));
  }

  static bool RunsEngine(const Step& step) {
    return std::holds_alternative<SyncStep>(step.what) ||
           std::holds_alternative<UserStep>(step.what);
  }

  // People changed what the laws look at: they judge the engine against what it found.
  void LookAgain() {
    if (!has_changed_) return;
    WorldView now = stage_.Look();
    MarkApplied(ViewOf(now, false), stage_.recorder.history());
    Advance(std::move(now));
  }

  void JudgeStep(const Step& step) {
    if (!RunsEngine(step)) {
      const bool looked = std::holds_alternative<ExpectStep>(step.what);
      if (looked && !HasFailed()) good_until_ = Entries();
      has_changed_ = has_changed_ || !looked;
      return;
    }
    WorldView after = stage_.Look();
    FollowRelabels(before_.salesforce, after.salesforce);
    const LawView view = ViewOf(after, std::holds_alternative<SyncStep>(step.what));
    MarkEnds(view);
    TakeLaws(step.place, JudgeLaws(Law::When::kAfterStep, view));
    Advance(std::move(after));
  }

  void MarkEnds(const LawView& view) {
    MarkMerged(view, stage_.recorder.history());
    MarkCarried(view, stage_.recorder.history());
    MarkApplied(view, stage_.recorder.history());
    MarkSettled(view, stage_.recorder.history());
  }

  // The sync itself gives rows other labels, and their members follow.
  void FollowRelabels(const SalesforceView& before, const SalesforceView& after) {
    for (const salesforce::CampaignMemberStatus& row : after.statuses) {
      const auto old =
          std::ranges::find(before.statuses, row.id, &salesforce::CampaignMemberStatus::id);
      if (old == before.statuses.end() || old->label == row.label) continue;
      const LabelTable& labels = stage_.world.labels();
      stage_.recorder.NoteRelabelled(row.campaign, labels.Text(old->label), labels.Text(row.label));
    }
  }

  void Advance(WorldView now) {
    if (!start_) start_ = std::move(before_);
    before_ = std::move(now);
    journal_before_ = Entries();
    has_changed_ = false;
  }

  [[nodiscard]] LawView ViewOf(const WorldView& after, bool engine_ran) {
    return {.before = before_,
            .after = after,
            .history = stage_.recorder.history(),
            .journal = stage_.journal(),
            .journal_before = journal_before_,
            .engine_ran = engine_ran,
            .policy = stage_.policy,
            .labels = stage_.world.labels(),
            .names = stage_.names,
            .rulebook = options_.rulebook};
  }

  void TakeLaws(const Place& place, Findings findings) {
    for (Finding& finding : findings) {
      if (finding.place.line == 0) finding.place = place;
      result_.findings.push_back(std::move(finding));
    }
  }

  // Faults stop, nobody edits any more: the sync comes to rest and what must hold then is judged.
  // A run that failed before is closed all the same: a wrong value must not hide a lost edit.
  void Close() {
    LookAgain();
    result_.effects = stage_.world.faults().effects().count() - effects_before_;
    closed_at_ = HasFailed() ? Entries() : 0;
    for (const sim::Fault& fault : stage_.world.faults().Unfired()) {
      if (HasFailed()) break;  // its step may not have come
      result_.doubts.push_back(
          fmt::format("the fault {} on {} never came", NameOf(fault.kind), fault.operation));
    }
    stage_.world.faults().Stop();
    stage_.recorder.NoteRun("Close", "faults stop, the sync comes to rest");
    const Place end = scenario_.steps.empty() ? Place{} : scenario_.steps.back().place;
    if (auto rest = RunToRest(stage_); !rest) {
      result_.findings.push_back({.judge = std::string(kTerminationJudge),
                                  .rule = "MK-CYCLE-02",
                                  .place = end,
                                  .sentence = rest.error().sentence});
      const WorldView restless = stage_.Look();
      TakeLaws(end, JudgeLaws(Law::When::kAtEnd, ViewOf(restless, true)));
      return;
    }
    if (steps_.open_transactions() > 0) {
      result_.doubts.emplace_back("a transaction in Salesforce was still open at the end");
    }
    WorldView after = stage_.Look();
    FollowRelabels(before_.salesforce, after.salesforce);
    const LawView view = ViewOf(after, true);
    MarkEnds(view);
    TakeLaws(end, JudgeLaws(Law::When::kAfterStep, view));
    TakeLaws(end, JudgeLaws(Law::When::kAtEnd, view));
    TakeLaws(end, JudgeLaws(Law::When::kAtRest, view));
    JudgeLedger(end, view);
    ReferenceJudgement judgement = JudgeByReferenceModel(start_ ? *start_ : before_, view);
    TakeLaws(end, std::move(judgement.findings));
    result_.reference = judgement.tally;
    if (options_.keep_rest) result_.rest = RestRowsOf(view);
    if (options_.laws_only) result_.probes = ProbesReached(view);
  }

  // The law of survival finds an edit that is lost; this one that was never asked about.
  void JudgeLedger(const Place& end, const LawView& view) {
    result_.edits = LedgerOf(view);
    if (result_.edits.Balances() || HasFailed()) return;
    TakeLaws(end, {{.judge = "survival",
                    .rule = "MK-CYCLE-08",
                    .sentence = fmt::format("{} edits of members were made, and {} are in a bucket",
                                            result_.edits.made, result_.edits.Sum())}});
  }

  [[nodiscard]] bool CameToBear(const std::string& rule) const {
    return stage_.recorder.rules_fired().contains(rule) ||
           stage_.world.rules().fired().contains(rule);
  }

  // A case that cites a rule is about it: where nothing came under it, the case shows nothing of
  // it. A rule that the case spares must leave it alone.
  void JudgeCitations() {
    if (options_.rulebook == nullptr || options_.until != 0) return;
    for (const CitedRule& cited : scenario_.rules) {
      const Rule* rule = options_.rulebook->Find(cited.id);
      const bool is_active = rule != nullptr && rule->status == RuleStatus::kActive;
      if (!is_active || CameToBear(cited.id)) continue;
      result_.doubts.push_back(
          fmt::format("the case cites {}, and nothing in the run came under it", cited.id));
    }
    for (const CitedRule& spared : scenario_.spares) {
      if (!CameToBear(spared.id)) continue;
      result_.findings.push_back(
          {.judge = "spares",
           .rule = spared.id,
           .place = spared.place,
           .sentence = fmt::format("{} came to bear, and the case spares it", spared.id)});
    }
  }

  CaseResult Finish() {
    if (!HasFailed()) JudgeCitations();
    Findings findings = steps_.findings();
    findings.insert(findings.end(), result_.findings.begin(), result_.findings.end());
    result_.findings = std::move(findings);
    const auto& doubts = steps_.doubts();
    result_.doubts.insert(result_.doubts.begin(), doubts.begin(), doubts.end());
    result_.expectations_met = steps_.expectations_met();
    result_.refusals = steps_.refusals();
    result_.missed_moments = steps_.missed_moments();
    if (result_.findings.empty() && result_.expectations_met == 0) {
      result_.doubts.emplace_back("no expectation was checked");
    }
    if (options_.laws_only) result_.doubts.clear();
    result_.verdict = !result_.findings.empty() ? Verdict::kFail
                      : !result_.doubts.empty() ? Verdict::kInconclusive
                                                : Verdict::kPass;
    if (result_.verdict == Verdict::kFail) result_.divergence = Divergence();
    CollectEvidence();
    return std::move(result_);
  }

  void CollectEvidence() {
    result_.fired = stage_.recorder.rules_fired();
    result_.fired_at_gates = stage_.world.rules().fired();
    result_.fired.insert(result_.fired_at_gates.begin(), result_.fired_at_gates.end());
    CollectSwitches();
    result_.digest = stage_.world.journal().DigestText();
    if (options_.trace) Trace();
  }

  void Trace() {
    if (!options_.trace_person.empty()) {
      result_.people = PeopleOf(stage_.names);
      result_.trace = PersonStory(stage_, scenario_, steps_.acts(), options_.trace_person);
      return;
    }
    for (const sim::JournalEntry& entry : stage_.journal()) {
      result_.trace.push_back(sim::FormatEntry(stage_.world.labels(), entry));
    }
  }

  void CollectSwitches() {
    const Switches switches = SwitchesOf(scenario_, options_);
    for (const PolicySwitch& one : PolicySwitches()) {
      const std::string_view value = PolicySwitchValue(switches.policy, one.name);
      if (stage_.recorder.switches_read().contains(one.name) || value != one.values.front()) {
        result_.switches.push_back({std::string(one.name), std::string(value)});
      }
    }
    for (const sim::BehaviorSwitch& one : sim::BehaviorSwitches()) {
      const std::string_view value = sim::BehaviorSwitchValue(switches.behavior, one.name);
      if (value == one.values.front()) continue;
      result_.switches.push_back({std::string(one.name), std::string(value)});
    }
  }

  // The first telling event since an expectation last held, else the first decision.
  [[nodiscard]] std::optional<std::string> Divergence() const {
    const SeenEvent* first_decision = nullptr;
    for (const SeenEvent& seen : stage_.recorder.history().events) {
      if (seen.journal <= good_until_) continue;
      if (closed_at_ != 0 && seen.journal > closed_at_) break;
      if (IsTelling(seen.event)) return Line(seen);
      const bool decision = std::holds_alternative<Decided>(seen.event.what);
      if (decision && first_decision == nullptr) first_decision = &seen;
    }
    if (first_decision == nullptr) return std::nullopt;
    return Line(*first_decision);
  }

  [[nodiscard]] std::string Line(const SeenEvent& seen) const {
    const std::string cycle = seen.event.place.cycle == 0
                                  ? std::string("at a user's request")
                                  : fmt::format("in cycle {}", seen.event.place.cycle);
    return fmt::format("{}, {} (journal entry {})", cycle, EventSentence(seen.event, stage_.names),
                       seen.journal);
  }

  const Scenario& scenario_;
  const RunOptions& options_;
  Stage& stage_;
  StepRunner steps_;
  CaseResult result_;
  std::optional<WorldView> start_;  // the first instant; nullopt: `before_` still is
  WorldView before_;
  bool has_changed_ = false;  // people acted since `before_`
  std::int64_t journal_before_ = 0;
  std::int64_t effects_before_ = 0;
  std::int64_t good_until_ = 0;  // where an expectation last held
  std::int64_t closed_at_ = 0;   // where the steps of a run that had failed ended; 0: no such run
};

}  // namespace

Result<CaseResult, LocatedError> RunCase(const Scenario& scenario, const RunOptions& options) {
  auto stage = Stage::Make(scenario, options);
  if (!stage) return stage.error();
  return CaseRun(scenario, options, **stage).Run();
}

}  // namespace campsync::harness
