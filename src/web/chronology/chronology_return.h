/// Blank returns: a chronology to be filled in by an agency, with the columns that the case asks for, and known again when it comes back.
#pragma once

#include <string>
#include <vector>

#include "chronology/book/payload.h"
#include "documents/papers/written_table.h"
#include "documents/word/written.h"
#include "web/casework/desk.h"
#include "web/chronology/incoming.h"

namespace web {

/// By this a filled-in return is known as that agency's in that case. It opens nothing.
std::string chronology_return_code(const Desk& desk, const casework::Case& of, std::string_view agency);
/// In the order in which they stand: dates first, the source, then what the case asks for around the event.
std::vector<chronology::Meaning> return_columns(const chronology::BookSettings& settings);

documents::word::WrittenDocument word_return(const html::Catalogue& t, const chronology::BookSettings& settings, const std::string& agency, const std::string& code);
documents::WrittenTableBook excel_return(const html::Catalogue& t, const chronology::BookSettings& settings, const std::string& agency, const std::string& code);
Response excel_file(const documents::WrittenTableBook& book, const std::string& file_name);

/// Whether the file says of itself that it is a return of somebody else: its code is another's.
bool is_others_return(const Incoming& incoming, const std::string& code);

}  // namespace web
