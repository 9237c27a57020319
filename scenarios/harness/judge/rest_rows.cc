// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/rest_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/harness/judge/edit_conflict.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/member_edits.h"

namespace campsync::harness {
namespace {

class RestReader {
 public:
  explicit RestReader(const LawView& view) : view_(view) {}

  RestRows Read() {
    for (const store::LinkRecord& link : view_.after.links) ReadLink(link);
    for (const marketo::Person& person : view_.after.marketo.people) ReadPerson(person);
    for (const salesforce::Campaign& campaign : view_.after.salesforce.campaigns) {
      ReadCampaign(campaign);
    }
    OpenTies();
    return std::move(read_);
  }

 private:
  [[nodiscard]] const Names& names() const { return view_.names; }
  [[nodiscard]] std::string_view Text(Label label) const { return view_.labels.Text(label); }
  void Put(std::string key, std::string value) {
    read_.rows.insert_or_assign(std::move(key), std::move(value));
  }

  void ReadLink(const store::LinkRecord& link) {
    if (!store::Joins(link.state)) return;
    Put("campaign of " + names().Of(link.program), names().Of(link.campaign));
    for (const LinkedMember& member : MembersOf(view_, link)) {
      const std::string key = member.Describe(names());
      Put(key, member.DescribeSides() + CopyOf(link, member));
      if (IsRaced(link, member) || IsUnexplained(member)) read_.open.insert(key);
    }
  }

  [[nodiscard]] std::string CopyOf(const store::LinkRecord& link,
                                   const LinkedMember& member) const {
    if (member.person == nullptr) return "";
    const auto& mirror = view_.after.marketo.mirror;
    const auto found = std::ranges::find_if(mirror, [&](const MirrorView& copy) {
      return copy.campaign == link.campaign && copy.person == member.person->id;
    });
    return found == mirror.end() ? "" : fmt::format(", Marketo's copy {}", Text(found->status));
  }

  // The log that told of the removal was read while the campaign was out of sight, and no row is
  // left: the sync says so and touches nothing.
  [[nodiscard]] bool IsUnexplained(const LinkedMember& member) const {
    return std::ranges::any_of(
        ListedReasons(view_.after, member), [](const store::Disposition* reason) {
          const auto* blocked = std::get_if<store::Blocked>(reason);
          return blocked != nullptr && blocked->code == ErrorCode::kUnknownAbsence;
        });
  }

  // Which of two edits is the later one the sync could not tell, and it could have.
  void OpenTies() {
    for (const EditedMember& one : EditedMembers(view_)) {
      if (one.marketo == nullptr || one.salesforce == nullptr) continue;
      if (!IsTieBySlowClocks(view_, *one.marketo, *one.salesforce)) continue;
      read_.open.insert(one.member.Describe(names()));
    }
  }

  [[nodiscard]] bool IsRaced(const store::LinkRecord& link, const LinkedMember& member) const {
    return std::ranges::any_of(view_.history.edits, [&](const MemberEdit& edit) {
      const auto* key = std::get_if<salesforce::MemberKey>(&edit.member);
      if (!edit.in_cycle || key == nullptr || key->campaign != link.campaign) return false;
      const auto& org = view_.after.salesforce;
      const auto record = org.PresentRecord(key->person);
      const bool is_theirs =
          (member.member != nullptr && org.PresentRecord(member.member->person) == record) ||
          (member.person != nullptr && member.person->sfdc_record &&
           org.PresentRecord(RefOf(*member.person->sfdc_record)) == record);
      return is_theirs && WasRaced(view_, edit);
    });
  }

  void ReadPerson(const marketo::Person& person) {
    // What the sync makes has other ids where it is made at another time.
    const bool is_lead =
        person.sfdc_record && std::holds_alternative<salesforce::LeadRef>(*person.sfdc_record);
    std::string record = !person.sfdc_record ? "none" : is_lead ? "a lead" : "a contact";
    if (person.sfdc_is_deleted) record += ", deleted";
    Put("record of " + names().Of(person.id), std::move(record));
  }

  void ReadCampaign(const salesforce::Campaign& campaign) {
    std::vector<std::string_view> list;
    for (const salesforce::CampaignMemberStatus& status : view_.after.salesforce.statuses) {
      if (status.campaign == campaign.id) list.push_back(Text(status.label));
    }
    std::ranges::sort(list);
    const std::string cost =
        campaign.actual_cost ? fmt::format("{}", campaign.actual_cost->units) : "none";
    Put("campaign " + names().Of(campaign.id),
        fmt::format("type {}, actual cost {}, statuses {}", Text(campaign.type), cost,
                    fmt::join(list, ", ")));
  }

  const LawView& view_;
  RestRows read_;
};

}  // namespace

RestRows RestRowsOf(const LawView& view) { return RestReader(view).Read(); }

}  // namespace campsync::harness
