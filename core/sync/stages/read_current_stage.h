// SPDX-License-Identifier: Apache-2.0
//
// ReadCurrentStage: reads Marketo's present values for everything the cycle has noted: programs and
// channels of the links concerned, then memberships by key. Logs say what to look at; decisions use
// what this stage reads. A membership that is gone is explained first: by its program being gone.
// Where it matters when it went, the change log is asked once more: only that says.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class ReadCurrentStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  void Collect(Cycle& cycle);
  StepResult ReadPrograms(Cycle& cycle);
  StepResult ReadChannels(Cycle& cycle);
  StepResult ReadMembers(Cycle& cycle);
  StepResult ReadLogAgain(Cycle& cycle);
  StepResult ConfirmPrograms(Cycle& cycle);
  StepResult ConfirmPeople(Cycle& cycle);
  StepResult ReadBatchOfPrograms(Cycle& cycle, const std::vector<marketo::ProgramId>& batch);
  static void NoteMembers(Cycle& cycle, const std::vector<marketo::ProgramMember>& rows);

  bool collected_ = false;
  std::vector<marketo::ProgramId> programs_;
  std::optional<std::vector<marketo::ChannelId>> channels_;
  std::vector<marketo::MemberKey> members_;
  std::set<marketo::MemberKey> left_;         // of whom the log may tell more by now
  std::optional<marketo::ChangeCursor> log_;  // how far it was read for them
  std::set<marketo::ProgramId> confirm_;      // memberships of theirs look removed
  std::set<marketo::PersonId> leavers_;       // so do theirs, or they left a campaign
};

}  // namespace campsync
