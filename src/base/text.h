/// Text as Unicode: what is well formed, what two spellings share.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// Whether the bytes are well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates.
bool is_utf8(std::string_view bytes);

/// The bytes with every ill-formed sequence replaced by U+FFFD, in Normalization Form C.
std::string to_nfc(std::string_view bytes);

/// For comparing, never for showing: case folded, accents and other marks removed, NFKC, so that "Ŵ" meets "w".
std::string fold(std::string_view utf8);

/// Without white space (Unicode's, soft spaces too) at either end.
std::string_view trim(std::string_view utf8);

/// Every run of white space as one space, none at the ends; zero-width and soft hyphens removed.
std::string squeeze(std::string_view utf8);

/// Number of Unicode code points in well-formed UTF-8.
std::size_t length(std::string_view utf8);

}  // namespace base
