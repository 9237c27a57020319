// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reason_holds.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include "core/salesforce/campaign.h"
#include "core/text.h"
#include "scenarios/harness/judge/channel_edits.h"
#include "scenarios/harness/judge/journal_reading.h"

namespace campsync::harness {
namespace {

bool CampaignHasLabel(const LawView& view, const LinkedMember& member, std::string_view name) {
  return std::ranges::any_of(
      view.after.salesforce.statuses, [&](const salesforce::CampaignMemberStatus& status) {
        return status.campaign == member.link->campaign &&
               SameStatus(view.policy.match_case, view.labels.Text(status.label), name);
      });
}

bool IsDefaultLabel(const LawView& view, const LinkedMember& member) {
  return member.salesforce &&
         std::ranges::any_of(
             view.after.salesforce.statuses, [&](const salesforce::CampaignMemberStatus& status) {
               return status.campaign == member.link->campaign && status.is_default &&
                      view.labels.Text(status.label) == member.salesforce->name;
             });
}

// A status that the channel does not offer, on whichever side it is.
bool HasForeignStatus(const LinkedMember& member) {
  return (member.salesforce && !member.salesforce->is_offered) ||
         (member.marketo && !member.marketo->is_offered);
}

bool LacksRequiredName(const LawView& view, const LinkedMember& member) {
  if (member.person == nullptr) return false;
  const marketo::Settings& settings = view.after.marketo.settings;
  const auto is_missing = [](const std::string& value, const std::optional<std::string>& other) {
    return TrimSpace(value).empty() && TrimSpace(other.value_or("")).empty();
  };
  return is_missing(member.person->last_name, settings.default_last_name) ||
         is_missing(member.person->company, settings.default_company);
}

bool CampaignIsOutOfUse(const LawView& view, const LinkedMember& member) {
  const salesforce::Campaign* campaign = view.after.salesforce.FindCampaign(member.link->campaign);
  return campaign == nullptr || !campaign->is_active;
}

bool IsPausedByArchive(const LawView& view, const store::LinkRecord& link) {
  const marketo::Program* program = view.after.marketo.FindProgram(link.program);
  return program != nullptr && program->archived &&
         view.policy.program_archived == ProgramArchived::kPause;
}

bool HoldsConvertedLead(const LawView& view, const LinkedMember& member) {
  if (member.person == nullptr || !member.person->sfdc_record) return false;
  const auto* held = std::get_if<salesforce::LeadRef>(&*member.person->sfdc_record);
  // Also where the lead was deleted since.
  return held != nullptr &&
         salesforce::ContactOf(view.after.salesforce.PresentRecord(*held)).has_value();
}

// The record was deleted with its campaign member, and came back without it. What somebody did in
// Marketo since must cross.
bool WentWithTheRecord(const LawView& view, const LinkedMember& member) {
  const EndedMembership* ended = LastEndOf(view, member);
  const AnyMemberKey in_program = marketo::MemberKey{member.link->program, member.person->id};
  return ended != nullptr && std::ranges::none_of(view.history.edits, [&](const MemberEdit& edit) {
           return edit.member == in_program && edit.journal > ended->journal;
         });
}

// Something undid Marketo's status three times within the last hour.
bool IsFoughtOver(const LawView& view, const LinkedMember& member) {
  if (member.member == nullptr || !member.marketo || view.journal.empty()) return false;
  const Instant hour_ago = view.journal.back().time - Duration::Minutes(60);
  const auto& labels = view.after.salesforce.statuses;
  return std::ranges::any_of(labels, [&](const salesforce::CampaignMemberStatus& status) {
    return status.campaign == member.link->campaign &&
           view.labels.Text(status.label) == member.marketo->name &&
           CountStatusWrites(view.journal, member.member->id, status.label, hour_ago) >= 3;
  });
}

// Everything the engine itself can find, and what must be so where it did.
bool EngineErrorHolds(const LawView& view, const LinkedMember& member, ErrorCode code) {
  const salesforce::User& user = view.after.salesforce.sync_user;
  const marketo::Settings& settings = view.after.marketo.settings;
  const bool one_side_only = member.marketo.has_value() != member.salesforce.has_value();
  if (code == ErrorCode::kSyncDisabled) return !settings.sync_enabled;
  if (code == ErrorCode::kCampaignSyncOff) return !settings.campaign_sync_enabled;
  if (code == ErrorCode::kNotMarketingUser) return !user.marketing_user || !user.is_active;
  if (code == ErrorCode::kCampaignInactive) return CampaignIsOutOfUse(view, member);
  if (code == ErrorCode::kCampaignNotVisible) {
    return view.after.salesforce.hidden_campaigns.contains(member.link->campaign) ||
           CampaignIsOutOfUse(view, member);
  }
  // Hidden people are not in the view: the sync must at least lack the row it says it cannot see.
  if (code == ErrorCode::kUnknownAbsence) {
    return one_side_only || CampaignIsOutOfUse(view, member);
  }
  if (code == ErrorCode::kProgramArchived) return IsPausedByArchive(view, *member.link);
  if (code == ErrorCode::kStatusNotInChannel) return HasForeignStatus(member);
  if (code == ErrorCode::kStatusNotOnCampaign) {
    return member.marketo && !CampaignHasLabel(view, member, member.marketo->name);
  }
  if (code == ErrorCode::kStatusNameTooLong) {
    return member.marketo && CharacterCount(member.marketo->name) > salesforce::kPicklistLengthMax;
  }
  if (code == ErrorCode::kStatusCoerced) return IsDefaultLabel(view, member);
  if (code == ErrorCode::kLeadDeleted) {
    return member.person != nullptr && member.person->sfdc_is_deleted;
  }
  if (code == ErrorCode::kPersonUnavailable) return one_side_only;
  if (code == ErrorCode::kRewriteBrake) return IsFoughtOver(view, member);
  if (code == ErrorCode::kMassChangeBrake) {
    return one_side_only && view.policy.mass_change_brake == MassChangeBrake::kPauseAboveLimit;
  }
  if (code == ErrorCode::kLinkInitializing) {
    return member.link->state == store::LinkState::kInitializing;
  }
  // A create's outcome is unknown only where a call went wrong.
  if (code == ErrorCode::kAmbiguousCreate || code == ErrorCode::kCreatePending) {
    return HasFault(view.journal);
  }
  return false;
}

// What Salesforce refused for values that Marketo has, as far as they tell it. A fault, or a right
// that was taken away, may stand behind it as well.
bool VendorErrorHolds(const LawView& view, const LinkedMember& member, ErrorCode code) {
  // A lock passes, and the write is tried again.
  if (code == ErrorCode::kUnableToLockRow) return false;
  if (code != ErrorCode::kRequiredFieldMissing || member.person == nullptr) return true;
  return LacksRequiredName(view, member) || HasFault(view.journal) ||
         HasStep(view.journal, "salesforce set_permission");
}

}  // namespace

bool DivergenceHolds(const LawView& view, const LinkedMember& member,
                     const store::Diverged& diverged) {
  const std::string_view rule = view.labels.Text(diverged.rule);
  const bool only_marketo = member.marketo && !member.salesforce;
  const bool only_salesforce = !member.marketo && member.salesforce;
  if (rule == "MK-STATUS-11") {
    if (view.policy.inbound_downgrade != InboundDowngrade::kDivergeAndReport) return false;
    if (!member.marketo || !member.marketo->step || !member.salesforce) return false;
    const auto wanted = StepStoodFor(view, member.link->program, member.salesforce->name);
    return wanted && *wanted < *member.marketo->step;
  }
  if (rule == "MK-REMOVE-01") {
    return only_marketo && view.policy.salesforce_remove == Removal::kKeep;
  }
  if (rule == "MK-REMOVE-02") {
    return only_salesforce && view.policy.marketo_remove == Removal::kKeep;
  }
  if (rule == "MK-REMOVE-03") {
    return (only_marketo && view.policy.salesforce_remove == Removal::kKeep) ||
           (only_salesforce && view.policy.marketo_remove == Removal::kKeep);
  }
  if (rule == "MK-STATUS-13") {
    return view.policy.inbound_unknown_status == InboundUnknownStatus::kFirstStatus &&
           member.marketo && member.salesforce && !member.salesforce->step;
  }
  if (rule == "MK-PERSON-08") {
    return only_marketo && HoldsConvertedLead(view, member) &&
           view.policy.convert_collision == ConvertCollision::kKeepBothReport;
  }
  if (rule == "MK-PERSON-09") {
    return only_marketo && member.person != nullptr &&
           (member.person->sfdc_is_deleted || WentWithTheRecord(view, member));
  }
  return false;
}

bool ErrorHolds(const LawView& view, const LinkedMember& member, ErrorCode code) {
  if (Describe(code).vendor != Vendor::kEngine) {
    return HasError(view.journal, code) && VendorErrorHolds(view, member, code);
  }
  return EngineErrorHolds(view, member, code);
}

bool ReasonHolds(const LawView& view, const LinkedMember& member,
                 const store::Disposition& reason) {
  if (const auto* diverged = std::get_if<store::Diverged>(&reason)) {
    return DivergenceHolds(view, member, *diverged);
  }
  if (const auto* blocked = std::get_if<store::Blocked>(&reason)) {
    return ErrorHolds(view, member, blocked->code);
  }
  return false;
}

}  // namespace campsync::harness
