// SPDX-License-Identifier: Apache-2.0
//
// Laws that hold after any sequence of conversions, merges, deletes and undeletes: roll-ups equal a
// recount, indexes and delete log equal a scan.
#include <ostream>
#include <string>
#include <vector>

#include "sim/salesforce/salesforce_org.h"
#include "tests/support/generators.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

/// One act, drawn as small numbers: what, to which campaign, to which two people.
struct Act {
  int what = 0;
  int campaign = 0;
  int first = 0;
  int second = 0;
};

std::ostream& operator<<(std::ostream& out, const Act& act) {
  return out << "{" << act.what << ", " << act.campaign << ", " << act.first << ", " << act.second
             << "}";
}

rc::Gen<std::vector<Act>> Acts() {
  return rc::gen::container<std::vector<Act>>(
      rc::gen::build<Act>(rc::gen::set(&Act::what, rc::gen::inRange(0, 12)),
                          rc::gen::set(&Act::campaign, rc::gen::inRange(0, 2)),
                          rc::gen::set(&Act::first, rc::gen::inRange(0, 4)),
                          rc::gen::set(&Act::second, rc::gen::inRange(0, 4))));
}

class IdentityWorld {
 public:
  IdentityWorld() {
    if (*rc::gen::arbitrary<bool>()) behavior_.convert_member_id = ConvertMemberId::kNewRow;
    for (int i = 0; i < 2; ++i) campaigns_.push_back(*User().CreateCampaign({.name = "C"}));
    for (int i = 0; i < 4; ++i) {
      leads_.push_back(*User().CreateLead({.last_name = "L", .company = "A"}));
      contacts_.push_back(*User().CreateContact({.last_name = "C"}));
    }
  }

  /// Refusals are welcome: laws hold after them too.
  void Apply(const Act& act) {
    const CampaignId& campaign = campaigns_[static_cast<std::size_t>(act.campaign)];
    const LeadId& lead = leads_[static_cast<std::size_t>(act.first)];
    const ContactId& contact = contacts_[static_cast<std::size_t>(act.second)];
    const Label label = labels_.Intern(act.second % 2 == 0 ? "Sent" : "Responded");
    world_.AdvanceBy(Duration{700});
    switch (act.what) {
      case 0:
      case 1:
        return (void)User().AddMember({campaign, LeadRef{lead}, label});
      case 2:
        return (void)User().AddMember({campaign, ContactRef{contact}, label});
      case 3:
        return (void)User().ConvertLead(lead, contact);
      case 4:
        return (void)User().ConvertLead(lead);
      case 5:
        return (void)User().MergeLeads(lead, {leads_[static_cast<std::size_t>(act.second)]});
      case 6:
        return (void)User().MergeContacts(contacts_[static_cast<std::size_t>(act.first)],
                                          {contact});
      case 7:
        return (void)User().DeleteLead(lead);
      case 8:
        return (void)User().DeleteContact(contact);
      case 9:
        return (void)User().DeleteCampaign(campaign);
      case 10:
        (void)User().UndeleteLead(lead);
        return (void)User().UndeleteContact(contact);
      default:
        return (void)User().UndeleteCampaign(campaign);
    }
  }

  [[nodiscard]] SalesforceSession User() { return org_.AsSalesUser(); }
  [[nodiscard]] SalesforceOrg& org() { return org_; }
  [[nodiscard]] Instant Now() const { return clock_.Now(); }

 private:
  VirtualClock world_{Instant{1'767'225'600'250}};
  OrgClock clock_{world_, Duration{0}};
  Rules rules_;
  LabelTable labels_;
  VendorBehavior behavior_;
  SalesforceOrg org_{clock_, rules_, labels_, behavior_};
  std::vector<CampaignId> campaigns_;
  std::vector<LeadId> leads_;
  std::vector<ContactId> contacts_;
};

bool IsLive(SalesforceOrg& org, const PersonRef& person) {
  if (const auto contact = ContactOf(person)) return !org.Find(*contact)->is_deleted;
  return !org.Find(*LeadOf(person))->is_deleted;
}

RC_GTEST_PROP(IdentityLaws, RollUpsEqualARecount, ()) {
  IdentityWorld world;
  for (const Act& act : *Acts()) world.Apply(act);
  for (const Campaign& campaign : world.org().campaigns()) {
    Campaign counted = campaign;
    counted.number_of_leads = counted.number_of_contacts = 0;
    counted.number_of_converted_leads = counted.number_of_responses = 0;
    for (const CampaignMember& member : world.org().members()) {
      if (member.is_deleted || member.campaign != campaign.id) continue;
      ++(ContactOf(member.person) ? counted.number_of_contacts : counted.number_of_leads);
      counted.number_of_converted_leads +=
          std::holds_alternative<ConvertedRef>(member.person) ? 1 : 0;
      counted.number_of_responses += member.has_responded ? 1 : 0;
    }
    RC_ASSERT(counted == campaign);
  }
}

RC_GTEST_PROP(IdentityLaws, EveryMemberIsFoundByItsLivePersonAndCampaign, ()) {
  IdentityWorld world;
  for (const Act& act : *Acts()) world.Apply(act);
  SalesforceOrg& org = world.org();
  for (const CampaignMember& member : org.members()) {
    RC_ASSERT(org.MembersOf(member.campaign).contains(member.id) == !member.is_deleted);
    if (member.is_deleted) continue;
    RC_ASSERT(!org.Find(member.campaign)->is_deleted);
    RC_ASSERT(IsLive(org, member.person));
    RC_ASSERT(org.Find(MemberKey{member.campaign, member.person}) == &member);
    const auto* ref = std::get_if<ConvertedRef>(&member.person);
    if (ref == nullptr) continue;
    RC_ASSERT(org.Find(MemberKey{member.campaign, LeadRef{ref->lead}}) == &member);
    RC_ASSERT(org.Find(ref->lead)->converted_contact == ref->contact);
  }
}

RC_GTEST_PROP(IdentityLaws, TheDeleteLogListsExactlyTheDeletedMembers, ()) {
  IdentityWorld world;
  for (const Act& act : *Acts()) world.Apply(act);
  const ReadDeleteLog request{.object = ObjectKind::kCampaignMember,
                              .start = world.Now() - Duration::Days(1),
                              .end = world.Now()};
  const auto log = world.org().port().Call(request)->value;
  std::size_t deleted = 0;
  for (const CampaignMember& member : world.org().members()) deleted += member.is_deleted ? 1 : 0;
  RC_ASSERT(log.deleted_records.size() == deleted);
  for (const DeletedRecord& record : log.deleted_records) {
    RC_ASSERT(world.org().Find(*CampaignMemberId::Parse(record.id))->is_deleted);
  }
}

}  // namespace
}  // namespace campsync::sim
