// SPDX-License-Identifier: Apache-2.0
// scenario.schema.json says what the loader's tables say: the same shapes, keys and words.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "scenarios/harness/json/json_parser.h"
#include "scenarios/harness/json/source_file.h"
#include "scenarios/harness/loader/link_reader.h"
#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/loader/step_reader.h"
#include "scenarios/harness/scenario_words.h"
#include "scenarios/harness/vendor_answers/answer_blocks.h"

namespace campsync::harness {
namespace {

using Names = std::set<std::string, std::less<>>;

class SchemaTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string path = CAMPSIM_SOURCE_DIR "/scenarios/scenario.schema.json";
    const auto text = ReadSourceFile(path);
    ASSERT_TRUE(text.ok());
    auto schema = ParseJson(path, *text);
    ASSERT_TRUE(schema.ok()) << FormatLocatedError(schema.error());
    schema_ = std::move(*schema);
    ASSERT_NE(schema_.Find("$defs"), nullptr);
  }

  // The definition of a name; the empty object when there is none.
  const JsonNode& Def(std::string_view name) {
    const JsonNode* def = schema_.Find("$defs")->Find(name);
    EXPECT_NE(def, nullptr) << "no definition of " << name;
    return def != nullptr ? *def : kNone;
  }

  void ExpectEnum(std::string_view name, const Words& words) {
    const JsonNode* list = Def(name).Find("enum");
    ASSERT_NE(list, nullptr) << name;
    EXPECT_EQ(Texts(*list), Names(words.begin(), words.end())) << name;
  }

  static Names Texts(const JsonNode& list) {
    Names texts;
    for (const JsonNode& one : *list.AsArray()) texts.insert(*one.AsText());
    return texts;
  }

  JsonNode schema_;
  const JsonNode kNone{{}, JsonNode::Object()};
};

TEST_F(SchemaTest, HasEveryShapeWithItsKeys) {
  for (const ObjectWords& shape : AllShapes()) {
    const JsonNode& def = shape.name == "scenario" ? schema_ : Def(shape.name);
    Names keys;
    Names required;
    for (const KeyWord& key : shape.keys) {
      keys.emplace(key.name);
      if (key.required) required.emplace(key.name);
    }
    const JsonNode* properties = def.Find("properties");
    ASSERT_NE(properties, nullptr) << shape.name;
    Names written;
    for (const JsonMember& property : *properties->AsObject()) written.insert(property.key);
    EXPECT_EQ(written, keys) << shape.name;
    const JsonNode* list = def.Find("required");
    EXPECT_EQ(list != nullptr ? Texts(*list) : Names(), required) << shape.name;
    const JsonNode* additional = def.Find("additionalProperties");
    ASSERT_NE(additional, nullptr) << shape.name;
    EXPECT_FALSE(*additional->AsTruth()) << shape.name;
  }
}

TEST_F(SchemaTest, DescribesEveryKey) {
  for (const ObjectWords& shape : AllShapes()) {
    const JsonNode& def = shape.name == "scenario" ? schema_ : Def(shape.name);
    EXPECT_NE(def.Find("description"), nullptr) << shape.name;
    if (def.Find("properties") == nullptr) continue;
    for (const JsonMember& property : *def.Find("properties")->AsObject()) {
      const JsonNode* description = property.value.Find("description");
      ASSERT_NE(description, nullptr) << shape.name << "." << property.key;
      EXPECT_GT(description->AsText()->size(), 10U) << shape.name << "." << property.key;
    }
  }
}

TEST_F(SchemaTest, HasNoShapeThatTheLoaderLacks) {
  Names shapes;
  for (const ObjectWords& shape : AllShapes()) shapes.emplace(shape.name);
  for (const JsonMember& def : *schema_.Find("$defs")->AsObject()) {
    if (def.value.Find("properties") != nullptr && def.key != "policy") {
      EXPECT_TRUE(shapes.contains(def.key)) << def.key;
    }
  }
}

TEST_F(SchemaTest, HasTheWordsOfTheLoader) {
  ExpectEnum("program_type", ProgramTypeWords());
  ExpectEnum("port_operation", OperationWords());
  ExpectEnum("fault_kind", FaultKindWords());
  ExpectEnum("error_code", ErrorCodeWords());
  ExpectEnum("call_error_code", CallErrorCodeWords());
  ExpectEnum("base_word", BaseWords());
  ExpectEnum("marketo_answer", MarketoAnswerWords());
  ExpectEnum("salesforce_answer", SalesforceAnswerWords());
}

TEST_F(SchemaTest, HasTheSwitchesWithTheirValues) {
  const JsonNode* properties = Def("policy").Find("properties");
  ASSERT_NE(properties, nullptr);
  ASSERT_EQ(properties->AsObject()->size(), SwitchWords().size());
  for (const auto name : SwitchWords()) {
    const JsonNode* property = properties->Find(name);
    ASSERT_NE(property, nullptr) << name;
    const Words values = *SwitchValues(name);
    EXPECT_EQ(Texts(*property->Find("enum")), Names(values.begin(), values.end())) << name;
  }
}

TEST_F(SchemaTest, NamesEveryStepOnce) {
  EXPECT_EQ(Def("step").Find("oneOf")->AsArray()->size(),
            MarketoVerbWords().size() + SalesforceVerbWords().size() + UserVerbWords().size() +
                StepWords().size() - 3);
}

}  // namespace
}  // namespace campsync::harness
