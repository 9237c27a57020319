// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"

#include <fmt/format.h>

#include <array>

#include "core/check.h"

namespace campsync {
namespace {

using enum ErrorCode;
using enum Vendor;
using enum ErrorLevel;
using enum Certainty;

// Advice is one imperative sentence: it is printed under the error.
constexpr auto kCatalogue = std::to_array<CatalogueEntry>({
    {kRequiredFieldMissing, kSalesforce, kRecord, kDefinite, "REQUIRED_FIELD_MISSING",
     "Fill the listed fields, or set the default last name and company in Marketo."},
    {kStringTooLong, kSalesforce, kRecord, kDefinite, "STRING_TOO_LONG",
     "Shorten the value to the length Salesforce names."},
    {kInvalidEmailAddress, kSalesforce, kRecord, kDefinite, "INVALID_EMAIL_ADDRESS",
     "Correct the e-mail address."},
    {kDuplicateValue, kSalesforce, kRecord, kDefinite, "DUPLICATE_VALUE",
     "Read the existing record and go on from it."},
    {kDuplicatesDetected, kSalesforce, kRecord, kDefinite, "DUPLICATES_DETECTED",
     "Merge the duplicates, or let the sync user pass the duplicate rule."},
    {kFieldCustomValidation, kSalesforce, kRecord, kDefinite, "FIELD_CUSTOM_VALIDATION_EXCEPTION",
     "Satisfy the validation rule, or exempt the sync user from it."},
    {kRestrictedPicklist, kSalesforce, kRecord, kDefinite,
     "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Add the value to the picklist in Salesforce."},
    {kInvalidFieldForInsertUpdate, kSalesforce, kRecord, kDefinite,
     "INVALID_FIELD_FOR_INSERT_UPDATE", "Do not write the listed read-only fields."},
    {kInvalidCrossReferenceKey, kSalesforce, kRecord, kDefinite, "INVALID_CROSS_REFERENCE_KEY",
     "Check that the referenced record exists."},
    {kMalformedId, kSalesforce, kRecord, kDefinite, "MALFORMED_ID",
     "Use an id of the object that the field names."},
    {kInsufficientAccessOnCrossReference, kSalesforce, kRecord, kDefinite,
     "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
     "Give the sync user access to the referenced record."},
    {kInsufficientAccessOrReadonly, kSalesforce, kRecord, kDefinite,
     "INSUFFICIENT_ACCESS_OR_READONLY", "Give the sync user edit access to the record."},
    {kEntityIsDeleted, kSalesforce, kRecord, kDefinite, "ENTITY_IS_DELETED",
     "Nothing: the record is gone and the next pull says so."},
    {kCannotUpdateConvertedLead, kSalesforce, kRecord, kDefinite, "CANNOT_UPDATE_CONVERTED_LEAD",
     "Follow the lead to its contact."},
    {kCannotInsertUpdateActivateEntity, kSalesforce, kRecord, kDefinite,
     "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
     "Make the sync user a Marketing User and check its profile."},
    {kDeleteFailed, kSalesforce, kRecord, kDefinite, "DELETE_FAILED",
     "Move the default flag or the members away first."},
    {kFieldIntegrityException, kSalesforce, kRecord, kDefinite, "FIELD_INTEGRITY_EXCEPTION",
     "Correct the value that Salesforce names."},
    {kUnableToLockRow, kSalesforce, kRecord, kDefinite, "UNABLE_TO_LOCK_ROW",
     "Nothing: it is tried again in the next cycle."},
    {kInactiveOwnerOrUser, kSalesforce, kRecord, kDefinite, "INACTIVE_OWNER_OR_USER",
     "Activate the owner or assign another one."},
    {kRequestLimitExceeded, kSalesforce, kRequest, kDefinite, "REQUEST_LIMIT_EXCEEDED",
     "Wait for the 24-hour allocation, or raise it."},
    {kInvalidSessionId, kSalesforce, kRequest, kDefinite, "INVALID_SESSION_ID",
     "Log the sync user in again."},
    {kApiDisabled, kSalesforce, kRequest, kDefinite, "API_DISABLED_FOR_ORG",
     "Enable the API for the sync user."},
    {kInvalidType, kSalesforce, kRequest, kDefinite, "INVALID_TYPE",
     "Give the sync user read access to the object."},
    {kInvalidField, kSalesforce, kRequest, kDefinite, "INVALID_FIELD",
     "Give the sync user read access to the field."},
    {kTooManyRecords, kSalesforce, kRequest, kDefinite, "EXCEEDED_ID_LIMIT",
     "Send fewer records in one call."},
    {kInvalidReplicationDate, kSalesforce, kRequest, kDefinite, "INVALID_REPLICATION_DATE",
     "Ask for a window that the delete log still covers."},
    {kServerUnavailable, kSalesforce, kRequest, kIndefinite, "SERVER_UNAVAILABLE",
     "Nothing: the engine looks at the records before it tries again."},
    {kSalesforceUnreachable, kSalesforce, kTransport, kDefinite, "SALESFORCE_UNREACHABLE",
     "Nothing: the request never left; it is tried again in the next cycle."},
    {kSalesforceReplyLost, kSalesforce, kTransport, kIndefinite, "SALESFORCE_REPLY_LOST",
     "Nothing: the engine looks at the records before it tries again."},
    {kPersonNotFound, kMarketo, kRecord, kDefinite, "1004", "Check that the person exists."},
    {kProgramNotFound, kMarketo, kRecord, kDefinite, "1013", "Check that the program exists."},
    {kProgramStatusNotFound, kMarketo, kRecord, kDefinite, "1025",
     "Use a status of the program's channel."},
    {kMemberNotFound, kMarketo, kRecord, kDefinite, "1037", "Nothing: there is no membership."},
    {kMemberChanged, kMarketo, kRecord, kDefinite, "MEMBER_CHANGED",
     "Nothing: the member is decided again in the next cycle."},
    {kStepBackwards, kMarketo, kRecord, kDefinite, "1037",
     "Nothing: a program status never goes back a step."},
    {kPersonNotMatched, kMarketo, kRecord, kDefinite, "1003",
     "Send a Salesforce id with the person."},
    {kBusinessRuleViolation, kMarketo, kRecord, kDefinite, "709",
     "Correct what the text names; Marketo's own rules forbid it."},
    {kRecordTaken, kMarketo, kRecord, kDefinite, "RECORD_TAKEN",
     "Nothing: the sync asks Marketo who the record is."},
    {kMarketoSystemError, kMarketo, kRequest, kDefinite, "611",
     "Nothing: it is tried again in the next cycle."},
    {kMarketoUnreachable, kMarketo, kTransport, kDefinite, "MARKETO_UNREACHABLE",
     "Nothing: the request never left; it is tried again in the next cycle."},
    {kMarketoReplyLost, kMarketo, kTransport, kIndefinite, "MARKETO_REPLY_LOST",
     "Nothing: the engine looks at the records before it tries again."},
    {kStoreFailed, Vendor::kStore, kTransport, kDefinite, "STORE_FAILED",
     "Check the sync's own storage."},
    {kStoreReplyLost, Vendor::kStore, kTransport, kIndefinite, "STORE_REPLY_LOST",
     "Nothing: the engine loads its state again."},
    {kSyncDisabled, kEngine, kRequest, kDefinite, "SYNC_DISABLED",
     "Enable the Salesforce sync in Marketo."},
    {kCampaignSyncOff, kEngine, kRequest, kDefinite, "CAMPAIGN_SYNC_OFF",
     "Turn on Enable Salesforce Campaign Sync."},
    {kNotMarketingUser, kEngine, kRequest, kDefinite, "NOT_MARKETING_USER",
     "Tick Marketing User on the sync user in Salesforce."},
    {kProgramUnknown, kEngine, kRequest, kDefinite, "PROGRAM_UNKNOWN",
     "Name a program that exists."},
    {kProgramTypeNotLinkable, kEngine, kRequest, kDefinite, "PROGRAM_TYPE_NOT_LINKABLE",
     "Use a program of a type that can be linked."},
    {kProgramNotLinked, kEngine, kRequest, kDefinite, "PROGRAM_NOT_LINKED",
     "Nothing: the program has no campaign."},
    {kCampaignNotVisible, kEngine, kRequest, kDefinite, "CAMPAIGN_NOT_VISIBLE",
     "Check campaign sync, the Marketing User flag and sharing, then wait for a cycle."},
    {kCampaignInactive, kEngine, kRequest, kDefinite, "CAMPAIGN_INACTIVE",
     "Tick Active on the campaign in Salesforce."},
    {kCampaignAlreadyLinked, kEngine, kRequest, kDefinite, "CAMPAIGN_ALREADY_LINKED",
     "Set Salesforce Campaign Sync of the other program to None first."},
    {kIncompatibleStatuses, kEngine, kRequest, kDefinite, "INCOMPATIBLE_STATUSES",
     "Rename or remove the listed member statuses, change the channel, or pick another campaign."},
    {kNoResponseStatus, kEngine, kRequest, kDefinite, "NO_RESPONSE_STATUS",
     "Give one status of the channel the success flag."},
    {kStatusNameTooLong, kEngine, kRecord, kDefinite, "STATUS_NAME_TOO_LONG",
     "Shorten the status name to 40 characters."},
    {kStatusNotOnCampaign, kEngine, kRecord, kDefinite, "STATUS_NOT_ON_CAMPAIGN",
     "Add the status to the campaign in Salesforce."},
    {kStatusNotInChannel, kEngine, kRecord, kDefinite, "STATUS_NOT_IN_CHANNEL",
     "Add the status to the channel, or change the member in Salesforce."},
    {kStatusCoerced, kEngine, kRecord, kDefinite, "STATUS_COERCED",
     "Add the status to the campaign, then change the member once more."},
    {kAmbiguousCreate, kEngine, kRecord, kDefinite, "AMBIGUOUS_CREATE",
     "Decide which of the listed records belongs to the person."},
    {kUnknownAbsence, kEngine, kRecord, kDefinite, "UNKNOWN_ABSENCE",
     "Check sharing: the record is neither readable nor in the delete log."},
    {kPersonUnavailable, kEngine, kRecord, kDefinite, "PERSON_UNAVAILABLE",
     "Give the sync user access to the member's lead or contact."},
    {kLeadDeleted, kEngine, kRecord, kDefinite, "LEAD_DELETED",
     "Sync the person to Salesforce once more if the lead is wanted."},
    {kLinkInitializing, kEngine, kRequest, kDefinite, "LINK_INITIALIZING",
     "Nothing: the link goes on in the next cycle."},
    {kRewriteBrake, kEngine, kRecord, kDefinite, "REWRITE_BRAKE",
     "Find what keeps undoing the sync's value in Salesforce."},
    {kMassChangeBrake, kEngine, kRecord, kDefinite, "MASS_CHANGE_BRAKE",
     "Check that so many changes are meant, then set the switch mass-change-brake to off."},
    {kProgramDeleted, kEngine, kRecord, kDefinite, "PROGRAM_DELETED",
     "Set the campaign free, or link it to another program."},
    {kProgramArchived, kEngine, kRecord, kDefinite, "PROGRAM_ARCHIVED",
     "Take the program out of the archive."},
    {kCreatePending, kEngine, kRecord, kDefinite, "CREATE_PENDING",
     "Nothing: the engine first finds out whether the record was created."},
    {kDiverged, kEngine, kRecord, kDefinite, "DIVERGED",
     "Nothing, or change one of the two sides: the sync leaves them apart."},
});

constexpr bool CatalogueIsInOrder() {
  for (std::size_t i = 0; i < kCatalogue.size(); ++i) {
    if (static_cast<std::size_t>(kCatalogue[i].code) != i) return false;
  }
  return kCatalogue.size() == static_cast<std::size_t>(kDiverged) + 1;
}
static_assert(CatalogueIsInOrder(), "one row per ErrorCode, in the enum's order");

}  // namespace

const CatalogueEntry& Describe(ErrorCode code) {
  return kCatalogue[static_cast<std::size_t>(code)];
}

std::span<const CatalogueEntry> ErrorCatalogue() { return kCatalogue; }

std::string_view NameOf(Vendor vendor) {
  switch (vendor) {
    case Vendor::kMarketo:
      return "Marketo";
    case Vendor::kSalesforce:
      return "Salesforce";
    case Vendor::kEngine:
      return "sync engine";
    case Vendor::kStore:
      return "state store";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(ErrorLevel level) {
  switch (level) {
    case ErrorLevel::kTransport:
      return "transport";
    case ErrorLevel::kRequest:
      return "request";
    case ErrorLevel::kRecord:
      return "record";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view NameOf(Certainty certainty) {
  switch (certainty) {
    case Certainty::kDefinite:
      return "definite";
    case Certainty::kIndefinite:
      return "indefinite";
  }
  CAMPSYNC_UNREACHABLE();
}

std::string FormatError(const Error& error) {
  const std::string_view name = Describe(error.code).name;
  return error.text.empty() ? std::string(name) : fmt::format("{}: {}", name, error.text);
}

}  // namespace campsync
