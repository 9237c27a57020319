// SPDX-License-Identifier: Apache-2.0
//
// SalesforceOrgTest: one org on a clock that the test moves, with short words for what most tests
// need: a campaign, a lead, a member, one API call. It checks nothing by itself except that what it
// is asked to make can be made.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "sim/salesforce/salesforce_org.h"

namespace campsync::sim {

class SalesforceOrgTest : public testing::Test {
 protected:
  Label Text(std::string_view text) { return labels_.Intern(text); }

  salesforce::CampaignId MakeCampaign(std::string_view name = "Roadshow") {
    return *org_.AsSalesUser().CreateCampaign({.name = std::string(name)});
  }
  salesforce::LeadId MakeLead(std::string_view last_name = "Ito") {
    return *org_.AsSalesUser().CreateLead({.last_name = std::string(last_name), .company = "Acme"});
  }
  salesforce::ContactId MakeContact(std::string_view last_name = "Okafor") {
    return *org_.AsSalesUser().CreateContact({.last_name = std::string(last_name)});
  }
  salesforce::CampaignMemberId AddLead(const salesforce::CampaignId& campaign,
                                       const salesforce::LeadId& lead,
                                       std::string_view status = "") {
    return *org_.AsSalesUser().AddMember({campaign, salesforce::LeadRef{lead}, Text(status)});
  }
  salesforce::CampaignMemberId AddContact(const salesforce::CampaignId& campaign,
                                          const salesforce::ContactId& contact,
                                          std::string_view status = "") {
    return *org_.AsSalesUser().AddMember({campaign, salesforce::ContactRef{contact}, Text(status)});
  }
  salesforce::CampaignMemberStatusId AddStatus(const salesforce::CampaignId& campaign,
                                               std::string_view label, bool has_responded = false) {
    return *org_.AsSalesUser().AddStatus(
        {.campaign = campaign, .label = Text(label), .has_responded = has_responded});
  }
  /// A lead converted to a contact, as only a recording can bring one.
  salesforce::LeadId GiveConvertedLead(const salesforce::ContactId& contact) {
    salesforce::Lead lead;
    lead.last_name = "Ito";
    lead.company = "Acme";
    lead.is_converted = true;
    lead.converted_contact = contact;
    return *org_.GivenLead(lead);
  }
  salesforce::CampaignMemberStatusId StatusId(const salesforce::CampaignId& campaign,
                                              std::string_view label) {
    return org_.FindStatus(campaign, Text(label))->id;
  }

  /// The reply of a call that gets through.
  template <class OneRequest>
  typename OneRequest::Reply Api(OneRequest request) {
    return org_.port().Call(std::move(request))->value;
  }
  /// The one result of a write of one record.
  template <class OneRequest>
  auto ApiWrite(OneRequest request) {
    return Api(std::move(request)).results.at(0);
  }

  void Wait(Duration span) { world_.AdvanceBy(span); }
  bool Fired(std::string_view rule) const { return rules_.fired().contains(rule); }

  VirtualClock world_{Instant{1'767'225'600'250}};  // 2026-01-01T00:00:00.250Z
  OrgClock clock_{world_, Duration{0}};
  Rules rules_;
  LabelTable labels_;
  VendorBehavior behavior_;
  SalesforceOrg org_{clock_, rules_, labels_, behavior_};
};

}  // namespace campsync::sim
