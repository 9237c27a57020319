// SPDX-License-Identifier: Apache-2.0
//
// How the text of a scenario mentions what it introduced: programs, people, statuses by name. Each
// reader returns what was written and reports it, with a suggestion, when nothing of that name is
// known. Names are introduced elsewhere (directory.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "scenarios/harness/json/object_reader.h"
#include "scenarios/harness/loader/directory.h"

namespace campsync::harness {

/// The name of the status at step 0 (MK-CHAN-02).
inline constexpr std::string_view kNotInProgram = "Not in Program";

/// Which values a record may have: those that the vendor takes, or any, in a step that is refused.
enum class ValueBounds : std::uint8_t { kOfVendor, kAny };
/// A name; under kAny also the empty text.
[[nodiscard]] std::string ReadName(const ObjectReader& object, std::string_view key,
                                   ValueBounds bounds);
/// A whole number from `least` to `most`; under kAny any that fits.
[[nodiscard]] std::optional<std::int64_t> ReadBounded(const ObjectReader& object,
                                                      std::string_view key, std::int64_t least,
                                                      std::int64_t most, ValueBounds bounds);

[[nodiscard]] std::string ReadReference(const ObjectReader& object, std::string_view key,
                                        NameKind kind, const Directory& directory);
void CheckReference(const JsonNode& node, const std::string& name, NameKind kind,
                    const Directory& directory, ErrorList& errors);
[[nodiscard]] SalesforcePersonKey ReadSalesforceReference(const ObjectReader& object,
                                                          std::string_view key,
                                                          const Directory& directory);
void CheckSalesforceReference(const JsonNode& node, const std::string& text,
                              const Directory& directory, ErrorList& errors);
/// `lead:ann` as a key; the error is a sentence.
[[nodiscard]] Result<SalesforcePersonKey, Malformed> ParseSalesforceKey(std::string_view text);

/// A status of the program's channel that a member can hold.
[[nodiscard]] std::string ReadProgramStatus(const ObjectReader& object, std::string_view key,
                                            const std::string& program, const Directory& directory);
/// A status of the channel.
[[nodiscard]] std::string ReadChannelStatus(const ObjectReader& object, std::string_view key,
                                            const std::string& channel, const Directory& directory);

}  // namespace campsync::harness
