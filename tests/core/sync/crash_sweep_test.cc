// SPDX-License-Identifier: Apache-2.0
// Kills the engine at every effect of one long history, at each of the three points of a call, with
// and without a user who edits the same record before the restart. No sampling: the number of
// crashes is three times the number of effects, twice.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/overload.h"
#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

using Snapshot = std::map<std::string, std::string>;

/// One long history in phases; each phase comes to rest before the next.
class History {
 public:
  static constexpr std::size_t kPhases = 7;

  SyncHost host{{}, {.journal_detail = sim::JournalDetail::kEntries}};

  void Begin() {
    program_ = host.AddProgram();
    campaign_ = host.AddMatchingCampaign();
    for (const auto* name : {"Ann", "Bob", "Cem"}) people_[name] = host.AddPerson(name);
    lead_ = host.AddLead("Lea");
    contact_ = host.AddContact("Con");
    CAMPSYNC_CHECK(host.RunToRest());
  }

  void Run(std::size_t phase) {
    switch (phase) {
      case 0:  // link: people of both sides meet
        host.SetStatus(program_, people_["Ann"], "Invited");
        host.SetStatus(program_, people_["Bob"], "Registered");
        host.AddMember(campaign_, salesforce::LeadRef{lead_}, "Invited");
        host.AddMember(campaign_, salesforce::ContactRef{contact_}, "No Show");
        Request(LinkProgram{program_, campaign_});
        break;
      case 1:  // statuses up, both ways
        host.SetStatus(program_, people_["Ann"], "Registered");
        host.SetMemberStatus(MemberOf(salesforce::LeadRef{lead_}), "Registered");
        break;
      case 2:  // new members, both ways, one of them not in Salesforce yet
        host.SetStatus(program_, people_["Cem"], "Invited");
        late_lead_ = host.AddLead("Late");
        host.AddMember(campaign_, salesforce::LeadRef{late_lead_}, "Registered");
        break;
      case 3:  // removals, both ways
        CAMPSYNC_CHECK(host.world.marketo().RemoveMember({program_, people_["Bob"]}).ok());
        CAMPSYNC_CHECK(host.world.salesforce()
                           .AsSalesUser()
                           .RemoveMember(MemberOf(salesforce::LeadRef{late_lead_}))
                           .ok());
        break;
      case 4:  // definitions: a cost, a new status that somebody takes
        CAMPSYNC_CHECK(
            host.world.marketo().AddCost(program_, {.month = {2026, 1}, .cost = {500}}).ok());
        CAMPSYNC_CHECK(
            host.world.marketo().AddStatus(Channel(), {.name = "Follow Up", .step = 25}).ok());
        host.SetStatus(program_, people_["Ann"], "Follow Up");
        break;
      case 5:  // Create New for a second program with a member
        second_ = host.AddProgram("Autumn Party");
        host.SetStatus(second_, people_["Bob"], "Registered");
        Request(CreateCampaign{second_, "Autumn Party", ""});
        break;
      case 6:  // None: both sides keep what they have
        Request(UnlinkProgram{program_});
        break;
      default:
        CAMPSYNC_UNREACHABLE();
    }
    at_rest = host.RunToRest();
  }

  /// What people on both sides see in the end.
  Snapshot See() {
    Snapshot seen;
    for (const auto& row : host.world.salesforce().members()) {
      if (row.is_deleted) continue;
      const std::string key = NameOf(row.person) + " in " + CampaignName(row.campaign);
      seen["Salesforce: " + key] += std::string(host.world.labels().Text(row.status));
    }
    for (const auto program : Programs()) {
      host.world.marketo().people().ForEach([&](const auto& row) {
        const std::string status = host.StatusOf(program, row.person.id);
        if (status.empty()) return;
        seen["Marketo: " + row.person.last_name + " in " +
             host.world.marketo().programs().Find(program)->name] += status;
      });
    }
    for (const auto& row : host.world.salesforce().leads()) {
      seen["Lead " + row.last_name] += row.company;
    }
    for (const auto& row : host.world.salesforce().campaigns()) {
      std::string statuses;
      for (const auto* status : host.world.salesforce().StatusesOf(row.id)) {
        statuses += std::string(host.world.labels().Text(status->label)) + ";";
      }
      seen["Campaign " + row.name] += std::to_string(row.actual_cost.value_or(Money{-1}).units) +
                                      " " + std::string(host.world.labels().Text(row.type)) + " " +
                                      statuses;
    }
    host.world.marketo().people().ForEach(
        [&](const auto& row) { seen["Person " + row.person.last_name] += "1"; });
    for (const auto program : Programs()) {
      const auto* row = host.world.marketo().programs().Find(program);
      seen["Shown " + row->name] += row->sfdc_campaign ? row->sfdc_campaign->name : "none";
    }
    return seen;
  }

  /// The member that the interrupted call was about: a person's name in a campaign, if it was about
  /// one that exists on both sides or either.
  std::optional<store::MemberKey> Victim() {
    for (auto entry = host.world.journal().entries().rbegin();
         entry != host.world.journal().entries().rend(); ++entry) {
      if (entry->kind != sim::EntryKind::kFault) continue;
      return entry->content.Visit(
          Overload{[&](const sim::SalesforceCall& call) { return KeyIn(call); },
                   [&](const sim::MarketoCall& call) { return KeyIn(call); },
                   [&](const sim::StoreAppend& call) { return KeyIn(call); },
                   [](const auto&) { return std::optional<store::MemberKey>(); }});
    }
    return std::nullopt;
  }

  /// A sales user, or where there is no campaign member a marketer, sets the highest status.
  /// False: the person is in neither.
  bool EditToAttended(const store::MemberKey& key) {
    const auto* person = host.world.marketo().people().Find(key.person);
    if (person != nullptr && person->person.sfdc_record) {
      const auto* row = host.world.salesforce().Find(
          salesforce::MemberKey{key.campaign, marketo::AsPersonRef(*person->person.sfdc_record)});
      if (row != nullptr) {
        host.SetMemberStatus(row->id, "Attended");
        return true;
      }
    }
    const auto program = ProgramOf(key.campaign);
    if (!program || host.StatusOf(*program, key.person).empty()) return false;
    host.SetStatus(*program, key.person, "Attended");
    return true;
  }

  std::string BothSides(const store::MemberKey& key) {
    const auto program = ProgramOf(key.campaign);
    const auto* person = host.world.marketo().people().Find(key.person);
    std::string there = "not in Salesforce";
    if (person->person.sfdc_record) {
      there = host.StatusOf(key.campaign, marketo::AsPersonRef(*person->person.sfdc_record));
    }
    return there + "/" + (program ? host.StatusOf(*program, key.person) : "");
  }

  std::string NameOfVictim(const store::MemberKey& key) {
    return host.world.marketo().people().Find(key.person)->person.last_name;
  }

  bool at_rest = false;

 private:
  /// A user whose dialog died with the engine looks and, unless it is done, asks again.
  void Request(const UserRequest& request) {
    for (int i = 0; i < 3; ++i) {
      const auto reply = host.Handle(request);
      if (reply.ok()) return;
      const ErrorCode code = reply.error().error.code;
      if (code == ErrorCode::kCampaignAlreadyLinked || code == ErrorCode::kProgramNotLinked) return;
    }
  }

  std::vector<marketo::ProgramId> Programs() const {
    std::vector<marketo::ProgramId> programs = {program_};
    if (!second_.IsNull()) programs.push_back(second_);
    return programs;
  }
  std::optional<marketo::ProgramId> ProgramOf(salesforce::CampaignId campaign) const {
    if (campaign == campaign_) return program_;
    if (!second_.IsNull()) return second_;
    return std::nullopt;
  }
  marketo::ChannelId Channel() { return host.world.marketo().programs().Find(program_)->channel; }
  salesforce::CampaignMemberId MemberOf(const salesforce::PersonRef& person) {
    return host.world.salesforce().Find(salesforce::MemberKey{campaign_, person})->id;
  }
  std::string CampaignName(salesforce::CampaignId id) {
    return host.world.salesforce().Find(id)->name;
  }
  std::string NameOf(const salesforce::PersonRef& person) {
    if (const auto contact = salesforce::ContactOf(person)) {
      return host.world.salesforce().Find(*contact)->last_name;
    }
    return host.world.salesforce().Find(*salesforce::LeadOf(person))->last_name;
  }

  std::optional<store::MemberKey> KeyIn(const sim::StoreAppend& append) {
    for (const auto& delta : append.deltas) {
      if (const auto* put = std::get_if<store::Put<store::MemberRecord>>(&delta)) {
        return put->record.key;
      }
    }
    return std::nullopt;
  }
  std::optional<store::MemberKey> KeyIn(const sim::MarketoCall& call) {
    if (const auto* write = std::get_if<marketo::WriteMembers>(&call.request)) {
      const auto& member = write->members.front().member;
      const auto* program = host.world.marketo().programs().Find(member.program);
      if (!program->sfdc_campaign) return std::nullopt;
      return store::MemberKey{program->sfdc_campaign->id, member.person};
    }
    if (const auto* mirror = std::get_if<marketo::WriteMirror>(&call.request)) {
      return store::MemberKey{mirror->rows.front().campaign, mirror->rows.front().person};
    }
    return std::nullopt;
  }
  std::optional<store::MemberKey> KeyIn(const sim::SalesforceCall& call) {
    if (const auto* create = std::get_if<salesforce::CreateMembers>(&call.request)) {
      return KeyOf(create->records.front().campaign, create->records.front().person);
    }
    if (const auto* update = std::get_if<salesforce::UpdateMembers>(&call.request)) {
      return KeyOf(update->records.front().id);
    }
    if (const auto* removal = std::get_if<salesforce::DeleteMembers>(&call.request)) {
      return KeyOf(removal->ids.front());
    }
    return std::nullopt;
  }
  std::optional<store::MemberKey> KeyOf(salesforce::CampaignMemberId id) {
    const auto* row = host.world.salesforce().Find(id);
    return KeyOf(row->campaign, row->person);
  }
  std::optional<store::MemberKey> KeyOf(salesforce::CampaignId campaign,
                                        const salesforce::PersonRef& ref) {
    marketo::SfdcRecord record = salesforce::LeadRef{};
    if (const auto contact = salesforce::ContactOf(ref)) {
      record = salesforce::ContactRef{*contact};
    } else {
      record = salesforce::LeadRef{*salesforce::LeadOf(ref)};
    }
    const auto person = host.world.marketo().people().FindByRecord(record);
    if (!person) return std::nullopt;
    return store::MemberKey{campaign, *person};
  }

  marketo::ProgramId program_;
  marketo::ProgramId second_;
  salesforce::CampaignId campaign_;
  std::map<std::string, marketo::PersonId> people_;
  salesforce::LeadId lead_;
  salesforce::LeadId late_lead_;
  salesforce::ContactId contact_;
};

/// The history without a crash: what is seen after each phase and how many effects it had.
struct Baseline {
  std::array<Snapshot, History::kPhases> seen;
  std::array<std::int64_t, History::kPhases> effects_before{};
  std::array<std::int64_t, History::kPhases> effects_after{};
};

Baseline RunWithoutCrash() {
  Baseline baseline;
  History history;
  history.Begin();
  for (std::size_t phase = 0; phase < History::kPhases; ++phase) {
    baseline.effects_before[phase] = history.host.world.faults().effects().count();
    history.Run(phase);
    EXPECT_TRUE(history.at_rest) << "phase " << phase;
    baseline.effects_after[phase] = history.host.world.faults().effects().count();
    baseline.seen[phase] = history.See();
  }
  return baseline;
}

std::string Difference(const Snapshot& expected, const Snapshot& found, std::string_view ignored) {
  std::string difference;
  const auto concerns = [&](const std::string& key) {
    return !ignored.empty() && key.find(std::string(ignored) + " in ") != std::string::npos;
  };
  for (const auto& [key, value] : expected) {
    if (concerns(key)) continue;
    const auto there = found.find(key);
    const std::string other = there == found.end() ? "nothing" : there->second;
    if (other != value) difference += "\n  " + key + ": " + value + " without the crash, " + other;
  }
  for (const auto& [key, value] : found) {
    if (!concerns(key) && !expected.contains(key)) difference += "\n  " + key + ": only now";
  }
  return difference;
}

constexpr std::array<sim::CrashPoint, 3> kPoints = {
    sim::CrashPoint::kBefore, sim::CrashPoint::kAfterCommit, sim::CrashPoint::kAfterReply};

/// What a sweep did; both counts are printed.
struct Sweep {
  std::int64_t crashes = 0;
  std::int64_t edits = 0;
};

void CrashOnce(const Baseline& baseline, std::size_t phase, sim::CrashAt crash, bool edit,
               Sweep& sweep) {
  History history;
  history.Begin();
  for (std::size_t before = 0; before < phase; ++before) history.Run(before);
  history.host.world.faults().effects().ArmCrash(crash);
  std::optional<store::MemberKey> edited;
  history.host.on_crash = [&] {
    ++sweep.crashes;
    const auto victim = edit ? history.Victim() : std::nullopt;
    if (victim && history.EditToAttended(*victim)) {
      edited = victim;
      ++sweep.edits;
    }
  };
  history.Run(phase);
  const std::string where = "phase " + std::to_string(phase) + ", effect " +
                            std::to_string(crash.effect) + " (" +
                            std::string(sim::NameOf(crash.point)) + ")";
  ASSERT_FALSE(history.host.world.faults().effects().IsArmed()) << where << ": never came";
  ASSERT_TRUE(history.at_rest) << where << ": no rest";
  const std::string ignored = edited ? history.NameOfVictim(*edited) : "";
  EXPECT_EQ(Difference(baseline.seen[phase], history.See(), ignored), "") << where;
  // After None nothing crosses any more, so an edit stays on its side.
  if (edited && phase != History::kPhases - 1) {
    EXPECT_EQ(history.BothSides(*edited), "Attended/Attended") << where << ", edited " << ignored;
  }
}

Sweep SweepPhase(const Baseline& baseline, std::size_t phase, bool edit) {
  Sweep sweep;
  for (std::int64_t effect = baseline.effects_before[phase] + 1;
       effect <= baseline.effects_after[phase]; ++effect) {
    for (const sim::CrashPoint point : kPoints) {
      CrashOnce(baseline, phase, {.effect = effect, .point = point}, edit, sweep);
      if (testing::Test::HasFatalFailure()) return sweep;
    }
  }
  return sweep;
}

class CrashSweepTest : public testing::TestWithParam<bool> {};

TEST_P(CrashSweepTest, EveryEffectEndsInTheStateWithoutTheCrash) {
  const bool edit = GetParam();
  const Baseline baseline = RunWithoutCrash();
  Sweep total;
  for (std::size_t phase = 0; phase < History::kPhases; ++phase) {
    const Sweep sweep = SweepPhase(baseline, phase, edit);
    total.crashes += sweep.crashes;
    total.edits += sweep.edits;
  }
  const std::int64_t effects = baseline.effects_after.back() - baseline.effects_before.front();
  std::printf("crash sweep: %lld effects, %lld crashes, %lld edits before the restart\n",
              static_cast<long long>(effects), static_cast<long long>(total.crashes),
              static_cast<long long>(total.edits));
  EXPECT_EQ(total.crashes, effects * static_cast<std::int64_t>(kPoints.size()));
  if (edit) {
    EXPECT_GT(total.edits, effects);
  }
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutEdit, CrashSweepTest, testing::Bool(),
                         [](const auto& edit) { return edit.param ? "Edit" : "NoEdit"; });

}  // namespace
}  // namespace campsync::test
