// SPDX-License-Identifier: Apache-2.0
//
// What cycles do to people: make a person for a record that is in Salesforce, tie a person to a
// record, and note that a record was deleted. Identity is stored only after Marketo has it, so a
// crash in between repeats an idempotent call.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/marketo/write_requests.h"
#include "core/sync/cycle.h"

namespace campsync {

[[nodiscard]] marketo::PersonFromSalesforce PersonFrom(const salesforce::Lead& lead);
[[nodiscard]] marketo::PersonFromSalesforce PersonFrom(const salesforce::Contact& contact);

/// Creates (or finds) a person for each record and stores who is who (MK-PERSON-05). Record-level
/// errors are reported and the others go on. False: the call failed or the store was lost; the
/// step is marked failed.
[[nodiscard]] bool CreatePeople(Cycle& cycle, StepName step,
                                const std::vector<marketo::PersonFromSalesforce>& people);

/// A person and the record they are now.
struct Identity {
  marketo::PersonId person;
  marketo::SfdcRecord record;
  bool is_deleted = false;
  RuleId rule = "MK-PERSON-01";  // why they are this record now
};

/// Writes SFDC Id, Type and Is Deleted to Marketo, then stores the identities that Marketo took and
/// closes their lead intents. Whose record is another person's already goes to `taken`, if there is
/// one, and is reported otherwise. False as above.
[[nodiscard]] bool StoreIdentities(Cycle& cycle, StepName step,
                                   const std::vector<Identity>& identities,
                                   std::vector<Identity>* taken = nullptr);

/// Reports an error about one person; the feeds of people are then read again from where they were.
void ReportPersonError(Cycle& cycle, StepName step, RecordName record, const Error& error);

/// Cuts a list into pieces of at most `size`, in order.
template <class T>
std::vector<std::vector<T>> InBatches(const std::vector<T>& all, std::size_t size) {
  std::vector<std::vector<T>> batches;
  for (std::size_t at = 0; at < all.size(); at += size) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), at + size));
    batches.emplace_back(first, last);
  }
  return batches;
}

}  // namespace campsync
