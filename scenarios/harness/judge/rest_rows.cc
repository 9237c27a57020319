// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/rest_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

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
    for (const MirrorView& copy : view_.after.marketo.mirror) {
      Put(fmt::format("Marketo's copy of {}: {}", names().Of(copy.campaign),
                      names().Of(copy.person)),
          std::string(Text(copy.status)));
    }
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
      Put(key, member.DescribeSides() + ReasonOf(member));
      if (IsRaced(link, member)) read_.raced.insert(key);
    }
  }

  // The nearest reason, where the sides differ.
  [[nodiscard]] std::string ReasonOf(const LinkedMember& member) const {
    if (SidesAgree(view_.policy.match_case, member)) return "";
    for (const store::Disposition* reason : ListedReasons(view_.after, member)) {
      if (const auto* diverged = std::get_if<store::Diverged>(reason)) {
        return fmt::format(" ({})", Text(diverged->rule));
      }
      if (const auto* blocked = std::get_if<store::Blocked>(reason)) {
        return fmt::format(" ({})", Describe(blocked->code).name);
      }
    }
    return "";
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
    std::string record = person.sfdc_record ? names().Of(*person.sfdc_record) : "none";
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
