// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/given_writer.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "scenarios/harness/loader/given_reader.h"
#include "scenarios/harness/loader/implied_people.h"
#include "scenarios/harness/loader/link_reader.h"
#include "scenarios/harness/writer/marketo_record_writer.h"
#include "scenarios/harness/writer/salesforce_record_writer.h"

namespace campsync::harness {
namespace {

template <class Record>
LayoutNode WriteRecords(std::span<const Record> records,
                        void (*write_keys)(const Record&, ObjectLayout&)) {
  return ListOfEach(records, Break::kLines, [write_keys](const Record& record) {
    ObjectLayout object;
    write_keys(record, object);
    return object.Take();
  });
}

bool IsSamePerson(const GivenPerson& left, const GivenPerson& right) {
  const auto values = [](const GivenPerson& one) {
    return std::tie(one.key, one.id, one.first_name, one.last_name, one.company, one.email,
                    one.salesforce);
  };
  return values(left) == values(right);
}

// Whether the loader finds all others by itself when only so many of the people are written.
bool IsEnough(std::size_t count, const Given& given) {
  Given written = given;
  written.marketo.people.resize(count);
  const auto others = std::span(given.marketo.people).subspan(count);
  return std::ranges::equal(ImpliedPeople(written), others, IsSamePerson);
}

// The fewest that are enough. The loader adds at the end, so what is enough stays it with one more.
std::size_t CountOfWrittenPeople(const Given& given) {
  std::size_t low = 0;
  std::size_t high = given.marketo.people.size();  // all are enough
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (IsEnough(middle, given)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

LayoutNode WriteClocks(const Given& given) {
  const auto skew = [](Duration span) {
    return span == Duration() ? std::nullopt : std::optional<std::string>(FormatDuration(span));
  };
  return ObjectLayout()
      .Text("marketo", skew(given.marketo_skew))
      .Text("salesforce", skew(given.salesforce_skew))
      .Take();
}

LayoutNode WriteMarketo(const Given& given) {
  const GivenMarketo& marketo = given.marketo;
  ObjectLayout settings;
  WriteSettingsKeys(Unless(marketo.settings.sync_enabled, true),
                    Unless(marketo.settings.campaign_sync_enabled, true),
                    marketo.settings.default_last_name, marketo.settings.default_company, settings);
  const auto people = std::span(marketo.people).first(CountOfWrittenPeople(given));
  return ObjectLayout(Break::kBlock)
      .NodeUnlessEmpty("settings", settings.Take())
      .NodeUnlessEmpty("channels", ListOfEach(marketo.channels, Break::kLines, WriteGivenChannel))
      .NodeUnlessEmpty("programs", WriteRecords(std::span(marketo.programs), WriteProgramKeys))
      .NodeUnlessEmpty("people", WriteRecords(people, WritePersonKeys))
      .NodeUnlessEmpty("members", ListOfEach(marketo.members, Break::kLines, WriteProgramMember))
      .Take();
}

LayoutNode WriteSalesforce(const GivenSalesforce& salesforce) {
  ObjectLayout sync_user;
  WriteSyncUserKeys(Unless(salesforce.sync_user.is_active, true),
                    Unless(salesforce.sync_user.marketing_user, true), sync_user);
  return ObjectLayout(Break::kBlock)
      .NodeUnlessEmpty("sync_user", sync_user.Take())
      .NodeUnlessEmpty("campaigns",
                       WriteRecords(std::span(salesforce.campaigns), WriteCampaignKeys))
      .NodeUnlessEmpty("leads", WriteRecords(std::span(salesforce.leads), WriteLeadKeys))
      .NodeUnlessEmpty("contacts", WriteRecords(std::span(salesforce.contacts), WriteContactKeys))
      .NodeUnlessEmpty("members",
                       ListOfEach(salesforce.members, Break::kLines, WriteCampaignMember))
      .Take();
}

LayoutNode WriteBaseRow(const BaseRow& row) {
  return ObjectLayout()
      .Text("person", row.person)
      .Text("marketo", row.marketo)
      .Text("salesforce", row.salesforce)
      .Take();
}

LayoutNode WriteLink(const GivenLink& link) {
  ObjectLayout object;
  object.Text("program", link.program).Text("campaign", link.campaign);
  if (const auto* base = std::get_if<BaseRows>(&link.base)) {
    LayoutNode rows = ListOfEach(base->rows, Break::kLines, WriteBaseRow);
    object.Node("base", ObjectLayout().Node("rows", std::move(rows)).Take());
  } else if (!std::holds_alternative<BaseInSync>(link.base)) {
    object.Text("base", std::string(BaseWords().at(link.base.index())));
  }
  return object.Take();
}

}  // namespace

LayoutNode WriteGiven(const Given& given) {
  ObjectLayout object(Break::kBlock);
  if (given.time != *ParseInstant(kDefaultTime)) object.Text("time", InstantText(given.time));
  object.NodeUnlessEmpty("clocks", WriteClocks(given));
  if (given.latency != Given().latency) object.Text("latency", FormatDuration(given.latency));
  return object.NodeUnlessEmpty("marketo", WriteMarketo(given))
      .NodeUnlessEmpty("salesforce", WriteSalesforce(given.salesforce))
      .NodeUnlessEmpty("links", ListOfEach(given.links, Break::kLines, WriteLink))
      .Take();
}

void WriteSettingsKeys(std::optional<bool> sync_enabled, std::optional<bool> campaign_sync_enabled,
                       const std::optional<std::string>& default_last_name,
                       const std::optional<std::string>& default_company, ObjectLayout& object) {
  object.Truth("syncEnabled", sync_enabled)
      .Truth("campaignSyncEnabled", campaign_sync_enabled)
      .Text("defaultLastName", default_last_name)
      .Text("defaultCompany", default_company);
}

void WriteSyncUserKeys(std::optional<bool> is_active, std::optional<bool> marketing_user,
                       ObjectLayout& object) {
  object.Truth("IsActive", is_active).Truth("UserPermissionsMarketingUser", marketing_user);
}

}  // namespace campsync::harness
