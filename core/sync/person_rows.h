// SPDX-License-Identifier: Apache-2.0
//
// What rows of leads and contacts mean for people, wherever the rows came from: an unknown record
// becomes a person of its own (MK-PERSON-05), a converted or merged one hands its person on, a
// deleted one is marked. Fields of known people are not synced here.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"
#include "core/sync/people.h"

namespace campsync {

/// The ids of people's records, leads and contacts apart, as calls take them.
struct RecordIds {
  std::vector<salesforce::LeadId> leads;
  std::vector<salesforce::ContactId> contacts;

  void Add(const marketo::SfdcRecord& record);
};

/// At most one feed page. False: a call failed or the store was lost; the step is marked failed.
[[nodiscard]] bool TakePersonRows(Cycle& cycle, StepName step,
                                  const std::vector<salesforce::Lead>& rows);
[[nodiscard]] bool TakePersonRows(Cycle& cycle, StepName step,
                                  const std::vector<salesforce::Contact>& rows);

/// Reads the records by id, deleted ones too, and takes their rows. Answers the ids that have no
/// row in sight; nullopt: as false above.
[[nodiscard]] std::optional<std::vector<salesforce::LeadId>> ReadPersonRows(
    Cycle& cycle, StepName step, const std::vector<salesforce::LeadId>& leads);
[[nodiscard]] std::optional<std::vector<salesforce::ContactId>> ReadPersonRows(
    Cycle& cycle, StepName step, const std::vector<salesforce::ContactId>& contacts);

/// Reads the records that people have been found to be, and takes their rows. False: as above.
[[nodiscard]] bool LookAtRecords(Cycle& cycle, StepName step, const std::vector<Identity>& found);

}  // namespace campsync
