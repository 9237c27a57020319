// SPDX-License-Identifier: Apache-2.0
#include "sim/world/journal_text.h"

#include <gtest/gtest.h>

#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

class JournalTextTest : public testing::Test {
 protected:
  std::string Line(std::size_t entry) {
    return FormatEntry(rig_.labels, rig_.journal.entries().at(entry));
  }

  Rig rig_;
};

TEST_F(JournalTextTest, ShowsANote) {
  rig_.journal.Note(Lane::kEngine, "Decided", "member 17: push");
  EXPECT_EQ(Line(0), "1 2026-01-01T00:00:00.000Z engine note Decided member 17: push");
}

TEST_F(JournalTextTest, ShowsAnEffectWithRequestAndReply) {
  static_cast<void>(rig_.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_EQ(Line(0),
            "1 2026-01-01T00:00:00.000Z salesforce effect CreateLeads "
            "{records: [{FirstName: \"\", LastName: \"Li\", Company: \"Acme\", Email: \"\"}]}"
            " -> @2026-01-01T00:00:00.000Z {results: [" +
                LeadIdNumber(1).Text() + "]}");
}

TEST_F(JournalTextTest, ShowsWhichEffectAnAnswerRepeats) {
  static_cast<void>(rig_.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_EQ(Line(1), "2 2026-01-01T00:00:00.100Z salesforce answer CreateLeads as in 1");
}

TEST_F(JournalTextTest, ShowsAFaultAndTheCallItStruck) {
  rig_.faults.Add({.operation = "ReadSettings", .kind = FaultKind::kFailBefore});
  static_cast<void>(rig_.marketo_port().Call(marketo::ReadSettings{}));
  EXPECT_EQ(Line(0), "1 2026-01-01T00:00:00.000Z marketo fault ReadSettings fail_before {}");
  EXPECT_EQ(Line(1),
            "2 2026-01-01T00:00:00.000Z marketo answer ReadSettings {} -> "
            "error {code: \"MARKETO_UNREACHABLE\", text: \"MARKETO_UNREACHABLE\", fields: []}");
}

TEST_F(JournalTextTest, ShowsAnAppendAndALoad) {
  static_cast<void>(rig_.store.Append(OnePerson(7)));
  static_cast<void>(rig_.store.Load());
  EXPECT_EQ(Line(0),
            "1 2026-01-01T00:00:00.000Z store effect Append [Put PersonRecord {put: {person: 7, "
            "sfdcRecord: null, sfdcIsDeleted: false}}] -> done");
  EXPECT_EQ(Line(2), "3 2026-01-01T00:00:00.000Z store effect Load {} -> done");
}

}  // namespace
}  // namespace campsync::sim
