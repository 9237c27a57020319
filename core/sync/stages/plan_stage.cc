// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/plan_stage.h"

#include "core/sync/backlog.h"
#include "core/sync/describe.h"
#include "core/sync/dissolution_plan.h"
#include "core/sync/member_facts.h"
#include "core/sync/member_plan.h"
#include "core/sync/standing.h"

namespace campsync {
namespace {

using store::MemberRecord;

/// A row that is neither readable nor in a delete log: neither side is written (design: removal
/// needs positive evidence).
bool IsUnknownAbsence(const MemberView& view, const MemberFacts& facts) {
  return view.salesforce_looked_at && !view.salesforce && !view.gone_at &&
         facts.salesforce.base.has_value();
}

/// The status list of one campaign at a time: members are planned campaign by campaign.
class StatusLists {
 public:
  explicit StatusLists(const SyncContext& sync) : sync_(sync) {}

  const CampaignStatuses& Of(salesforce::CampaignId campaign) {
    if (!list_ || campaign_ != campaign) list_.emplace(sync_.StatusesOf(campaign));
    campaign_ = campaign;
    return *list_;
  }

 private:
  const SyncContext& sync_;
  salesforce::CampaignId campaign_;
  std::optional<CampaignStatuses> list_;
};

/// What keeps anything from being decided about the member at all.
std::optional<MemberDecision> ObstacleToDecide(const SyncContext& sync,
                                               const store::LinkRecord& link,
                                               const MemberView& view, const MemberFacts& facts) {
  const store::CampaignRecord* campaign = sync.state.FindCampaign(link.campaign);
  if (campaign != nullptr && !campaign->is_visible) {
    return MemberDecision{.outcome = Outcome::kBlock,
                          .rule = "MK-PRE-04",
                          .action = Block{ErrorCode::kCampaignNotVisible, store::WaitsOn::kCampaign,
                                          "the sync user cannot see the campaign"}};
  }
  const marketo::Program* program = sync.ProgramOf(link);
  if (program != nullptr && IsPaused(*program, sync.policy)) {
    return MemberDecision{.outcome = Outcome::kBlock,
                          .rule = "MK-UNLINK-06",
                          .action = Block{ErrorCode::kProgramArchived, store::WaitsOn::kProgram,
                                          "the program is archived"},
                          .switches = {"program-archived"}};
  }
  if (link.state != store::LinkState::kCampaignGone && IsUnknownAbsence(view, facts)) {
    return MemberDecision{
        .outcome = Outcome::kBlock,
        .rule = "MK-PRE-04",
        .action = Block{ErrorCode::kUnknownAbsence, store::WaitsOn::kRecord,
                        "the campaign member is neither readable nor in the delete log"}};
  }
  return std::nullopt;
}

/// Somebody left the program after the change log was read, and Salesforce has an edit of its own:
/// which of the two is later is told by the next cycle's log. What was told in an earlier cycle has
/// left its mark on the record.
bool LeftAfterTheLog(const store::MemberRecord* record, const MemberView& view,
                     const MemberFacts& facts) {
  return record != nullptr && !std::holds_alternative<store::Blocked>(record->disposition) &&
         facts.marketo.base && !facts.marketo.now && facts.salesforce.now &&
         facts.salesforce.now != facts.salesforce.base && view.marketo_changed_at == Instant{};
}

/// Nobody moved, and a rule keeps the sides apart: there is nothing to decide, so nothing is in the
/// way.
bool StandsByRule(const SyncContext& sync, const MemberFacts& facts) {
  const bool is_apart = !WereAgreedOn(facts.disposition, facts.apart_by) &&
                        !LeftToCompare(facts.disposition, facts.apart_by, sync.ports.labels);
  return is_apart && facts.marketo.now && facts.salesforce.now &&
         facts.marketo.now == facts.marketo.base && facts.salesforce.now == facts.salesforce.base;
}

MemberDecision Decide(const SyncContext& sync, const store::LinkRecord& link,
                      const marketo::Channel* channel, const MemberView& view,
                      const MemberFacts& facts, StatusLists& lists) {
  if (!StandsByRule(sync, facts)) {
    if (auto obstacle = ObstacleToDecide(sync, link, view, facts)) return *std::move(obstacle);
  }
  const store::CampaignRecord* campaign = sync.state.FindCampaign(link.campaign);
  const bool is_active = campaign == nullptr || campaign->is_active;
  if (!store::Joins(link.state)) {
    return DecideDissolution(facts, {.link = link,
                                     .policy = sync.policy,
                                     .clocks = sync.clocks,
                                     .campaign_is_active = is_active});
  }
  const ChannelView channel_view = sync.ViewOf(*channel);
  return DecideMember(facts, {.channel = channel_view,
                              .statuses = lists.Of(link.campaign),
                              .policy = sync.policy,
                              .clocks = sync.clocks,
                              .labels = sync.ports.labels,
                              .campaign_is_active = is_active});
}

/// A rule that the decision upholds beside the one it stands on.
std::optional<RuleId> RuleBehind(const Action& action) {
  const auto* block = std::get_if<Block>(&action);
  if (block == nullptr) return std::nullopt;
  if (block->code == ErrorCode::kCampaignInactive) return RuleId("MK-UNLINK-09");
  if (block->code == ErrorCode::kStatusNotOnCampaign) return RuleId("SF-INC-06");
  return std::nullopt;
}

MemberValues ValuesOf(const SyncContext& sync, salesforce::CampaignId campaign,
                      const std::optional<store::SalesforceSeen>& salesforce,
                      const std::optional<marketo::MemberState>& marketo) {
  MemberValues values;
  if (salesforce) values.salesforce = sync.ports.labels.Text(salesforce->status);
  if (marketo) values.marketo = NameOfStatus(sync, campaign, marketo->status);
  return values;
}

MemberGround GroundOf(const SyncContext& sync, const PlannedMember& planned) {
  const auto campaign = planned.key.campaign;
  const MemberFacts& facts = planned.facts;
  return {.base = ValuesOf(sync, campaign, facts.salesforce.base, facts.marketo.base),
          .now = ValuesOf(sync, campaign, facts.salesforce.now, facts.marketo.now)};
}

void Announce(SyncContext& sync, const PlannedMember& planned) {
  if (!sync.watched) return;
  const MemberFacts& facts = planned.facts;
  const auto both = [&](const auto& salesforce, const auto& marketo) {
    return "Salesforce " + DescribeSalesforce(sync, salesforce) + ", Marketo " +
           DescribeMarketo(sync, planned.key.campaign, marketo);
  };
  sync.Emit(NameOfMember(planned.key),
            Decided{.outcome = planned.decision.outcome,
                    .rule = planned.decision.rule,
                    .base = both(facts.salesforce.base, facts.marketo.base),
                    .observed = both(facts.salesforce.now, facts.marketo.now),
                    .switches = planned.decision.switches,
                    .ground = GroundOf(sync, planned)});
  if (planned.decision.outcome == Outcome::kPush || planned.decision.outcome == Outcome::kPull) {
    sync.Emit(NameOfMember(planned.key),
              Decided{.outcome = planned.decision.outcome, .rule = "MK-LINK-06"});
  }
  if (const auto rule = RuleBehind(planned.decision.action)) {
    sync.Emit(NameOfMember(planned.key), Decided{.outcome = Outcome::kBlock, .rule = *rule});
  }
}

/// The change log named the member, and status and date of the membership are those last seen:
/// success, acquisition or cadence changed, or the write was the sync's own (MK-MEMBER-12).
void AnnounceOtherChange(const Cycle& cycle, const PlannedMember& planned,
                         const store::LinkRecord& link) {
  const auto& marketo = planned.facts.marketo;
  const bool named = cycle.marketo_changes.contains({link.program, planned.key.person});
  if (!named || !marketo.now || marketo.now != marketo.base) return;
  cycle.sync.Emit(NameOfMember(planned.key),
                  Decided{.outcome = Outcome::kAgree, .rule = "MK-MEMBER-12"});
}

/// Where a decision waits to be acted on, by what has to be done.
using Bucket = PlannedMembers Cycle::*;
Bucket BucketOf(const KeepBase&) { return &Cycle::settles; }
Bucket BucketOf(const AdvanceBase&) { return &Cycle::settles; }
Bucket BucketOf(const Diverge&) { return &Cycle::settles; }
Bucket BucketOf(const Block&) { return &Cycle::settles; }
Bucket BucketOf(const PushCreate&) { return &Cycle::creates; }
Bucket BucketOf(const PushUpdate&) { return &Cycle::updates; }
Bucket BucketOf(const PushDelete&) { return &Cycle::deletes; }
Bucket BucketOf(const PullSet&) { return &Cycle::pulls; }
Bucket BucketOf(const PullRemove&) { return &Cycle::pulls; }
Bucket BucketOf(const PullReplace&) { return &Cycle::pulls; }

void Sort(Cycle& cycle, PlannedMember planned) {
  const Bucket bucket =
      std::visit([](const auto& action) { return BucketOf(action); }, planned.decision.action);
  (cycle.*bucket).push_back(std::move(planned));
}

/// The copy follows a blocked member too: what it shows is what was seen last. False: it does not
/// say which member that was, and nothing is known.
bool TakeCopied(const MemberRecord& record, MemberFacts& facts) {
  auto& now = facts.salesforce.now;
  if (!std::holds_alternative<store::Blocked>(record.disposition)) return true;
  if (!record.mirror) {
    now.reset();
    return true;
  }
  if (!now || record.mirror->member_differs) return false;
  now->status = record.mirror->status;
  return true;
}

/// Marketo's side is nobody's business without a link.
void PlanMirrorAlone(Cycle& cycle, const MemberView& view, PlannedMember planned) {
  const State& state = cycle.sync.state;
  const MemberRecord* record = state.Find(planned.key);
  // Who is in no copy and was never seen in the campaign is not there when the look shows nobody,
  // nor is anybody in a campaign that is deleted.
  const bool was_never_there = record != nullptr && !record->mirror && !record->salesforce;
  const bool is_nobody_there =
      was_never_there || state.FindCampaign(planned.key.campaign) == nullptr;
  if (view.salesforce_looked_at && !view.salesforce && !view.gone_at && !is_nobody_there) return;
  const bool is_from_copy = !view.salesforce_looked_at && record != nullptr;
  if (is_from_copy && !TakeCopied(*record, planned.facts)) return;
  planned.facts.marketo = {};
  planned.decision = {.outcome = Outcome::kAgree, .rule = "MK-TRIG-02", .action = AdvanceBase{}};
  Sort(cycle, std::move(planned));
}

void PlanOne(Cycle& cycle, const store::MemberKey& key, const MemberView& view,
             StatusLists& lists) {
  SyncContext& sync = cycle.sync;
  const MemberRecord* record = sync.state.Find(key);
  const store::LinkRecord* link = sync.state.FindLink(key.campaign);
  if (link != nullptr && link->state == store::LinkState::kDropping) link = nullptr;
  const bool related = link != nullptr && record != nullptr && record->link_epoch == link->epoch;
  PlannedMember planned{.key = key, .facts = GatherFacts(cycle, key, view, related)};
  planned.backfill = cycle.new_campaigns.contains(key.campaign);
  planned.mirror_in_doubt = record != nullptr && record->IsMirrorInDoubt();
  if (view.salesforce) {
    planned.person_ref = view.salesforce->person;
    planned.member_created = view.salesforce->created_date;
  }
  if (link == nullptr) return PlanMirrorAlone(cycle, view, std::move(planned));
  const marketo::Channel* channel = sync.ChannelOf(*link);
  if (channel == nullptr && store::Joins(link->state)) return;
  if (store::Joins(link->state)) {
    if (ChangeOf(planned.facts.salesforce) == SideChange::kStatus) {
      FollowRelabel(lists.Of(link->campaign), planned.facts);
    }
  } else {
    const bool was_restored = link->state == store::LinkState::kCampaignGone && view.salesforce;
    if (was_restored) planned.still_there = planned.facts.salesforce.now;
    TakeDissolvedSideAway(*link, planned.facts);
  }
  planned.link_epoch = link->epoch;
  planned.backfill = planned.backfill || link->state == store::LinkState::kInitializing;
  if (record != nullptr && IsExplainedId(view, *record, cycle.people_joined.contains(key.person))) {
    const bool same = record->person_ref == view.salesforce->person;
    sync.Emit(NameOfMember(key),
              Decided{.outcome = Outcome::kExplain,
                      .rule = same ? RuleId("SF-MEMBER-18") : RuleId("SF-MEMBER-16")});
  }
  planned.decision = Decide(sync, *link, channel, view, planned.facts, lists);
  if (LeftAfterTheLog(record, view, planned.facts)) {
    planned.decision = {.outcome = Outcome::kBlock,
                        .rule = "MK-CONFLICT-04",
                        .action = Block{ErrorCode::kMemberChanged, store::WaitsOn::kRecord,
                                        "when the person left the program is not known yet"}};
  }
  planned.leaves_link = !store::Joins(link->state);
  Announce(sync, planned);
  AnnounceOtherChange(cycle, planned, *link);
  Sort(cycle, std::move(planned));
}

}  // namespace

StepResult PlanStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  StatusLists lists(cycle.sync);
  auto seen = cycle.TakeMembers();
  while (!seen.empty()) {
    // One goes as the other comes: a first link has room for a million only once.
    const auto member = seen.extract(seen.begin());
    PlanOne(cycle, member.key(), member.mapped(), lists);
    cycle.planned.push_back(SidesOf(member.key(), member.mapped()));
  }
  return StepResult::kDone;
}

}  // namespace campsync
