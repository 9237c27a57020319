// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sync_host.h"

#include <variant>

#include "core/check.h"

namespace campsync::test {
namespace {

constexpr int kAdvancesMax = 10'000;
constexpr int kCyclesMax = 12;

sim::ChannelSpec Party() {
  return {.name = "Party",
          .statuses = {{.name = "Not in Program"},
                       {.name = "Invited", .step = 10},
                       {.name = "Registered", .step = 20},
                       {.name = "No Show", .step = 30},
                       {.name = "Attended", .step = 30, .success = true}}};
}

}  // namespace

std::string EventLog::LastRule(const RecordName& record) const {
  std::string rule;
  for (const Event& event : events) {
    const auto* decided = std::get_if<Decided>(&event.what);
    if (decided != nullptr && event.place.record == record) rule = decided->rule.text();
  }
  return rule;
}

SyncHost::SyncHost(const SyncPolicy& policy, const sim::WorldOptions& options)
    : world(options), policy_(policy) {
  channel_ = world.marketo().AddChannel(Party()).value();
  Load();
}

void SyncHost::Load() {
  engine_ = Engine::Load({.marketo = world.marketo_port(),
                          .salesforce = world.salesforce_port(),
                          .store = world.store(),
                          .observer = log,
                          .labels = world.labels()},
                         policy_)
                .value();
}

marketo::SyncReport SyncHost::RunCycle() {
  for (int i = 0; i < kAdvancesMax; ++i) {
    try {
      const Advanced advanced = engine_->Advance();
      if (const auto* ended = std::get_if<CycleEnded>(&advanced)) return ended->report;
      if (const auto* idle = std::get_if<Idle>(&advanced)) {
        const Instant due = world.marketo_clock().ToWorld(idle->until);
        world.AdvanceTo(std::max(due, world.clock().Now() + Duration::Seconds(1)));
      }
    } catch (const sim::EngineCrash&) {
      on_crash();
      Load();
    }
  }
  CAMPSYNC_CHECK(!"the cycle did not end");
  return {};
}

bool SyncHost::RunToRest() {
  int idle_cycles = 0;
  for (int i = 0; i < kCyclesMax && idle_cycles < 2; ++i) {
    const std::int64_t before = CommittedWrites();
    RunCycle();
    idle_cycles = CommittedWrites() == before ? idle_cycles + 1 : 0;
  }
  return idle_cycles == 2;
}

Result<UserReply, Refusal> SyncHost::Handle(const UserRequest& request) {
  try {
    return engine_->Handle(request);
  } catch (const sim::EngineCrash&) {
    on_crash();
    Load();
    return Refusal{.error = {ErrorCode::kStoreReplyLost, "the engine crashed", {}}};
  }
}

marketo::ProgramId SyncHost::AddProgram(std::string_view name) {
  return world.marketo().AddProgram({.name = std::string(name), .channel = channel_}).value();
}

salesforce::CampaignId SyncHost::AddCampaign(std::string_view name) {
  return world.salesforce()
      .AsSalesUser()
      .CreateCampaign({.name = std::string(name), .is_active = true})
      .value();
}

salesforce::CampaignId SyncHost::AddMatchingCampaign(std::string_view name) {
  const salesforce::CampaignId campaign = AddCampaign(name);
  auto user = world.salesforce().AsSalesUser();
  const auto add = [&](std::string_view label, bool is_default, bool responded) {
    CAMPSYNC_CHECK(user.AddStatus({.campaign = campaign,
                                   .label = LabelOf(label),
                                   .is_default = is_default,
                                   .has_responded = responded})
                       .ok());
  };
  add("Invited", true, false);
  add("Registered", false, false);
  add("No Show", false, false);
  add("Attended", false, true);
  for (const auto* label : {"Sent", "Responded"}) {
    const auto* row = world.salesforce().FindStatus(campaign, LabelOf(label));
    CAMPSYNC_CHECK(user.DeleteStatus(row->id).ok());
  }
  return campaign;
}

marketo::PersonId SyncHost::AddPerson(std::string_view name) {
  return world.marketo().AddPerson({.first_name = "",
                                    .last_name = std::string(name),
                                    .company = "Acme",
                                    .email = std::string(name) + "@example.com"});
}

salesforce::LeadId SyncHost::AddLead(std::string_view name) {
  return world.salesforce()
      .AsSalesUser()
      .CreateLead({.last_name = std::string(name), .company = "Acme"})
      .value();
}

salesforce::ContactId SyncHost::AddContact(std::string_view name) {
  return world.salesforce().AsSalesUser().CreateContact({.last_name = std::string(name)}).value();
}

void SyncHost::SetStatus(marketo::ProgramId program, marketo::PersonId person,
                         std::string_view status) {
  CAMPSYNC_CHECK(world.marketo().SetMemberStatus({program, person}, status).ok());
}

salesforce::CampaignMemberId SyncHost::AddMember(salesforce::CampaignId campaign,
                                                 const salesforce::PersonRef& person,
                                                 std::string_view status) {
  return world.salesforce()
      .AsSalesUser()
      .AddMember({.campaign = campaign, .person = person, .status = LabelOf(status)})
      .value();
}

void SyncHost::SetMemberStatus(salesforce::CampaignMemberId member, std::string_view status) {
  CAMPSYNC_CHECK(world.salesforce().AsSalesUser().SetMemberStatus(member, LabelOf(status)).ok());
}

std::string SyncHost::StatusOf(marketo::ProgramId program, marketo::PersonId person) {
  const auto* row = world.marketo().members().Find(program, person);
  if (row == nullptr) return "";
  const auto channel_id = world.marketo().programs().Find(program)->channel;
  const auto* channel = world.marketo().channels().Find(channel_id);
  for (const auto& status : channel->statuses) {
    if (status.id == row->member.status) return std::string(world.labels().Text(status.name));
  }
  return "?";
}

std::string SyncHost::StatusOf(salesforce::CampaignId campaign,
                               const salesforce::PersonRef& person) {
  const auto* row = world.salesforce().Find(salesforce::MemberKey{campaign, person});
  return row == nullptr ? "" : std::string(world.labels().Text(row->status));
}

salesforce::PersonRef SyncHost::RecordOf(marketo::PersonId person) {
  return marketo::AsPersonRef(*world.marketo().people().Find(person)->person.sfdc_record);
}

marketo::PersonId SyncHost::PersonOf(const marketo::SfdcRecord& record) {
  return world.marketo().people().FindByRecord(record).value();
}

std::int64_t SyncHost::CommittedWrites() {
  using salesforce::ObjectKind;
  std::int64_t writes = 0;
  for (const auto kind : {ObjectKind::kCampaign, ObjectKind::kCampaignMember,
                          ObjectKind::kCampaignMemberStatus, ObjectKind::kLead}) {
    writes += world.salesforce().CommittedWrites(kind);
  }
  const auto& marketo = world.marketo().committed_writes();
  return writes + marketo.members + marketo.mirror + marketo.people + marketo.program_campaign;
}

}  // namespace campsync::test
