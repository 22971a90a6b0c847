/// What a file is, by its bytes; its name only breaks ties and shows what somebody took it for.
#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"

namespace documents {

/// The kind of a file that can be read, or why not and what to do. `name` is a file name or only its ending.
/// A web page or a picture that goes by a document's name is refused, since somebody meant to import something else.
std::expected<FileKind, Refusal> sniff(std::string_view bytes, std::string_view name);

}  // namespace documents
