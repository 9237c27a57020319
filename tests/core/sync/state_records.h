// SPDX-License-Identifier: Apache-2.0
//
// Small records with small numbers for ids, for tests of State. Nothing in them means anything but
// their keys.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>

#include "core/store/state_store.h"

namespace campsync::test {

inline salesforce::CampaignId Campaign(int n) {
  return salesforce::CampaignId::FromFifteen(fmt::format("701{:012}", n));
}
inline salesforce::CampaignMemberId MemberId(int n) {
  return salesforce::CampaignMemberId::FromFifteen(fmt::format("00v{:012}", n));
}
inline salesforce::CampaignMemberStatusId Row(int n) {
  return salesforce::CampaignMemberStatusId::FromFifteen(fmt::format("01Y{:012}", n));
}
inline salesforce::LeadId Lead(int n) {
  return salesforce::LeadId::FromFifteen(fmt::format("00Q{:012}", n));
}
inline salesforce::ContactId Contact(int n) {
  return salesforce::ContactId::FromFifteen(fmt::format("003{:012}", n));
}
inline marketo::ProgramId Program(std::int64_t n) { return {n}; }
inline store::MemberKey Key(int campaign, std::int64_t person) {
  return {Campaign(campaign), {person}};
}

/// `member` 0: not in Salesforce.
inline store::MemberRecord Member(int campaign, std::int64_t person, int member = 0) {
  store::MemberRecord record{.key = Key(campaign, person)};
  if (member != 0) record.salesforce = store::SalesforceSeen{MemberId(member), {}};
  return record;
}
inline store::StatusRecord StatusRow(int row, int campaign) {
  return {.row = Row(row), .campaign = Campaign(campaign)};
}
inline store::LinkRecord Link(std::int64_t program, int campaign) {
  return {.program = {program}, .campaign = Campaign(campaign)};
}
inline store::PersonRecord LeadPerson(std::int64_t person, int lead) {
  return {.person = {person}, .sfdc_record = salesforce::LeadRef{Lead(lead)}};
}
inline store::PersonRecord ContactPerson(std::int64_t person, int contact) {
  return {.person = {person}, .sfdc_record = salesforce::ContactRef{Contact(contact)}};
}

template <class Record>
store::Delta Put(Record record) {
  return store::Put<Record>{std::move(record)};
}

}  // namespace campsync::test
