// SPDX-License-Identifier: Apache-2.0
//
// CommittedWrites: the records that the sync changed, call by call, each under a name that stays
// the same however often the record is written, and removed and made again: a campaign's member by
// campaign and lead or contact, not by its row. From requests and replies alone. Refused records,
// and writes that found the record as they wanted it where a reply says so, are left out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/world_view.h"

namespace campsync::harness {

/// Marketo's person where there is one, else the record in Salesforce, both as they are at last.
using Somebody = std::variant<std::monostate, marketo::PersonId, salesforce::PersonRef>;

struct CommittedWrite {
  std::string record;
  Somebody who;  // whom it is about; of definitions and campaigns nobody
};

/// Reads one journal from its first entry on: it has to have seen the rows that are written.
class CommittedWrites {
 public:
  /// The world in the end, which must outlive the reader. The whole journal also tells of records
  /// that a person was earlier, before they were deleted and made again.
  CommittedWrites(const WorldView& world, JournalEntries journal);

  [[nodiscard]] std::vector<CommittedWrite> Read(const sim::JournalEntry& entry);

  [[nodiscard]] Somebody Who(marketo::PersonId person) const;
  [[nodiscard]] Somebody Who(const salesforce::PersonRef& person) const;

 private:
  std::vector<CommittedWrite> ReadCall(const sim::MarketoCall& call) const;
  std::vector<CommittedWrite> ReadCall(const sim::SalesforceCall& call);
  void Learn(const salesforce::Reply& reply);
  [[nodiscard]] CommittedWrite MemberOf(const salesforce::MemberKey& key) const;
  [[nodiscard]] CommittedWrite MemberOf(salesforce::CampaignMemberId row) const;

  const WorldView& world_;
  std::map<salesforce::PersonRef, marketo::PersonId> people_;  // by record
  std::map<salesforce::CampaignMemberId, salesforce::MemberKey> rows_;
};

}  // namespace campsync::harness
