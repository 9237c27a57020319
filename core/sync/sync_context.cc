// SPDX-License-Identifier: Apache-2.0
#include "core/sync/sync_context.h"

namespace campsync {

bool SyncContext::Append(const store::Deltas& deltas) {
  if (store_lost) return false;
  if (deltas.empty()) return true;
  if (!ports.store.Append(deltas)) {
    store_lost = true;
    return false;
  }
  state.Apply(deltas);
  return true;
}

const marketo::Program* SyncContext::ProgramOf(const store::LinkRecord& link) const {
  const auto found = definitions.programs.find(link.program);
  return found == definitions.programs.end() ? nullptr : &found->second;
}

const marketo::Channel* SyncContext::ChannelOf(const store::LinkRecord& link) const {
  const marketo::Program* program = ProgramOf(link);
  if (program == nullptr) return nullptr;
  const auto found = definitions.channels.find(program->channel);
  return found == definitions.channels.end() ? nullptr : &found->second;
}

CampaignStatuses SyncContext::StatusesOf(salesforce::CampaignId campaign) const {
  return CampaignStatuses(state.StatusesOf(campaign), ports.labels, policy.match_case);
}

}  // namespace campsync
