#include "documents/catalogue/encoding.h"

#include <algorithm>

#include "base/text.h"
#include "documents/plain/decoded.h"

namespace documents::catalogue {

namespace {

std::size_t length_by_first(unsigned char first) { return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1; }

/// Whether bytes past ASCII are more often no UTF-8 than a letter of it: then it is what spreadsheets in this country write.
bool mostly_windows_1252(std::string_view bytes) {
    if (base::is_utf8(bytes)) return false;
    std::size_t letters = 0, others = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const std::size_t length = length_by_first(first);
        const bool letter = length > 1 && base::is_utf8(bytes.substr(at, length)) && at + length <= bytes.size();
        if (first >= 0x80) ++(letter ? letters : others);
        at += letter ? length : 1;
    }
    return others > letters;
}

/// The five places where the code page has nothing.
bool has_no_letter(char c) {
    constexpr std::string_view empty = "\x81\x8D\x8F\x90\x9D";
    return empty.find(c) != std::string_view::npos;
}

}  // namespace

Letters::Letters(std::string_view bytes) : text_{bytes} {
    if (bytes.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) text_ = {}, from_utf16_ = plain::decoded(bytes);
    else windows_1252_ = mostly_windows_1252(bytes);
}

std::optional<std::string> Letters::utf8(std::string_view piece) const {
    if (base::is_utf8(piece)) return std::string{piece};
    if (!windows_1252_ || std::ranges::any_of(piece, has_no_letter)) return std::nullopt;
    return plain::from_code_page(piece, 1252);
}

}  // namespace documents::catalogue
