/// Values of a PDF's objects as text and bytes.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "documents/pdf/document.h"

class Dict;
class Object;

namespace documents::hidden {

/// The text string of that key; empty if it is none.
std::string text_of(const Dict& dict, const char* key);
std::string first_text(const Dict& dict, std::initializer_list<const char*> keys);
/// A string, a name, a stream's text, or an array of these.
std::string words_in_value(const Object& value);
/// The keys, with commas.
std::string names_in(const Dict& dict);

/// A stream's bytes, unpacked, at most a few megabytes; and as they lie in the file.
std::string decoded_bytes(const Object& stream);
std::string raw_bytes(const Object& stream);

/// What can be printed of it, other bytes as spaces.
std::string printable(std::string_view bytes);
std::string without_tags(std::string_view xml);
/// The letters of a page within a rectangle of the page's own units.
std::string words_within(const pdf::Document& document, int page, const Object& rectangle);

/// The words that a stream of drawing orders shows, as far as its letters can be told without its fonts. Empty for other streams.
std::string words_drawn_by(std::string_view content);

}  // namespace documents::hidden
