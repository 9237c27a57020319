// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/stage.h"

#include <fmt/format.h>

#include <utility>

#include "core/check.h"
#include "scenarios/harness/run/capture.h"
#include "scenarios/harness/run/created_records.h"
#include "scenarios/harness/run/given_links.h"
#include "scenarios/harness/run/given_rows.h"

namespace campsync::harness {
namespace {

void SetSwitch(Switches& switches, const std::string& name, const std::string& value) {
  const bool known = SetPolicySwitch(switches.policy, name, value) ||
                     sim::SetBehaviorSwitch(switches.behavior, name, value);
  CAMPSYNC_CHECK(known);  // loader and command line checked the words
}

LocatedError ErrorOf(const Scenario& scenario, const BadRow& bad) {
  ErrorList errors(scenario.path, scenario.source);
  errors.Add(bad.place, bad.sentence, "Change `given` so that both orgs can hold it.");
  return errors.Sorted().front();
}

}  // namespace

Switches SwitchesOf(const Scenario& scenario, const RunOptions& options) {
  Switches switches;
  for (const SwitchSetting& one : scenario.policy) SetSwitch(switches, one.name, one.value);
  for (const SwitchValue& one : options.policies) SetSwitch(switches, one.name, one.value);
  return switches;
}

Stage::Stage(const sim::WorldOptions& options, const SyncPolicy& sync_policy)
    : world(options), policy(sync_policy), recorder(world), driver(world, recorder, policy) {
  sync_user.id = world.salesforce().sync_user();
  commit_delay = options.behavior.commit_delay;
  merge_takes_winner = options.behavior.merge_status == sim::MergeStatus::kWinner;
  hides_deleted_members =
      options.behavior.member_deleted_visible == sim::MemberDeletedVisible::kDeletedFeedOnly;
}

Result<std::unique_ptr<Stage>, LocatedError> Stage::Make(const Scenario& scenario,
                                                         const RunOptions& options) {
  const Given& given = scenario.given;
  const Switches switches = SwitchesOf(scenario, options);
  const bool prepare = NeedsPreparation(given);
  auto stage = std::make_unique<Stage>(
      sim::WorldOptions{.start = prepare ? given.time - kPreparation : given.time,
                        .marketo_skew = given.marketo_skew,
                        .salesforce_skew = given.salesforce_skew,
                        .latency = {.marketo = given.latency, .salesforce = given.latency},
                        .behavior = switches.behavior,
                        .seed = options.seed,
                        .journal_detail = sim::JournalDetail::kEntries},
      switches.policy);
  if (auto rows = GiveRows(given, *stage); !rows) return ErrorOf(scenario, rows.error());
  if (auto links = PlaceLinks(given, *stage); !links) return ErrorOf(scenario, links.error());
  if (stage->world.clock().Now() > given.time) {
    return ErrorOf(scenario, {given.place, "bringing the links in sync took too long"});
  }
  stage->world.AdvanceTo(given.time);
  stage->Begin();
  if (options.inverted_rule) stage->world.rules().Invert(*options.inverted_rule);
  return stage;
}

void Stage::LearnCreated() {
  const JournalEntries created = journal().subspan(creates_read_);
  creates_read_ = journal().size();
  LearnCreatedRecords(created, world.memory_store().Definitions(), names);
}

WorldView Stage::Look() {
  LearnCreated();
  WorldView view = Capture(world, sync_user, activities_before_);
  view.salesforce.hidden_campaigns = hidden_campaigns;
  view.salesforce.clock_skew = world.salesforce_clock().Now() - world.clock().Now();
  view.marketo.merge_takes_winner = merge_takes_winner;
  view.salesforce.hides_deleted_members = hides_deleted_members;
  view.standing = driver.Standing();
  view.backlog = driver.Backlog();
  names.Learn(view);
  recorder.NoteLinks(view.links);
  return view;
}

void Stage::ShowCampaign(salesforce::CampaignId campaign, bool visible) {
  world.salesforce().SetVisible(campaign, visible);
  recorder.NoteVisible(campaign, visible);
  if (visible) {
    hidden_campaigns.erase(campaign);
  } else {
    hidden_campaigns.insert(campaign);
  }
}

void Stage::Begin() {
  recorder.NoteGivenLinks(Look().links);
  activities_before_ = world.marketo().activities().size();
  recorder.Forget();
  world.rules().Forget();
  recorder.NoteRun("Begin", "the scenario's first instant");
}

}  // namespace campsync::harness
