// SPDX-License-Identifier: Apache-2.0
//
// IdentityWriter: what makes one person of several records: the conversion of a lead and the merge
// of leads or contacts (SF-LEAD-10..14). Memberships move to the record that stays, one a campaign
// (SF-MEMBER-16..18). One call is carried out completely or not at all.
#pragma once

#include <optional>
#include <vector>

#include "core/result.h"
#include "core/salesforce/person.h"
#include "sim/salesforce/member_writer.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

class IdentityWriter {
 public:
  explicit IdentityWriter(SalesforceState& state) : state_(state), members_(state) {}

  /// Makes a contact of the lead, or fills the blank fields of the contact `into` (SF-LEAD-12), and
  /// answers it. The lead stays, converted and read-only (SF-LEAD-11). Refused: a lead or contact
  /// that is unknown or deleted (SF-LEAD-16, -17), a converted lead (SF-LEAD-10).
  Result<salesforce::ContactId> Convert(const salesforce::LeadId& lead,
                                        const std::optional<salesforce::ContactId>& into,
                                        const SalesforceWrite& write);

  /// Deletes the losers for good; they name the winner as their master (SF-LEAD-14). The winner's
  /// fields stay. Refused: none or more than two losers, a record named twice, an unknown or
  /// deleted one (SF-LEAD-16, -17), a converted lead (SF-LEAD-10).
  Result<salesforce::LeadId> Merge(const salesforce::LeadId& winner,
                                   const std::vector<salesforce::LeadId>& losers,
                                   const SalesforceWrite& write);
  Result<salesforce::ContactId> Merge(const salesforce::ContactId& winner,
                                      const std::vector<salesforce::ContactId>& losers,
                                      const SalesforceWrite& write);

 private:
  Result<salesforce::ContactId> MakeContact(const salesforce::Lead& lead,
                                            const SalesforceWrite& write);
  Result<salesforce::ContactId> FillContact(const salesforce::Lead& lead,
                                            const salesforce::ContactId& id,
                                            const SalesforceWrite& write);
  void MoveToContact(const salesforce::CampaignMemberId& member,
                     const salesforce::ConvertedRef& person, const SalesforceWrite& write);
  /// Whether `one` stands further along in its campaign than `other` (SF-MEMBER-17).
  [[nodiscard]] bool IsFurther(const salesforce::CampaignMember& one,
                               const salesforce::CampaignMember& other) const;

  template <class Row, class Id>
  Result<Done> CheckMerge(const RecordTable<Row>& records, const Id& winner,
                          const std::vector<Id>& losers, const SalesforceWrite& write);
  template <class Row, class Id>
  Result<Done> CheckMergeable(const RecordTable<Row>& records, const Id& id,
                              const SalesforceWrite& write);
  template <class Table, class Id>
  void Absorb(Table& table, const Id& winner, const Id& loser, const SalesforceWrite& write);
  template <class Id>
  void MoveToWinner(const salesforce::CampaignMemberId& member, const Id& winner,
                    const SalesforceWrite& write);

  SalesforceState& state_;
  MemberWriter members_;
};

}  // namespace campsync::sim
