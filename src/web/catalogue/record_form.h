/// The fields of a catalogue record as a form, and what was typed as a record again, checked as an import would.
#pragma once

#include <expected>
#include <map>
#include <string>

#include "collection/record_reader.h"
#include "web/signing/signed_page.h"

namespace web {

using RecordValues = std::map<std::string, std::string, std::less<>>;

RecordValues values_of(const collection::Record& record);
RecordValues typed_values(const SignedPage& page);
/// `before` with these values in place of its own; a refusal names the field.
std::expected<collection::Record, collection::FieldRefusal> record_with(const collection::Record& before, const RecordValues& values);
/// `with_reason`: also why it is changed, for a record that is public.
html::Html record_fields(const SignedPage& page, const Problems& problems, const RecordValues& values, bool with_reason);
/// Adds the refusal beside the field it names.
void add_record_refusal(Problems& problems, const collection::FieldRefusal& refusal);

}  // namespace web
