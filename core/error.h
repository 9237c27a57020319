// SPDX-License-Identifier: Apache-2.0
//
// Error and the catalogue behind it: which system refused, at which level, under which vendor code
// and text, and whether the thing may have happened all the same. Not an exception; ports return
// it, the engine reports it. Vendor, level and certainty come from the catalogue alone, so an
// error cannot contradict itself.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace campsync {

/// Who answered with the error.
enum class Vendor : std::uint8_t { kMarketo, kSalesforce, kEngine, kStore };

/// What failed: the way there, the whole request, or one record of it.
enum class ErrorLevel : std::uint8_t { kTransport, kRequest, kRecord };

/// Definite: nothing happened. Indefinite: it may have; look before trying again.
enum class Certainty : std::uint8_t { kDefinite, kIndefinite };

/// Every error that ports, store and engine can name. The order is the catalogue's.
enum class ErrorCode : std::uint8_t {
  // Salesforce, record level (SF-CAMP, SF-CMS, SF-MEMBER, SF-PERM, SF-LEAD)
  kRequiredFieldMissing,
  kStringTooLong,
  kInvalidEmailAddress,
  kDuplicateValue,
  kDuplicatesDetected,
  kFieldCustomValidation,
  kRestrictedPicklist,
  kInvalidFieldForInsertUpdate,
  kInvalidCrossReferenceKey,
  kMalformedId,
  kInsufficientAccessOnCrossReference,
  kInsufficientAccessOrReadonly,
  kEntityIsDeleted,
  kCannotUpdateConvertedLead,
  kCannotInsertUpdateActivateEntity,
  kDeleteFailed,
  kFieldIntegrityException,
  kUnableToLockRow,
  kInactiveOwnerOrUser,
  // Salesforce, request level
  kRequestLimitExceeded,
  kInvalidSessionId,
  kApiDisabled,
  kInvalidType,
  kInvalidField,
  kTooManyRecords,
  kInvalidReplicationDate,
  kServerUnavailable,
  // Salesforce, transport
  kSalesforceUnreachable,
  kSalesforceReplyLost,
  // Marketo, record level (MK-REST, section 15) and its private surface
  kPersonNotFound,
  kProgramNotFound,
  kProgramStatusNotFound,
  kMemberNotFound,
  kMemberChanged,
  kStepBackwards,
  kPersonNotMatched,
  kBusinessRuleViolation,
  kRecordTaken,
  // Marketo, request level and transport
  kMarketoSystemError,
  kMarketoUnreachable,
  kMarketoReplyLost,
  // State store
  kStoreFailed,
  kStoreReplyLost,
  // The engine's own findings
  kSyncDisabled,
  kCampaignSyncOff,
  kNotMarketingUser,
  kProgramUnknown,
  kProgramTypeNotLinkable,
  kProgramNotLinked,
  kCampaignNotVisible,
  kCampaignInactive,
  kCampaignAlreadyLinked,
  kIncompatibleStatuses,
  kNoResponseStatus,
  kStatusNameTooLong,
  kStatusNotOnCampaign,
  kStatusNotInChannel,
  kStatusCoerced,
  kAmbiguousCreate,
  kUnknownAbsence,
  kPersonUnavailable,
  kLeadDeleted,
  kLinkInitializing,
  kRewriteBrake,
  kMassChangeBrake,
  kProgramDeleted,
  kProgramArchived,
  kCreatePending,
  kDiverged,
};

/// One row of the catalogue.
struct CatalogueEntry {
  ErrorCode code;
  Vendor vendor;
  ErrorLevel level;
  Certainty certainty;
  std::string_view name;    // the vendor's own code, or the engine's
  std::string_view advice;  // what a person should do next
};

/// The row of `code`; every code has exactly one.
[[nodiscard]] const CatalogueEntry& Describe(ErrorCode code);
/// The whole catalogue, in the order of ErrorCode.
[[nodiscard]] std::span<const CatalogueEntry> ErrorCatalogue();

/// An error as it happened: a catalogued code and the text that came with it.
struct Error {
  ErrorCode code = ErrorCode::kMarketoSystemError;
  std::string text;                 // the vendor's own words where there are any
  std::vector<std::string> fields;  // API names the vendor listed

  bool operator==(const Error&) const = default;
  [[nodiscard]] Vendor vendor() const { return Describe(code).vendor; }
  [[nodiscard]] ErrorLevel level() const { return Describe(code).level; }
  [[nodiscard]] bool IsDefinite() const { return Describe(code).certainty == Certainty::kDefinite; }

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("code", std::string_view(Describe(code).name));
    visit("text", text);
    visit("fields", fields);
  }
};

[[nodiscard]] std::string_view NameOf(Vendor vendor);
[[nodiscard]] std::string_view NameOf(ErrorLevel level);
[[nodiscard]] std::string_view NameOf(Certainty certainty);
/// `CODE: text`, the shape Marketo shows (MK-PERSON-04).
[[nodiscard]] std::string FormatError(const Error& error);

}  // namespace campsync
