// SPDX-License-Identifier: Apache-2.0
//
// StepRunner: gives every step of a scenario its meaning, one handler a verb: people act, a user
// asks the sync, the sync runs, time passes, a fault is laid, the case expects something. It
// collects what is wrong and what is undecided; the laws and the verdict are the case runner's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/judge/table_rows.h"
#include "scenarios/harness/run/person_story.h"
#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

class StepRunner {
 public:
  /// The stage must outlive the runner. With `laws_only` a refusal that nobody expected is counted
  /// and is no finding.
  StepRunner(Stage& stage, bool laws_only) : stage_(stage), laws_only_(laws_only) {}

  void Run(const Step& step);

  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
  [[nodiscard]] const std::vector<std::string>& doubts() const { return doubts_; }
  /// Patterns, refusals and answers that were as expected.
  [[nodiscard]] std::int64_t expectations_met() const { return expectations_met_; }
  /// Refusals that nobody expected, in order; always empty without `laws_only`.
  [[nodiscard]] const std::vector<UnexpectedRefusal>& refusals() const { return refusals_; }
  /// Acts amid a cycle whose call never came.
  [[nodiscard]] std::int64_t missed_moments() const { return missed_moments_; }
  /// What people did, in order.
  [[nodiscard]] const std::vector<ActSeen>& acts() const { return acts_; }
  /// Transactions in Salesforce that have not committed yet.
  [[nodiscard]] std::int64_t open_transactions() const { return open_transactions_; }

 private:
  void Do(const Step& step, const MarketoStep& one);
  void Do(const Step& step, const SalesforceStep& one);
  void Do(const Step& step, const UserStep& one);
  void Do(const Step& step, const SyncStep& one);
  void Do(const Step& step, const TimeStep& one);
  void Do(const Step& step, const FaultStep& one);
  void Do(const Step& step, const ExpectStep& one);

  // A refusal as it came: from an org or from the sync.
  struct Came {
    Error error;
    std::vector<std::string> offenders;
    std::string rule;
  };
  void JudgeRefusal(const Place& place, const std::optional<Refused>& expected,
                    const std::optional<Came>& came);
  void JudgeAct(const Place& place, const std::optional<Refused>& expected,
                const Result<Done>& done);
  void DoAct(const Place& place, const MarketoStep& one);
  void DoAct(const Place& place, const SalesforceStep& one);
  void JudgeList(const by_user::ListCampaigns& asked, const UserReply& reply);
  void JudgeAnswer(const by_user::Preview& asked, const UserReply& reply);
  void ExpectCampaign(const by_user::Request& request);
  void ForgetCampaign(const by_user::Request& request);
  bool IsOnThePages(const marketo::SyncReport& report);
  void ArmMoments(const SyncStep& one);
  void RunCycles(const Place& place, const SyncStep& one);
  void NoteAct(const Place& place);
  void Fail(const Place& place, std::string rule, std::string sentence);
  // The sync did not come to an end.
  void FailToEnd(const Place& place, std::string rule, std::string sentence);

  Stage& stage_;
  bool laws_only_;
  SyncView last_sync_;
  std::vector<Finding> findings_;
  std::vector<std::string> doubts_;
  std::vector<UnexpectedRefusal> refusals_;
  std::vector<ActSeen> acts_;
  std::int64_t expectations_met_ = 0;
  std::int64_t open_transactions_ = 0;
  std::int64_t missed_moments_ = 0;
};

}  // namespace campsync::harness
