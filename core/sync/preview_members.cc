// SPDX-License-Identifier: Apache-2.0
#include "core/sync/preview_members.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/overload.h"
#include "core/sync/identity_preview.h"
#include "core/sync/lead_plan.h"
#include "core/sync/member_plan.h"
#include "core/sync/stages/mass_change_stage.h"

namespace campsync {
namespace {

using salesforce::CampaignMember;
using salesforce::PersonRef;

/// One person's memberships.
struct Pair {
  const marketo::ProgramMember* marketo = nullptr;
  const CampaignMember* salesforce = nullptr;
};

/// Someone on whom the first merge of the link decides.
struct Judged {
  PreviewedPerson who;
  Pair pair;
  MemberDecision decision;
};

class MemberPreview {
 public:
  MemberPreview(const SyncContext& sync, const LinkPreviewFacts& facts,
                const std::vector<store::StatusRecord>& statuses, LinkPreview& preview)
      : sync_(sync),
        facts_(facts),
        channel_(sync.ViewOf(*facts.channel)),
        statuses_(statuses, sync.ports.labels, sync.policy.match_case),
        identities_(sync, facts),
        preview_(preview) {}

  void Run() {
    std::map<marketo::PersonId, Pair> pairs;
    std::vector<const CampaignMember*> orphans;
    for (const auto& row : facts_.program_members) TakeProgramMember(row, pairs);
    for (const auto& row : facts_.campaign_members) {
      if (const auto person = sync_.state.PersonOf(row.person)) {
        pairs[*person].salesforce = &row;
      } else {
        orphans.push_back(&row);
      }
    }
    for (const auto& [person, pair] : pairs) Judge({person, RecordOf(person, pair)}, pair);
    for (const CampaignMember* row : orphans) JudgeOrphan(*row);
    if (sync_.policy.mass_change_brake == MassChangeBrake::kPauseAboveLimit) Brake();
    for (const Judged& one : judged_) Act(one);
  }

 private:
  /// Two people who turn out to be one have one membership. Which status Marketo leaves them is not
  /// documented; the survivor's own is shown.
  void TakeProgramMember(const marketo::ProgramMember& row,
                         std::map<marketo::PersonId, Pair>& pairs) {
    const marketo::PersonId survivor = identities_.SurvivorOf(row.person);
    Pair& pair = pairs[survivor];
    if (pair.marketo == nullptr || survivor == row.person) pair.marketo = &row;
  }

  /// The lead or contact is in the campaign and no person in Marketo yet: the next cycle makes one
  /// of it if it can be read (MK-MEMBER-06).
  void JudgeOrphan(const CampaignMember& row) {
    const PreviewedPerson who{std::nullopt, row.person};
    const PreviewedRecord record = identities_.StateOf(row.person);
    if (record.is_visible && !record.is_deleted) {
      Judge(who, {.salesforce = &row});
      return;
    }
    KeepApart(who,
              {ErrorCode::kPersonUnavailable,
               salesforce::FormatPersonRef(row.person) + " is not visible to the sync user",
               {}},
              "MK-PRE-04");
  }

  void Judge(const PreviewedPerson& who, const Pair& pair) {
    if (IsPaused(*facts_.program, sync_.policy)) {
      judged_.push_back({who, pair,
                         Blocked("MK-UNLINK-06", ErrorCode::kProgramArchived,
                                 "the program is archived", "program-archived")});
    } else {
      judged_.push_back({who, pair, DecideMember(FactsOf(who, pair), LinkOf())});
    }
  }

  /// What one cycle would add on both sides is held back where it is too much for one cycle.
  void Brake() {
    const auto adds = [](const Judged& one) {
      const bool pulls = std::holds_alternative<PullSet>(one.decision.action);
      return std::holds_alternative<PushCreate>(one.decision.action) ||
             (pulls && one.pair.marketo == nullptr);
    };
    const auto count = std::count_if(judged_.begin(), judged_.end(), adds);
    if (static_cast<std::size_t>(count) <= kMassChangeMax) return;
    for (Judged& one : judged_) {
      if (!adds(one)) continue;
      const bool pushes = std::holds_alternative<PushCreate>(one.decision.action);
      one.decision = Blocked(
          pushes ? RuleId("MK-MEMBER-04") : RuleId("MK-REMOVE-01"), ErrorCode::kMassChangeBrake,
          "one cycle would create or remove too many records", "mass-change-brake");
    }
  }

  static MemberDecision Blocked(RuleId rule, ErrorCode code, std::string text,
                                std::string_view policy_switch) {
    return {.outcome = Outcome::kBlock,
            .rule = rule,
            .action = Block{code, store::WaitsOn::kSettings, std::move(text)},
            .switches = {policy_switch}};
  }

  void Act(const Judged& judged) {
    const PreviewedPerson& who = judged.who;
    const Pair& pair = judged.pair;
    const MemberDecision& decision = judged.decision;
    const auto moved = [&](Label from, Label to) {
      return PreviewedMove{who, from, to, decision.rule, decision.switches};
    };
    const Label here = pair.salesforce == nullptr ? Label{} : pair.salesforce->status;
    const Label there = pair.marketo == nullptr ? Label{} : NameOf(pair.marketo->status);
    std::visit(
        Overload{[&](const PushCreate& push) { Join(who, moved(here, push.status)); },
                 [&](const PushUpdate& push) {
                   preview_.moved_in_salesforce.push_back(moved(here, push.status));
                 },
                 [&](const PullSet& pull) {
                   auto& list = pair.marketo == nullptr ? preview_.added_in_marketo
                                                        : preview_.moved_in_marketo;
                   list.push_back(moved(there, NameOf(pull.status)));
                 },
                 [&](const Diverge&) {
                   KeepApart(who, {ErrorCode::kDiverged, "a rule lets the two sides differ", {}},
                             decision.rule, decision.switches);
                 },
                 [&](const Block& block) {
                   KeepApart(who, {block.code, block.text, {}}, decision.rule, decision.switches);
                 },
                 [&](const AdvanceBase&) { ++preview_.agreeing; },
                 // Without a base nothing was removed, replaced or left as it was.
                 [](const auto&) { CAMPSYNC_UNREACHABLE(); }},
        decision.action);
  }

  /// A new campaign member; someone who is not in Salesforce becomes a lead first (MK-MEMBER-04).
  void Join(const PreviewedPerson& who, PreviewedMove move) {
    if (who.record && !identities_.IsDeleted(who)) {
      if (KeepsOut(who, identities_.StateOf(*who.record))) return;
    } else if (!PreviewLead(who)) {
      return;
    }
    preview_.added_in_salesforce.push_back(std::move(move));
  }

  /// Whether Salesforce refuses a member for this record.
  bool KeepsOut(const PreviewedPerson& who, const PreviewedRecord& record) {
    if (!record.is_visible) {
      Predict(who,
              {ErrorCode::kInsufficientAccessOnCrossReference,
               "the sync user cannot see the lead or contact",
               {}},
              "MK-PRE-04");
    } else if (record.is_converted) {
      Predict(who, {ErrorCode::kCannotUpdateConvertedLead, "the lead was converted", {}},
              "SF-MEMBER-19");
    }
    return !record.is_visible || record.is_converted;
  }

  /// False: the person would not become a lead.
  bool PreviewLead(const PreviewedPerson& who) {
    const auto intent = sync_.state.lead_intents().find(*who.person);
    if (intent != sync_.state.lead_intents().end()) {
      const auto code =
          intent->second.IsAmbiguous() ? ErrorCode::kAmbiguousCreate : ErrorCode::kCreatePending;
      KeepApart(who, {code, "the lead may or may not have been created", {}}, "MK-MEMBER-05");
      return false;
    }
    const auto found = facts_.people.find(*who.person);
    if (found == facts_.people.end()) {
      KeepApart(who, {ErrorCode::kPersonNotFound, "the person no longer exists", {}},
                "MK-MEMBER-05");
      return false;
    }
    const marketo::Person& person = found->second;
    salesforce::LeadFields fields = LeadFieldsFor(person, facts_.settings);
    if (auto error = PredictLeadRefusal(fields)) {
      Predict(who, *std::move(error), "MK-MEMBER-05");
      return false;
    }
    const bool takes_defaults =
        fields.last_name != person.last_name || fields.company != person.company;
    preview_.leads_created.push_back({person.id, std::move(fields), takes_defaults});
    return true;
  }

  [[nodiscard]] MemberFacts FactsOf(const PreviewedPerson& who, const Pair& pair) const {
    MemberFacts facts;
    if (pair.salesforce != nullptr) {
      facts.salesforce.now = store::SalesforceSeen{pair.salesforce->id, pair.salesforce->status};
      facts.salesforce.changed_at = pair.salesforce->system_modstamp;
    }
    if (pair.marketo != nullptr) {
      facts.marketo.now = marketo::MemberState{pair.marketo->status, pair.marketo->membership_date};
      facts.marketo.changed_at = pair.marketo->updated_at;
    }
    if (who.record) {
      facts.person = salesforce::ContactOf(*who.record) ? PersonKind::kContact : PersonKind::kLead;
    }
    facts.person_deleted_in_salesforce = identities_.IsDeleted(who);
    if (facts.person_deleted_in_salesforce) facts.departure = Departure::kPersonDeleted;
    return facts;
  }

  [[nodiscard]] LinkFacts LinkOf() const {
    return {.channel = channel_,
            .statuses = statuses_,
            .policy = sync_.policy,
            .clocks = sync_.clocks,
            .labels = sync_.ports.labels};
  }

  /// A campaign member says itself whose it is.
  [[nodiscard]] std::optional<PersonRef> RecordOf(marketo::PersonId person,
                                                  const Pair& pair) const {
    if (pair.salesforce != nullptr) return pair.salesforce->person;
    return identities_.RecordOf(person);
  }

  [[nodiscard]] Label NameOf(marketo::StatusId status) const {
    const auto* found = channel_.Find(status);
    return found == nullptr ? Label{} : found->name;
  }

  void KeepApart(const PreviewedPerson& who, Error error, RuleId rule,
                 std::vector<std::string_view> switches = {}) {
    preview_.kept_apart.push_back({who, std::move(error), rule, std::move(switches)});
  }
  void Predict(const PreviewedPerson& who, Error error, RuleId rule) {
    preview_.kept_apart.push_back({who, std::move(error), rule, {}, true});
  }

  const SyncContext& sync_;
  const LinkPreviewFacts& facts_;
  ChannelView channel_;
  CampaignStatuses statuses_;
  IdentityPreview identities_;
  LinkPreview& preview_;
  std::vector<Judged> judged_;
};

}  // namespace

void PreviewMembers(const SyncContext& sync, const LinkPreviewFacts& facts,
                    const std::vector<store::StatusRecord>& statuses, LinkPreview& preview) {
  MemberPreview(sync, facts, statuses, preview).Run();
}

}  // namespace campsync
