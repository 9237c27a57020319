// SPDX-License-Identifier: Apache-2.0
#include "core/salesforce/person.h"

namespace campsync::salesforce {

std::optional<ContactId> ContactOf(const PersonRef& person) {
  if (const auto* contact = std::get_if<ContactRef>(&person)) return contact->contact;
  if (const auto* converted = std::get_if<ConvertedRef>(&person)) return converted->contact;
  return std::nullopt;
}

std::optional<LeadId> LeadOf(const PersonRef& person) {
  if (const auto* lead = std::get_if<LeadRef>(&person)) return lead->lead;
  if (const auto* converted = std::get_if<ConvertedRef>(&person)) return converted->lead;
  return std::nullopt;
}

std::string FormatPersonRef(const PersonRef& person) {
  if (const auto contact = ContactOf(person)) return "Contact " + contact->Text();
  return "Lead " + LeadOf(person)->Text();
}

}  // namespace campsync::salesforce
