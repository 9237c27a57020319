// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/mirror.h"

#include <fmt/format.h>

#include <iterator>

#include "sim/marketo/refusals.h"

namespace campsync::sim {

using marketo::MirrorChanged;
using marketo::MirrorRow;

Result<MirrorChanged> MarketoMirror::Write(const marketo::MirrorWrite& write) {
  const bool nobody = people_.Find(write.person) == nullptr;
  if (auto error = RefuseMissing(context_.rules, "MK-REST-22", nobody, LeadNotFound())) {
    return *error;
  }
  const MarketoMirrorRow* found = Find(write.campaign, write.person);
  const auto before = found == nullptr ? std::nullopt : std::optional(found->row);
  if (before == write.row) return MirrorChanged{false};
  Put(write.campaign, write.person, write.row);
  const MarketoMirrorCampaign& campaign = Campaign(write.campaign, write.campaign_name);
  const ActivityCampaign named{campaign.marketo_id, write.campaign,
                               context_.labels.Intern(write.campaign_name), write.backfill};
  if (!before) {
    activities_.Write(write.person, AddedToSfdcCampaign{named, write.row->status});
  } else if (!write.row) {
    activities_.Write(write.person, RemovedFromSfdcCampaign{named, before->status});
  } else if (before->status != write.row->status) {
    activities_.Write(write.person,
                      StatusChangedInSfdcCampaign{named, before->status, write.row->status});
  }
  // Only another CampaignMember id: the person stayed in the campaign, nothing happened to them.
  return MirrorChanged{true};
}

void MarketoMirror::Absorb(marketo::PersonId winner, marketo::PersonId loser) {
  for (const salesforce::CampaignId& campaign : rows_.GroupsOf(loser)) {
    const MirrorRow row = rows_.Find(campaign, loser)->row;
    rows_.Erase(campaign, loser);
    if (rows_.Find(campaign, winner) == nullptr) Put(campaign, winner, row);
  }
}

Result<Done, Malformed> MarketoMirror::Give(const salesforce::CampaignId& campaign,
                                            const std::string& campaign_name,
                                            marketo::PersonId person, const MirrorRow& row) {
  if (people_.Find(person) == nullptr) {
    return Malformed{fmt::format("campaign '{}' has a member who is no person (id {})",
                                 campaign_name, person.value)};
  }
  Campaign(campaign, campaign_name);
  Put(campaign, person, row);
  return Done{};
}

const MarketoMirrorCampaign& MarketoMirror::Campaign(const salesforce::CampaignId& id,
                                                     const std::string& name) {
  const std::int64_t next = std::ssize(campaigns_) + 1;
  MarketoMirrorCampaign& campaign =
      campaigns_.try_emplace(id, MarketoMirrorCampaign{next, name}).first->second;
  if (campaign.name != name) campaign.name = name;
  return campaign;
}

void MarketoMirror::Put(const salesforce::CampaignId& campaign, marketo::PersonId person,
                        const std::optional<MirrorRow>& row) {
  MarketoMirrorRow* found = rows_.Find(campaign, person);
  if (!row) {
    if (found != nullptr) rows_.Erase(campaign, person);
  } else if (found == nullptr) {
    rows_.Insert(campaign, person, {person, *row});
  } else {
    found->row = *row;
  }
}

}  // namespace campsync::sim
