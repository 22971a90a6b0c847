#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/fault.h"

namespace base {

namespace {

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) || c == 0xFEFF; }

bool is_invisible(UChar32 c) { return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

const icu::Normalizer2& form(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    if (U_FAILURE(status) || !found) throw Fault{"ICU's normalisation data could not be loaded", "libicudata", "Install libicu72 again."};
    return *found;
}

icu::UnicodeString normalised(const icu::Normalizer2& how, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString result = how.normalize(text, status);
    return U_FAILURE(status) ? text : result;
}

icu::UnicodeString from_utf8(std::string_view bytes) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece{bytes.data(), static_cast<int32_t>(bytes.size())});
}

bool all_ascii(std::string_view bytes) {
    for (const char c : bytes)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    const auto size = static_cast<int32_t>(bytes.size());
    for (int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, size, c);
        if (c < 0) return false;
    }
    return true;
}

std::string to_nfc(std::string_view bytes) {
    if (all_ascii(bytes)) return std::string{bytes};
    std::string result;
    normalised(form(icu::Normalizer2::getNFCInstance), from_utf8(bytes)).toUTF8String(result);
    return result;
}

std::string fold(std::string_view utf8) {
    std::string result;
    if (all_ascii(utf8)) {
        result.reserve(utf8.size());
        for (const char c : utf8) result += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
        return result;
    }
    const auto decomposed = normalised(form(icu::Normalizer2::getNFDInstance),
                                       normalised(form(icu::Normalizer2::getNFKCCasefoldInstance), from_utf8(utf8)));
    icu::UnicodeString bare;
    for (int32_t i = 0; i < decomposed.length();) {
        const UChar32 c = decomposed.char32At(i);
        i += U16_LENGTH(c);
        if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
    }
    bare.toUTF8String(result);
    return result;
}

std::string_view trim(std::string_view utf8) {
    const auto size = static_cast<int32_t>(utf8.size());
    int32_t first = 0;
    while (first < size) {
        int32_t next = first;
        UChar32 c = 0;
        U8_NEXT(utf8.data(), next, size, c);
        if (c < 0 || !is_space(c)) break;
        first = next;
    }
    int32_t last = size;
    while (last > first) {
        int32_t previous = last;
        UChar32 c = 0;
        U8_PREV(utf8.data(), first, previous, c);
        if (c < 0 || !is_space(c)) break;
        last = previous;
    }
    return utf8.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
}

std::string squeeze(std::string_view utf8) {
    std::string result;
    result.reserve(utf8.size());
    const auto size = static_cast<int32_t>(utf8.size());
    bool pending = false;
    for (int32_t i = 0; i < size;) {
        const int32_t start = i;
        UChar32 c = 0;
        U8_NEXT(utf8.data(), i, size, c);
        if (c >= 0 && is_invisible(c)) continue;
        if (c >= 0 && is_space(c)) {
            pending = !result.empty();
            continue;
        }
        if (pending) result += ' ';
        pending = false;
        result.append(utf8.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
    }
    return result;
}

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

}  // namespace base
