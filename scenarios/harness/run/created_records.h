// SPDX-License-Identifier: Apache-2.0
//
// LearnCreatedRecords: gives keys to the leads and campaigns that the sync made although it may
// never have got the reply: the journal says what Salesforce made, the sync's intents for whom.
// Fields that two intents share name nobody. It binds keys and changes nothing else.
#pragma once

#include "core/store/state_store.h"
#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/names.h"

namespace campsync::harness {

void LearnCreatedRecords(JournalEntries journal, const store::Snapshot& store, Names& names);

}  // namespace campsync::harness
