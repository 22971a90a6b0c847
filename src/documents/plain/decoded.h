#pragma once

#include <string>
#include <string_view>

namespace documents::plain {

/// The bytes of a text file as UTF-8: by its mark, by a name the caller has for its encoding, as UTF-8 if they are that, else
/// as ICU finds most likely among the encodings of western Europe.
std::string decoded(std::string_view bytes, std::string_view named = {});

/// From a Windows or Mac code page by its number, for RTF. Bytes that it does not have become U+FFFD.
std::string from_code_page(std::string_view bytes, int code_page);

}  // namespace documents::plain
