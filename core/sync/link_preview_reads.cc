// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link_preview_reads.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/sync/identity_preview.h"
#include "core/sync/people.h"

namespace campsync {
namespace {

template <class Row>
void Append(std::vector<Row>& all, std::vector<Row> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

template <class Request>
std::optional<typename Request::Reply> LinkPreviewReads::Marketo(Request request) {
  auto answer = sync_.ports.marketo.Call(std::move(request));
  if (!answer) {
    failure_ = Refusal{.error = answer.error(), .rule = "MK-LINK-01"};
    return std::nullopt;
  }
  facts_.today = DateOf(answer->server_time);
  return std::move(answer->value);
}

template <class Request>
std::optional<typename Request::Reply> LinkPreviewReads::Salesforce(Request request) {
  auto answer = sync_.ports.salesforce.Call(std::move(request));
  if (!answer) {
    failure_ = Refusal{.error = answer.error(), .rule = "MK-LINK-01"};
    return std::nullopt;
  }
  return std::move(answer->value);
}

bool LinkPreviewReads::ReadEnds(const LinkQuestion& question) {
  auto settings = Marketo(marketo::ReadSettings{});
  if (!settings) return false;
  facts_.settings = *std::move(settings);
  auto user = Salesforce(salesforce::ReadOwnUser{});
  if (!user) return false;
  facts_.user = *std::move(user);
  if (!ReadProgram(question.program)) return false;
  return !question.campaign || ReadCampaign(*question.campaign);
}

bool LinkPreviewReads::ReadProgram(marketo::ProgramId program) {
  auto programs = Marketo(marketo::ReadPrograms{{program}});
  if (!programs) return false;
  if (programs->rows.empty()) return true;
  facts_.program = std::move(programs->rows.front());
  auto channels = Marketo(marketo::ReadChannels{{facts_.program->channel}});
  if (!channels) return false;
  CAMPSYNC_CHECK(!channels->rows.empty());
  facts_.channel = std::move(channels->rows.front());
  return ReadProgramMembers();
}

bool LinkPreviewReads::ReadProgramMembers() {
  marketo::ListMembers request{.program = facts_.program->id};
  for (bool more = true; more;) {
    auto page = Marketo(request);
    if (!page) return false;
    more = page->rows.size() == request.limit;
    if (more) request.after = page->rows.back().person;
    Append(facts_.program_members, std::move(page->rows));
  }
  return true;
}

bool LinkPreviewReads::ReadCampaign(salesforce::CampaignId campaign) {
  // What no cycle has pulled does not exist for the dialog, and is not asked for either.
  if (sync_.state.FindCampaign(campaign) == nullptr) return true;
  auto rows = Salesforce(salesforce::RetrieveCampaigns{{campaign}});
  if (!rows) return false;
  facts_.campaign = std::move(rows->rows);
  if (facts_.campaign.empty() || facts_.campaign.front().is_deleted) return true;
  auto statuses = Salesforce(salesforce::QueryStatusLists{{campaign}});
  if (!statuses) return false;
  facts_.statuses = std::move(statuses->rows);
  return ReadCampaignMembers(campaign);
}

bool LinkPreviewReads::ReadCampaignMembers(salesforce::CampaignId campaign) {
  salesforce::QueryMembersOfCampaign request{.campaign = campaign};
  for (bool more = true; more;) {
    auto page = Salesforce(request);
    if (!page) return false;
    more = page->rows.size() == request.limit;
    if (more) request.after = page->rows.back().id;
    Append(facts_.campaign_members, std::move(page->rows));
  }
  return true;
}

bool LinkPreviewReads::ReadPeople() {
  std::set<salesforce::PersonRef> wanted;
  std::set<marketo::PersonId> in_campaign;
  for (const auto& row : facts_.campaign_members) {
    if (const auto person = sync_.state.PersonOf(row.person)) {
      in_campaign.insert(*person);
    } else {
      wanted.insert(row.person);
    }
  }
  std::vector<marketo::PersonId> unknown;
  for (const auto& row : facts_.program_members) {
    if (in_campaign.contains(row.person)) continue;
    const store::PersonRecord* known = sync_.state.FindPerson(row.person);
    if (known != nullptr && known->sfdc_record) {
      wanted.insert(marketo::AsPersonRef(*known->sfdc_record));
    } else {
      unknown.push_back(row.person);
    }
  }
  if (!ReadMarketoPeople(unknown)) return false;
  for (const auto& [id, person] : facts_.people) {
    if (person.sfdc_record) wanted.insert(marketo::AsPersonRef(*person.sfdc_record));
  }
  return ReadRecords(std::move(wanted)) && ReadPeopleOfDeletedRecords();
}

bool LinkPreviewReads::ReadMarketoPeople(const std::vector<marketo::PersonId>& people) {
  for (const auto& batch : InBatches(people, marketo::kBatchSizeMax)) {
    auto rows = Marketo(marketo::ReadPeople{batch});
    if (!rows) return false;
    for (auto& row : rows->rows) facts_.people.emplace(row.id, std::move(row));
  }
  return true;
}

bool LinkPreviewReads::ReadRecords(std::set<salesforce::PersonRef> wanted) {
  while (!wanted.empty()) {
    // The contact stands for a converted lead.
    std::set<salesforce::LeadId> leads;
    std::set<salesforce::ContactId> contacts;
    for (const auto& record : wanted) {
      if (const auto contact = salesforce::ContactOf(record)) {
        if (!facts_.contacts.contains(*contact)) contacts.insert(*contact);
      } else if (!facts_.leads.contains(*salesforce::LeadOf(record))) {
        leads.insert(*salesforce::LeadOf(record));
      }
    }
    if (!ReadById<salesforce::RetrieveLeads>(leads, facts_.leads) ||
        !ReadById<salesforce::RetrieveContacts>(contacts, facts_.contacts)) {
      return false;
    }
    wanted.clear();
    const auto follow = [&](const marketo::SfdcRecord& record) {
      const auto next = SuccessorAmong(facts_, record);
      if (next) wanted.insert(marketo::AsPersonRef(next->record));
    };
    for (const auto& lead : leads) follow(salesforce::LeadRef{lead});
    for (const auto& contact : contacts) follow(salesforce::ContactRef{contact});
  }
  return true;
}

bool LinkPreviewReads::ReadPeopleOfDeletedRecords() {
  // Only then does somebody whose record was deleted become a new lead (MK-PERSON-09).
  if (sync_.policy.deleted_recreate == DeletedRecreate::kNo) return true;
  const IdentityPreview identities(sync_, facts_);
  std::vector<marketo::PersonId> people;
  for (const auto& row : facts_.program_members) {
    const PreviewedPerson who{row.person, identities.RecordOf(row.person)};
    if (who.record && identities.IsDeleted(who)) people.push_back(row.person);
  }
  return ReadMarketoPeople(people);
}

template <class Retrieve, class Id, class Row>
bool LinkPreviewReads::ReadById(const std::set<Id>& ids, std::map<Id, Row>& rows) {
  const std::vector<Id> all(ids.begin(), ids.end());
  for (const auto& batch : InBatches(all, salesforce::kCollectionSizeMax)) {
    auto found = Salesforce(Retrieve{batch});
    if (!found) return false;
    for (auto& row : found->rows) rows.emplace(row.id, std::move(row));
  }
  return true;
}

}  // namespace campsync
