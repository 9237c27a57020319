// SPDX-License-Identifier: Apache-2.0
//
// PersonWriter: creates, updates, deletes and undeletes leads and contacts by the vendor's rules. A
// deleted one takes its campaign memberships along; a converted lead is read-only. One record is
// written completely or not at all. Conversion and merge are identity_writer.h's.
#pragma once

#include "core/result.h"
#include "core/salesforce/person.h"
#include "core/salesforce/write_requests.h"
#include "sim/salesforce/changes.h"
#include "sim/salesforce/member_writer.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

class PersonWriter {
 public:
  explicit PersonWriter(SalesforceState& state) : state_(state), members_(state) {}

  /// Refused: fields (SF-LEAD-01, -03, -04).
  Result<salesforce::LeadId> Create(const salesforce::LeadFields& fields,
                                    const SalesforceWrite& write);
  Result<salesforce::ContactId> Create(const ContactFields& fields, const SalesforceWrite& write);

  /// Refused: unknown or deleted (SF-LEAD-16, -17), a converted lead (SF-LEAD-10), fields.
  Result<salesforce::LeadId> Update(const salesforce::LeadId& id, const LeadChange& change,
                                    const SalesforceWrite& write);
  Result<salesforce::ContactId> Update(const salesforce::ContactId& id, const ContactChange& change,
                                       const SalesforceWrite& write);

  /// Refused: unknown or deleted. Cascades to the memberships (SF-MEMBER-15); a converted lead's
  /// are the contact's and stay.
  Result<salesforce::LeadId> Delete(const salesforce::LeadId& id, const SalesforceWrite& write);
  Result<salesforce::ContactId> Delete(const salesforce::ContactId& id,
                                       const SalesforceWrite& write);

  /// Refused: unknown, not deleted, the loser of a merge (SF-LEAD-14). The memberships that this
  /// delete took along come back with the same ids (SF-MEMBER-15, switch undelete-members).
  Result<salesforce::LeadId> Undelete(const salesforce::LeadId& id, const SalesforceWrite& write);
  Result<salesforce::ContactId> Undelete(const salesforce::ContactId& id,
                                         const SalesforceWrite& write);

 private:
  SalesforceState& state_;
  MemberWriter members_;
};

}  // namespace campsync::sim
