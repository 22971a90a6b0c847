#include "documents/pdf/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <string_view>

namespace documents::pdf {

namespace {

constexpr std::array<std::string_view, 7> ligatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};  // U+FB00 to U+FB06

struct Letters {
    int all = 0, meaningless = 0, words = 0, voiced = 0;
};

bool is_vowel(UChar32 letter) {
    static constexpr std::u32string_view vowels = U"aeiouwyAEIOUWY";  // w and y are vowels in Welsh.
    return vowels.find(static_cast<char32_t>(letter)) != std::u32string_view::npos || letter > 0x7F;
}

void count(const std::string& text, Letters& letters) {
    const auto size = static_cast<int32_t>(text.size());
    int alphabetic = 0;
    bool vowel = false;
    for (int32_t i = 0; i < size;) {
        UChar32 letter = 0;
        U8_NEXT(text.data(), i, size, letter);
        ++letters.all;
        if (letter <= 0 || letter == 0xFFFD || u_charType(letter) == U_PRIVATE_USE_CHAR) ++letters.meaningless;
        if (letter > 0 && u_isalpha(letter)) {
            ++alphabetic;
            vowel = vowel || is_vowel(letter);
        }
    }
    if (alphabetic >= 4) {
        ++letters.words;
        letters.voiced += vowel;
    }
}

}  // namespace

void append_letter(std::string& text, std::uint32_t letter) {
    if (letter >= 0xFB00 && letter <= 0xFB06) {
        text += ligatures[letter - 0xFB00];
        return;
    }
    if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) letter = ' ';
    if (letter > 0x10FFFF || U_IS_SURROGATE(letter)) letter = 0xFFFD;
    char bytes[4];
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, letter);
    text.append(bytes, static_cast<std::size_t>(size));
}

bool is_language(const std::vector<Line>& lines) {
    Letters letters;
    for (const Line& line : lines)
        for (const Word& word : line.words) count(word.text, letters);
    if (letters.all == 0 || letters.meaningless * 4 > letters.all) return false;
    return letters.words < 20 || letters.voiced * 2 > letters.words;
}

}  // namespace documents::pdf
