// SPDX-License-Identifier: Apache-2.0
//
// PullPeopleStage: reads the feeds of leads and contacts. Every visible one becomes a person in
// Marketo (MK-PERSON-05); what else a row can mean is person_rows.h's.
#pragma once

#include "core/sync/cycle.h"
#include "core/sync/feed_reader.h"

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
