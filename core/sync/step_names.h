// SPDX-License-Identifier: Apache-2.0
//
// The steps of a cycle as the stages report them, in the words of Marketo's sync log (MK-CYCLE-04).
// Names alone: when a step runs is decided by the engine's list of stages.
#pragma once

#include "core/marketo/sync_status.h"
#include "core/sync/report_builder.h"

namespace campsync::step {

inline constexpr StepName kInitLink = {marketo::SyncOperation::kInitLinkWithProgram,
                                       marketo::SyncObject::kCampaign};
inline constexpr StepName kPullCampaigns = {marketo::SyncOperation::kPullUpdates,
                                            marketo::SyncObject::kCampaign};
inline constexpr StepName kPullContacts = {marketo::SyncOperation::kPullUpdates,
                                           marketo::SyncObject::kContact};
inline constexpr StepName kPullDeletes = {marketo::SyncOperation::kPullDeletes,
                                          marketo::SyncObject::kCampaign};
inline constexpr StepName kPullLeads = {marketo::SyncOperation::kPullUpdates,
                                        marketo::SyncObject::kPerson};
inline constexpr StepName kPullMembers = {marketo::SyncOperation::kPullUpdates,
                                          marketo::SyncObject::kCampaignMember};
inline constexpr StepName kPullStatuses = {marketo::SyncOperation::kPullUpdates,
                                           marketo::SyncObject::kCampaignMemberStatus};
inline constexpr StepName kPushNewCampaigns = {marketo::SyncOperation::kPushNew,
                                               marketo::SyncObject::kCampaign};
inline constexpr StepName kPushNewPeople = {marketo::SyncOperation::kPushNew,
                                            marketo::SyncObject::kPerson};
inline constexpr StepName kSchemaOfCampaign = {marketo::SyncOperation::kSyncSchema,
                                               marketo::SyncObject::kCampaign};
inline constexpr StepName kSchemaOfUser = {marketo::SyncOperation::kSyncSchema,
                                           marketo::SyncObject::kUser};
inline constexpr StepName kSyncMembers = {marketo::SyncOperation::kSyncWithProgram,
                                          marketo::SyncObject::kCampaignMember};
inline constexpr StepName kSyncProgram = {marketo::SyncOperation::kSyncWithProgram,
                                          marketo::SyncObject::kCampaign};
inline constexpr StepName kSyncStatuses = {marketo::SyncOperation::kSyncWithProgram,
                                           marketo::SyncObject::kCampaignMemberStatus};

}  // namespace campsync::step
