// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/sync/announcements.h"
#include "core/sync/campaign_creation.h"
#include "core/sync/definition_sync.h"
#include "core/sync/describe.h"
#include "core/sync/link_previewer.h"
#include "core/sync/new_campaign.h"

namespace campsync {
Result<UserReply, Refusal> LinkDesk::Handle(const UserRequest& request) {
  if (sync_.store_lost) {
    return Refuse("MK-LINK-01", ErrorCode::kStoreReplyLost, "the sync is loading its state");
  }
  return std::visit([this](const auto& one) { return Serve(one); }, request);
}

// --- The requests --------------------------------------------------------------------------------

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
  if (auto refusal = CheckProgramType(program, sync_.policy)) return Refuse(*std::move(refusal));
  if (auto refusal = CheckCampaign(request)) return *refusal;
  const store::LinkRecord* present = sync_.state.FindLink(request.program);
  if (present != nullptr && present->campaign == request.campaign && store::Joins(present->state)) {
    return UserReply(Linked{request.campaign});
  }
  if (auto refusal = CheckStatuses(program, request.campaign)) return *refusal;
  if (auto refusal = ShowOtherLinks(request.program)) return *refusal;
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
  if (auto refusal = CheckProgramType(program, sync_.policy)) return Refuse(*std::move(refusal));
  const marketo::Channel& channel = *FindChannel(program);
  if (auto refusal = CheckStatusesForNew(channel, sync_.policy, sync_.ports.labels)) {
    return Refuse(*std::move(refusal));
  }
  if (auto refusal = CheckProgramIsFree(sync_.state, program.id)) {
    return Refuse(*std::move(refusal));
  }
  const store::CampaignIntent intent{
      .program = program.id,
      .fields = NewCampaignFields({.program = program,
                                   .channel = channel,
                                   .today = DateOf(sync_.marketo_now),
                                   .name = request.name,
                                   .description = request.description},
                                  sync_.policy, sync_.ports.labels),
      .opened_at = sync_.salesforce_now};
  if (sync_.policy.new_timing == NewTiming::kNextCycle) {
    if (!sync_.Append({store::Put<store::CampaignIntent>{intent}})) {
      return Refuse("MK-NEW-11", ErrorCode::kStoreReplyLost, "the request may not be stored");
    }
    sync_.Emit(NameOfLink(program.id), LinkDecided{.outcome = "filed for the next cycle",
                                                   .rule = "MK-NEW-11",
                                                   .switches = {"new-timing"}});
    return UserReply(CreationFiled{});
  }
  const auto created = SendCampaign(sync_, intent, sync_.salesforce_now);
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

LinkDesk::Answer LinkDesk::Serve(const PreviewLink& request) {
  auto preview = PreviewLinking(sync_, {.program = request.program, .campaign = request.campaign});
  if (!preview) return preview.error();
  return UserReply(*std::move(preview));
}

LinkDesk::Answer LinkDesk::Serve(const PreviewCreate& request) {
  auto preview = PreviewLinking(sync_, {.program = request.program, .new_name = request.name});
  if (!preview) return preview.error();
  return UserReply(*std::move(preview));
}

// --- Checks --------------------------------------------------------------------------------------

LinkCheck LinkDesk::CheckSettings() {
  const auto settings = sync_.Marketo(marketo::ReadSettings{});
  if (!settings) return Refuse("MK-PRE-01", settings.error().code, settings.error().text);
  if (auto refusal = CheckSyncIsOn(settings->value)) return Refuse(*std::move(refusal));
  const auto user = sync_.Salesforce(salesforce::ReadOwnUser{});
  if (!user) return Refuse("MK-PRE-02", user.error().code, user.error().text);
  sync_.own_user = user->value.id;
  if (auto refusal = CheckSyncUser(user->value)) return Refuse(*std::move(refusal));
  return std::nullopt;
}

LinkCheck LinkDesk::ReadDefinitions(marketo::ProgramId program) {
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

LinkCheck LinkDesk::CheckCampaign(const LinkProgram& request) {
  if (auto unknown = CheckCampaignIsKnown(sync_.state, request.campaign)) {
    return Refuse(*std::move(unknown));
  }
  const auto rows = sync_.Salesforce(salesforce::RetrieveCampaigns{{request.campaign}});
  if (!rows) return Refuse("MK-LINK-01", rows.error().code, rows.error().text);
  auto refusal = CheckCampaignIsVisible(rows->value.rows);
  if (!refusal) refusal = CheckCampaignIsActive(rows->value.rows.front());
  if (!refusal) refusal = CheckCampaignIsFree(sync_.state, request.program, request.campaign);
  if (refusal) return Refuse(*std::move(refusal));
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

LinkCheck LinkDesk::CheckStatuses(const marketo::Program& program,
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
  return Refuse(*CheckStatusesMatch(*FindChannel(program), compatibility));
}

/// A link whose setting up was cut off may still show Marketo the campaign that its program had
/// before, which another program may get now.
LinkCheck LinkDesk::ShowOtherLinks(marketo::ProgramId linking) {
  std::vector<store::LinkRecord> unfinished;
  for (const auto& [program, link] : sync_.state.links()) {
    const bool is_new = store::Joins(link.state) && !link.was_set_up;
    if (is_new && program != linking) unfinished.push_back(link);
  }
  for (const store::LinkRecord& link : unfinished) {
    auto programs = sync_.Marketo(marketo::ReadPrograms{{link.program}});
    if (!programs) return Refuse("MK-LINK-01", programs.error().code, programs.error().text);
    if (programs->value.rows.empty()) continue;
    sync_.definitions.programs.insert_or_assign(link.program,
                                                std::move(programs->value.rows.front()));
    ReportBuilder unread;
    if (ShowCampaign(sync_, unread, link) == DefinitionResult::kInterrupted) {
      return Refuse("MK-LINK-01", ErrorCode::kLinkInitializing,
                    "another program still shows the campaign it had");
    }
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
                         std::vector<std::string> offenders) {
  return Refuse(
      {.error = {code, std::move(text), {}}, .rule = rule, .offenders = std::move(offenders)});
}

Refusal LinkDesk::Refuse(Refusal refusal) {
  sync_.Emit("dialog",
             LinkDecided{.outcome = fmt::format("refused: {}", Describe(refusal.error.code).name),
                         .rule = refusal.rule,
                         .switches = refusal.switches});
  return refusal;
}

}  // namespace campsync
