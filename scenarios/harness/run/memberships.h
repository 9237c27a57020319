// SPDX-License-Identifier: Apache-2.0
//
// Memberships: what an act that is no edit of any membership does to the memberships of an org: a
// delete that cascades, a conversion, a merge ends some and gives others to somebody else. The
// recorder is told; whether the org was right is not looked at.
#pragma once

#include <vector>

#include "core/salesforce/campaign.h"
#include "core/salesforce/requests.h"
#include "scenarios/harness/run/recorder.h"
#include "sim/salesforce/salesforce_org.h"

namespace campsync::harness {

class Memberships {
 public:
  /// As they are now, before the act. The org must outlive them.
  explicit Memberships(const sim::SalesforceOrg& org);

  /// Tells the recorder which of them have ended and live on nowhere.
  void NoteEnded(Recorder& recorder) const;
  /// A lead's membership is the contact's now, or a loser's the winner's, who had none.
  void NoteArrived(Recorder& recorder) const;

 private:
  [[nodiscard]] bool LivesOn(const salesforce::CampaignMember& row) const;

  const sim::SalesforceOrg& org_;
  std::vector<salesforce::CampaignMember> before_;
};

}  // namespace campsync::harness
