// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/linked_member.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <variant>

#include "core/check.h"
#include "core/text.h"

namespace campsync::harness {
namespace {

// What a program's member and a campaign's member have in common.
class Collector {
 public:
  Collector(const LawView& view, const store::LinkRecord& link) : view_(view), link_(link) {}

  void AddPerson(marketo::PersonId id) {
    if (!seen_.insert(id).second) return;
    const marketo::Person* person = view_.after.marketo.FindPerson(id);
    if (person == nullptr) return;
    LinkedMember one{.link = &link_, .person = person};
    if (const auto* member = view_.after.marketo.FindMember({link_.program, id})) {
      one.marketo = HeldInMarketo(member->status);
    }
    const auto* row = view_.after.salesforce.FindMember(link_.campaign, *person);
    const bool is_theirs = row != nullptr && view_.after.marketo.HolderOf(row->person) == person;
    AddSalesforce(one, is_theirs ? row : nullptr);
    members_.push_back(std::move(one));
  }

  void AddMember(const salesforce::CampaignMember& member) {
    if (const auto* person = view_.after.marketo.HolderOf(member.person)) {
      AddPerson(person->id);
      return;
    }
    LinkedMember one{.link = &link_};
    AddSalesforce(one, &member);
    members_.push_back(std::move(one));
  }

  std::vector<LinkedMember> Take() { return std::move(members_); }

 private:
  [[nodiscard]] std::string_view Text(Label label) const { return view_.labels.Text(label); }

  [[nodiscard]] HeldStatus HeldInMarketo(marketo::StatusId id) const {
    const marketo::ProgressionStatus* status = view_.after.marketo.FindStatus(id);
    if (status == nullptr) return {.name = "?", .step = std::nullopt};
    const marketo::Program* program = view_.after.marketo.FindProgram(link_.program);
    const marketo::Channel* channel =
        program == nullptr ? nullptr : view_.after.marketo.FindChannel(program->channel);
    HeldStatus held{.name = std::string(Text(status->name)), .step = std::nullopt};
    if (channel == nullptr) return held;
    const bool is_own = std::ranges::find(channel->statuses, id, &marketo::ProgressionStatus::id) !=
                        channel->statuses.end();
    if (is_own) held.step = status->step;
    held.is_offered = is_own && !status->retired;
    return held;
  }

  [[nodiscard]] HeldStatus HeldInSalesforce(std::string_view name) const {
    const auto step = StepOf(view_, link_.program, name);
    return {std::string(name), step, step.has_value()};
  }

  void AddSalesforce(LinkedMember& one, const salesforce::CampaignMember* member) const {
    one.member = member;
    if (member != nullptr) one.salesforce = HeldInSalesforce(Text(member->status));
  }

  const LawView& view_;
  const store::LinkRecord& link_;
  std::set<marketo::PersonId> seen_;
  std::vector<LinkedMember> members_;
};

std::string Held(const std::optional<HeldStatus>& status) {
  return status ? status->name : "nothing";
}

}  // namespace

std::string LinkedMember::Describe(const Names& names) const {
  const std::string who = person != nullptr   ? names.Of(person->id)
                          : member != nullptr ? names.Of(member->person)
                                              : "nobody";
  return fmt::format("{} in {} / {}", who, names.Of(link->program), names.Of(link->campaign));
}

std::string LinkedMember::DescribeSides() const {
  return fmt::format("Marketo has {}, Salesforce {}", Held(marketo), Held(salesforce));
}

bool SameStatus(MatchCase match, std::string_view left, std::string_view right) {
  switch (match) {
    case MatchCase::kExact:
      return left == right;
    case MatchCase::kIgnoreCase:
      return FoldCase(left) == FoldCase(right);
    case MatchCase::kIgnoreCaseAndSpace:
      return FoldCase(TrimSpace(left)) == FoldCase(TrimSpace(right));
  }
  CAMPSYNC_UNREACHABLE();
}

bool SidesAgree(MatchCase match, const LinkedMember& member) {
  if (!member.marketo || !member.salesforce) return !member.marketo && !member.salesforce;
  return SameStatus(match, member.marketo->name, member.salesforce->name);
}

std::optional<std::int32_t> StepOf(const LawView& view, marketo::ProgramId program,
                                   std::string_view status) {
  return StepIn(view, view.after.marketo, program, status);
}

std::optional<std::int32_t> StepOfHolder(const LawView& view, const MarketoView& marketo,
                                         marketo::ProgramId program, std::string_view status) {
  if (const auto offered = StepIn(view, marketo, program, status)) return offered;
  const marketo::Program* of = marketo.FindProgram(program);
  const marketo::Channel* channel = of == nullptr ? nullptr : marketo.FindChannel(of->channel);
  if (channel == nullptr) return std::nullopt;
  const auto found = std::ranges::find_if(channel->statuses, [&](const auto& one) {
    return SameStatus(view.policy.match_case, view.labels.Text(one.name), status);
  });
  if (found == channel->statuses.end()) return std::nullopt;
  return found->step;
}

std::optional<std::int32_t> StepIn(const LawView& view, const MarketoView& marketo,
                                   marketo::ProgramId program, std::string_view status) {
  const marketo::Program* of = marketo.FindProgram(program);
  const marketo::Channel* channel = of == nullptr ? nullptr : marketo.FindChannel(of->channel);
  if (channel == nullptr) return std::nullopt;
  for (const marketo::ProgressionStatus& one : channel->statuses) {
    if (one.retired) continue;
    if (SameStatus(view.policy.match_case, view.labels.Text(one.name), status)) return one.step;
  }
  return std::nullopt;
}

std::vector<LinkedMember> MembersOf(const LawView& view, const store::LinkRecord& link) {
  Collector collector(view, link);
  for (const marketo::ProgramMember& member : view.after.marketo.members) {
    if (member.program == link.program) collector.AddPerson(member.person);
  }
  for (const salesforce::CampaignMember& member : view.after.salesforce.members) {
    if (member.campaign == link.campaign) collector.AddMember(member);
  }
  return collector.Take();
}

const EndedMembership* LastEndOf(const LawView& view, const LinkedMember& member) {
  if (member.person == nullptr || !member.person->sfdc_record) return nullptr;
  const AnyMemberKey key =
      salesforce::MemberKey{member.link->campaign, RefOf(*member.person->sfdc_record)};
  const auto& ended = view.history.displaced;
  const auto last = std::find_if(ended.rbegin(), ended.rend(),
                                 [&](const EndedMembership& one) { return one.member == key; });
  return last == ended.rend() ? nullptr : &*last;
}

std::vector<const store::Disposition*> ListedReasons(const WorldView& world,
                                                     const LinkedMember& member) {
  std::vector<std::string> names;
  const std::string campaign = member.link->campaign.Text();
  if (member.person != nullptr) {
    names.push_back(fmt::format("member {}/{}", campaign, member.person->id.value));
  }
  if (member.member != nullptr) {
    names.push_back(fmt::format("campaign {} member {}", campaign, member.member->id.Text()));
  }
  if (member.person != nullptr) names.push_back(fmt::format("person {}", member.person->id.value));
  names.push_back(fmt::format("link program {}", member.link->program.value));
  names.push_back(fmt::format("campaign {}", campaign));
  std::vector<const store::Disposition*> reasons;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(world.standing, name, &StandingItem::record);
    if (found != world.standing.end()) reasons.push_back(&found->disposition);
  }
  return reasons;
}

bool HasMovedOn(const LawView& view, const MemberEdit& edit) {
  const auto* key = std::get_if<salesforce::MemberKey>(&edit.member);
  return key != nullptr && view.after.salesforce.PresentRecord(key->person) != key->person;
}

}  // namespace campsync::harness
