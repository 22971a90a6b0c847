/// Looks through a file for what it carries and does not show.
#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"
#include "documents/hidden.h"

namespace documents::hidden {

/// Called in the helper process only. PDF, Word, Excel, OpenDocument, Rich Text and pictures; plain text and web pages hide nothing of their own.
/// Refuses what `Reader::look` refuses, and with "unreadable-kind" what it cannot look through.
std::expected<HiddenThings, Refusal> find_hidden(std::string_view bytes, std::string_view ending);

}  // namespace documents::hidden
