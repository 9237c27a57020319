// SPDX-License-Identifier: Apache-2.0
#include "core/marketo/sync_status.h"

#include "core/check.h"

namespace campsync::marketo {

std::string_view NameOf(SyncOperation operation) {
  switch (operation) {
    case SyncOperation::kSyncSchema:
      return "Sync schema";
    case SyncOperation::kPullDeletes:
      return "Pull deletes";
    case SyncOperation::kPullConversions:
      return "Pull conversions";
    case SyncOperation::kPullUpdates:
      return "Pull updates";
    case SyncOperation::kPushNew:
      return "Push new";
    case SyncOperation::kPushUpdates:
      return "Push updates";
    case SyncOperation::kInitLinkWithProgram:
      return "Init link with Program";
    case SyncOperation::kSyncWithProgram:
      return "Sync with program";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(SyncObject object) {
  switch (object) {
    case SyncObject::kCampaign:
      return "Campaign";
    case SyncObject::kCampaignMember:
      return "Campaign Members";
    case SyncObject::kCampaignMemberStatus:
      return "Campaign Member Status";
    case SyncObject::kPerson:
      return "Person (Lead)";
    case SyncObject::kContact:
      return "Contact";
    case SyncObject::kUser:
      return "User";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(StepStatus status) {
  switch (status) {
    case StepStatus::kSucceeded:
      return "Succeeded";
    case StepStatus::kFailed:
      return "Failed";
    case StepStatus::kIncomplete:
      return "Incomplete";
    case StepStatus::kCleanedUp:
      return "Cleaned up";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(NotificationType type) {
  switch (type) {
    case NotificationType::kSyncFailure:
      return "Sync failure";
    case NotificationType::kFullCompare:
      return "Full compare";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(SyncErrorType type) {
  switch (type) {
    case SyncErrorType::kJobLevel:
      return "Job Level";
    case SyncErrorType::kRecordLevel:
      return "Record Level";
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync::marketo
