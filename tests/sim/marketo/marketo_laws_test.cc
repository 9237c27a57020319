// SPDX-License-Identifier: Apache-2.0
// Laws of the mock Marketo that hold whatever people and the sync do, in whatever order.
#include <gtest/gtest.h>
// gtest before RapidCheck's own gtest header.
#include <rapidcheck/gtest.h>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

constexpr std::array kNames = {"Not in Program", "Invited", "Registered", "No Show", "Attended"};
constexpr std::int64_t kPeople = 3;

/// One draw: who acts how on whom; what the numbers mean is Play's business.
struct Act {
  int verb = 0;
  int person = 0;
  int status = 0;
  bool stale = false;
};

std::ostream& operator<<(std::ostream& out, const Act& act) {
  return out << "{verb " << act.verb << ", person " << act.person << ", status " << act.status
             << (act.stale ? ", stale}" : "}");
}

rc::Gen<std::vector<Act>> Acts(int verbs) {
  return rc::gen::container<std::vector<Act>>(rc::gen::build<Act>(
      rc::gen::set(&Act::verb, rc::gen::inRange(0, verbs)),
      rc::gen::set(&Act::person, rc::gen::inRange(0, static_cast<int>(kPeople))),
      rc::gen::set(&Act::status, rc::gen::inRange(0, static_cast<int>(kNames.size()))),
      rc::gen::set(&Act::stale, rc::gen::arbitrary<bool>())));
}

class Play {
 public:
  Play() {
    people_ = {parts_->ann};
    while (std::ssize(people_) < kPeople) people_.push_back(parts_->org.AddPerson({}));
  }

  OrgParts& parts() { return *parts_; }
  [[nodiscard]] const std::vector<marketo::PersonId>& people() const { return people_; }
  [[nodiscard]] marketo::MemberKey Key(const Act& act) const {
    return {parts_->program, people_[static_cast<std::size_t>(act.person)]};
  }

  /// Verbs 0..2 only raise, keep or remove; 3 and 4 may lower a step; 5 moves the clock; 6 and 7
  /// are the sync's mirror and people.
  void Do(const Act& act) {
    OrgParts& parts = *parts_;
    const std::string_view name = kNames[static_cast<std::size_t>(act.status)];
    switch (act.verb) {
      case 0:
        static_cast<void>(parts.org.SetMemberStatus(Key(act), name));
        return;
      case 1:
        static_cast<void>(parts.org.SetMemberStatus(Key(act), name, StatusAuthor::kRest));
        return;
      case 2:
        Write(act, marketo::SetMember{parts.Status(name)});
        return;
      case 3:
        Write(act, marketo::ReplaceMember{parts.Status(name)});
        return;
      case 4:
        Write(act, marketo::RemoveMember{});
        return;
      case 5:
        parts.world.AdvanceBy(Duration{act.status});
        return;
      case 6:
        Mirror(act);
        return;
      default:
        static_cast<void>(parts.org.UpdatePerson(Key(act).person, {.company = std::string(name)}));
        return;
    }
  }

 private:
  template <class Action>
  void Write(const Act& act, Action action) {
    const auto key = Key(act);
    auto expected = StateOf(parts_->Row(key));
    if (act.stale) expected = marketo::MemberState{parts_->Status("Invited"), Instant{1}};
    static_cast<void>(parts_->Write({.member = key, .expected = expected, .action = action}));
  }
  void Mirror(const Act& act) {
    marketo::MirrorWrite write{.campaign = salesforce::CampaignId::FromFifteen("701000000000001"),
                               .person = Key(act).person};
    if (act.status != 0) {
      write.row =
          marketo::MirrorRow{salesforce::CampaignMemberId::FromFifteen("00v000000000001"),
                             parts_->labels.Intern(kNames[static_cast<std::size_t>(act.status)])};
    }
    static_cast<void>(parts_->org.port().Call(marketo::WriteMirror{{write}}));
  }

  // The parts refer to each other and cannot move.
  std::unique_ptr<OrgParts> parts_ = std::make_unique<OrgParts>();
  std::vector<marketo::PersonId> people_;
};

RC_GTEST_PROP(MarketoLaws, StepsNeverGoDownExceptByRemoval, ()) {
  Play play;
  for (const Act& act : *Acts(3)) {
    const auto step = [&]() -> std::optional<std::int32_t> {
      const MarketoMemberRow* row = play.parts().Row(play.Key(act));
      if (row == nullptr) return std::nullopt;
      return play.parts().org.channels().FindStatus(row->member.status)->step;
    };
    const auto before = step();
    play.Do(act);
    const auto after = step();
    if (before && after) RC_ASSERT(*after >= *before);
  }
}

RC_GTEST_PROP(MarketoLaws, AMembershipKeepsItsDateAndANewOneIsAlwaysLater, ()) {
  Play play;
  std::map<marketo::MemberKey, Instant> last;
  for (const Act& act : *Acts(6)) {
    const auto key = play.Key(act);
    const MarketoMemberRow* row = play.parts().Row(key);
    const auto member_id = row == nullptr ? 0 : row->program_member_id;
    play.Do(act);
    row = play.parts().Row(key);
    if (row == nullptr) continue;
    const Instant date = row->member.membership_date;
    if (row->program_member_id == member_id) {
      RC_ASSERT(date == last.at(key));
    } else if (last.contains(key)) {
      RC_ASSERT(date > last.at(key));
    }
    last.insert_or_assign(key, date);
  }
}

/// Reads what the changes of one page point at, as the sync does, into a copy of the members.
void Follow(OrgParts& parts, const marketo::ChangePage& page,
            std::map<marketo::MemberKey, marketo::ProgramMember>& copy) {
  for (const marketo::Change& change : page.changes) {
    const auto* what = std::get_if<marketo::MemberChanged>(&change.what);
    if (what == nullptr) continue;
    const auto rows = parts.org.port().Call(marketo::ReadMembers{{what->member}})->value.rows;
    copy.erase(what->member);
    for (const marketo::ProgramMember& row : rows) copy.emplace(what->member, row);
  }
}

RC_GTEST_PROP(MarketoLaws, TheChangeLogLeadsToThePresentMembers, ()) {
  Play play;
  const auto limit = *rc::gen::inRange<std::size_t>(1, 5);
  std::map<marketo::MemberKey, marketo::ProgramMember> copy;
  marketo::ReadChanges request{.limit = limit};
  const auto follow = [&] {
    const auto page = play.parts().org.port().Call(request)->value;
    RC_ASSERT(page.changes.size() <= limit);
    RC_ASSERT(page.next.position ==
              request.after.position + static_cast<std::int64_t>(page.changes.size()));
    Follow(play.parts(), page, copy);
    request.after = page.next;
    return page.more;
  };
  for (const Act& act : *Acts(8)) {
    play.Do(act);
    if (act.stale) follow();
  }
  while (follow()) {
  }
  std::map<marketo::MemberKey, marketo::ProgramMember> actual;
  play.parts().org.members().ForEachOf(play.parts().program, [&](const MarketoMemberRow& row) {
    actual.emplace(marketo::MemberKey{row.member.program, row.member.person}, row.member);
  });
  RC_ASSERT(copy == actual);
}

RC_GTEST_PROP(MarketoLaws, RepeatedMirrorWritesFireNothing, ()) {
  Play play;
  for (Act act : *Acts(1)) {
    act.verb = 6;
    play.Do(act);
    const std::size_t activities = play.parts().org.activities().size();
    const auto committed = play.parts().org.committed_writes();
    play.Do(act);
    RC_ASSERT(play.parts().org.activities().size() == activities);
    RC_ASSERT(play.parts().org.committed_writes() == committed);
  }
}

RC_GTEST_PROP(MarketoLaws, RepeatedSetWritesFireNothing, ()) {
  Play play;
  for (Act act : *Acts(1)) {
    act.verb = 2;
    play.Do(act);
    const std::size_t activities = play.parts().org.activities().size();
    play.Do(act);
    RC_ASSERT(play.parts().org.activities().size() == activities);
  }
}

/// What must hold whatever rule is inverted: every row leads to a program, a person and a status
/// that exist, nobody holds step 0, and Salesforce records are held by one person.
void CheckWhole(OrgParts& parts) {
  parts.org.programs().ForEach([&](const marketo::Program& program) {
    RC_ASSERT(parts.org.channels().Find(program.channel) != nullptr);
    parts.org.members().ForEachOf(program.id, [&](const MarketoMemberRow& row) {
      RC_ASSERT(row.member.program == program.id);
      RC_ASSERT(parts.org.people().Find(row.member.person) != nullptr);
      const auto* status = parts.org.channels().FindStatus(row.member.status);
      RC_ASSERT(status != nullptr);
      RC_ASSERT(!status->IsNotInProgram());
    });
  });
}

/// Calls that meet the refusals of definitions and of unknown keys.
void MeetRefusals(OrgParts& parts) {
  MarketoOrg& org = parts.org;
  const auto twice = [&] {
    static_cast<void>(org.AddChannel(PartyChannel("Gala")));
    static_cast<void>(org.AddChannel({.name = "", .statuses = {{.name = "", .step = -1}}}));
    static_cast<void>(org.SetMemberStatus({{999}, {999}}, "Invited"));
    static_cast<void>(org.SetMemberStatus({parts.program, {999}}, std::nullopt));
    static_cast<void>(org.SetMemberStatus(parts.Ann(), "Nowhere"));
    static_cast<void>(org.RemoveMember({parts.program, {999}}));
    static_cast<void>(org.SetMemberSuccess({parts.program, {999}}, true));
    static_cast<void>(org.AddProgram({.name = "P", .channel = {999}}));
    static_cast<void>(org.AddProgram({.name = "Spring Party", .channel = parts.channel}));
    static_cast<void>(org.AddCost({999}, {.cost = {-1}}));
    static_cast<void>(org.AddCost(parts.program, {.month = {2026, 13}, .cost = {-1}}));
    static_cast<void>(org.RenameProgram({999}, ""));
    static_cast<void>(org.RenameProgram(parts.program, ""));
    static_cast<void>(org.CloneProgram(parts.program, "Spring Party"));
    static_cast<void>(org.SetProgramChannel(parts.program, {999}));
    static_cast<void>(org.RemoveStatus({999}, "Invited"));
    static_cast<void>(org.AddStatus({999}, {}));
    static_cast<void>(org.AddPersonThroughProgram({}, {999}, std::nullopt));
    static_cast<void>(org.AddPersonThroughProgram({}, parts.program, std::nullopt));
    static_cast<void>(org.UpdatePerson({999}, {}));
    static_cast<void>(org.port().Call(marketo::ReadChanges{.after = {-1}, .limit = 0}));
    static_cast<void>(org.port().Call(marketo::ListMembers{.program = parts.program, .limit = 0}));
    static_cast<void>(org.port().Call(marketo::CreatePeople{{{}, {}}}));
    static_cast<void>(org.port().Call(marketo::UpdatePeople{{{.id = {999}}}}));
    static_cast<void>(org.port().Call(marketo::SetProgramCampaign{{999}, std::nullopt}));
    static_cast<void>(org.port().Call(marketo::PublishReport{}));
  };
  twice();
  twice();
}

constexpr std::array kRules = {
    "MK-ACT-01",    "MK-ACT-02",    "MK-ACT-03",    "MK-ATTR-05",   "MK-ATTR-08",   "MK-ATTR-11",
    "MK-CHAN-01",   "MK-CHAN-02",   "MK-CHAN-03",   "MK-CHAN-05",   "MK-CHAN-06",   "MK-CHAN-07",
    "MK-CYCLE-08",  "MK-ERR-01",    "MK-LINK-09",   "MK-MEMBER-07", "MK-PERSON-01", "MK-PERSON-05",
    "MK-REST-03",   "MK-REST-05",   "MK-REST-11",   "MK-REST-12",   "MK-REST-20",   "MK-REST-22",
    "MK-REST-23",   "MK-REST-24",   "MK-STATUS-01", "MK-STATUS-02", "MK-STATUS-03", "MK-STATUS-04",
    "MK-STATUS-05", "MK-STATUS-06", "MK-STATUS-07", "MK-STATUS-08", "MK-STATUS-09", "MK-STATUS-10",
    "MK-STATUS-12"};

RC_GTEST_PROP(MarketoLaws, TheOrgStaysWholeWhicheverRuleIsInverted, ()) {
  Play play;
  const auto acts = *Acts(8);
  play.parts().rules.Invert(kRules[*rc::gen::inRange<std::size_t>(0, kRules.size())]);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    play.Do(acts[i]);
    if (i == acts.size() / 2) MeetRefusals(play.parts());
    CheckWhole(play.parts());
  }
}

TEST(MarketoLaws, EachRuleInvertedMeetsEachRefusalWithoutACrash) {
  for (const std::string_view rule : kRules) {
    OrgParts parts;
    parts.rules.Invert(rule);
    MeetRefusals(parts);
    SUCCEED() << rule;
  }
}

}  // namespace
}  // namespace campsync::sim
