// SPDX-License-Identifier: Apache-2.0
//
// PullPeopleStage: reads the feeds of leads and contacts. Every visible one becomes a person in
// Marketo (MK-PERSON-05); what else a row can mean is person_rows.h's. People whom Marketo has and
// the store does not are asked for their records where some of unknown people are gone.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"
#include "core/sync/feed_reader.h"

namespace campsync {

class PullPeopleStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult StepLeads(Cycle& cycle);
  StepResult StepContacts(Cycle& cycle);
  StepResult AskStrangers(Cycle& cycle);

  FeedReader<salesforce::Lead, salesforce::LeadId> leads_;
  FeedReader<salesforce::Contact, salesforce::ContactId> contacts_;
  bool contacts_begun_ = false;
  std::optional<std::vector<marketo::PersonId>> strangers_;  // still to be asked for, last first
};

}  // namespace campsync
