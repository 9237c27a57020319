// SPDX-License-Identifier: Apache-2.0
//
// ImpliedPeople: the people of Marketo whom a scenario leaves out because they are leads or
// contacts it has already described. Such a person takes the record's key and values. It adds
// people to `given` and nothing else; who is needed depends on what the author wrote.
#pragma once

#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

/// Adds a person for every lead and contact that nobody of `given` is and that is needed: by a
/// program's member or a base row that names the key, or, where a link is in sync, because the sync
/// sees the record and would have made the person (MK-PERSON-01).
void AddImpliedPeople(Given& given, Directory& directory, ErrorList& errors);

}  // namespace campsync::harness
