// SPDX-License-Identifier: Apache-2.0
#include "core/sync/describe.h"

#include <fmt/format.h>

#include "core/overload.h"

namespace campsync {

MemberName::operator RecordName() const {
  return fmt::format("member {}/{}", key.campaign.Text(), key.person.value);
}
RecordName NameOfCampaign(salesforce::CampaignId campaign) {
  return fmt::format("campaign {}", campaign.Text());
}
RecordName NameOfPerson(marketo::PersonId person) { return fmt::format("person {}", person.value); }
RecordName NameOfLink(marketo::ProgramId program) {
  return fmt::format("link program {}", program.value);
}

std::string DescribeSalesforce(const SyncContext& sync,
                               const std::optional<store::SalesforceSeen>& seen) {
  if (!sync.watched) return {};
  if (!seen) return "absent";
  return fmt::format("{} ({})", sync.ports.labels.Text(seen->status), seen->member.Text());
}

std::string NameOfStatus(const SyncContext& sync, salesforce::CampaignId campaign,
                         marketo::StatusId status) {
  const store::LinkRecord* link = sync.state.FindLink(campaign);
  const marketo::Channel* channel = link == nullptr ? nullptr : sync.ChannelOf(*link);
  if (channel != nullptr) {
    const ChannelView view = sync.ViewOf(*channel);
    if (const auto* found = view.Find(status)) {
      return std::string(sync.ports.labels.Text(found->name));
    }
  }
  return fmt::format("status {}", status.value);
}

std::string DescribeMarketo(const SyncContext& sync, salesforce::CampaignId campaign,
                            const std::optional<marketo::MemberState>& state) {
  if (!sync.watched) return {};
  if (!state) return "absent";
  return fmt::format("{} since {}", NameOfStatus(sync, campaign, state->status),
                     FormatInstant(state->membership_date));
}

std::string DescribeBase(const SyncContext& sync, const store::MemberRecord& record) {
  if (!sync.watched) return {};
  return fmt::format("Salesforce {}, Marketo {}", DescribeSalesforce(sync, record.salesforce),
                     DescribeMarketo(sync, record.key.campaign, record.marketo));
}

std::string DescribeDisposition(const SyncContext& sync, const store::Disposition& disposition) {
  if (!sync.watched) return {};
  const LabelTable& labels = sync.ports.labels;
  return std::visit(
      Overload{[](const store::Agreed&) { return std::string("agreed"); },
               [&](const store::Diverged& diverged) {
                 return fmt::format("diverged ({}{}{})", labels.Text(diverged.rule),
                                    diverged.policy_switch.IsEmpty() ? "" : ", switch ",
                                    labels.Text(diverged.policy_switch));
               },
               [&](const store::Blocked& blocked) {
                 return fmt::format("blocked ({}, waits on {}): {}", Describe(blocked.code).name,
                                    NameOf(blocked.waits_on), labels.Text(blocked.text));
               }},
      disposition);
}

std::string TextOfCandidates(const store::LeadIntent& intent) {
  return "leads that may be this person: " + intent.candidates;
}

}  // namespace campsync
