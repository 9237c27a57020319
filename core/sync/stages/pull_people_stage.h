// SPDX-License-Identifier: Apache-2.0
//
// PullPeopleStage: every visible lead and contact of Salesforce becomes a person in Marketo, one
// for each record (MK-PERSON-05); deleted ones are marked. Fields of known people are not synced
// here.
#pragma once

#include <vector>

#include "core/sync/cycle.h"
#include "core/sync/feed_reader.h"
#include "core/sync/people.h"

namespace campsync {

class PullPeopleStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult StepLeads(Cycle& cycle);
  StepResult StepContacts(Cycle& cycle);

  FeedReader<salesforce::Lead, salesforce::LeadId> leads_;
  FeedReader<salesforce::Contact, salesforce::ContactId> contacts_;
};

}  // namespace campsync
