// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/given_rows.h"

#include <fmt/format.h>

#include <utility>

#include "core/check.h"

namespace campsync::harness {
namespace {

using RowResult = Result<Done, BadRow>;

template <class Id>
RowResult Bound(const Result<Id, Malformed>& made, const Place& place, KeyMap<Id>& keys,
                const std::string& key) {
  if (!made) return BadRow{place, made.error().sentence};
  if (!keys.Bind(key, *made)) return BadRow{place, fmt::format("'{}' is there twice", key)};
  return Done{};
}

template <class Rows, class Give>
RowResult GiveEach(const Rows& rows, Give&& give) {
  for (const auto& row : rows) {
    if (RowResult given = give(row); !given) return given.error();
  }
  return Done{};
}

class Giver {
 public:
  Giver(const Given& given, Stage& stage) : given_(given), stage_(stage) {}

  RowResult Channel(const GivenChannel& one) {
    marketo::Channel channel{.name = one.name};
    for (const GivenStatus& status : one.statuses) {
      channel.statuses.push_back({.name = stage_.world.labels().Intern(status.name),
                                  .step = status.step,
                                  .success = status.success,
                                  .hidden = status.hidden});
    }
    auto made = marketo().GivenChannel(channel, one.applies_to);
    if (!made) return BadRow{one.place, made.error().sentence};
    stage_.channels[one.name] = *made;
    return Done{};
  }

  RowResult Program(const GivenProgram& one) {
    marketo::Program program{.id = one.id.value_or(marketo::ProgramId{}),
                             .name = one.name,
                             .description = one.description,
                             .type = one.type,
                             .channel = stage_.channels.at(one.channel),
                             .costs = one.costs,
                             .start_date = one.start_date,
                             .end_date = one.end_date,
                             .archived = one.archived};
    return Bound(marketo().GivenProgram(program), one.place, stage_.names.programs, one.key);
  }

  // People who are Salesforce records come after those records.
  RowResult Person(const GivenPerson& one) {
    marketo::Person person{.id = one.id.value_or(marketo::PersonId{}),
                           .first_name = one.first_name,
                           .last_name = one.last_name,
                           .company = one.company,
                           .email = one.email};
    if (one.salesforce) person.sfdc_record = RecordOf(*one.salesforce);
    return Bound(marketo().GivenPerson(person), one.place, stage_.names.people, one.key);
  }

  RowResult ProgramMember(const GivenProgramMember& one) {
    const auto program = stage_.names.programs.IdOf(one.program);
    const auto person = stage_.names.people.IdOf(one.person);
    CAMPSYNC_CHECK(program && person);  // the loader resolved the keys
    const Instant begins = given_.time + given_.marketo_skew;
    auto made = marketo().GivenMember({.member = {*program, *person},
                                       .status = StatusNamed(stage_, *program, one.status),
                                       .membership_date = one.membership_date.value_or(begins),
                                       .reached_success = one.reached_success,
                                       .acquired_by = one.acquired_by});
    if (!made) return BadRow{one.place, made.error().sentence};
    return Done{};
  }

  RowResult Campaign(const GivenCampaign& one) {
    salesforce::Campaign campaign{.id = one.id.value_or(salesforce::CampaignId{}),
                                  .name = one.name,
                                  .type = Label(one.type),
                                  .status = one.status,
                                  .description = one.description,
                                  .is_active = one.is_active,
                                  .actual_cost = one.actual_cost,
                                  .start_date = one.start_date,
                                  .end_date = one.end_date};
    auto made = org().GivenCampaign(
        campaign, one.statuses ? sim::AutomaticStatuses::kOmit : sim::AutomaticStatuses::kAdd);
    if (RowResult bound = Bound(made, one.place, stage_.names.campaigns, one.key); !bound) {
      return bound;
    }
    if (!one.visible) stage_.ShowCampaign(*made, false);
    return GiveEach(one.statuses.value_or(std::vector<GivenMemberStatus>{}),
                    [&](const GivenMemberStatus& status) { return Status(*made, status); });
  }

  RowResult Lead(const GivenLead& one) {
    auto made = org().GivenLead({.id = one.id.value_or(salesforce::LeadId{}),
                                 .first_name = one.first_name,
                                 .last_name = one.last_name,
                                 .company = one.company,
                                 .email = one.email});
    if (made && !one.visible) org().SetVisible(*made, false);
    return Bound(made, one.place, stage_.names.leads, one.key);
  }

  RowResult Contact(const GivenContact& one) {
    auto made = org().GivenContact({.id = one.id.value_or(salesforce::ContactId{}),
                                    .first_name = one.first_name,
                                    .last_name = one.last_name,
                                    .account_name = one.account_name,
                                    .email = one.email});
    if (made && !one.visible) org().SetVisible(*made, false);
    return Bound(made, one.place, stage_.names.contacts, one.key);
  }

  RowResult CampaignMember(const GivenCampaignMember& one) {
    const auto campaign = stage_.names.campaigns.IdOf(one.campaign);
    CAMPSYNC_CHECK(campaign);
    salesforce::CampaignMember member{.id = one.id.value_or(salesforce::CampaignMemberId{}),
                                      .campaign = *campaign,
                                      .person = RefOf(one.person),
                                      .status = Label(one.status)};
    const auto* status = org().FindStatus(*campaign, member.status);
    member.has_responded = status != nullptr && status->has_responded;
    member.first_responded_date = one.first_responded_date;
    auto made = org().GivenMember(member);
    if (!made) return BadRow{one.place, made.error().sentence};
    return Done{};
  }

 private:
  sim::MarketoOrg& marketo() { return stage_.world.marketo(); }
  sim::SalesforceOrg& org() { return stage_.world.salesforce(); }
  campsync::Label Label(std::string_view text) { return stage_.world.labels().Intern(text); }

  RowResult Status(salesforce::CampaignId campaign, const GivenMemberStatus& one) {
    auto made = org().GivenStatus({.campaign = campaign,
                                   .label = Label(one.label),
                                   .sort_order = one.sort_order,
                                   .is_default = one.is_default,
                                   .has_responded = one.has_responded});
    if (!made) return BadRow{one.place, made.error().sentence};
    return Done{};
  }

  salesforce::PersonRef RefOf(const SalesforcePersonKey& key) {
    const marketo::SfdcRecord record = RecordOf(key);
    return std::visit([](const auto& ref) -> salesforce::PersonRef { return ref; }, record);
  }

  marketo::SfdcRecord RecordOf(const SalesforcePersonKey& key) {
    if (key.kind == SalesforcePersonKey::Kind::kLead) {
      const auto lead = stage_.names.leads.IdOf(key.key);
      CAMPSYNC_CHECK(lead);
      return salesforce::LeadRef{*lead};
    }
    const auto contact = stage_.names.contacts.IdOf(key.key);
    CAMPSYNC_CHECK(contact);
    return salesforce::ContactRef{*contact};
  }

  const Given& given_;
  Stage& stage_;
};

void GiveSettings(const Given& given, Stage& stage) {
  const GivenSettings& settings = given.marketo.settings;
  stage.world.marketo().SetSyncEnabled(settings.sync_enabled);
  stage.world.marketo().SetCampaignSyncEnabled(settings.campaign_sync_enabled);
  stage.world.marketo().SetDefaults(settings.default_last_name, settings.default_company);
  const GivenSyncUser& user = given.salesforce.sync_user;
  stage.sync_user.is_active = user.is_active;
  stage.sync_user.marketing_user = user.marketing_user;
  stage.world.salesforce().SetSyncUserActive(user.is_active);
  stage.world.salesforce().SetMarketingUser(user.marketing_user);
}

}  // namespace

Result<Done, BadRow> GiveRows(const Given& given, Stage& stage) {
  GiveSettings(given, stage);
  Giver giver(given, stage);
  const auto give_all = [&giver](const auto& rows, auto method) {
    return GiveEach(rows, [&](const auto& row) { return (giver.*method)(row); });
  };
  const GivenMarketo& marketo = given.marketo;
  const GivenSalesforce& salesforce = given.salesforce;
  Result<Done, BadRow> done = give_all(salesforce.campaigns, &Giver::Campaign);
  if (done) done = give_all(salesforce.contacts, &Giver::Contact);
  if (done) done = give_all(salesforce.leads, &Giver::Lead);
  if (done) done = give_all(salesforce.members, &Giver::CampaignMember);
  if (done) done = give_all(marketo.channels, &Giver::Channel);
  if (done) done = give_all(marketo.programs, &Giver::Program);
  if (done) done = give_all(marketo.people, &Giver::Person);
  if (done) done = give_all(marketo.members, &Giver::ProgramMember);
  return done;
}

marketo::StatusId StatusNamed(Stage& stage, marketo::ProgramId program, std::string_view name) {
  const sim::MarketoOrg& org = stage.world.marketo();
  const marketo::Program* of = org.programs().Find(program);
  CAMPSYNC_CHECK(of != nullptr);
  const auto* status = org.channels().FindStatus(of->channel, name);
  return status == nullptr ? marketo::StatusId{} : status->id;
}

}  // namespace campsync::harness
