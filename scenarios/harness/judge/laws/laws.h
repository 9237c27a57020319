// SPDX-License-Identifier: Apache-2.0
//
// The laws one by one, each in the file of its name. law.h lists them with their times and rules;
// this header is for that list and for their tests.
#pragma once

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// Each program has at most one campaign, each campaign at most one program, and what Marketo shows
/// of a settled link is the link (I1).
void JudgeOneToOneLink(const LawView& view, Findings& findings);

/// No two people are one Salesforce record, nobody is in a program or a campaign twice.
void JudgeNoDuplicates(const LawView& view, Findings& findings);

/// A membership that goes on never moves to a lower step, except by inbound-downgrade=accept (I2).
void JudgeStepNeverDrops(const LawView& view, Findings& findings);

/// Channels, programs and costs change by people only; the sync writes a linked campaign's Type
/// from the channel and touches no other campaign (I5).
void JudgeOneWayAttributes(const LawView& view, Findings& findings);

/// The sync never writes a value to the side that already had it: what it learned from a side does
/// not go back there.
void JudgeNoEcho(const LawView& view, Findings& findings);

/// Whatever the sync decides it decides by a rule of the rulebook, and the rule allows that
/// outcome.
void JudgeDecisions(const LawView& view, Findings& findings);

/// The sync writes a record again only for a reason: since it began the cycle in which it wrote the
/// record last, somebody edited that person's membership, did anything else, or a fault struck. So
/// the writes to a record are at most one more than the reasons there were, and a cycle at rest
/// writes nothing (I3).
void JudgeWriteBudget(const LawView& view, Findings& findings);

/// A lead that the sync made belongs to a person: a second one of a lost reply is nobody's.
void JudgeNoStrayLead(const LawView& view, Findings& findings);

/// Every member of a linked pair whose sides differ is on the standing list or in the last report
/// (I9, I10).
void JudgeDifferencesAreListed(const LawView& view, Findings& findings);

/// Marketo's copy of each campaign's members, by which filters and triggers go, is Salesforce's, as
/// far as Marketo knows the people (MK-TRIG-01).
void JudgeMirrorAtRest(const LawView& view, Findings& findings);

/// Type of a linked campaign is the name of the program's channel and Actual Cost its period costs,
/// unless somebody changed that in Salesforce since and the switch leaves it alone (MK-ATTR).
void JudgeAttributesAtRest(const LawView& view, Findings& findings);

/// With attribute-reassert=on_marketo_change no value goes to a campaign twice in a row
/// (MK-ATTR-04).
void JudgeAttributesSentOnce(const LawView& view, Findings& findings);

/// A linked campaign's list has every status that the channel offers, and a new campaign's the
/// default and the rows that MK-NEW-07 says.
void JudgeStatusesAtRest(const LawView& view, Findings& findings);

/// The sync puts on a list what the program's channel offers, and what somebody in Salesforce took
/// off only as status-deleted says.
void JudgeListedByTheChannel(const LawView& view, Findings& findings);

/// Campaigns that are hidden, out of use or paused, and all while the sync may not touch any, are
/// not written (MK-PRE).
void JudgeWrittenWhereAllowed(const LawView& view, Findings& findings);

/// Nothing is left to be carried over: what an error of a record blocks is no backlog
/// (MK-CYCLE-07).
void JudgeNothingWaitsAtRest(const LawView& view, Findings& findings);

/// Marketo shows beside a program the campaign that it is linked to, and none beside others
/// (MK-LINK-05).
void JudgeShownBesideItsLink(const LawView& view, Findings& findings);

/// What may have been made is looked for, once it would show, before it is asked for again: nobody
/// gets two leads, and a lead is whose it was made for (SF-LIM-06).
void JudgeLookedForFirst(const LawView& view, Findings& findings);

/// Just before the sync writes members in Salesforce it looks at them and at the campaigns' lists,
/// and sends no status that is not listed (SF-MEMBER-06).
void JudgeReadBeforeWritten(const LawView& view, Findings& findings);

/// A member's write is in the store before it is sent, and what it did afterwards: the sync never
/// takes its own write for an edit.
void JudgeWritesAreKnown(const LawView& view, Findings& findings);

/// After an Append of which nobody knows whether it happened the sync reads the store before it
/// does anything else.
void JudgeGoesOnFromTheStore(const LawView& view, Findings& findings);

/// A membership that begins by a pull is told when the campaign member was made: which date it gets
/// is Marketo's (MK-MEMBER-10).
void JudgeDateComesAlong(const LawView& view, Findings& findings);

/// Nobody is taken out of a program whose campaign member the sync was not shown to be deleted,
/// itself or with its campaign, lead or contact: not to be seen is not to be gone (MK-PRE-04).
void JudgeRemovalHasEvidence(const LawView& view, Findings& findings);

/// With mass-change-brake=pause_above_limit no cycle creates and removes more members than the
/// limit.
void JudgeBrakeHolds(const LawView& view, Findings& findings);

/// A new link has nothing of a former one, and one whose other half was deleted goes when whoever it
/// held has left.
void JudgeLinkRecords(const LawView& view, Findings& findings);

/// With salesforce-remove=keep an edit in Marketo does not bring back who was removed in Salesforce
/// (MK-REMOVE-03).
void JudgeKeptOut(const LawView& view, Findings& findings);

/// Every lead and contact that the sync can see is a person in Marketo.
void JudgeEveryoneIsAPerson(const LawView& view, Findings& findings);

/// Whoever stays a campaign member stays in Marketo's copy, out of sight or not: leaving it fires
/// Removed from SFDC Campaign (MK-TRIG-01).
void JudgeCopyLosesNobody(const LawView& view, Findings& findings);

/// Each campaign that the sync made became some program's: a create whose reply was lost is not
/// made again (SF-LIM-06).
void JudgeNoStrayCampaign(const LawView& view, Findings& findings);

/// A report does not call a step well done that it says broke off.
void JudgeReports(const LawView& view, Findings& findings);

/// Whatever is listed at rest was told of in a report (MK-ERR-01).
void JudgeErrorsAreReported(const LawView& view, Findings& findings);

/// Marketo knows of each person's lead or contact what became of it: deleted, restored, merged or
/// converted.
void JudgeIdentitiesAtRest(const LawView& view, Findings& findings);

/// The sync takes nobody out of a program or campaign whom nobody took out of the other.
void JudgeNobodyLeavesUnasked(const LawView& view, Findings& findings);

/// Who was taken out of a campaign and whose lead or contact was deleted afterwards left the
/// program: they did not go with the record.
void JudgeRemovedBeforeDeleted(const LawView& view, Findings& findings);

/// Where the sides of a member differ, a listed reason is true of the orgs: what waited for a cause
/// to go goes on when it is gone (MK-ERR-05).
void JudgeReasonsHoldAtRest(const LawView& view, Findings& findings);

/// Every edit of a member ended in exactly one bucket: applied, superseded, refused, pending with a
/// listed error, or raced. The bucket's own condition must hold on the values.
void JudgeSurvival(const LawView& view, Findings& findings);

/// Marks the edits that are in a bucket for good: both sides agree now. The runner calls it after
/// every step of the sync.
void MarkSettled(const LawView& view, History& history);

}  // namespace campsync::harness
