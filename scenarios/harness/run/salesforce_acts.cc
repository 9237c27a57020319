// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/check.h"
#include "scenarios/harness/run/acts.h"
#include "scenarios/harness/run/memberships.h"

namespace campsync::harness {
namespace {

namespace act = on_salesforce;

template <class T>
Result<Done> Dropped(const Result<T>& result) {
  if (!result) return result.error();
  return Done{};
}

class SalesUser {
 public:
  SalesUser(Stage& stage, const Place& place, std::optional<Instant> stamp)
      : stage_(stage), place_(place), stamp_(stamp) {}

  Result<Done> operator()(const act::AddLead& one) {
    const GivenLead& lead = one.lead;
    auto made = user().CreateLead({lead.first_name, lead.last_name, lead.company, lead.email});
    if (made) stage_.names.leads.Bind(lead.key, *made);
    if (made && !lead.visible) org().SetVisible(*made, false);
    return Dropped(made);
  }
  Result<Done> operator()(const act::UpdateLead& one) {
    return Dropped(
        user().UpdateLead(Lead(one.lead), {one.first_name, one.last_name, one.company, one.email}));
  }
  Result<Done> operator()(const act::DeleteLead& one) {
    const salesforce::LeadId id = Lead(one.lead);
    const salesforce::Lead* lead = org().Find(id);
    // A converted lead's memberships are its contact's.
    const bool owns_members = lead != nullptr && !lead->is_converted;
    Result<Done> done = WithoutEdit([&] { return Dropped(user().DeleteLead(id)); });
    if (done && owns_members)
      stage_.recorder.NoteRecordDeleted(salesforce::LeadRef{id}, StampedAt());
    return done;
  }
  Result<Done> operator()(const act::AddContact& one) {
    const GivenContact& contact = one.contact;
    auto made = user().CreateContact(
        {contact.first_name, contact.last_name, contact.account_name, contact.email});
    if (made) stage_.names.contacts.Bind(contact.key, *made);
    if (made && !contact.visible) org().SetVisible(*made, false);
    return Dropped(made);
  }
  Result<Done> operator()(const act::UpdateContact& one) {
    return Dropped(user().UpdateContact(
        Contact(one.contact), {one.first_name, one.last_name, one.account_name, one.email}));
  }
  Result<Done> operator()(const act::DeleteContact& one) {
    const salesforce::ContactId id = Contact(one.contact);
    Result<Done> done = WithoutEdit([&] { return Dropped(user().DeleteContact(id)); });
    if (done) stage_.recorder.NoteRecordDeleted(salesforce::ContactRef{id}, StampedAt());
    return done;
  }
  Result<Done> operator()(const act::AddMember& one) {
    salesforce::MemberKey key{Campaign(one.campaign), Ref(one.person)};
    const salesforce::PersonRef person = WithLead(key.person, one.lead);
    if (std::holds_alternative<salesforce::LeadRef>(person)) key.person = person;
    auto made = user().AddMember({key.campaign, person, Text(one.status)});
    if (made) Edited({.member = key, .value = StatusOf(*made)});
    return Dropped(made);
  }
  Result<Done> operator()(const act::SetMemberStatus& one) {
    const salesforce::MemberKey key{Campaign(one.campaign), Ref(one.person)};
    const salesforce::CampaignMember* member = org().Find(key);
    const salesforce::CampaignMemberId id =
        member == nullptr ? salesforce::CampaignMemberId{} : member->id;
    const auto before = member == nullptr ? std::nullopt : std::optional(StatusOf(id));
    auto done = user().SetMemberStatus(id, Text(one.status));
    if (done && StatusOf(id) != before) {
      Edited({.member = key, .value = StatusOf(id), .before = before}, member->created_date);
    }
    return Dropped(done);
  }
  Result<Done> operator()(const act::RemoveMember& one) {
    const salesforce::MemberKey key{Campaign(one.campaign), Ref(one.person)};
    const salesforce::CampaignMember* member = org().Find(key);
    const auto before = member == nullptr ? std::nullopt : std::optional(StatusOf(member->id));
    auto done =
        user().RemoveMember(member == nullptr ? salesforce::CampaignMemberId{} : member->id);
    if (done) Edited({.member = key, .before = before}, member->created_date);
    return Dropped(done);
  }
  Result<Done> operator()(const act::AddCampaign& one) { return AddCampaign(one.campaign); }
  Result<Done> operator()(const act::UpdateCampaign& one) {
    stage_.recorder.NoteCampaignEdit();
    sim::CampaignChange change{.name = one.name,
                               .description = one.description,
                               .is_active = one.is_active,
                               .actual_cost = one.actual_cost};
    if (one.parent) {
      change.parent = salesforce::FieldUpdate<salesforce::CampaignId>{
          one.parent->empty() ? std::nullopt : std::optional(Campaign(*one.parent))};
    }
    if (one.type) {
      change.type = salesforce::FieldUpdate<Label>{
          one.type->empty() ? std::nullopt : std::optional(Text(*one.type))};
    }
    return Dropped(user().UpdateCampaign(Campaign(one.campaign), change));
  }
  Result<Done> operator()(const act::DeleteCampaign& one) {
    stage_.recorder.NoteCampaignEdit();
    return WithoutEdit([&] { return Dropped(user().DeleteCampaign(Campaign(one.campaign))); });
  }
  Result<Done> operator()(const act::AddStatus& one) {
    stage_.recorder.NoteListEdit(Campaign(one.campaign), one.status.label, false);
    return AddStatus(Campaign(one.campaign), one.status);
  }
  Result<Done> operator()(const act::UpdateStatus& one) {
    stage_.recorder.NoteListEdit(Campaign(one.campaign), one.status, one.label.has_value());
    salesforce::StatusUpdate update{.id = Status(one.campaign, one.status),
                                    .sort_order = one.sort_order,
                                    .is_default = one.is_default,
                                    .has_responded = one.has_responded};
    if (one.label) update.label = Text(*one.label);
    auto done = user().UpdateStatus(update);
    if (done && one.label) {
      stage_.recorder.NoteRelabelled(Campaign(one.campaign), one.status, *one.label);
    }
    return Dropped(done);
  }
  Result<Done> operator()(const act::DeleteStatus& one) {
    stage_.recorder.NoteListEdit(Campaign(one.campaign), one.status, true);
    return Dropped(user().DeleteStatus(Status(one.campaign, one.status)));
  }
  Result<Done> operator()(const act::UpdateSyncUser& one) {
    salesforce::User& sync_user = stage_.sync_user;
    sync_user.is_active = one.is_active.value_or(sync_user.is_active);
    sync_user.marketing_user = one.marketing_user.value_or(sync_user.marketing_user);
    org().SetSyncUserActive(sync_user.is_active);
    org().SetMarketingUser(sync_user.marketing_user);
    return Done{};
  }
  Result<Done> operator()(const act::SetVisible& one) {
    if (const auto* campaign = std::get_if<std::string>(&one.record)) {
      stage_.ShowCampaign(Campaign(*campaign), one.visible);
      return Done{};
    }
    const auto& person = std::get<SalesforcePersonKey>(one.record);
    if (person.kind == SalesforcePersonKey::Kind::kLead) {
      org().SetVisible(Lead(person.key), one.visible);
    } else {
      org().SetVisible(Contact(person.key), one.visible);
    }
    return Done{};
  }
  Result<Done> operator()(const act::ConvertLead& one) {
    return WithoutEdit([&]() -> Result<Done> {
      const auto into = one.contact ? std::optional(Contact(*one.contact)) : std::nullopt;
      auto contact = user().ConvertLead(Lead(one.lead), into);
      if (contact && !into) stage_.names.contacts.Bind(one.new_contact, *contact);
      return Dropped(contact);
    });
  }
  Result<Done> operator()(const act::MergeLeads& one) {
    std::vector<salesforce::LeadId> losers;
    for (const std::string& key : one.losers) losers.push_back(Lead(key));
    return WithoutEdit([&] { return Dropped(user().MergeLeads(Lead(one.winner), losers)); });
  }
  Result<Done> operator()(const act::MergeContacts& one) {
    std::vector<salesforce::ContactId> losers;
    for (const std::string& key : one.losers) losers.push_back(Contact(key));
    return WithoutEdit([&] { return Dropped(user().MergeContacts(Contact(one.winner), losers)); });
  }
  Result<Done> operator()(const act::UndeleteLead& one) {
    return WithRestored([&] { return Dropped(user().UndeleteLead(Lead(one.lead))); });
  }
  Result<Done> operator()(const act::UndeleteContact& one) {
    return WithRestored([&] { return Dropped(user().UndeleteContact(Contact(one.contact))); });
  }
  Result<Done> operator()(const act::UndeleteCampaign& one) {
    stage_.recorder.NoteCampaignEdit();
    const salesforce::CampaignId id = Campaign(one.campaign);
    auto done = WithRestored([&] { return Dropped(user().UndeleteCampaign(id)); });
    if (done) stage_.recorder.NoteUndeleted(id);
    return done;
  }
  Result<Done> operator()(const act::UndeleteMember& one) {
    const salesforce::CampaignMemberId id =
        DeletedMember({Campaign(one.campaign), Ref(one.person)});
    return WithRestored([&] { return Dropped(user().UndeleteMember(id)); });
  }

  Result<Done> operator()(const act::SetPermission& one) {
    if (!one.field.empty()) {
      const bool hidden = !one.read.value_or(true);
      const bool read_only = !one.edit.value_or(true);
      const auto right = hidden      ? sim::FieldRight::kHidden
                         : read_only ? sim::FieldRight::kReadOnly
                                     : sim::FieldRight::kEditable;
      org().access().SetFieldRight(one.object, one.field, right);
      return Done{};
    }
    sim::ObjectRights& rights = org().access().RightsOn(one.object);
    rights.read = one.read.value_or(rights.read);
    rights.create = one.create.value_or(rights.create);
    rights.edit = one.edit.value_or(rights.edit);
    return Done{};
  }
  Result<Done> operator()(const act::SetEditable& one) {
    const salesforce::CampaignId campaign = Campaign(one.campaign);
    if (!one.person) {
      org().access().SetEditable(campaign, one.editable);
      return Done{};
    }
    const salesforce::CampaignMember* member = org().Find({campaign, Ref(*one.person)});
    if (member != nullptr) org().access().SetEditable(member->id, one.editable);
    return Done{};
  }
  Result<Done> operator()(const act::SetApi& one) {
    org().access().SetApiEnabled(one.enabled);
    return Done{};
  }
  Result<Done> operator()(const act::PurgeDeleteLog&) {
    org().PurgeDeleteLog();
    return Done{};
  }
  Result<Done> operator()(const act::TouchMembers& one) {
    return user().TouchMembers(Campaign(one.campaign));
  }

 private:
  // Memberships that the act ends were ended by nobody's edit.
  template <class Do>
  Result<Done> WithoutEdit(Do&& carry_out) {
    const Memberships before(org());
    Result<Done> done = carry_out();
    before.NoteEnded(stage_.recorder);
    before.NoteArrived(stage_.recorder);
    return done;
  }

  // Memberships that come back with a record are edits: somebody is a member again who was none.
  template <class Do>
  Result<Done> WithRestored(Do&& carry_out) {
    std::set<salesforce::CampaignMemberId> before;
    for (const salesforce::CampaignMember& row : org().members()) {
      if (!row.is_deleted) before.insert(row.id);
    }
    Result<Done> done = carry_out();
    std::vector<salesforce::CampaignMember> restored;
    for (const salesforce::CampaignMember& row : org().members()) {
      if (!row.is_deleted && !before.contains(row.id)) restored.push_back(row);
    }
    std::ranges::sort(restored, {}, &salesforce::CampaignMember::id);
    for (const salesforce::CampaignMember& row : restored) {
      Edited({.member = salesforce::MemberKey{row.campaign, row.person},
              .value = StatusOf(row.id),
              .restores = true});
    }
    return done;
  }

  sim::SalesforceOrg& org() { return stage_.world.salesforce(); }
  sim::SalesforceSession user() {
    const sim::SalesforceSession session = org().AsSalesUser();
    return stamp_ ? session.InTransactionSince(*stamp_) : session;
  }
  Label Text(std::string_view text) { return stage_.world.labels().Intern(text); }

  // Keys whose record was never made (a refused create) stand for the null id: the org says so.
  salesforce::CampaignId Campaign(const std::string& key) {
    return stage_.names.campaigns.IdOf(key).value_or(salesforce::CampaignId{});
  }
  salesforce::LeadId Lead(const std::string& key) {
    return stage_.names.leads.IdOf(key).value_or(salesforce::LeadId{});
  }
  salesforce::ContactId Contact(const std::string& key) {
    return stage_.names.contacts.IdOf(key).value_or(salesforce::ContactId{});
  }
  salesforce::PersonRef Ref(const SalesforcePersonKey& key) {
    if (key.kind == SalesforcePersonKey::Kind::kLead) return salesforce::LeadRef{Lead(key.key)};
    return salesforce::ContactRef{Contact(key.key)};
  }
  // A member can be given both ids, the lead's only besides the contact's; alone it counts where
  // the contact was never made.
  salesforce::PersonRef WithLead(const salesforce::PersonRef& person,
                                 const std::optional<std::string>& lead) {
    const auto contact = salesforce::ContactOf(person);
    if (!lead || !contact) return person;
    if (contact->IsNull()) return salesforce::LeadRef{Lead(*lead)};
    return salesforce::ConvertedRef{Lead(*lead), *contact};
  }
  // The member that was deleted last of those that the person had in the campaign.
  salesforce::CampaignMemberId DeletedMember(const salesforce::MemberKey& key) {
    salesforce::CampaignMemberId last;
    for (const salesforce::CampaignMember& row : org().members()) {
      if (row.is_deleted && row.campaign == key.campaign && row.person == key.person) last = row.id;
    }
    return last;
  }
  salesforce::CampaignMemberStatusId Status(const std::string& campaign, const std::string& label) {
    const auto* status = org().FindStatus(Campaign(campaign), Text(label));
    return status == nullptr ? salesforce::CampaignMemberStatusId{} : status->id;
  }

  // The label that the org stored, which may not be the one that was asked for (SF-MEMBER-06).
  std::string StatusOf(salesforce::CampaignMemberId id) {
    return std::string(stage_.world.labels().Text(org().Find(id)->status));
  }

  Result<Done> AddCampaign(const GivenCampaign& one) {
    stage_.recorder.NoteCampaignEdit();
    auto made = user().CreateCampaign({.name = one.name,
                                       .description = one.description,
                                       .is_active = one.is_active,
                                       .type = Text(one.type),
                                       .actual_cost = one.actual_cost,
                                       .start_date = one.start_date,
                                       .end_date = one.end_date});
    if (!made) return made.error();
    stage_.names.campaigns.Bind(one.key, *made);
    if (!one.visible) stage_.ShowCampaign(*made, false);
    for (const GivenMemberStatus& status :
         one.statuses.value_or(std::vector<GivenMemberStatus>{})) {
      if (auto added = AddStatus(*made, status); !added) return added;
    }
    return Done{};
  }

  Result<Done> AddStatus(salesforce::CampaignId campaign, const GivenMemberStatus& status) {
    return Dropped(user().AddStatus({.campaign = campaign,
                                     .label = Text(status.label),
                                     .sort_order = status.sort_order,
                                     .is_default = status.is_default,
                                     .has_responded = status.has_responded}));
  }

  // What is done in an open transaction is as old as the stamp that its rows carry (SF-TIME-07).
  [[nodiscard]] Instant StampedAt() const {
    return stamp_ ? stage_.world.salesforce_clock().ToWorld(*stamp_) : stage_.world.clock().Now();
  }

  // Of a member who was there: an open transaction can edit one that is younger than its stamp.
  void Edited(MemberEdit edit, Instant member_created = {}) {
    const auto& clock = stage_.world.salesforce_clock();
    edit.at = std::max(StampedAt(), clock.ToWorld(member_created));
    edit.place = place_;
    edit.in_cycle = stage_.driver.IsInCycle();
    stage_.recorder.NoteEdit(std::move(edit));
  }

  Stage& stage_;
  Place place_;
  std::optional<Instant> stamp_;
};

}  // namespace

Result<Done> Act(Stage& stage, const Place& place, const on_salesforce::Action& action) {
  return Act(stage, place, action, std::nullopt);
}

Result<Done> Act(Stage& stage, const Place& place, const on_salesforce::Action& action,
                 std::optional<Instant> stamp) {
  stage.LearnCreated();
  stage.recorder.NoteAct(Side::kSalesforce,
                         StepName({.what = SalesforceStep{action, std::nullopt}}));
  return std::visit(SalesUser(stage, place, stamp), action);
}

bool WritesRecords(const on_salesforce::Action& action) {
  return !std::holds_alternative<act::UpdateSyncUser>(action) &&
         !std::holds_alternative<act::SetVisible>(action) &&
         !std::holds_alternative<act::SetPermission>(action) &&
         !std::holds_alternative<act::SetEditable>(action) &&
         !std::holds_alternative<act::SetApi>(action) &&
         !std::holds_alternative<act::PurgeDeleteLog>(action);
}

}  // namespace campsync::harness
