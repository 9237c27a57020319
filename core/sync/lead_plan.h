// SPDX-License-Identifier: Apache-2.0
//
// A person as the lead that the sync would create: the fields, and what Salesforce is known to
// refuse. Pure. It knows the fields and lengths every org has and nothing of an org's own rules:
// no refusal here is no promise that there will be none.
#pragma once

#include <optional>

#include "core/error.h"
#include "core/marketo/person.h"
#include "core/marketo/settings.h"
#include "core/salesforce/write_requests.h"

namespace campsync {

/// Defaults fill empty fields only, and only here, at the first sync (MK-MEMBER-05).
[[nodiscard]] salesforce::LeadFields LeadFieldsFor(const marketo::Person& person,
                                                   const marketo::Settings& settings);

/// The error by which Salesforce refuses such a lead in any org: a required field is missing
/// (SF-LEAD-01), a text is too long (SF-LEAD-03), the e-mail address is none (SF-LEAD-04).
[[nodiscard]] std::optional<Error> PredictLeadRefusal(const salesforce::LeadFields& fields);

}  // namespace campsync
