// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/support/bench_world.h"

#include <fmt/format.h>

#include <utility>
#include <variant>

#include "core/check.h"

namespace campsync::bench {
namespace {

/// Deltas in one Append while the world is made.
constexpr std::size_t kDeltasAtOnce = 10'000;
/// Before everything: no feed shows what was given.
constexpr Duration kLongAgo = Duration::Days(1);

/// Looks at nothing, as a host in production may.
class BlindObserver : public Observer {
 public:
  void On(const Event&) override {}
  [[nodiscard]] bool IsWatching() const override { return false; }
};

template <class T, class E>
T Must(Result<T, E> result) {
  CAMPSYNC_CHECK(result.ok());
  return std::move(result).value();
}

}  // namespace

BenchWorld::BenchWorld(const BenchOptions& options)
    : world_({}),
      marketo_(world_.marketo_port(), tally_),
      salesforce_(world_.salesforce_port(), tally_),
      store_(world_.store(), tally_),
      observer_(std::make_unique<BlindObserver>()),
      first_(world_.labels().Intern("Registered")),
      second_(world_.labels().Intern("Waitlisted")) {
  GiveChannel();
  GivePeople(options.members);
  for (std::int64_t number = 1; number <= options.links; ++number) GiveLink(number, options);
  const Instant now = world_.clock().Now();
  Remember(store::Put<store::Watermarks>{
      {.campaigns = now,
       .statuses = now,
       .members = now,
       .leads = now,
       .contacts = now,
       .deletes = now,
       .marketo = {static_cast<std::int64_t>(world_.marketo().changes().size())}}});
  Flush();
  engine_ = Must(Engine::Load({marketo_, salesforce_, store_, *observer_, world_.labels()}, {}));
}

void BenchWorld::GiveChannel() {
  const auto label = [this](std::string_view text) { return world_.labels().Intern(text); };
  channel_ = {.id = {1},
              .name = "Webinar",
              .statuses = {{.id = {1}, .name = label("Not in Program"), .step = 0},
                           {.id = {2}, .name = first_, .step = 20},
                           {.id = {3}, .name = second_, .step = 20},
                           {.id = {4}, .name = label("Attended"), .step = 30, .success = true}}};
  static_cast<void>(Must(world_.marketo().GivenChannel(channel_)));
}

void BenchWorld::GivePeople(std::int64_t count) {
  const Instant then = world_.clock().Now() - kLongAgo;
  leads_.reserve(static_cast<std::size_t>(count));
  for (std::int64_t number = 0; number < count; ++number) {
    const std::string email = fmt::format("p{}@x.example", number);
    const auto lead = Must(world_.salesforce().GivenLead({.last_name = "Person",
                                                          .company = "Company",
                                                          .email = email,
                                                          .created_date = then,
                                                          .system_modstamp = then}));
    leads_.push_back(lead);
    const marketo::SfdcRecord record = salesforce::LeadRef{lead};
    const auto person = Must(world_.marketo().GivenPerson(
        {.last_name = "Person", .company = "Company", .email = email, .sfdc_record = record}));
    if (number == 0) first_person_ = person;
    CAMPSYNC_CHECK(person.value == first_person_.value + number);
    Remember(store::Put<store::PersonRecord>{{.person = person, .sfdc_record = record}});
  }
}

void BenchWorld::GiveLink(std::int64_t number, const BenchOptions& options) {
  const Instant then = world_.clock().Now() - kLongAgo;
  const Label type = world_.labels().Intern(channel_.name);
  const bool linked = options.knows == Knows::kLinks;
  const std::string name = fmt::format("Webinar {}", number);
  Side side;
  side.campaign = Must(world_.salesforce().GivenCampaign({.name = name,
                                                          .type = type,
                                                          .is_active = true,
                                                          .created_date = then,
                                                          .system_modstamp = then},
                                                         sim::AutomaticStatuses::kOmit));
  marketo::Program program{.name = name, .channel = channel_.id};
  if (linked) program.sfdc_campaign = {side.campaign, name};
  side.program = Must(world_.marketo().GivenProgram(program));
  Remember(store::Put<store::CampaignRecord>{
      {.id = side.campaign, .name = name, .is_active = true, .type = type}});
  for (const marketo::ProgressionStatus& status : channel_.statuses) {
    if (status.IsNotInProgram()) continue;
    const bool is_default = status.name == first_;
    const auto row = Must(world_.salesforce().GivenStatus({.campaign = side.campaign,
                                                           .label = status.name,
                                                           .sort_order = status.id.value,
                                                           .is_default = is_default,
                                                           .has_responded = status.success,
                                                           .system_modstamp = then}));
    store::StatusRecord record{.row = row,
                               .campaign = side.campaign,
                               .label = status.name,
                               .sort_order = static_cast<std::int32_t>(status.id.value),
                               .is_default = is_default,
                               .has_responded = status.success};
    if (linked) record.marketo_status = status.id;
    Remember(store::Put<store::StatusRecord>{record});
  }
  const auto epoch = static_cast<std::uint32_t>(linked ? number : 0);
  if (linked) {
    Remember(store::Put<store::LinkRecord>{{.program = side.program,
                                            .campaign = side.campaign,
                                            .epoch = epoch,
                                            .state = store::LinkState::kLinked,
                                            .type_sent = type}});
  }
  GiveMembers(side, epoch, options);
  sides_.push_back(std::move(side));
}

void BenchWorld::GiveMembers(const Side& side, std::uint32_t epoch, const BenchOptions& options) {
  const Instant then = world_.clock().Now() - kLongAgo;
  const std::string& name = world_.salesforce().Find(side.campaign)->name;
  for (std::int64_t number = 0; number < options.members; ++number) {
    const marketo::PersonId person{first_person_.value + number};
    const salesforce::PersonRef lead =
        salesforce::LeadRef{leads_[static_cast<std::size_t>(number)]};
    const auto member = Must(world_.salesforce().GivenMember({.campaign = side.campaign,
                                                              .person = lead,
                                                              .status = first_,
                                                              .created_date = then,
                                                              .system_modstamp = then}));
    static_cast<void>(Must(world_.marketo().GivenMember(
        {.member = {side.program, person}, .status = {2}, .membership_date = then})));
    static_cast<void>(
        Must(world_.marketo().GivenMirrorRow({side.campaign, name, person, {member, first_}})));
    store::MemberRecord record{.key = {side.campaign, person},
                               .link_epoch = epoch,
                               .salesforce = store::SalesforceSeen{member, first_},
                               .mirror = store::MirrorSeen{first_},
                               .person_ref = lead};
    if (epoch != 0) record.marketo = marketo::MemberState{{2}, then};
    Remember(store::Put<store::MemberRecord>{record});
  }
}

void BenchWorld::Remember(store::Delta delta) {
  to_remember_.push_back(std::move(delta));
  if (to_remember_.size() >= kDeltasAtOnce) Flush();
}

void BenchWorld::Flush() {
  static_cast<void>(Must(world_.memory_store().Append(to_remember_)));
  to_remember_ = {};
}

void BenchWorld::RunCycle() {
  while (true) {
    const Advanced advanced = engine_->Advance();
    if (std::holds_alternative<CycleEnded>(advanced)) return;
    const auto* idle = std::get_if<Idle>(&advanced);
    if (idle != nullptr) world_.AdvanceTo(world_.marketo_clock().ToWorld(idle->until));
  }
}

void BenchWorld::LinkAll() {
  for (const Side& side : sides_) {
    CAMPSYNC_CHECK(engine_->Handle(LinkProgram{side.program, side.campaign}).ok());
  }
}

const salesforce::CampaignMember* BenchWorld::MemberAt(const Spot& spot) {
  const Side& side = sides_[static_cast<std::size_t>(spot.link)];
  const auto lead = leads_[static_cast<std::size_t>(spot.member)];
  return world_.salesforce().Find(salesforce::MemberKey{side.campaign, salesforce::LeadRef{lead}});
}

void BenchWorld::EditMarketo(const Spot& spot) {
  ++edits_;
  const Side& side = sides_[static_cast<std::size_t>(spot.link)];
  const marketo::PersonId person{first_person_.value + spot.member};
  const auto* row = world_.marketo().members().Find(side.program, person);
  const Label wanted = row != nullptr && row->member.status.value == 2 ? second_ : first_;
  static_cast<void>(
      Must(world_.marketo().SetMemberStatus({side.program, person}, world_.labels().Text(wanted))));
}

void BenchWorld::EditSalesforce(const Spot& spot) {
  const salesforce::CampaignMember* row = MemberAt(spot);
  if (row == nullptr) return ToggleSalesforce(spot);
  ++edits_;
  const Label wanted = row->status == first_ ? second_ : first_;
  static_cast<void>(Must(world_.salesforce().AsSalesUser().SetMemberStatus(row->id, wanted)));
}

void BenchWorld::ToggleMarketo(const Spot& spot) {
  const Side& side = sides_[static_cast<std::size_t>(spot.link)];
  const marketo::PersonId person{first_person_.value + spot.member};
  if (world_.marketo().members().Find(side.program, person) == nullptr) return EditMarketo(spot);
  ++edits_;
  static_cast<void>(Must(world_.marketo().RemoveMember({side.program, person})));
}

void BenchWorld::ToggleSalesforce(const Spot& spot) {
  ++edits_;
  auto session = world_.salesforce().AsSalesUser();
  if (const salesforce::CampaignMember* row = MemberAt(spot)) {
    static_cast<void>(Must(session.RemoveMember(row->id)));
    return;
  }
  const Side& side = sides_[static_cast<std::size_t>(spot.link)];
  const auto lead = leads_[static_cast<std::size_t>(spot.member)];
  static_cast<void>(Must(session.AddMember(
      {.campaign = side.campaign, .person = salesforce::LeadRef{lead}, .status = first_})));
}

std::int64_t BenchWorld::MembersInSync() {
  std::int64_t count = 0;
  for (const store::MemberRecord& record : world_.memory_store().Contents().members) {
    const bool agreed = std::holds_alternative<store::Agreed>(record.disposition);
    if (agreed && record.salesforce && record.marketo && record.mirror) ++count;
  }
  return count;
}

Spot SpotSequence::Next() {
  // A prime that divides no number of members in use: every member comes once before one repeats.
  constexpr std::int64_t kStride = 611'953;
  const std::int64_t drawn = drawn_++;
  return {.link = drawn % links_, .member = drawn / links_ * kStride % members_};
}

void MixedEdit(BenchWorld& world, std::int64_t number, const Spot& spot) {
  switch (number % 10) {
    case 4:
      return world.ToggleMarketo(spot);
    case 9:
      return world.ToggleSalesforce(spot);
    default:
      return number % 2 == 0 ? world.EditMarketo(spot) : world.EditSalesforce(spot);
  }
}

}  // namespace campsync::bench
