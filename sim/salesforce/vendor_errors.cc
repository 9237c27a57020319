// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/vendor_errors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/check.h"
#include "core/salesforce/requests.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;

/// The object's label in an English org: messages show it instead of the API name.
std::string_view LabelOf(salesforce::ObjectKind object) {
  switch (object) {
    case salesforce::ObjectKind::kCampaignMember:
      return "Campaign Member";
    case salesforce::ObjectKind::kCampaignMemberStatus:
      return "Campaign Member Status";
    case salesforce::ObjectKind::kCampaign:
    case salesforce::ObjectKind::kLead:
    case salesforce::ObjectKind::kContact:
    case salesforce::ObjectKind::kUser:
      return salesforce::NameOf(object);
  }
  CAMPSYNC_UNREACHABLE();
}

std::string_view ParticipleOf(WriteVerb verb) {
  switch (verb) {
    case WriteVerb::kInsert:
      return "inserted";
    case WriteVerb::kUpdate:
      return "updated";
    case WriteVerb::kDelete:
      return "deleted";
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace

Error RequiredFieldsMissing(std::vector<std::string> fields) {
  std::string text = fmt::format("Required fields are missing: [{}]", fmt::join(fields, ", "));
  return {kRequiredFieldMissing, std::move(text), std::move(fields)};
}

Error TooLong(const TextField& field, std::string_view value) {
  return {kStringTooLong,
          fmt::format("{}: data value too large: {} (max length={})", field.label, value,
                      field.length_max),
          {std::string(field.api_name)}};
}

Error InvalidEmail(std::string_view value) {
  return {kInvalidEmailAddress, fmt::format("Email: invalid email address: {}", value), {"Email"}};
}

Error BadPicklistValue(std::string_view label, std::string_view api_name, std::string_view value) {
  return {kRestrictedPicklist,
          fmt::format("{}: bad value for restricted picklist field: {}", label, value),
          {std::string(api_name)}};
}

Error AlreadyMember() { return {kDuplicateValue, "Already a campaign member.", {}}; }

Error NoSuchRecord() { return {kInvalidCrossReferenceKey, "invalid cross reference id", {}}; }

Error EntityIsDeleted() { return {kEntityIsDeleted, "entity is deleted", {}}; }

Error NoAccessTo(std::string_view fifteen_characters) {
  return {kInsufficientAccessOnCrossReference,
          fmt::format("insufficient access rights on cross-reference id: {}", fifteen_characters),
          {}};
}

Error ConvertedLead() {
  return {kCannotUpdateConvertedLead, "cannot reference converted lead", {}};
}

Error NotMergeable(std::string_view reason) {
  return {kFieldIntegrityException, fmt::format("records cannot be merged: {}", reason), {}};
}

Error NotInRecycleBin() {
  return {kFieldIntegrityException, "entity is not in the recycle bin", {}};
}

Error EntityTypeNotWritable(WriteVerb verb, salesforce::ObjectKind object) {
  return {kCannotInsertUpdateActivateEntity,
          fmt::format("entity type cannot be {}: {}", ParticipleOf(verb), LabelOf(object)),
          {}};
}

Error StatusValueTaken(std::string_view api_name) {
  return {
      kDuplicateValue,
      fmt::format("duplicate value found: another status of the campaign has this {}", api_name),
      {std::string(api_name)}};
}

Error StatusNotDeletable(std::string_view reason) {
  return {kDeleteFailed, std::string(reason), {}};
}

Error StatusRoleNeeded(std::string_view api_name) {
  return {kFieldIntegrityException,
          fmt::format("a campaign needs at least one member status with {}", api_name),
          {std::string(api_name)}};
}

Error BadParent(std::string_view reason) {
  return {kFieldIntegrityException, std::string(reason), {"ParentId"}};
}

Error ObjectNotSupported(salesforce::ObjectKind object) {
  return {kInvalidType,
          fmt::format("sObject type '{}' is not supported. If you are attempting to use a custom "
                      "object, be sure to append the '__c' after the entity name. Please reference "
                      "your WSDL or the describe call for the appropriate names.",
                      salesforce::NameOf(object)),
          {}};
}

Error NoSuchColumn(std::string_view field, salesforce::ObjectKind object) {
  return {kInvalidField,
          fmt::format("No such column '{}' on entity '{}'. If you are attempting to use a custom "
                      "field, be sure to append the '__c' after the custom field name. Please "
                      "reference your WSDL or the describe call for the appropriate names.",
                      field, salesforce::NameOf(object)),
          {std::string(field)}};
}

Error FieldsNotWritable(std::vector<std::string> fields) {
  std::string text = fmt::format(
      "Unable to create/update fields: {}. Please check the security settings of this field and "
      "verify that it is read/write for your profile or permission set.",
      fmt::join(fields, ", "));
  return {kInvalidFieldForInsertUpdate, std::move(text), std::move(fields)};
}

Error RecordNotEditable() {
  return {kInsufficientAccessOrReadonly, "insufficient access rights on object id", {}};
}

Error ApiNotEnabled() {
  return {kApiDisabled, "API is not enabled for this Organization or Partner", {}};
}

Error TooManyRecords() {
  return {kTooManyRecords,
          fmt::format("record limit reached. cannot submit more than {} records in this request",
                      salesforce::kCollectionSizeMax),
          {}};
}

Error SessionInvalid() { return {kInvalidSessionId, "Session expired or invalid", {}}; }

}  // namespace campsync::sim
