// SPDX-License-Identifier: Apache-2.0
//
// What the sync stores before it creates something that has no key of its own: after a lost reply
// or a crash the intent tells what may have been made. Not a queue of work: a plan is made anew.
#pragma once

#include <string>

#include "core/marketo/ids.h"
#include "core/salesforce/write_requests.h"
#include "core/time.h"

namespace campsync::store {

/// Written before a Lead is created: leads have no natural key, so this is how a lost reply is
/// found again.
struct LeadIntent {
  marketo::PersonId person;
  salesforce::LeadFields fields;
  Instant opened_at;  // Salesforce's clock
  /// Ids of leads that may be this one but have other fields: a person must decide. Empty: not
  /// ambiguous.
  std::string candidates;

  bool operator==(const LeadIntent&) const = default;
  [[nodiscard]] bool IsAmbiguous() const { return !candidates.empty(); }

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("person", person);
    visit("fields", fields);
    visit("openedAt", opened_at);
    visit("candidates", candidates);
  }
};

/// Written before a Campaign is created for a program (Create New).
struct CampaignIntent {
  marketo::ProgramId program;
  salesforce::CampaignFields fields;
  Instant opened_at;
  bool sent = false;  // switch new-timing=next_cycle files the intent without sending it

  bool operator==(const CampaignIntent&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("program", program);
    visit("fields", fields);
    visit("openedAt", opened_at);
    visit("sent", sent);
  }
};

}  // namespace campsync::store
