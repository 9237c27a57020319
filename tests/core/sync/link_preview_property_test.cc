// SPDX-License-Identifier: Apache-2.0
//
// The law of the preview: in a world that nobody disturbs, linking does what the preview said, to
// whom it said, and nothing else; and the preview itself changes nothing.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/generators.h"
#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

enum class Record {
  kNone,
  kLead,
  kContact,
  kDeletedLead,
  kHiddenLead,
  kConvertedLead,
  kConvertedToKnown,  // the contact is a person of its own
};
enum class Flaw { kNone, kNoLastName, kNoCompany, kLongName, kBadEmail };

/// One person; 0 is absence, 1 to 4 the statuses of the channel, 5 a label the channel lacks.
struct Someone {
  int in_program = 0;
  int in_campaign = 0;
  Record record = Record::kNone;
  Flaw flaw = Flaw::kNone;
};

struct SmallWorld {
  std::vector<Someone> people;
  std::string status_conflict;
  std::string match;
  std::string inbound_unknown;
  std::string deleted_recreate;
  std::string convert_collision;
  std::string program_archived;
  bool is_archived = false;
  bool has_defaults = false;
  bool creates = false;
  bool lacks_status = false;  // the campaign has no `No Show`
};

void showValue(const SmallWorld& world, std::ostream& out) {
  out << world.status_conflict << ' ' << world.match << ' ' << world.inbound_unknown << " recreate "
      << world.deleted_recreate << ' ' << world.convert_collision
      << (world.is_archived ? " archived " + world.program_archived : "")
      << (world.has_defaults ? " defaults" : "") << (world.creates ? " creates" : "")
      << (world.lacks_status ? " lacks" : "");
  for (const Someone& one : world.people) {
    out << " [" << one.in_program << one.in_campaign << static_cast<int>(one.record)
        << static_cast<int>(one.flaw) << ']';
  }
}

rc::Gen<Someone> People() {
  return rc::gen::exec([] {
    Someone one;
    one.in_program = *rc::gen::inRange(0, 5);
    one.in_campaign = *rc::gen::elementOf(std::vector<int>{0, 0, 1, 2, 3, 4, 5});
    one.record = *rc::gen::elementOf(
        std::vector<Record>{Record::kNone, Record::kNone, Record::kLead, Record::kLead,
                            Record::kContact, Record::kDeletedLead, Record::kHiddenLead,
                            Record::kConvertedLead, Record::kConvertedToKnown});
    one.flaw =
        *rc::gen::elementOf(std::vector<Flaw>{Flaw::kNone, Flaw::kNone, Flaw::kNoLastName,
                                              Flaw::kNoCompany, Flaw::kLongName, Flaw::kBadEmail});
    return one;
  });
}

rc::Gen<SmallWorld> Worlds() {
  return rc::gen::exec([] {
    using Words = std::vector<std::string>;
    SmallWorld world;
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) world.people.push_back(*People());
    world.status_conflict = *rc::gen::elementOf(
        Words{"higher_step", "by_person_type", "last_writer", "pull_then_push"});
    world.match = *rc::gen::elementOf(Words{"defined", "in_use", "equal"});
    world.inbound_unknown = *rc::gen::elementOf(Words{"record_error", "first_status"});
    world.deleted_recreate = *rc::gen::elementOf(Words{"no", "yes"});
    world.convert_collision = *rc::gen::elementOf(Words{"merge_people", "keep_both_report"});
    world.program_archived = *rc::gen::elementOf(Words{"continue", "pause"});
    world.is_archived = *rc::gen::element(false, false, false, true);
    world.has_defaults = *rc::gen::arbitrary<bool>();
    world.creates = *rc::gen::element(false, false, true);
    world.lacks_status = *rc::gen::element(false, false, true);
    return world;
  });
}

const std::vector<std::string>& Statuses() {
  static const std::vector<std::string> kStatuses = {"",        "Invited",  "Registered",
                                                     "No Show", "Attended", "Partner"};
  return kStatuses;
}

SyncPolicy PolicyOf(const SmallWorld& world) {
  SyncPolicy policy;
  const bool set = SetPolicySwitch(policy, "status-conflict", world.status_conflict) &&
                   SetPolicySwitch(policy, "match", world.match) &&
                   SetPolicySwitch(policy, "inbound-unknown-status", world.inbound_unknown) &&
                   SetPolicySwitch(policy, "deleted-recreate", world.deleted_recreate) &&
                   SetPolicySwitch(policy, "convert-collision", world.convert_collision) &&
                   SetPolicySwitch(policy, "program-archived", world.program_archived);
  RC_ASSERT(set);
  return policy;
}

/// The world of a case: the host, what is to be linked, and what both sides hold.
class Trial {
 public:
  explicit Trial(const SmallWorld& world) : world_(world), host(PolicyOf(world)) {
    if (world.has_defaults) host.world.marketo().SetDefaults("Unknown", "Unknown Ltd");
    program = host.AddProgram();
    campaign = host.AddMatchingCampaign();
    auto user = host.world.salesforce().AsSalesUser();
    RC_ASSERT(user.AddStatus({.campaign = campaign, .label = host.LabelOf("Partner")}).ok());
    if (world.lacks_status) {
      const auto* row = host.world.salesforce().FindStatus(campaign, host.LabelOf("No Show"));
      RC_ASSERT(user.DeleteStatus(row->id).ok());
    }
    bool uses_partner = false;
    for (const Someone& one : world.people) uses_partner = uses_partner || one.in_campaign == 5;
    for (const Someone& one : world.people) AddSalesforceSide(one);
    if (!uses_partner) {
      const auto* row = host.world.salesforce().FindStatus(campaign, host.LabelOf("Partner"));
      RC_ASSERT(user.DeleteStatus(row->id).ok());
    }
    RC_ASSERT(host.RunToRest());
    for (std::size_t i = 0; i < world.people.size(); ++i) AddMarketoSide(i);
    if (world.is_archived) RC_ASSERT(host.world.marketo().ArchiveProgram(program).ok());
    RC_ASSERT(host.RunToRest());
    for (std::size_t i = 0; i < world.people.size(); ++i) Disturb(i);
  }

  [[nodiscard]] UserRequest Question() const {
    if (world_.creates) return PreviewCreate{program, ""};
    return PreviewLink{program, campaign};
  }
  [[nodiscard]] UserRequest Link() const {
    if (world_.creates) return CreateCampaign{program, "", ""};
    return LinkProgram{program, campaign};
  }

 private:
  void AddSalesforceSide(const Someone& one) {
    const std::string name = "Person" + std::to_string(records_.size());
    std::optional<salesforce::PersonRef> record;
    if (one.record == Record::kContact) {
      record = salesforce::ContactRef{host.AddContact(name)};
    } else if (one.record != Record::kNone) {
      record = salesforce::LeadRef{host.AddLead(name)};
    }
    records_.push_back(record);
    known_contacts_.push_back(one.record == Record::kConvertedToKnown
                                  ? std::optional(host.AddContact(name))
                                  : std::nullopt);
    const std::string& label = Statuses()[static_cast<std::size_t>(one.in_campaign)];
    const bool held = label == "No Show" && world_.lacks_status;
    if (record && one.in_campaign != 0 && !held) host.AddMember(campaign, *record, label);
  }

  void AddMarketoSide(std::size_t index) {
    const Someone& one = world_.people[index];
    marketo::PersonId person;
    if (const auto& record = records_[index]) {
      person = host.world.marketo().people().FindByRecord(AsSfdc(*record)).value();
    } else {
      const std::string long_name(81, 'x');
      person = host.world.marketo().AddPerson(
          {.last_name = one.flaw == Flaw::kNoLastName ? ""
                        : one.flaw == Flaw::kLongName ? long_name
                                                      : "New" + std::to_string(index),
           .company = one.flaw == Flaw::kNoCompany ? "" : "Acme",
           .email = one.flaw == Flaw::kBadEmail ? "no address" : ""});
    }
    const std::string& status = Statuses()[static_cast<std::size_t>(one.in_program)];
    if (one.in_program != 0) host.SetStatus(program, person, status);
  }

  /// After the last cycle, so that only reads can tell the preview.
  void Disturb(std::size_t index) {
    const auto& record = records_[index];
    const auto* lead = record ? std::get_if<salesforce::LeadRef>(&*record) : nullptr;
    if (lead == nullptr) return;
    auto& org = host.world.salesforce();
    const Record kind = world_.people[index].record;
    if (kind == Record::kDeletedLead) RC_ASSERT(org.AsSalesUser().DeleteLead(lead->lead).ok());
    if (kind == Record::kConvertedLead || kind == Record::kConvertedToKnown) {
      RC_ASSERT(org.AsSalesUser().ConvertLead(lead->lead, known_contacts_[index]).ok());
    }
    const bool member = world_.people[index].in_campaign != 0;
    if (kind == Record::kHiddenLead && !member) org.SetVisible(lead->lead, false);
  }

  static marketo::SfdcRecord AsSfdc(const salesforce::PersonRef& record) {
    if (const auto contact = salesforce::ContactOf(record)) return salesforce::ContactRef{*contact};
    return salesforce::LeadRef{*salesforce::LeadOf(record)};
  }

  const SmallWorld& world_;
  std::vector<std::optional<salesforce::PersonRef>> records_;
  std::vector<std::optional<salesforce::ContactId>> known_contacts_;

 public:
  SyncHost host;
  marketo::ProgramId program;
  salesforce::CampaignId campaign;
};

/// What both sides hold, person by person, as texts.
struct Sides {
  std::map<std::int64_t, std::string> marketo;
  std::map<std::int64_t, std::string> salesforce;
  std::size_t leads = 0;
  std::vector<std::string> labels;
  bool operator==(const Sides&) const = default;
};

Sides Look(SyncHost& host, marketo::ProgramId program, salesforce::CampaignId campaign) {
  Sides sides;
  host.world.marketo().people().ForEach([&](const sim::MarketoPersonRow& row) {
    const auto& person = row.person;
    if (const auto status = host.StatusOf(program, person.id); !status.empty()) {
      sides.marketo[person.id.value] = status;
    }
    if (!person.sfdc_record) return;
    const auto status = host.StatusOf(campaign, marketo::AsPersonRef(*person.sfdc_record));
    if (!status.empty()) sides.salesforce[person.id.value] = status;
  });
  sides.leads = host.world.salesforce().leads().size();
  for (const auto* row : host.world.salesforce().StatusesOf(campaign)) {
    sides.labels.emplace_back(host.world.labels().Text(row->label));
  }
  std::sort(sides.labels.begin(), sides.labels.end());
  return sides;
}

/// The same with those who were merged away under the person they became.
void Fold(SyncHost& host, std::map<std::int64_t, std::string>& side) {
  std::map<std::int64_t, std::string> folded;
  for (const auto& [person, status] : side) {
    const auto survivor = host.world.marketo().people().SurvivorOf(marketo::PersonId{person});
    folded.emplace(survivor.value, status);
  }
  side = std::move(folded);
}

void Expect(const std::vector<PreviewedMove>& moves, const LabelTable& labels,
            std::map<std::int64_t, std::string>& side) {
  for (const PreviewedMove& move : moves) {
    RC_ASSERT(move.who.person.has_value());
    auto& held = side[move.who.person->value];
    RC_ASSERT(held == labels.Text(move.from));
    held = labels.Text(move.to);
  }
}

/// Both sides as the preview says they will be.
Sides Predicted(Sides sides, const LinkPreview& preview, const LabelTable& labels) {
  Expect(preview.added_in_marketo, labels, sides.marketo);
  Expect(preview.moved_in_marketo, labels, sides.marketo);
  Expect(preview.added_in_salesforce, labels, sides.salesforce);
  Expect(preview.moved_in_salesforce, labels, sides.salesforce);
  sides.leads += preview.leads_created.size();
  if (!preview.campaign) sides.labels = {"Responded", "Sent"};
  for (const auto& one : preview.statuses_removed) {
    std::erase(sides.labels, std::string(labels.Text(one.label)));
  }
  for (const auto& one : preview.statuses_added) sides.labels.emplace_back(labels.Text(one.label));
  std::sort(sides.labels.begin(), sides.labels.end());
  return sides;
}

RC_GTEST_PROP(LinkPreviewLaw, LinkingDoesWhatThePreviewSaid, ()) {
  const SmallWorld world = *Worlds();
  Trial trial(world);
  SyncHost& host = trial.host;
  const LabelTable& labels = host.world.labels();
  const std::int64_t writes = host.CommittedWrites();
  const auto reply = host.Handle(trial.Question());
  RC_ASSERT(reply.ok());
  const LinkPreview preview = std::get<LinkPreview>(*reply);
  RC_ASSERT(host.CommittedWrites() == writes);

  const salesforce::CampaignId before_in =
      world.creates ? salesforce::CampaignId{} : trial.campaign;
  Sides before = Look(host, trial.program, before_in);
  const auto linked = host.Handle(trial.Link());
  RC_ASSERT(linked.ok() == !preview.WouldBeRefused());
  if (!linked.ok()) {
    RC_ASSERT(linked.error() == preview.refusals.front());
    return;
  }
  RC_ASSERT(host.RunToRest());
  const auto campaign = std::get<Linked>(*linked).campaign;
  const Sides after = Look(host, trial.program, campaign);
  Fold(host, before.marketo);
  Fold(host, before.salesforce);
  const Sides predicted = Predicted(before, preview, labels);
  RC_ASSERT(after.marketo == predicted.marketo);
  RC_ASSERT(after.salesforce == predicted.salesforce);
  RC_ASSERT(after.leads == predicted.leads);
  RC_ASSERT(after.labels == predicted.labels);
  // A resting link also keeps a record of people who left both halves meanwhile.
  if (world.is_archived && world.program_archived == "pause") return;
  std::size_t apart = 0;
  for (const StandingItem& item : host.engine().Standing()) {
    apart += item.record.find(campaign.Text()) != std::string::npos ? 1U : 0U;
  }
  RC_ASSERT(apart == preview.kept_apart.size());
}

}  // namespace
}  // namespace campsync::test
