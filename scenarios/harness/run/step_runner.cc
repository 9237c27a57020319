// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/step_runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "core/check.h"
#include "scenarios/harness/judge/expectation.h"
#include "scenarios/harness/judge/journal_reading.h"
#include "scenarios/harness/run/acts.h"
#include "scenarios/harness/run/capture.h"
#include "scenarios/harness/run/fault_words.h"
#include "scenarios/harness/run/preview_answer.h"
#include "scenarios/harness/run/rest.h"
#include "scenarios/harness/run/user_requests.h"

namespace campsync::harness {

void StepRunner::Run(const Step& step) {
  stage_.recorder.NoteRun("Step", StepName(step));
  std::visit([&](const auto& one) { Do(step, one); }, step.what);
}

void StepRunner::Do(const Step& step, const MarketoStep& one) { DoAct(step.place, one); }

void StepRunner::Do(const Step& step, const SalesforceStep& one) { DoAct(step.place, one); }

void StepRunner::DoAct(const Place& place, const MarketoStep& one) {
  NoteAct(place);
  JudgeAct(place, one.refused, Act(stage_, place, one.action));
}

// With a commit delay the stamp is taken now and the records are seen when it commits (SF-TIME-07).
void StepRunner::DoAct(const Place& place, const SalesforceStep& one) {
  sim::SalesforceOrg& org = stage_.world.salesforce();
  const bool at_once = stage_.commit_delay == sim::CommitDelay::k0 || !WritesRecords(one.action);
  if (at_once) {
    NoteAct(place);
    JudgeAct(place, one.refused, Act(stage_, place, one.action));
    return;
  }
  const Instant stamp = org.BeginTransaction();
  ++open_transactions_;
  stage_.world.schedule().At(stage_.world.salesforce_clock().ToWorld(org.CommitTime(stamp)),
                             [this, &place, &one, stamp] {
                               NoteAct(place);
                               JudgeAct(place, one.refused, Act(stage_, place, one.action, stamp));
                               stage_.world.salesforce().EndTransaction(stamp);
                               --open_transactions_;
                             });
}

void StepRunner::JudgeAct(const Place& place, const std::optional<Refused>& expected,
                          const Result<Done>& done) {
  std::optional<Came> came;
  if (!done) came = Came{done.error(), done.error().fields, {}};
  JudgeRefusal(place, expected, came);
}

void StepRunner::JudgeRefusal(const Place& place, const std::optional<Refused>& expected,
                              const std::optional<Came>& came) {
  if (!expected && !came) return;
  if (!came) {
    Fail(expected->place, {},
         fmt::format("expected the refusal {}, but it was done", expected->code));
    return;
  }
  if (!expected && laws_only_) {
    refusals_.push_back({place, std::string(Describe(came->error.code).name)});
    return;
  }
  if (!expected) {
    Fail(place, came->rule, "refused: " + FormatError(came->error));
    return;
  }
  const std::string_view code = Describe(came->error.code).name;
  if (code != expected->code) {
    Fail(
        expected->place, came->rule,
        fmt::format("expected the refusal {}, found {}", expected->code, FormatError(came->error)));
    return;
  }
  if (expected->offenders) {
    const std::multiset<std::string> wanted(expected->offenders->begin(),
                                            expected->offenders->end());
    const std::multiset<std::string> named(came->offenders.begin(), came->offenders.end());
    if (wanted != named) {
      Fail(expected->place, came->rule,
           fmt::format("{} names [{}], expected [{}]", code, fmt::join(named, ", "),
                       fmt::join(wanted, ", ")));
      return;
    }
  }
  ++expectations_met_;
}

void StepRunner::Do(const Step& step, const UserStep& one) {
  ExpectCampaign(one.request);
  auto handled = stage_.driver.Handle(RequestOf(stage_, one.request));
  stage_.recorder.NoteLinks(stage_.world.memory_store().Definitions().links);
  if (!handled) {
    FailToEnd(step.place, {}, handled.error().sentence);
    return;
  }
  if (!handled->answer) return;  // a crash took the answer with it; the sync goes on from the store
  const Result<UserReply, Refusal>& answer = *handled->answer;
  std::optional<Came> came;
  if (!answer) {
    came = Came{answer.error().error, answer.error().offenders,
                std::string(answer.error().rule.text())};
  }
  JudgeRefusal(step.place, one.refused, came);
  stage_.LearnCreated();
  if (!answer) {
    if (came->error.IsDefinite()) ForgetCampaign(one.request);
    return;
  }
  if (const auto* asked = std::get_if<by_user::ListCampaigns>(&one.request)) {
    JudgeList(*asked, *answer);
  }
  if (const auto* asked = std::get_if<by_user::Preview>(&one.request)) {
    JudgeAnswer(*asked, *answer);
  }
}

void StepRunner::JudgeAnswer(const by_user::Preview& asked, const UserReply& reply) {
  const auto* preview = std::get_if<LinkPreview>(&reply);
  if (preview == nullptr || !asked.answer) return;
  auto findings = JudgePreview(*asked.answer, *preview, stage_.world.labels());
  if (findings.empty()) ++expectations_met_;
  std::ranges::move(findings, std::back_inserter(findings_));
}

// Later steps call the campaign that Create New makes by its key, whenever it comes.
void StepRunner::ExpectCampaign(const by_user::Request& request) {
  const auto* create = std::get_if<by_user::CreateCampaign>(&request);
  if (create == nullptr) return;
  const auto program = stage_.names.programs.IdOf(create->program);
  if (program) stage_.names.ExpectCampaign(*program, create->campaign_key);
}

void StepRunner::ForgetCampaign(const by_user::Request& request) {
  const auto* create = std::get_if<by_user::CreateCampaign>(&request);
  if (create == nullptr) return;
  const auto program = stage_.names.programs.IdOf(create->program);
  if (program) stage_.names.ForgetCampaign(*program);
}

void StepRunner::JudgeList(const by_user::ListCampaigns& asked, const UserReply& reply) {
  const auto* list = std::get_if<CampaignList>(&reply);
  if (list == nullptr || !asked.answer) return;
  std::vector<std::string> offered;
  for (const CampaignChoice& choice : list->campaigns) {
    offered.push_back(stage_.names.Of(choice.id));
  }
  if (offered == *asked.answer) {
    ++expectations_met_;
    return;
  }
  std::string text;
  for (const std::string& key : offered) {
    text += (text.empty() ? "" : ", ") + FormatScalar(Scalar(key));
  }
  Finding finding{
      .judge = "step",
      .rule = "MK-PRE-01",
      .place = asked.answer_place,
      .sentence = fmt::format("the dialog offers [{}], expected [{}]", fmt::join(offered, ", "),
                              fmt::join(*asked.answer, ", "))};
  finding.edits.push_back({asked.answer_place, "[" + text + "]"});
  findings_.push_back(std::move(finding));
}

void StepRunner::Do(const Step& step, const SyncStep& one) {
  const std::size_t entries = stage_.journal().size();
  const std::size_t reports = stage_.recorder.reports().size();
  const std::vector<marketo::Person> people = CapturePeople(stage_.world.marketo());
  ArmMoments(one);
  RunCycles(step.place, one);
  for (const sim::MomentName& never : stage_.world.moments().Disarm()) {
    ++missed_moments_;
    doubts_.push_back(fmt::format("line {}: the moment {} never came", step.place.line,
                                  sim::FormatMoment(never)));
  }
  last_sync_.reports.clear();
  const auto& all = stage_.recorder.reports();
  for (std::size_t i = reports; i < all.size(); ++i) {
    if (IsOnThePages(all[i])) last_sync_.reports.push_back(all[i]);
  }
  last_sync_.calls = TallyCalls(stage_.journal().subspan(entries));
  last_sync_.writes = TallyWrites(stage_.journal().subspan(entries), people);
}

// What the sync reported is seen on Marketo's pages, for as long as they keep it (MK-ERR-01).
bool StepRunner::IsOnThePages(const marketo::SyncReport& report) {
  const auto& reports = stage_.world.marketo().reports();
  return std::ranges::any_of(reports.shown(),
                             [&](const sim::PublishedReport& one) { return one.report == report; });
}

void StepRunner::ArmMoments(const SyncStep& one) {
  for (const Moment& moment : one.during) {
    const sim::MomentSide side =
        moment.when == Moment::When::kBefore ? sim::MomentSide::kBefore : sim::MomentSide::kAfter;
    stage_.world.moments().Arm({side, moment.operation, moment.nth}, [this, &moment] {
      for (const Moment::Act& act : moment.acts) {
        std::visit([&](const auto& what) { DoAct(act.place, what); }, act.what);
      }
    });
  }
}

void StepRunner::RunCycles(const Place& place, const SyncStep& one) {
  if (std::holds_alternative<SyncStep::UntilIdle>(one.extent)) {
    if (auto rest = RunToRest(stage_); !rest) {
      FailToEnd(place, "MK-CYCLE-02", rest.error().sentence);
    }
    return;
  }
  const std::int64_t count = std::get<SyncStep::Cycles>(one.extent).count;
  for (std::int64_t cycle = 0; cycle < count; ++cycle) {
    if (auto ran = stage_.driver.RunCycle(); !ran) {
      FailToEnd(place, {}, ran.error().sentence);
      return;
    }
  }
}

void StepRunner::Do(const Step& step, const TimeStep& one) {
  if (const auto* span = std::get_if<Duration>(&one.to)) {
    stage_.world.AdvanceBy(*span);
    return;
  }
  const Instant to = std::get<Instant>(one.to);
  const Instant now = stage_.world.clock().Now();
  if (to < now) {
    Fail(step.place, {},
         fmt::format("it is {} already: time does not go back", FormatInstant(now)));
    return;
  }
  stage_.world.AdvanceTo(to);
}

void StepRunner::Do(const Step&, const FaultStep& one) {
  stage_.world.faults().Add(FaultOf(one, stage_.world.clock().Now()));
}

void StepRunner::Do(const Step&, const ExpectStep& one) {
  const WorldView view = stage_.Look();
  const TableSource source{view, last_sync_, stage_.names, stage_.world.labels()};
  for (const TablePattern& pattern : one.tables) {
    std::vector<Finding> findings = JudgeTable(pattern, RowsOf(pattern.table, source));
    if (findings.empty()) ++expectations_met_;
    std::ranges::move(findings, std::back_inserter(findings_));
  }
}

void StepRunner::NoteAct(const Place& place) {
  acts_.push_back({stage_.world.journal().size(), place});
}

void StepRunner::FailToEnd(const Place& place, std::string rule, std::string sentence) {
  Fail(place, std::move(rule), std::move(sentence));
  findings_.back().judge = kTerminationJudge;
}

void StepRunner::Fail(const Place& place, std::string rule, std::string sentence) {
  findings_.push_back({.judge = "step",
                       .rule = std::move(rule),
                       .place = place,
                       .sentence = std::move(sentence),
                       .lines = {},
                       .edits = {}});
}

}  // namespace campsync::harness
