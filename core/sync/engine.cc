// SPDX-License-Identifier: Apache-2.0
#include "core/sync/engine.h"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "core/sync/announcements.h"
#include "core/sync/backlog.h"
#include "core/sync/cycle.h"
#include "core/sync/describe.h"
#include "core/sync/link_desk.h"
#include "core/sync/notifications.h"
#include "core/sync/stages/adopt_orphans_stage.h"
#include "core/sync/stages/begin_stage.h"
#include "core/sync/stages/check_visibility_stage.h"
#include "core/sync/stages/compare_rows_stage.h"
#include "core/sync/stages/ensure_leads_stage.h"
#include "core/sync/stages/explain_removals_stage.h"
#include "core/sync/stages/finish_stage.h"
#include "core/sync/stages/look_up_absences_stage.h"
#include "core/sync/stages/mass_change_stage.h"
#include "core/sync/stages/merge_links_stage.h"
#include "core/sync/stages/merge_people_stage.h"
#include "core/sync/stages/plan_stage.h"
#include "core/sync/stages/pull_campaigns_stage.h"
#include "core/sync/stages/pull_deletes_stage.h"
#include "core/sync/stages/pull_members_stage.h"
#include "core/sync/stages/pull_people_stage.h"
#include "core/sync/stages/push_members_stage.h"
#include "core/sync/stages/read_changes_stage.h"
#include "core/sync/stages/read_current_stage.h"
#include "core/sync/stages/recheck_stage.h"
#include "core/sync/stages/settle_intents_stage.h"
#include "core/sync/stages/settle_stage.h"
#include "core/sync/stages/sync_definitions_stage.h"

namespace campsync {
namespace {

/// The stages of a cycle in their order: observe, plan, act, finish (MK-CYCLE-05: pulls before
/// pushes).
std::vector<std::unique_ptr<Stage>> MakeStages() {
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(std::make_unique<BeginStage>());
  stages.push_back(std::make_unique<ReadChangesStage>());
  stages.push_back(std::make_unique<MergePeopleStage>());
  stages.push_back(std::make_unique<DropLinksStage>());
  stages.push_back(std::make_unique<SettleIntentsStage>());
  stages.push_back(std::make_unique<PullDeletesStage>());
  stages.push_back(std::make_unique<PullPeopleStage>());
  stages.push_back(std::make_unique<PullCampaignsStage>());
  stages.push_back(std::make_unique<CheckVisibilityStage>());
  stages.push_back(std::make_unique<AdoptOrphansStage>());
  stages.push_back(std::make_unique<CompareRowsStage>());
  stages.push_back(std::make_unique<RecheckStage>());
  stages.push_back(std::make_unique<MergeLinksStage>());
  stages.push_back(std::make_unique<LookUpAbsencesStage>());
  stages.push_back(std::make_unique<ExplainRemovalsStage>());
  stages.push_back(std::make_unique<ReadCurrentStage>());
  stages.push_back(std::make_unique<SyncDefinitionsStage>());
  stages.push_back(std::make_unique<PlanStage>());
  stages.push_back(std::make_unique<MassChangeStage>());
  stages.push_back(std::make_unique<PullMembersStage>());
  stages.push_back(std::make_unique<EnsureLeadsStage>());
  stages.push_back(std::make_unique<SettleStage>());
  stages.push_back(std::make_unique<PushMembersStage>());
  stages.push_back(std::make_unique<FinishStage>());
  return stages;
}

class SyncEngine : public Engine {
 public:
  SyncEngine(const EnginePorts& ports, const SyncPolicy& policy) : sync_(ports, policy) {}

  [[nodiscard]] Result<Done> LoadState() {
    const auto snapshot = sync_.ports.store.Load();
    if (!snapshot) return snapshot.error();
    sync_.state = State(*snapshot);
    sync_.definitions = {};
    sync_.copied_members.clear();
    sync_.store_lost = false;
    CompareEverythingNext();
    return Done{};
  }

  Advanced Advance() override {
    if (sync_.store_lost) return Reload();
    if (resting_) {
      resting_ = false;
      return Idle{sync_.marketo_now + kCyclePause};
    }
    if (!cycle_) BeginCycle();
    switch (stages_[stage_at_]->Step(*cycle_)) {
      case StepResult::kMore:
        return Progress{};
      case StepResult::kDone:
        if (++stage_at_ < stages_.size()) return Progress{};
        sync_.unsettled = {};
        return EndCycle();
      case StepResult::kAbort:
        if (sync_.store_lost) return Reload();
        CompareEverythingNext();
        if (sync_.settings.sync_enabled) NoteUnsettled(*cycle_);
        return EndCycle();
    }
    CAMPSYNC_UNREACHABLE();
  }

  Result<UserReply, Refusal> Handle(const UserRequest& request) override {
    return LinkDesk(sync_).Handle(request);
  }

  [[nodiscard]] std::vector<StandingItem> Standing() const override {
    std::vector<StandingItem> items;
    std::set<store::MemberKey> keys = sync_.state.blocked();
    keys.insert(sync_.state.diverged().begin(), sync_.state.diverged().end());
    for (const auto& key : keys) {
      items.push_back({NameOfMember(key), sync_.state.Find(key)->disposition});
    }
    for (const auto& [id, blocked] : sync_.state.blocked_members()) {
      items.push_back({NameOfCampaign(blocked.campaign) + " member " + id.Text(), blocked.blocked});
    }
    ListUndecidedLeads(items);
    for (const auto& [program, link] : sync_.state.links()) {
      const marketo::Program* row = sync_.ProgramOf(link);
      if (row != nullptr && store::Joins(link.state) && IsPaused(*row, sync_.policy)) {
        items.push_back({NameOfLink(program),
                         store::Blocked{ErrorCode::kProgramArchived, store::WaitsOn::kProgram}});
      }
      const store::CampaignRecord* campaign = sync_.state.FindCampaign(link.campaign);
      if (campaign == nullptr || campaign->is_visible) continue;
      items.push_back({NameOfCampaign(link.campaign),
                       store::Blocked{ErrorCode::kCampaignNotVisible, store::WaitsOn::kCampaign}});
    }
    return items;
  }

  [[nodiscard]] SyncBacklog Backlog() const override { return CountBacklog(sync_); }

 private:
  /// A lead that may be a person's waits for somebody to decide, also when no member waits for it
  /// any more.
  void ListUndecidedLeads(std::vector<StandingItem>& items) const {
    const State& state = sync_.state;
    for (const auto& [id, intent] : state.lead_intents()) {
      if (!intent.IsAmbiguous()) continue;
      const marketo::PersonId person = id;  // clang 14 captures no structured binding
      const auto campaigns = state.CampaignsOf(person);
      const bool is_told = std::ranges::any_of(campaigns, [&](const auto& campaign) {
        const auto* blocked =
            std::get_if<store::Blocked>(&state.Find({campaign, person})->disposition);
        return blocked != nullptr && blocked->code == ErrorCode::kAmbiguousCreate;
      });
      if (is_told) continue;
      items.push_back({NameOfPerson(person),
                       store::Blocked{ErrorCode::kAmbiguousCreate, store::WaitsOn::kRecord,
                                      sync_.ports.labels.Intern(TextOfCandidates(intent))}});
    }
  }

  /// A cycle that stopped half-way may have taken note of a change without acting on it.
  void CompareEverythingNext() {
    sync_.recheck_all = true;
    for (const auto& [program, link] : sync_.state.links()) {
      sync_.links_to_compare.insert(program);
    }
  }

  void BeginCycle() {
    ++sync_.cycle;
    sync_.batch = 0;
    first_cycle_ = sync_.state.watermarks() == store::Watermarks{};
    cycle_.emplace(sync_);
    stages_ = MakeStages();
    stage_at_ = 0;
  }

  /// Drops whatever was under way and reads the store again. While the store does not answer there
  /// is nothing to do but to wait.
  Advanced Reload() {
    cycle_.reset();
    if (!LoadState()) return Idle{sync_.marketo_now + kCyclePause};
    return Progress{};
  }

  Advanced EndCycle() {
    marketo::SyncReport report = cycle_->report.Finish(sync_.marketo_now);
    cycle_.reset();
    resting_ = true;
    if (!sync_.settings.sync_enabled) return Progress{};
    // The pages in Marketo are a copy; a cycle does not fail for them.
    AddNotifications(sync_, report);
    SampleBacklog(sync_);
    AnnounceCycle(sync_, report, first_cycle_);
    AnnounceTrouble(sync_, report, last_trouble_);
    last_trouble_ = TroubleOf(report);
    static_cast<void>(sync_.Marketo(marketo::PublishReport{report}));
    sync_.Emit("report", Reported{report});
    return CycleEnded{std::move(report)};
  }

  SyncContext sync_;
  std::optional<Cycle> cycle_;
  std::vector<std::unique_ptr<Stage>> stages_;
  std::size_t stage_at_ = 0;
  bool resting_ = false;
  bool first_cycle_ = false;
  Trouble last_trouble_;
};

}  // namespace

Result<std::unique_ptr<Engine>> Engine::Load(const EnginePorts& ports, const SyncPolicy& policy) {
  auto engine = std::make_unique<SyncEngine>(ports, policy);
  if (const auto loaded = engine->LoadState(); !loaded) return loaded.error();
  return std::unique_ptr<Engine>(std::move(engine));
}

}  // namespace campsync
