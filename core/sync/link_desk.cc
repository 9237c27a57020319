// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/sync/announcements.h"
#include "core/sync/attribute_plan.h"
#include "core/sync/campaign_creation.h"
#include "core/sync/definition_sync.h"
#include "core/sync/describe.h"
#include "core/sync/status_plan.h"
#include "core/text.h"

namespace campsync {
namespace {

bool IsEvent(marketo::ProgramType type) {
  switch (type) {
    case marketo::ProgramType::kEvent:
    case marketo::ProgramType::kEventWithWebinar:
      return true;
    case marketo::ProgramType::kDefault:
    case marketo::ProgramType::kEngagement:
    case marketo::ProgramType::kEmail:
      return false;
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace

Result<UserReply, Refusal> LinkDesk::Handle(const UserRequest& request) {
  if (sync_.store_lost) {
    return Refuse("MK-LINK-01", ErrorCode::kStoreReplyLost, "the sync is loading its state");
  }
  return std::visit([this](const auto& one) { return Serve(one); }, request);
}

// --- The four requests ---------------------------------------------------------------------------

LinkDesk::Answer LinkDesk::Serve(const ListCampaigns&) {
  CampaignList list;
  if (CheckSettings()) return UserReply(list);
  for (const auto& [id, campaign] : sync_.state.campaigns()) {
    const bool taken = sync_.policy.link_conflict == LinkConflict::kHideInPicker &&
                       sync_.state.FindLink(id) != nullptr;
    if (campaign.is_active && !taken) list.campaigns.push_back({id, campaign.name});
  }
  std::stable_sort(list.campaigns.begin(), list.campaigns.end(),
                   [](const auto& a, const auto& b) { return a.name < b.name; });
  return UserReply(std::move(list));
}

LinkDesk::Answer LinkDesk::Serve(const LinkProgram& request) {
  if (auto refusal = CheckSettings()) return *refusal;
  if (auto refusal = ReadDefinitions(request.program)) return *refusal;
  const marketo::Program& program = *FindProgram(request.program);
  if (auto refusal = CheckType(program)) return *refusal;
  if (auto refusal = CheckCampaign(request)) return *refusal;
  const store::LinkRecord* present = sync_.state.FindLink(request.program);
  if (present != nullptr && present->campaign == request.campaign && store::Joins(present->state)) {
    return UserReply(Linked{request.campaign});
  }
  if (auto refusal = CheckStatuses(program, request.campaign)) return *refusal;
  const store::LinkRecord link{
      .program = request.program, .campaign = request.campaign, .epoch = sync_.state.NextEpoch()};
  if (!sync_.Append({store::Put<store::LinkRecord>{link}})) {
    return Refuse("MK-LINK-01", ErrorCode::kStoreReplyLost, "the link may not have been stored");
  }
  sync_.Emit(NameOfLink(request.program),
             LinkDecided{.outcome = "link to " + request.campaign.Text(),
                         .rule = present == nullptr ? RuleId("MK-LINK-01") : RuleId("MK-LINK-03")});
  if (!sync_.state.PeopleIn(request.campaign).empty()) {
    sync_.Emit(NameOfLink(request.program),
               LinkDecided{.outcome = "the members of both are merged", .rule = "MK-UNLINK-03"});
  }
  SetUp(request.program);
  return UserReply(Linked{request.campaign});
}

LinkDesk::Answer LinkDesk::Serve(const CreateCampaign& request) {
  if (auto refusal = CheckSettings()) return *refusal;
  if (auto refusal = ReadDefinitions(request.program)) return *refusal;
  const marketo::Program& program = *FindProgram(request.program);
  if (auto refusal = CheckType(program)) return *refusal;
  const marketo::Channel& channel = *FindChannel(program);
  const std::string name = request.name.empty() ? program.name : request.name;
  if (auto refusal = CheckNewCampaign(channel)) return *refusal;
  if (sync_.state.FindLink(program.id) != nullptr ||
      sync_.state.campaign_intents().contains(program.id)) {
    return Refuse("MK-LINK-01", ErrorCode::kCampaignAlreadyLinked,
                  "the program already has a campaign");
  }
  store::CampaignIntent intent{.program = program.id,
                               .fields = {.name = name,
                                          .description = request.description,
                                          .type = sync_.ports.labels.Intern(channel.name)},
                               .opened_at = sync_.LatestSalesforceTime()};
  const CostWish wish =
      WishForCost(program.costs, std::nullopt, DateOf(sync_.marketo_now), sync_.policy);
  if (wish.cost) intent.fields.actual_cost = wish.cost->value;
  if (sync_.policy.new_dates == NewDates::kProgramDates) {
    intent.fields.start_date = program.start_date;
    intent.fields.end_date = program.end_date;
  }
  if (sync_.policy.new_timing == NewTiming::kNextCycle) {
    if (!sync_.Append({store::Put<store::CampaignIntent>{intent}})) {
      return Refuse("MK-NEW-11", ErrorCode::kStoreReplyLost, "the request may not be stored");
    }
    sync_.Emit(NameOfLink(program.id), LinkDecided{.outcome = "filed for the next cycle",
                                                   .rule = "MK-NEW-11",
                                                   .switches = {"new-timing"}});
    return UserReply(CreationFiled{});
  }
  const auto created = SendCampaign(sync_, intent, sync_.LatestSalesforceTime());
  if (!created) {
    const bool too_long = created.error().code == ErrorCode::kStringTooLong;
    return Refuse(too_long ? RuleId("MK-NEW-09") : RuleId("MK-NEW-01"), created.error().code,
                  created.error().text, created.error().fields);
  }
  sync_.Emit(
      NameOfLink(program.id),
      LinkDecided{.outcome = "created at once", .rule = "MK-NEW-11", .switches = {"new-timing"}});
  AnnounceCreation(sync_, program.id, intent.fields, channel);
  SetUp(program.id);
  return UserReply(Linked{*created});
}

LinkDesk::Answer LinkDesk::Serve(const UnlinkProgram& request) {
  const store::LinkRecord* link = sync_.state.FindLink(request.program);
  if (link == nullptr) {
    return Refuse("MK-UNLINK-01", ErrorCode::kProgramNotLinked, "the program has no campaign");
  }
  store::LinkRecord dropping = *link;
  dropping.state = store::LinkState::kDropping;
  if (!sync_.Append({store::Put<store::LinkRecord>{dropping}})) {
    return Refuse("MK-UNLINK-01", ErrorCode::kStoreReplyLost, "the request may not be stored");
  }
  sync_.Emit(NameOfLink(request.program),
             LinkDecided{.outcome = "unlinked", .rule = "MK-UNLINK-01"});
  sync_.Emit(NameOfLink(request.program),
             LinkDecided{.outcome = "both sides keep their members", .rule = "MK-UNLINK-02"});
  if (sync_.Marketo(marketo::SetProgramCampaign{request.program, std::nullopt})) {
    sync_.definitions.programs.erase(request.program);
    static_cast<void>(sync_.Append({store::EraseLink{request.program}}));
  }
  return UserReply(Unlinked{});
}

// --- Checks --------------------------------------------------------------------------------------

LinkDesk::Check LinkDesk::CheckSettings() {
  const auto settings = sync_.Marketo(marketo::ReadSettings{});
  if (!settings) return Refuse("MK-PRE-01", settings.error().code, settings.error().text);
  if (!settings->value.campaign_sync_enabled) {
    return Refuse("MK-PRE-01", ErrorCode::kCampaignSyncOff,
                  "Enable Salesforce Campaign Sync is off");
  }
  const auto user = sync_.Salesforce(salesforce::ReadOwnUser{});
  if (!user) return Refuse("MK-PRE-02", user.error().code, user.error().text);
  sync_.own_user = user->value.id;
  if (!user->value.marketing_user) {
    return Refuse("MK-PRE-02", ErrorCode::kNotMarketingUser,
                  fmt::format("the sync user {} is not a Marketing User", user->value.name));
  }
  return std::nullopt;
}

LinkDesk::Check LinkDesk::ReadDefinitions(marketo::ProgramId program) {
  auto programs = sync_.Marketo(marketo::ReadPrograms{{program}});
  if (!programs) return Refuse("MK-LINK-01", programs.error().code, programs.error().text);
  if (programs->value.rows.empty()) {
    return Refuse("MK-LINK-01", ErrorCode::kProgramUnknown, "there is no such program");
  }
  const marketo::ChannelId channel = programs->value.rows.front().channel;
  sync_.definitions.programs.insert_or_assign(program, std::move(programs->value.rows.front()));
  auto channels = sync_.Marketo(marketo::ReadChannels{{channel}});
  if (!channels) return Refuse("MK-LINK-01", channels.error().code, channels.error().text);
  CAMPSYNC_CHECK(!channels->value.rows.empty());
  sync_.definitions.channels.insert_or_assign(channel, std::move(channels->value.rows.front()));
  return std::nullopt;
}

LinkDesk::Check LinkDesk::CheckType(const marketo::Program& program) {
  const bool every_type = sync_.policy.linkable_types == LinkableTypes::kAll;
  if (every_type || program.type == marketo::ProgramType::kDefault || IsEvent(program.type)) {
    return std::nullopt;
  }
  return Refuse("MK-LINK-10", ErrorCode::kProgramTypeNotLinkable,
                "only default and event programs can be linked", {}, {"linkable-types"});
}

LinkDesk::Check LinkDesk::CheckCampaign(const LinkProgram& request) {
  if (sync_.state.FindCampaign(request.campaign) == nullptr) {
    return Refuse("MK-PRE-01", ErrorCode::kCampaignNotVisible,
                  "no sync cycle has pulled the campaign yet");
  }
  const auto rows = sync_.Salesforce(salesforce::RetrieveCampaigns{{request.campaign}});
  if (!rows) return Refuse("MK-LINK-01", rows.error().code, rows.error().text);
  if (rows->value.rows.empty() || rows->value.rows.front().is_deleted) {
    return Refuse("MK-PRE-04", ErrorCode::kCampaignNotVisible,
                  "the sync user cannot see the campaign");
  }
  if (!rows->value.rows.front().is_active) {
    return Refuse("MK-PRE-05", ErrorCode::kCampaignInactive, "the campaign is not active", {},
                  {"inactive-campaign"});
  }
  const store::LinkRecord* other = sync_.state.FindLink(request.campaign);
  if (other != nullptr && other->program != request.program) {
    return Refuse("MK-LINK-02", ErrorCode::kCampaignAlreadyLinked,
                  "the campaign is linked to another program", {}, {"link-conflict"});
  }
  return std::nullopt;
}

Result<StatusUse, Refusal> LinkDesk::CountStatuses(salesforce::CampaignId campaign) {
  std::map<std::string_view, std::pair<Label, std::int64_t>> counts;
  salesforce::QueryMembersOfCampaign request{.campaign = campaign};
  for (bool more = true; more;) {
    const auto page = sync_.Salesforce(request);
    if (!page) return Refuse("MK-MATCH-01", page.error().code, page.error().text);
    for (const auto& row : page->value.rows) {
      auto& [label, count] = counts[sync_.ports.labels.Text(row.status)];
      label = row.status;
      ++count;
      request.after = row.id;
    }
    // Only reading B asks who uses which status; the others ask whether there is anybody.
    more = page->value.rows.size() == request.limit && sync_.policy.match == Match::kInUse;
  }
  StatusUse use;
  for (const auto& [text, counted] : counts) use.push_back(counted);
  return use;
}

LinkDesk::Check LinkDesk::CheckStatuses(const marketo::Program& program,
                                        salesforce::CampaignId campaign) {
  const auto rows = sync_.Salesforce(salesforce::QueryStatusLists{{campaign}});
  if (!rows) return Refuse("MK-MATCH-01", rows.error().code, rows.error().text);
  const auto use = CountStatuses(campaign);
  if (!use) return use.error();
  const Compatibility compatibility = CheckCompatibility(
      {.channel = *FindChannel(program), .statuses = rows->value.rows, .in_use = *use},
      sync_.policy, sync_.ports.labels);
  if (!use->empty() || !compatibility.compatible) {
    AnnounceCheck(sync_, program.id, *FindChannel(program), compatibility);
  }
  if (compatibility.compatible) {
    sync_.Emit(NameOfLink(program.id),
               LinkDecided{.outcome = "statuses are compatible",
                           .rule = use->empty() ? RuleId("MK-MATCH-05") : RuleId("MK-MATCH-04"),
                           .switches = compatibility.switches});
    return std::nullopt;
  }
  return Refuse("MK-MATCH-01", ErrorCode::kIncompatibleStatuses,
                fmt::format("{} of the campaign's statuses do not match the channel '{}'",
                            compatibility.offenders.size(), FindChannel(program)->name),
                compatibility.offenders, compatibility.switches);
}

LinkDesk::Check LinkDesk::CheckNewCampaign(const marketo::Channel& channel) {
  const auto usable = UsableStatuses(channel);
  std::vector<std::string> too_long;
  for (const auto& status : usable) {
    const std::string_view text = sync_.ports.labels.Text(status.name);
    if (CharacterCount(text) > salesforce::kPicklistLengthMax) too_long.emplace_back(text);
  }
  if (!too_long.empty()) {
    return Refuse("MK-NEW-10", ErrorCode::kStatusNameTooLong,
                  "a campaign member's status holds 40 characters", std::move(too_long));
  }
  if (usable.empty() ||
      (!HasSuccessStatus(channel) && sync_.policy.new_no_success == NewNoSuccess::kRefuse)) {
    return Refuse("MK-NEW-08", ErrorCode::kNoResponseStatus,
                  fmt::format("channel '{}' has no status with success", channel.name), {},
                  {"new-no-success"});
  }
  return std::nullopt;
}

// --- Helpers ---

void LinkDesk::SetUp(marketo::ProgramId program) {
  ReportBuilder unread;  // the next cycle goes on with the link and reports what is wrong then
  for (const auto part : {ShowCampaign, SyncStatuses, SyncAttributes}) {
    const store::LinkRecord* link = sync_.state.FindLink(program);
    if (link == nullptr || sync_.store_lost) return;
    const store::LinkRecord copy = *link;
    if (part(sync_, unread, copy) == DefinitionResult::kInterrupted) return;
  }
}

const marketo::Program* LinkDesk::FindProgram(marketo::ProgramId program) const {
  const auto found = sync_.definitions.programs.find(program);
  return found == sync_.definitions.programs.end() ? nullptr : &found->second;
}

const marketo::Channel* LinkDesk::FindChannel(const marketo::Program& program) const {
  const auto found = sync_.definitions.channels.find(program.channel);
  return found == sync_.definitions.channels.end() ? nullptr : &found->second;
}

Refusal LinkDesk::Refuse(RuleId rule, ErrorCode code, std::string text,
                         std::vector<std::string> offenders,
                         std::vector<std::string_view> switches) {
  sync_.Emit("dialog", LinkDecided{.outcome = fmt::format("refused: {}", Describe(code).name),
                                   .rule = rule,
                                   .switches = std::move(switches)});
  return {.error = {code, std::move(text), {}}, .rule = rule, .offenders = std::move(offenders)};
}

}  // namespace campsync
