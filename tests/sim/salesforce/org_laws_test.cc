// SPDX-License-Identifier: Apache-2.0
//
// Laws that hold after any sequence of edits: roll-ups equal a recount, indexes equal a scan, and
// paging the feed by (SystemModstamp, Id) reads every row once.
#include <cstddef>
#include <iterator>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "sim/salesforce/salesforce_org.h"
#include "tests/support/generators.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

/// One edit, drawn as three small numbers: what, to which campaign, to which person or status.
struct Edit {
  int what = 0;
  int campaign = 0;
  int subject = 0;
};

std::ostream& operator<<(std::ostream& out, const Edit& edit) {
  return out << "{" << edit.what << ", " << edit.campaign << ", " << edit.subject << "}";
}

rc::Gen<std::vector<Edit>> Edits() {
  return rc::gen::container<std::vector<Edit>>(
      rc::gen::build<Edit>(rc::gen::set(&Edit::what, rc::gen::inRange(0, 10)),
                           rc::gen::set(&Edit::campaign, rc::gen::inRange(0, 2)),
                           rc::gen::set(&Edit::subject, rc::gen::inRange(0, 4))));
}

class LawWorld {
 public:
  LawWorld() {
    for (int i = 0; i < 2; ++i) campaigns_.push_back(*User().CreateCampaign({.name = "C"}));
    for (int i = 0; i < 4; ++i) {
      leads_.push_back(*User().CreateLead({.last_name = "L", .company = "A"}));
      contacts_.push_back(*User().CreateContact({.last_name = "C"}));
    }
  }

  /// Refusals are welcome: laws hold after them too.
  void Apply(const Edit& edit) {
    const auto subject = static_cast<std::size_t>(edit.subject);
    const CampaignId& campaign = campaigns_[static_cast<std::size_t>(edit.campaign)];
    const auto& members = org_.MembersOf(campaign);
    const auto& statuses = org_.StatusesOf(campaign);
    const Label label = labels_.Intern(std::string("S") + std::to_string(edit.subject));
    world_.AdvanceBy(Duration{400});
    if (edit.what == 0) (void)User().AddMember({campaign, LeadRef{leads_[subject]}, label});
    if (edit.what == 1) (void)User().AddMember({campaign, ContactRef{contacts_[subject]}, label});
    if (edit.what == 2) (void)User().AddStatus({.campaign = campaign, .label = label});
    if (edit.what == 3 && !members.empty()) (void)User().RemoveMember(*members.begin());
    if (edit.what == 4 && !members.empty()) {
      const auto last = std::next(members.begin(), static_cast<std::ptrdiff_t>(members.size()) - 1);
      (void)User().SetMemberStatus(*last, label);
    }
    if (edit.what == 5) (void)User().DeleteLead(leads_[subject]);
    if (edit.what == 6) (void)User().DeleteContact(contacts_[subject]);
    if (subject >= statuses.size()) return;
    const CampaignMemberStatus status = *statuses[subject];
    if (edit.what == 7) {
      (void)User().UpdateStatus({.id = status.id, .has_responded = !status.has_responded});
    }
    if (edit.what == 9) (void)User().DeleteStatus(status.id);
    if (edit.what == 8) (void)User().UpdateStatus({.id = status.id, .label = label});
  }

  [[nodiscard]] SalesforceSession User() { return org_.AsSalesUser(); }
  [[nodiscard]] SalesforceOrg& org() { return org_; }

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

RC_GTEST_PROP(SalesforceOrgLaws, RollUpsEqualARecount, ()) {
  LawWorld world;
  for (const Edit& edit : *Edits()) world.Apply(edit);
  for (const Campaign& campaign : world.org().campaigns()) {
    std::int64_t leads = 0;
    std::int64_t contacts = 0;
    std::int64_t responses = 0;
    for (const CampaignMember& member : world.org().members()) {
      if (member.is_deleted || member.campaign != campaign.id) continue;
      (ContactOf(member.person) ? contacts : leads) += 1;
      responses += member.has_responded ? 1 : 0;
    }
    RC_ASSERT(campaign.number_of_leads == leads);
    RC_ASSERT(campaign.number_of_contacts == contacts);
    RC_ASSERT(campaign.number_of_responses == responses);
  }
}

RC_GTEST_PROP(SalesforceOrgLaws, MembersMirrorTheirStatusRow, ()) {
  LawWorld world;
  for (const Edit& edit : *Edits()) world.Apply(edit);
  for (const CampaignMember& member : world.org().members()) {
    if (member.is_deleted) continue;
    const auto* status = world.org().FindStatus(member.campaign, member.status);
    RC_ASSERT(status != nullptr);
    RC_ASSERT(status->has_responded == member.has_responded);
  }
}

RC_GTEST_PROP(SalesforceOrgLaws, EveryCampaignKeepsOneDefaultAndAResponse, ()) {
  LawWorld world;
  for (const Edit& edit : *Edits()) world.Apply(edit);
  for (const Campaign& campaign : world.org().campaigns()) {
    int defaults = 0;
    int responses = 0;
    for (const auto* status : world.org().StatusesOf(campaign.id)) {
      defaults += status->is_default ? 1 : 0;
      responses += status->has_responded ? 1 : 0;
    }
    RC_ASSERT(defaults == 1);
    RC_ASSERT(responses >= 1);
  }
}

RC_GTEST_PROP(SalesforceOrgLaws, NoPersonIsTwiceInACampaign, ()) {
  LawWorld world;
  for (const Edit& edit : *Edits()) world.Apply(edit);
  std::set<MemberKey> keys;
  for (const CampaignMember& member : world.org().members()) {
    if (!member.is_deleted) RC_ASSERT(keys.insert({member.campaign, member.person}).second);
  }
}

RC_GTEST_PROP(SalesforceOrgLaws, PagingTheFeedReadsEveryMemberOnce, ()) {
  LawWorld world;
  for (const Edit& edit : *Edits()) world.Apply(edit);
  const auto limit = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
  QueryChangedMembers request{.from = Instant{}, .after = {}, .limit = limit};
  std::set<CampaignMemberId> read;
  std::size_t rows = 0;
  while (true) {
    const auto page = world.org().port().Call(request)->value;
    rows += page.rows.size();
    for (const CampaignMember& member : page.rows) read.insert(member.id);
    if (page.rows.size() < limit) break;
    request.from = page.rows.back().system_modstamp;
    request.after = page.rows.back().id;
  }
  RC_ASSERT(rows == world.org().members().size());
  RC_ASSERT(read.size() == rows);
}

}  // namespace
}  // namespace campsync::sim
