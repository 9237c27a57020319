// SPDX-License-Identifier: Apache-2.0
//
// OrgFixture: a mock Marketo with the Party channel of MK-STATUS-02's worked example, one event
// program on it and one person, for the tests of sim/marketo. The tests own clock, rules and
// switches through it; nothing is shared between tests.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/marketo/marketo_org.h"

namespace campsync::sim {

inline constexpr Instant kOrgStart{1'775'000'000'000};

/// `Not in Program` 0, Invited 10, Registered 20, No Show 30, Attended 30 with success.
inline ChannelSpec PartyChannel(std::string name = "Party") {
  return {.name = std::move(name),
          .statuses = {{.name = "Not in Program", .step = 0},
                       {.name = "Invited", .step = 10},
                       {.name = "Registered", .step = 20},
                       {.name = "No Show", .step = 30},
                       {.name = "Attended", .step = 30, .success = true}}};
}

struct OrgParts {
  VirtualClock world{kOrgStart};
  OrgClock clock{world, Duration{0}};
  Rules rules;
  LabelTable labels;
  VendorBehavior behavior;
  MarketoOrg org{clock, rules, labels, behavior};

  marketo::ChannelId channel = org.AddChannel(PartyChannel()).value();
  marketo::ProgramId program = NewProgram("Spring Party");
  marketo::PersonId ann = org.AddPerson({.first_name = "Ann", .last_name = "Li"});

  marketo::ProgramId NewProgram(std::string name) {
    return org
        .AddProgram(
            {.name = std::move(name), .type = marketo::ProgramType::kEvent, .channel = channel})
        .value();
  }
  [[nodiscard]] marketo::MemberKey Ann() const { return {program, ann}; }
  [[nodiscard]] marketo::StatusId Status(std::string_view name) const {
    return org.channels().FindStatus(channel, name)->id;
  }
  /// The member's row; nullptr: not in the program.
  [[nodiscard]] const MarketoMemberRow* Row(const marketo::MemberKey& key) const {
    return org.members().Find(key.program, key.person);
  }
  /// The member's status by name; empty: not in the program.
  [[nodiscard]] std::string StatusOf(const marketo::MemberKey& key) const {
    const MarketoMemberRow* row = Row(key);
    if (row == nullptr) return "";
    return std::string(labels.Text(org.channels().FindStatus(row->member.status)->name));
  }
  Result<marketo::MemberAfter> Set(std::string_view status) {
    return org.SetMemberStatus(Ann(), status);
  }
  /// Puts Ann into the program with a status, without activity or guard.
  void GiveAnn(std::string_view status) {
    ASSERT_TRUE(org.GivenMember({.member = Ann(), .status = Status(status)}).ok());
  }

  /// One membership write through the port.
  Result<marketo::MemberAfter> Write(marketo::MemberWrite write) {
    auto reply = org.port().Call(marketo::WriteMembers{{std::move(write)}});
    if (!reply) return reply.error();
    return reply->value.results.at(0);
  }
  /// The write of `action` that expects what is there.
  marketo::MemberWrite Expecting(
      std::variant<marketo::SetMember, marketo::RemoveMember, marketo::ReplaceMember> action) {
    return {.member = Ann(),
            .expected = sim::StateOf(Row(Ann())),
            .action = action,
            .campaign_name = "Spring Party"};
  }
  /// The activities of that kind, oldest first.
  template <class What>
  [[nodiscard]] std::vector<What> Activities() const {
    std::vector<What> found;
    for (const MarketoActivity& activity : org.activities()) {
      if (const What* what = std::get_if<What>(&activity.what)) found.push_back(*what);
    }
    return found;
  }
  [[nodiscard]] std::string Text(Label label) const { return std::string(labels.Text(label)); }
  [[nodiscard]] bool Fired(std::string_view rule) const { return rules.fired().contains(rule); }
};

class OrgFixture : public testing::Test, protected OrgParts {};

/// Whether a result is the refusal with that code and text.
template <class T>
testing::AssertionResult IsRefused(const Result<T>& result, ErrorCode code, std::string_view text) {
  if (result.ok()) return testing::AssertionFailure() << "it was accepted";
  if (result.error().code == code && result.error().text == text) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure() << "refused with " << FormatError(result.error());
}

inline constexpr std::string_view kAlreadyInOrPast =
    "Lead skipped because it is already in or past this status";

}  // namespace campsync::sim
