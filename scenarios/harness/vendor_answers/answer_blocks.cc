// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/answer_blocks.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "scenarios/harness/json/json_parser.h"
#include "scenarios/harness/json/source_file.h"
#include "scenarios/harness/vendor_answers/activities_extract.h"
#include "scenarios/harness/vendor_answers/marketo_answers.h"
#include "scenarios/harness/vendor_answers/salesforce_answers.h"

namespace campsync::harness {
namespace {

constexpr auto kBlockKeys = std::to_array<KeyWord>({{"marketo", false},
                                                    {"salesforce", false},
                                                    {"answer", false},
                                                    {"file", false},
                                                    {"defaultStatus", false}});
constexpr ObjectWords kBlockShape{"vendor_answer", kBlockKeys};

using PageReader = void (*)(const JsonNode& answer, bool last, AnswerContext& context);

struct AnswerKind {
  std::string_view vendor;
  std::string_view word;
  PageReader read;  // null: a table (CSV), not JSON
};
constexpr auto kKinds = std::to_array<AnswerKind>({
    {"marketo", "channels", ReadMarketoChannels},
    {"marketo", "programs", ReadMarketoPrograms},
    {"marketo", "program_members", ReadMarketoProgramMembers},
    {"marketo", "leads", ReadMarketoLeads},
    {"marketo", "set_status", ReadMarketoSetStatus},
    {"marketo", "activities", nullptr},
    {"salesforce", "query", ReadSalesforceQuery},
});

std::vector<std::string_view> WordsOf(std::string_view vendor) {
  std::vector<std::string_view> words;
  for (const AnswerKind& kind : kKinds) {
    if (kind.vendor == vendor) words.push_back(kind.word);
  }
  return words;
}

class BlockReader {
 public:
  BlockReader(const std::string& folder, VendorRecords& records, ErrorList& errors)
      : folder_(folder), records_(records), errors_(errors) {}

  void Read(const JsonNode& node);

 private:
  std::optional<AnswerKind> KindOf(const ObjectReader& block);
  void ReadInline(const JsonNode& answer, const AnswerKind& kind, AnswerContext& context);
  void ReadFile(const std::string& name, const AnswerKind& kind, const AnswerContext& context);

  const std::string& folder_;
  VendorRecords& records_;
  ErrorList& errors_;
};

std::optional<AnswerKind> BlockReader::KindOf(const ObjectReader& block) {
  if (block.Has("marketo") == block.Has("salesforce")) {
    errors_.Add(block.place(), "a vendor answer is Marketo's or Salesforce's",
                "Write \"marketo\": \"program_members\" or \"salesforce\": \"query\" beside it.");
    return std::nullopt;
  }
  const std::string_view vendor = block.Has("marketo") ? "marketo" : "salesforce";
  const auto words = WordsOf(vendor);
  const auto index = block.Word(vendor, fmt::format("answer of {}", vendor), words);
  if (!index) return std::nullopt;
  for (const AnswerKind& kind : kKinds) {
    if (kind.vendor == vendor && kind.word == words[*index]) return kind;
  }
  return std::nullopt;
}

void BlockReader::Read(const JsonNode& node) {
  const ObjectReader block(node, kBlockShape, errors_);
  if (node.AsObject() == nullptr) return;
  const auto kind = KindOf(block);
  if (!kind) return;
  AnswerContext context{.name = fmt::format("{} {}", kind->vendor, kind->word),
                        .block = node.place,
                        .default_status = std::nullopt,
                        .records = records_,
                        .errors = errors_};
  if (block.Has("defaultStatus")) {
    context.default_status = block.Name("defaultStatus");
    if (kind->word != "program_members") {
      errors_.Add(block.PlaceOf("defaultStatus"), "only program_members have a defaultStatus",
                  "Leave it out.");
    }
  }
  if (block.Has("answer") == block.Has("file")) {
    errors_.Add(node.place, "a vendor answer is pasted or in a file",
                "Give either \"answer\" or \"file\".");
  } else if (const JsonNode* answer = block.Find("answer")) {
    ReadInline(*answer, *kind, context);
    NoteUnreadFields(context);
  } else {
    ReadFile(block.Name("file"), *kind, context);
  }
}

void BlockReader::ReadInline(const JsonNode& answer, const AnswerKind& kind,
                             AnswerContext& context) {
  if (kind.read == nullptr) {
    if (const std::string* text = answer.AsText()) {
      return ReadActivitiesExtract(*text, answer.place, context);
    }
    errors_.Add(answer.place, "an activity extract is a table, not JSON",
                "Put it into a file beside the scenario and name it with \"file\".");
    return;
  }
  const auto* pages = answer.AsArray();
  if (pages == nullptr) return kind.read(answer, true, context);
  for (const JsonNode& page : *pages) kind.read(page, &page == &pages->back(), context);
  if (pages->empty()) errors_.Add(answer.place, "there is no page in this list");
}

void BlockReader::ReadFile(const std::string& name, const AnswerKind& kind,
                           const AnswerContext& block) {
  const std::string path = folder_.empty() || name.starts_with('/') ? name : folder_ + "/" + name;
  const auto text = ReadSourceFile(path);
  if (!text) return errors_.AddForeign(text.error());
  ErrorList errors(path, *text);
  AnswerContext context{.name = block.name,
                        .block = block.block,
                        .inlined = false,
                        .default_status = block.default_status,
                        .records = records_,
                        .errors = errors};
  if (kind.read == nullptr) {
    ReadActivitiesExtract(*text, std::nullopt, context);
  } else {
    const auto answer = ParseJson(path, *text);
    if (!answer) return errors_.AddForeign(answer.error());
    const auto* pages = answer->AsArray();
    if (pages == nullptr) {
      kind.read(*answer, true, context);
    } else {
      for (const JsonNode& page : *pages) kind.read(page, &page == &pages->back(), context);
    }
  }
  NoteUnreadFields(context);
  for (const LocatedError& error : errors.Sorted()) errors_.AddForeign(error);
}

}  // namespace

VendorRecords ReadAnswerBlocks(const JsonNode& list, const std::string& folder, ErrorList& errors) {
  VendorRecords records;
  BlockReader reader(folder, records, errors);
  for (const JsonNode& node : ReadList(list, errors)) reader.Read(node);
  return records;
}

const std::vector<std::string_view>& MarketoAnswerWords() {
  static const std::vector<std::string_view> kWords = WordsOf("marketo");
  return kWords;
}

const std::vector<std::string_view>& SalesforceAnswerWords() {
  static const std::vector<std::string_view> kWords = WordsOf("salesforce");
  return kWords;
}

std::vector<ObjectWords> AnswerBlockShapes() { return {kBlockShape}; }

}  // namespace campsync::harness
