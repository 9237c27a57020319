// SPDX-License-Identifier: Apache-2.0
#include "core/sync/channel_move.h"

#include <map>
#include <utility>
#include <variant>

#include "core/sync/describe.h"

namespace campsync {
namespace {

/// Statuses that the channel does not have, not even as retired ones, and what they are in it.
using Successors = std::map<marketo::StatusId, marketo::StatusId>;

/// One that the channel offers, else one that it did: members may still hold that.
const marketo::ProgressionStatus* Named(const SyncContext& sync, const ChannelView& view,
                                        Label name) {
  if (const auto* offered = view.Find(name)) return offered;
  for (const marketo::ProgressionStatus& one : view.channel().statuses) {
    const bool same = SameLabel(sync.ports.labels, sync.policy.match_case, one.name, name);
    if (same && !one.IsNotInProgram()) return &one;
  }
  return nullptr;
}

/// A row that nobody in Salesforce has changed has the name of the status that it stood for.
Successors SuccessorsIn(const SyncContext& sync, const marketo::Channel& channel,
                        salesforce::CampaignId campaign) {
  const ChannelView view = sync.ViewOf(channel);
  Successors successors;
  for (const store::StatusRecord& row : sync.state.StatusesOf(campaign)) {
    if (!row.marketo_status || row.drifted || view.Find(*row.marketo_status) != nullptr) continue;
    const auto* status = Named(sync, view, row.label);
    if (status != nullptr) successors[*row.marketo_status] = status->id;
  }
  return successors;
}

void Follow(const Successors& successors, marketo::StatusId& status) {
  const auto found = successors.find(status);
  if (found != successors.end()) status = found->second;
}

store::MemberRecord CarriedOver(store::MemberRecord record, const Successors& successors) {
  if (record.marketo) Follow(successors, record.marketo->status);
  if (auto* own = std::get_if<store::PendingMarketoStatus>(&record.pending)) {
    Follow(successors, own->status);
  }
  return record;
}

}  // namespace

bool CarryMembersOver(SyncContext& sync, const store::LinkRecord& link) {
  const marketo::Channel* channel = sync.ChannelOf(link);
  if (channel == nullptr) return true;
  const Successors successors = SuccessorsIn(sync, *channel, link.campaign);
  if (successors.empty()) return true;
  sync.Emit(NameOfLink(link.program),
            Decided{.outcome = Outcome::kExplain,
                    .rule = "MK-ATTR-11",
                    .observed = "members have the statuses of another channel"});
  store::Deltas deltas;
  for (const marketo::PersonId person : sync.state.PeopleIn(link.campaign)) {
    const store::MemberRecord& known = *sync.state.Find({link.campaign, person});
    if (known.link_epoch != link.epoch) continue;
    store::MemberRecord carried = CarriedOver(known, successors);
    if (carried == known) continue;
    deltas.push_back(store::Put<store::MemberRecord>{std::move(carried)});
    if (deltas.size() < marketo::kBatchSizeMax) continue;
    if (!sync.Append(std::exchange(deltas, {}))) return false;
  }
  return sync.Append(deltas);
}

}  // namespace campsync
