// SPDX-License-Identifier: Apache-2.0
//
// MarketoMirror: Marketo's copy of the membership of Salesforce campaigns, linked or not. It is the
// place where a campaign event is born: the transition of a row writes activity 42, 43 or 44, and a
// row that is brought to what it already is writes nothing. Only the sync writes it.
#pragma once

#include <map>
#include <string>

#include "core/error.h"
#include "core/marketo/write_requests.h"
#include "core/result.h"
#include "sim/marketo/activity_log.h"
#include "sim/marketo/ordered_table.h"
#include "sim/marketo/people.h"

namespace campsync::sim {

/// A person in a campaign as Marketo sees it.
struct MarketoMirrorRow {
  marketo::PersonId person;
  marketo::MirrorRow row;
};

/// A campaign that Marketo has seen members of.
struct MarketoMirrorCampaign {
  std::int64_t marketo_id = 0;  // the activities' primaryAttributeValueId
  std::string name;             // as last told
};

class MarketoMirror {
 public:
  MarketoMirror(const MarketoContext& context, const MarketoPeople& people,
                MarketoActivityLog& activities)
      : context_(context), people_(people), activities_(activities) {}

  // --- Reading ---
  [[nodiscard]] const MarketoMirrorRow* Find(const salesforce::CampaignId& campaign,
                                             marketo::PersonId person) const {
    return rows_.Find(campaign, person);
  }
  /// All campaigns ever mirrored, in the order of ids; one may have no rows left.
  [[nodiscard]] const std::map<salesforce::CampaignId, MarketoMirrorCampaign>& campaigns() const {
    return campaigns_;
  }
  /// Calls visit(const MarketoMirrorRow&) for a campaign's rows in the order of person ids.
  template <class Visit>
  void ForEachOf(const salesforce::CampaignId& campaign, Visit&& visit) const {
    rows_.ForEachOf(campaign, visit);
  }

  // --- The sync ---
  /// Refused: nobody of that id (1004).
  Result<marketo::MirrorChanged> Write(const marketo::MirrorWrite& write);

  // --- Merge ---
  /// The loser's rows become the winner's, who keeps their own where both have one. Nothing
  /// happened in Salesforce: no activity.
  void Absorb(marketo::PersonId winner, marketo::PersonId loser);

  /// A row that was there before the first step: no activity. Replaces the person's row.
  Result<Done, Malformed> Give(const salesforce::CampaignId& campaign,
                               const std::string& campaign_name, marketo::PersonId person,
                               const marketo::MirrorRow& row);

 private:
  const MarketoMirrorCampaign& Campaign(const salesforce::CampaignId& id, const std::string& name);
  void Put(const salesforce::CampaignId& campaign, marketo::PersonId person,
           const std::optional<marketo::MirrorRow>& row);

  MarketoContext context_;
  const MarketoPeople& people_;
  MarketoActivityLog& activities_;
  GroupedTable<salesforce::CampaignId, marketo::PersonId, MarketoMirrorRow> rows_;
  std::map<salesforce::CampaignId, MarketoMirrorCampaign> campaigns_;
};

}  // namespace campsync::sim
