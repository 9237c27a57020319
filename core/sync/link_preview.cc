// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link_preview.h"

namespace campsync {

bool LinkPreview::ChangesNothing() const {
  if (WouldBeRefused()) return true;
  const bool definitions = statuses_added.empty() && statuses_changed.empty() &&
                           statuses_removed.empty() && !type && !actual_cost;
  const bool members = leads_created.empty() && added_in_salesforce.empty() &&
                       moved_in_salesforce.empty() && added_in_marketo.empty() &&
                       moved_in_marketo.empty();
  return campaign && definitions && members;
}

}  // namespace campsync
