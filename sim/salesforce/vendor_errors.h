// SPDX-License-Identifier: Apache-2.0
//
// The errors this org answers with, in the vendor's code and words. Only the wording: whether a
// record is refused is decided at the gate, in the checks and writers. Where the vendor's text is
// not published, the text here is the simulator's own and says so at its definition.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/salesforce/id.h"

namespace campsync::sim {

/// `Required fields are missing: [LastName, Company]` (SF-LEAD-01, SF-CAMP-01).
[[nodiscard]] Error RequiredFieldsMissing(std::vector<std::string> fields);

/// A text field: the label stands in messages, the API name in `fields` (SF-CAMP-02).
struct TextField {
  std::string_view label;
  std::string_view api_name;
  std::size_t length_max;  // in characters
};
/// `Last Name: data value too large: <value> (max length=80)` (SF-LEAD-03).
[[nodiscard]] Error TooLong(const TextField& field, std::string_view value);

/// `Email: invalid email address: <value>` (SF-LEAD-04).
[[nodiscard]] Error InvalidEmail(std::string_view value);
/// `Type: bad value for restricted picklist field: <value>` (SF-CAMP-12).
[[nodiscard]] Error BadPicklistValue(std::string_view label, std::string_view api_name,
                                     std::string_view value);
/// `Already a campaign member.` (SF-MEMBER-04).
[[nodiscard]] Error AlreadyMember();
/// `invalid cross reference id`: no such record (SF-LEAD-17, SF-MEMBER-20).
[[nodiscard]] Error NoSuchRecord();
/// `entity is deleted` (SF-LEAD-16, SF-MEMBER-20).
[[nodiscard]] Error EntityIsDeleted();
/// `insufficient access rights on cross-reference id: <15 characters>` (SF-MEMBER-20).
[[nodiscard]] Error NoAccessTo(std::string_view fifteen_characters);
/// `cannot reference converted lead` (SF-LEAD-10, SF-MEMBER-19).
[[nodiscard]] Error ConvertedLead();

/// Records that cannot be merged (SF-LEAD-14). The vendor's text is not published; `reason` is
/// ours.
[[nodiscard]] Error NotMergeable(std::string_view reason);
/// There is nothing to undelete. The vendor's answer is not published; text and code are ours.
[[nodiscard]] Error NotInRecycleBin();

/// What the sync user may not do to an object.
enum class WriteVerb { kInsert, kUpdate, kDelete };
/// `entity type cannot be inserted: Campaign`, with the object's label (SF-PERM-01, SF-PERM-03).
[[nodiscard]] Error EntityTypeNotWritable(WriteVerb verb, salesforce::ObjectKind object);

/// Another status of the campaign has this value (SF-CMS-06, SF-CMS-07). The vendor's text is not
/// published.
[[nodiscard]] Error StatusValueTaken(std::string_view api_name);
/// A default or used status cannot be deleted (SF-CMS-02, SF-CMS-03). The vendor's text is not
/// published; `reason` is ours.
[[nodiscard]] Error StatusNotDeletable(std::string_view reason);
/// A campaign keeps a default and a responded status (SF-CMS-04). The vendor's text is not
/// published.
[[nodiscard]] Error StatusRoleNeeded(std::string_view api_name);
/// A parent above which the campaign cannot stand (SF-CAMP-13). Code and text are not published.
[[nodiscard]] Error BadParent(std::string_view reason);

/// `sObject type 'Campaign' is not supported. ...` (SF-PERM-05).
[[nodiscard]] Error ObjectNotSupported(salesforce::ObjectKind object);
/// `No such column 'Company' on entity 'Lead'. ...`: hidden and missing look alike (SF-PERM-08).
[[nodiscard]] Error NoSuchColumn(std::string_view field, salesforce::ObjectKind object);
/// `Unable to create/update fields: Company. ...` (SF-CAMP-11, SF-PERM-08).
[[nodiscard]] Error FieldsNotWritable(std::vector<std::string> fields);
/// `insufficient access rights on object id` (SF-PERM-07).
[[nodiscard]] Error RecordNotEditable();
/// `API is not enabled for this Organization or Partner` (SF-PERM-10).
[[nodiscard]] Error ApiNotEnabled();

/// More than 200 records in one call (SF-COLL-04).
[[nodiscard]] Error TooManyRecords();
/// `Session expired or invalid`: also what an inactive user is told (SF-AUTH-08).
[[nodiscard]] Error SessionInvalid();

}  // namespace campsync::sim
