/// What a file is, by its bytes; its name only breaks ties and shows what somebody took it for.
#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"

namespace documents {

/// The kind of a file that can be read, or why not and what to do. `name` is a file name or only its ending.
/// A web page or a picture that goes by a document's name is refused, since somebody meant to import something else.
std::expected<FileKind, Refusal> sniff(std::string_view bytes, std::string_view name);

/// Marks that others look for too: hardly any control characters; tags at the beginning; a name in UTF-16, as compound files write them.
bool looks_like_text(std::string_view bytes);
bool looks_like_html(std::string_view bytes);
bool contains_wide(std::string_view bytes, std::string_view name);

}  // namespace documents
