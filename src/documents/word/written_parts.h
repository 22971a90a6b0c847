/// The parts of a written Word package that are the same for every document, and the escaping that all parts need.
#pragma once

#include <string>
#include <string_view>

#include "documents/word/written.h"

namespace documents::word {

/// Text for XML: marks escaped, and signs left out that XML cannot hold.
std::string xml_text(std::string_view text);

std::string content_types_part();
std::string package_relations_part();
std::string document_relations_part();
std::string styles_part(std::string_view language);
/// List 1 has bullets; lists from 2 on are numbered, each from 1.
std::string numbering_part(int numbered_lists);
std::string core_properties_part(const WrittenDocument& document);
std::string custom_properties_part(const WrittenDocument& document);
std::string settings_part(std::string_view language);

}  // namespace documents::word
