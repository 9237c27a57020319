// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

void JudgePeople(const LawView& view, Findings& findings) {
  std::map<marketo::SfdcRecord, marketo::PersonId> person_of;
  for (const marketo::Person& person : view.after.marketo.people) {
    if (!person.sfdc_record) continue;
    const auto [first, is_new] = person_of.emplace(*person.sfdc_record, person.id);
    if (is_new) continue;
    findings.push_back(
        {.sentence = fmt::format("{} is two people: {} and {}", view.names.Of(*person.sfdc_record),
                                 view.names.Of(first->second), view.names.Of(person.id))});
  }
}

void JudgeProgramMembers(const LawView& view, Findings& findings) {
  std::set<marketo::MemberKey> keys;
  for (const marketo::ProgramMember& member : view.after.marketo.members) {
    if (keys.insert({member.program, member.person}).second) continue;
    findings.push_back(
        {.sentence = fmt::format("{} is in program {} twice", view.names.Of(member.person),
                                 view.names.Of(member.program))});
  }
}

// A converted lead and its contact are one person.
salesforce::PersonRef PersonBehind(const salesforce::PersonRef& person) {
  if (const auto contact = salesforce::ContactOf(person)) return salesforce::ContactRef{*contact};
  return person;
}

void JudgeCampaignMembers(const LawView& view, Findings& findings) {
  std::set<std::pair<salesforce::CampaignId, salesforce::PersonRef>> keys;
  for (const salesforce::CampaignMember& member : view.after.salesforce.members) {
    if (keys.insert({member.campaign, PersonBehind(member.person)}).second) continue;
    findings.push_back(
        {.rule = "SF-MEMBER-04",
         .sentence = fmt::format("{} is in campaign {} twice", view.names.Of(member.person),
                                 view.names.Of(member.campaign))});
  }
}

}  // namespace

void JudgeNoDuplicates(const LawView& view, Findings& findings) {
  JudgePeople(view, findings);
  JudgeProgramMembers(view, findings);
  JudgeCampaignMembers(view, findings);
}

}  // namespace campsync::harness
