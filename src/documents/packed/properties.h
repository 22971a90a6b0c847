#pragma once

#include "documents/extraction.h"
#include "documents/packed/archive.h"

namespace documents::packed {

/// Title, author, language and dates from docProps/core.xml or meta.xml, whichever `part` names; empty where it is missing or broken.
Properties read_properties(const Archive& archive, std::string_view part);

}  // namespace documents::packed
