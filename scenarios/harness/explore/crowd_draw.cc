// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/crowd_draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <string>
#include <utility>
#include <variant>

#include "core/marketo/requests.h"
#include "core/salesforce/requests.h"

namespace campsync::harness {
namespace {

using enum SalesforcePersonKey::Kind;
using Acts = std::vector<DrawnAct>;

// A little more than one call carries, so that the last one is nearly empty or holds one record.
std::size_t DrawSize(Draws& draws) {
  const std::uint64_t which = draws.Below(10);
  std::size_t carried = salesforce::kCollectionSizeMax;
  if (which >= 6) carried = marketo::kBatchSizeMax;
  if (which >= 8) carried = salesforce::kQueryPageSizeMax;
  return carried + static_cast<std::size_t>(draws.Between(1, draws.Chance(50) ? 1 : 60));
}

class CrowdDraw {
 public:
  CrowdDraw(Draws& draws, DrawnWorld& world) : draws_(draws), world_(world) {}

  void Draw() {
    const std::size_t size = DrawSize(draws_);
    const auto kind = draws_.Chance(30) ? kContact : kLead;
    const bool is_synced = !draws_.Chance(20);
    for (std::size_t number = 1; number <= size; ++number) {
      const SalesforcePersonKey record{is_synced ? kind : kLead, fmt::format("crowd{}", number)};
      AddPerson(record, is_synced);
      world_.cast.crowd.push_back(record);
    }
    for (const Cast::Pair& pair : world_.cast.pairs) {
      if (draws_.Chance(60)) AddMembers(pair, is_synced);
    }
  }

 private:
  void AddPerson(const SalesforcePersonKey& record, bool is_synced) {
    const std::string& key = record.key;
    const std::string email = key + "@example.com";
    GivenPerson person{.key = key, .last_name = "Gast", .company = "Acme", .email = email};
    if (is_synced) person.salesforce = record;
    world_.given.marketo.people.push_back(std::move(person));
    if (!is_synced) return;
    if (record.kind == kLead) {
      world_.given.salesforce.leads.push_back(
          {.key = key, .last_name = "Gast", .company = "Acme", .email = email});
    } else {
      world_.given.salesforce.contacts.push_back(
          {.key = key, .last_name = "Gast", .account_name = "Acme", .email = email});
    }
  }

  // In sync where the pair is linked. Whom Salesforce does not have can be in no linked program
  // before the sync has run.
  void AddMembers(const Cast::Pair& pair, bool is_synced) {
    const auto& links = world_.given.links;
    const bool is_linked =
        std::ranges::find(links, pair.program, &GivenLink::program) != links.end();
    if (is_linked && !is_synced) return;
    const std::string status = draws_.Pick(pair.statuses);
    const std::uint64_t where = is_linked ? 0 : draws_.Below(3);
    for (const SalesforcePersonKey& record : world_.cast.crowd) {
      if (where != 2 || !is_synced) {
        world_.given.marketo.members.push_back(
            {.program = pair.program, .person = record.key, .status = status});
      }
      if (where == 1 || !is_synced) continue;
      world_.given.salesforce.members.push_back(
          {.campaign = pair.campaign, .person = record, .status = status});
    }
  }

  Draws& draws_;
  DrawnWorld& world_;
};

// An act for each of the people.
template <class People, class ActOf>
Acts ForEach(const People& people, ActOf&& act_of) {
  Acts acts;
  for (const auto& one : people) acts.push_back(act_of(one));
  return acts;
}

// All of it, or all but the last who make the difference to a whole call.
std::vector<SalesforcePersonKey> DrawPart(Draws& draws, const Cast& cast) {
  const auto size = static_cast<std::int64_t>(cast.crowd.size());
  const std::int64_t part = draws.Chance(75) ? size : draws.Between(1, size);
  return {cast.crowd.begin(), cast.crowd.begin() + part};
}

Acts CrowdSetStatus(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  const std::string status = draws.Pick(pair.statuses);
  return ForEach(DrawPart(draws, cast), [&](const SalesforcePersonKey& one) {
    return on_marketo::Action(
        on_marketo::SetStatus{.program = pair.program, .person = one.key, .status = status});
  });
}

Acts CrowdRemoveFromProgram(Draws& draws, Cast& cast) {
  const std::string program = draws.Pick(cast.pairs).program;
  return ForEach(DrawPart(draws, cast), [&](const SalesforcePersonKey& one) {
    return on_marketo::Action(on_marketo::RemoveMember{program, one.key});
  });
}

Acts CrowdAddMembers(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  const std::string status = draws.Pick(pair.statuses);
  return ForEach(DrawPart(draws, cast), [&](const SalesforcePersonKey& one) {
    return on_salesforce::Action(
        on_salesforce::AddMember{.campaign = pair.campaign, .person = one, .status = status});
  });
}

Acts CrowdSetMemberStatus(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  const std::string status = draws.Pick(pair.statuses);
  return ForEach(DrawPart(draws, cast), [&](const SalesforcePersonKey& one) {
    return on_salesforce::Action(on_salesforce::SetMemberStatus{pair.campaign, one, status});
  });
}

Acts CrowdRemoveMembers(Draws& draws, Cast& cast) {
  const std::string campaign = draws.Pick(cast.pairs).campaign;
  return ForEach(DrawPart(draws, cast), [&](const SalesforcePersonKey& one) {
    return on_salesforce::Action(on_salesforce::RemoveMember{campaign, one});
  });
}

// People whom only Salesforce has, and who come into a campaign at once.
Acts CrowdImported(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  const std::string status = draws.Pick(pair.statuses);
  std::vector<SalesforcePersonKey> guests;
  const std::int64_t round = ++cast.made;
  for (std::size_t number = 1; number <= salesforce::kCollectionSizeMax + 1; ++number) {
    guests.push_back({kLead, fmt::format("import{}guest{}", round, number)});
  }
  Acts acts = ForEach(guests, [](const SalesforcePersonKey& one) {
    return on_salesforce::Action(
        on_salesforce::AddLead{{.key = one.key, .last_name = "Gast", .company = "Acme"}});
  });
  std::ranges::move(ForEach(guests,
                            [&](const SalesforcePersonKey& one) {
                              return on_salesforce::Action(on_salesforce::AddMember{
                                  .campaign = pair.campaign, .person = one, .status = status});
                            }),
                    std::back_inserter(acts));
  return acts;
}

Acts CrowdDeletePeople(Draws& draws, Cast& cast) {
  return ForEach(DrawPart(draws, cast), [](const SalesforcePersonKey& one) {
    if (one.kind == kLead) return on_salesforce::Action(on_salesforce::DeleteLead{one.key});
    return on_salesforce::Action(on_salesforce::DeleteContact{one.key});
  });
}

Acts CrowdTouch(Draws& draws, Cast& cast) {
  return {on_salesforce::Action(on_salesforce::TouchMembers{draws.Pick(cast.pairs).campaign})};
}

Acts CrowdShow(Draws& draws, Cast& cast) {
  return {on_salesforce::Action(
      on_salesforce::SetVisible{draws.Pick(cast.pairs).campaign, draws.Chance(60)})};
}

Acts CrowdDeleteCampaign(Draws& draws, Cast& cast) {
  const std::string campaign = draws.Pick(cast.pairs).campaign;
  if (draws.Chance(50)) return {on_salesforce::Action(on_salesforce::DeleteCampaign{campaign})};
  return {on_salesforce::Action(on_salesforce::UndeleteCampaign{campaign})};
}

Acts CrowdLink(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  return {by_user::Request(by_user::LinkProgram{pair.program, pair.campaign})};
}

}  // namespace

void DrawCrowd(Draws& draws, DrawnWorld& world) { CrowdDraw(draws, world).Draw(); }

std::vector<DrawnAct> DrawCrowdActs(Draws& draws, Cast& cast) {
  using Draw = Acts (*)(Draws&, Cast&);
  static const std::vector<Draw> kDraws = {
      CrowdSetStatus,      CrowdSetStatus,      CrowdSetStatus,
      CrowdAddMembers,     CrowdAddMembers,     CrowdSetMemberStatus,
      CrowdTouch,          CrowdLink,           CrowdRemoveMembers,
      CrowdShow,           CrowdImported,       CrowdRemoveFromProgram,
      CrowdDeletePeople,   CrowdDeleteCampaign, CrowdTouch,
      CrowdSetMemberStatus};
  return draws.Pick(kDraws)(draws, cast);
}

Moment DrawCrowdMoment(Draws& draws, Cast& cast) {
  static const std::vector<std::string> kCalls = {
      "UpdateMembers", "CreateMembers", "RetrieveMembers", "QueryMembersOfCampaign",
      "ListMembers",   "ReadMembers",   "WriteMembers",    "QueryChangedMembers",
      "WriteMirror",   "ReadChanges",   "CreateLeads",     "Append"};
  Moment moment{.when = draws.Chance(50) ? Moment::When::kBefore : Moment::When::kAfter,
                .operation = draws.Pick(kCalls),
                .nth = draws.Between(1, 3)};
  for (DrawnAct& act : DrawCrowdActs(draws, cast)) {
    if (auto* one = std::get_if<on_marketo::Action>(&act)) {
      moment.acts.push_back({.what = MarketoStep{std::move(*one)}});
    } else if (auto* other = std::get_if<on_salesforce::Action>(&act)) {
      moment.acts.push_back({.what = SalesforceStep{std::move(*other)}});
    }
  }
  if (moment.acts.empty())
    moment.acts.push_back({.what = SalesforceStep{on_salesforce::PurgeDeleteLog{}}});
  return moment;
}

}  // namespace campsync::harness
