// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/given_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/check.h"
#include "scenarios/harness/run/rest.h"

namespace campsync::harness {
namespace {

using LinkResult = Result<Done, BadRow>;

struct Ends {
  marketo::ProgramId program;
  salesforce::CampaignId campaign;
};

Ends EndsOf(const GivenLink& link, const Stage& stage) {
  const auto program = stage.names.programs.IdOf(link.program);
  const auto campaign = stage.names.campaigns.IdOf(link.campaign);
  CAMPSYNC_CHECK(program && campaign);  // the loader resolved the keys
  return {*program, *campaign};
}

// Marketo shows the campaign of every link (MK-LINK-05).
void ShowCampaign(const Ends& ends, Stage& stage) {
  const salesforce::Campaign* campaign = stage.world.salesforce().Find(ends.campaign);
  const marketo::SetProgramCampaign request{ends.program,
                                            marketo::SfdcCampaign{ends.campaign, campaign->name}};
  const auto shown = stage.world.marketo().port().Call(request);
  CAMPSYNC_CHECK(shown.ok());
}

// The campaign member that `given` has, or a deleted one where the sync saw one that is gone.
salesforce::CampaignMemberId MemberIdOf(const Ends& ends, const salesforce::PersonRef& person,
                                        Label status, Stage& stage) {
  sim::SalesforceOrg& org = stage.world.salesforce();
  if (const auto* member = org.Find(salesforce::MemberKey{ends.campaign, person})) {
    return member->id;
  }
  salesforce::CampaignMember gone{
      .campaign = ends.campaign, .person = person, .status = status, .is_deleted = true};
  auto made = org.GivenMember(gone);
  CAMPSYNC_CHECK(made.ok());
  return *made;
}

store::MemberRecord RecordOf(const BaseRow& row, const Ends& ends, std::uint32_t epoch,
                             Instant begins, Stage& stage) {
  const auto person = stage.names.people.IdOf(row.person);
  CAMPSYNC_CHECK(person);
  const marketo::Person& known = stage.world.marketo().people().Find(*person)->person;
  store::MemberRecord record{.key = {ends.campaign, *person}, .link_epoch = epoch};
  if (row.marketo) {
    const auto* member = stage.world.marketo().members().Find(ends.program, *person);
    record.marketo =
        marketo::MemberState{StatusNamed(stage, ends.program, *row.marketo),
                             member == nullptr ? begins : member->member.membership_date};
  }
  if (row.salesforce && known.sfdc_record) {
    const Label status = stage.world.labels().Intern(*row.salesforce);
    record.person_ref = std::visit([](const auto& ref) -> salesforce::PersonRef { return ref; },
                                   *known.sfdc_record);
    const auto member = MemberIdOf(ends, *record.person_ref, status, stage);
    record.salesforce = store::SalesforceSeen{member, status};
    record.mirror = store::MirrorSeen{status};
    const salesforce::Campaign* campaign = stage.world.salesforce().Find(ends.campaign);
    const auto given = stage.world.marketo().GivenMirrorRow(
        {ends.campaign, campaign->name, *person, {member, status}});
    CAMPSYNC_CHECK(given.ok());
  }
  return record;
}

// Writes the link and what was last seen of its members into the store.
LinkResult Remember(const GivenLink& link, std::uint32_t epoch, Instant begins, Stage& stage) {
  const Ends ends = EndsOf(link, stage);
  store::LinkRecord record{.program = ends.program, .campaign = ends.campaign, .epoch = epoch};
  store::Deltas deltas;
  if (const auto* base = std::get_if<BaseRows>(&link.base)) {
    record.state = store::LinkState::kLinked;
    for (const BaseRow& row : base->rows) {
      const auto person = stage.names.people.IdOf(row.person);
      const auto& known = stage.world.marketo().people().Find(*person)->person;
      if (row.salesforce && !known.sfdc_record) {
        return BadRow{row.place, fmt::format("'{}' is no Salesforce record, so it cannot have "
                                             "been seen in the campaign",
                                             row.person)};
      }
      deltas.emplace_back(
          store::Put<store::MemberRecord>{RecordOf(row, ends, epoch, begins, stage)});
    }
  }
  deltas.emplace_back(store::Put<store::LinkRecord>{record});
  ShowCampaign(ends, stage);
  const auto appended = stage.world.memory_store().Append(deltas);
  CAMPSYNC_CHECK(appended.ok());
  return Done{};
}

LinkResult LinkAll(const Given& given, Stage& stage) {
  for (const GivenLink& link : given.links) {
    if (!std::holds_alternative<BaseInSync>(link.base)) continue;
    const Ends ends = EndsOf(link, stage);
    auto handled = stage.driver.Handle(LinkProgram{ends.program, ends.campaign});
    if (!handled) return BadRow{link.place, handled.error().sentence};
    if (handled->answer && !handled->answer->ok()) {
      return BadRow{link.place,
                    "the sync refuses this link: " + FormatError(handled->answer->error().error)};
    }
  }
  return Done{};
}

// The first row that is not as it was, or is new, or is gone; nullptr: all are as they were.
template <class Row>
const Row* FirstChange(const std::vector<Row>& before, const std::vector<Row>& after) {
  for (std::size_t index = 0; index < after.size(); ++index) {
    if (index >= before.size() || !(after[index] == before[index])) return &after[index];
  }
  return before.size() > after.size() ? &before[after.size()] : nullptr;
}

// What the engine had to write to bring the links in sync, by name. Type and ActualCost are the
// sync's to write; all else had to be equal already.
std::optional<std::string> UnwantedWrite(const WorldView& before, const WorldView& after,
                                         Stage& stage) {
  const Names& names = stage.names;
  const auto text = [&stage](Label label) { return stage.world.labels().Text(label); };
  if (const auto* row = FirstChange(before.marketo.people, after.marketo.people)) {
    return fmt::format("Marketo's person {}", names.Of(row->id));
  }
  if (const auto* row = FirstChange(before.marketo.members, after.marketo.members)) {
    return fmt::format("{} in program {}", names.Of(row->person), names.Of(row->program));
  }
  if (const auto* row = FirstChange(before.salesforce.statuses, after.salesforce.statuses)) {
    return fmt::format("status '{}' of campaign {}", text(row->label), names.Of(row->campaign));
  }
  if (const auto* row = FirstChange(before.salesforce.members, after.salesforce.members)) {
    return fmt::format("{} in campaign {}", names.Of(row->person), names.Of(row->campaign));
  }
  if (const auto* row = FirstChange(before.salesforce.leads, after.salesforce.leads)) {
    return names.Of(salesforce::PersonRef(salesforce::LeadRef{row->id}));
  }
  return std::nullopt;
}

LinkResult BringInSync(const Given& given, Stage& stage) {
  const auto in_sync = std::ranges::find_if(given.links, [](const GivenLink& link) {
    return std::holds_alternative<BaseInSync>(link.base);
  });
  const Place place = in_sync->place;
  const WorldView before = stage.Look();
  if (auto ran = stage.driver.RunCycle(); !ran) return BadRow{place, ran.error().sentence};
  if (LinkResult linked = LinkAll(given, stage); !linked) return linked.error();
  if (auto rest = RunToRest(stage); !rest) return BadRow{place, rest.error().sentence};
  if (const auto written = UnwantedWrite(before, stage.Look(), stage)) {
    return BadRow{place, fmt::format("`given` is not in sync: the sync had to write {}", *written)};
  }
  return Done{};
}

}  // namespace

bool NeedsPreparation(const Given& given) {
  return std::ranges::any_of(given.links, [](const GivenLink& link) {
    return std::holds_alternative<BaseInSync>(link.base);
  });
}

Result<Done, BadRow> PlaceLinks(const Given& given, Stage& stage) {
  if (NeedsPreparation(given)) {
    if (LinkResult done = BringInSync(given, stage); !done) return done.error();
  }
  // The engine's own links have taken the epochs from 1 on.
  std::uint32_t epoch = 0;
  for (const store::LinkRecord& link : stage.world.memory_store().Definitions().links) {
    epoch = std::max(epoch, link.epoch);
  }
  for (const GivenLink& link : given.links) {
    if (std::holds_alternative<BaseInSync>(link.base)) continue;
    const Instant begins = given.time + given.marketo_skew;
    if (LinkResult done = Remember(link, ++epoch, begins, stage); !done) return done.error();
  }
  return Done{};
}

}  // namespace campsync::harness
