/// The parts of a Word package that say what its paragraphs are, and which marks of its XML stand for words.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "documents/packed/archive.h"
#include "documents/packed/xml.h"
#include "documents/word/styles.h"

namespace documents::word {

struct Parts {
    Styles styles;
    Lists lists;
    std::map<int, std::string> footnotes, endnotes;
};

/// Where the package keeps its main part: nearly always word/document.xml.
std::string main_part(const packed::Archive& archive);

/// The parts beside that main part. What is missing or broken says nothing: text matters more than its looks.
Parts read_parts(const packed::Archive& archive, std::string_view main);

/// Whether a property that is there is switched on.
bool is_on(const packed::Attributes& attributes);

/// Deleted and moved text, field codes, and the second form of what has two.
bool is_left_out(std::string_view name);

}  // namespace documents::word
