// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/user_steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.h"
#include "scenarios/harness/loader/references.h"
#include "scenarios/harness/loader/salesforce_records.h"
#include "scenarios/harness/preview_counts.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

using by_user::Request;

constexpr auto kStepKeys = std::to_array<KeyWord>({{"user", true}, {"refused", false}});
constexpr auto kOfProgramKeys = Join(kStepKeys, std::to_array<KeyWord>({{"program", true}}));
constexpr auto kLinkKeys = Join(kOfProgramKeys, std::to_array<KeyWord>({{"campaign", true}}));
constexpr auto kCreateKeys =
    Join(kOfProgramKeys,
         std::to_array<KeyWord>({{"name", false}, {"description", false}, {"key", false}}));
constexpr auto kListKeys = Join(kStepKeys, std::to_array<KeyWord>({{"answer", false}}));
constexpr auto kPreviewKeys =
    Join(kOfProgramKeys,
         std::to_array<KeyWord>({{"campaign", false}, {"name", false}, {"answer", false}}));

constexpr auto kAnswerCountKeys = [] {
  std::array<KeyWord, kPreviewCounts.size()> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = {kPreviewCounts[i].word, false};
  return keys;
}();
constexpr auto kAnswerKeys =
    Join(kAnswerCountKeys, std::to_array<KeyWord>({{"refused", false}, {"incompatible", false}}));
constexpr auto kIncompatibleKeys = std::to_array<KeyWord>({{"Label", true}, {"members", true}});
constexpr ObjectWords kAnswerShape{"preview_answer", kAnswerKeys};
constexpr ObjectWords kIncompatibleShape{"incompatible_status", kIncompatibleKeys};

constexpr std::int64_t kPreviewCountMax = 1'000'000'000;

std::string Program(const ObjectReader& object, const Directory& directory) {
  return ReadReference(object, "program", NameKind::kProgram, directory);
}

Request LinkProgram(const ObjectReader& object, Directory& directory, bool) {
  return by_user::LinkProgram{Program(object, directory),
                              ReadReference(object, "campaign", NameKind::kCampaign, directory)};
}

// Whether the refusal leaves open that it was done: the record may be there and needs its key.
bool MayHaveHappened(const ObjectReader& object) {
  const JsonNode* refused = object.Find("refused");
  if (refused != nullptr && refused->AsObject() != nullptr) refused = refused->Find("code");
  if (refused == nullptr || refused->AsText() == nullptr) return false;
  const auto catalogue = ErrorCatalogue();
  const auto entry = std::ranges::find(catalogue, *refused->AsText(), &CatalogueEntry::name);
  return entry != catalogue.end() && entry->certainty == Certainty::kIndefinite;
}

Request CreateCampaign(const ObjectReader& object, Directory& directory, bool refused) {
  by_user::CreateCampaign request;
  request.program = Program(object, directory);
  request.name = object.Text("name");
  request.description = object.Text("description");
  request.campaign_key = !request.name.empty() ? request.name : request.program;
  if (object.Has("key")) request.campaign_key = object.Name("key");
  const bool in_doubt = refused && MayHaveHappened(object);
  if (refused && !in_doubt) return request;
  if (!directory.AddCampaignInDoubt(request.campaign_key, in_doubt)) {
    object.errors().Add(object.place(),
                        fmt::format("there is a campaign '{}' already", request.campaign_key),
                        "Give the new one a \"key\", so that later steps can name it.");
  }
  // Salesforce adds its automatic rows (SF-CAMP-03); switch new-statuses decides if they stay.
  for (const auto label : kAutomaticLabels) {
    directory.AddLabel(request.campaign_key, std::string(label));
  }
  return request;
}

Request UnlinkProgram(const ObjectReader& object, Directory& directory, bool) {
  return by_user::UnlinkProgram{Program(object, directory)};
}

Request ListCampaigns(const ObjectReader& object, Directory& directory, bool) {
  by_user::ListCampaigns request;
  if (!object.Has("answer")) return request;
  request.answer.emplace();
  request.answer_place = object.PlaceOf("answer");
  for (const JsonNode& node : object.List("answer")) {
    const auto name = ReadText(node, object.errors());
    if (!name) continue;
    CheckReference(node, *name, NameKind::kCampaign, directory, object.errors());
    request.answer->push_back(*name);
  }
  return request;
}

void ReadRefusals(const ObjectReader& object, by_user::PreviewAnswer& answer) {
  for (const JsonNode& node : object.List("refused")) {
    const auto code = ReadWord(node, "error code", ErrorCodeWords(), object.errors());
    if (code) answer.refused.emplace_back(ErrorCodeWords()[*code]);
  }
}

by_user::PreviewAnswer ReadAnswer(const JsonNode& node, ErrorList& errors) {
  const ObjectReader object(node, kAnswerShape, errors);
  by_user::PreviewAnswer answer;
  for (const PreviewCount& one : kPreviewCounts) {
    const auto count = object.Whole(one.word, 0, kPreviewCountMax);
    if (count) answer.counts.push_back({std::string(one.word), *count, object.PlaceOf(one.word)});
  }
  answer.refused_place = object.PlaceOf("refused");
  ReadRefusals(object, answer);
  answer.incompatible_place = object.PlaceOf("incompatible");
  if (!object.Has("incompatible")) return answer;
  answer.incompatible.emplace();
  for (const JsonNode& row : object.List("incompatible")) {
    const ObjectReader status(row, kIncompatibleShape, errors);
    answer.incompatible->push_back(
        {status.Text("Label"), status.Whole("members", 0, kPreviewCountMax).value_or(0)});
  }
  return answer;
}

Request Preview(const ObjectReader& object, Directory& directory, bool) {
  by_user::Preview request;
  request.program = Program(object, directory);
  request.name = object.Text("name");
  if (object.Has("campaign")) {
    request.campaign = ReadReference(object, "campaign", NameKind::kCampaign, directory);
    if (object.Has("name")) {
      object.errors().Add(object.PlaceOf("name"), "only a new campaign gets a name",
                          "Give either \"campaign\" or \"name\".");
    }
  }
  if (const JsonNode* answer = object.Find("answer")) {
    request.answer = ReadAnswer(*answer, object.errors());
  }
  return request;
}

constexpr auto kVerbs = std::to_array<Verb<Request>>({
    {"link_program", {"user.link_program", kLinkKeys}, LinkProgram},
    {"create_campaign", {"user.create_campaign", kCreateKeys}, CreateCampaign},
    {"unlink_program", {"user.unlink_program", kOfProgramKeys}, UnlinkProgram},
    {"list_campaigns", {"user.list_campaigns", kListKeys}, ListCampaigns},
    {"preview", {"user.preview", kPreviewKeys}, Preview},
});
static_assert(kVerbs.size() == std::variant_size_v<Request>);

}  // namespace

std::span<const Verb<Request>> UserVerbs() { return kVerbs; }

std::vector<ObjectWords> PreviewShapes() { return {kAnswerShape, kIncompatibleShape}; }

}  // namespace campsync::harness
