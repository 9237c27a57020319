// SPDX-License-Identifier: Apache-2.0
//
// ImpliedPeople: the people of Marketo whom a scenario leaves out because they are leads or
// contacts it has already described. Such a person takes the record's key and values. Who is
// needed depends on what the author wrote; nothing but `people` is ever added to.
#pragma once

#include <vector>

#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

/// A person for every lead and contact that nobody of `given` is and that is needed: by a
/// program's member or a base row that names the key, or, where a link is in sync, because the sync
/// sees the record and would have made the person (MK-PERSON-01).
[[nodiscard]] std::vector<GivenPerson> ImpliedPeople(const Given& given);
/// Adds them.
void AddImpliedPeople(Given& given, Directory& directory, ErrorList& errors);

}  // namespace campsync::harness
