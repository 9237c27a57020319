// SPDX-License-Identifier: Apache-2.0
//
// ChannelView and CampaignStatuses: the two status lists of a link as planning asks about them.
// Views over values that outlive them; they change nothing.
#pragma once

#include <optional>
#include <vector>

#include "core/label.h"
#include "core/marketo/channel.h"
#include "core/store/records.h"

namespace campsync {

/// A channel's statuses. `Not in Program` is never found: it denotes absence (MK-MATCH-07).
class ChannelView {
 public:
  ChannelView(const marketo::Channel& channel, const LabelTable& labels, MatchCase match)
      : channel_(channel), labels_(labels), match_(match) {}

  [[nodiscard]] const marketo::Channel& channel() const { return channel_; }
  /// Retired statuses are found too: members may still hold them (MK-CHAN-06).
  [[nodiscard]] const marketo::ProgressionStatus* Find(marketo::StatusId status) const;
  /// By name as `match-case` says; an exact name beats one that only folds to it.
  [[nodiscard]] const marketo::ProgressionStatus* Find(Label name) const;
  /// First status in progression: the lowest step above 0 that is offered (MK-STATUS-08).
  [[nodiscard]] const marketo::ProgressionStatus* First() const;

 private:
  const marketo::Channel& channel_;
  const LabelTable& labels_;
  MatchCase match_;
};

/// A campaign's member statuses as the sync last read them.
class CampaignStatuses {
 public:
  CampaignStatuses(std::vector<store::StatusRecord> statuses, const LabelTable& labels,
                   MatchCase match);

  [[nodiscard]] const std::vector<store::StatusRecord>& statuses() const { return statuses_; }
  /// Drifted rows are not found: their label is not the one that was agreed.
  [[nodiscard]] const store::StatusRecord* Find(Label label) const;
  /// The row that stands for the channel status, drifted or not.
  [[nodiscard]] const store::StatusRecord* FindFor(marketo::StatusId status) const;
  /// What to send for the channel status: the campaign's own spelling, or nothing when the
  /// campaign has no such label now.
  [[nodiscard]] std::optional<Label> LabelFor(const marketo::ProgressionStatus& status) const;
  /// The default label, if any.
  [[nodiscard]] std::optional<Label> Default() const;

 private:
  std::vector<store::StatusRecord> statuses_;
  const LabelTable& labels_;
  MatchCase match_;
};

}  // namespace campsync
