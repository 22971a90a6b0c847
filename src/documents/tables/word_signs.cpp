#include "documents/tables/word_signs.h"

#include <array>
#include <charconv>

namespace documents::tables {

namespace {

struct Sign {
    std::string_view font;
    unsigned number;
    std::string_view looks;
};

/// What forms are ticked with, and the arrows and bullets that Word itself puts in.
constexpr std::array signs{
    Sign{"Wingdings", 0x6C, "\u25CF"}, Sign{"Wingdings", 0x6E, "\u25A0"}, Sign{"Wingdings", 0x6F, "\u2610"}, Sign{"Wingdings", 0xA7, "\u25AA"}, Sign{"Wingdings", 0xA8, "\u2610"},
    Sign{"Wingdings", 0xDF, "\u2190"}, Sign{"Wingdings", 0xE0, "\u2192"}, Sign{"Wingdings", 0xFB, "\u2717"}, Sign{"Wingdings", 0xFC, "\u2713"}, Sign{"Wingdings", 0xFD, "\u2612"}, Sign{"Wingdings", 0xFE, "\u2611"},
    Sign{"Wingdings 2", 0x4F, "\u2717"}, Sign{"Wingdings 2", 0x50, "\u2713"}, Sign{"Wingdings 2", 0x51, "\u2612"}, Sign{"Wingdings 2", 0x52, "\u2611"}, Sign{"Wingdings 2", 0x53, "\u2612"}, Sign{"Wingdings 2", 0x54, "\u2612"}, Sign{"Wingdings 2", 0xA3, "\u2610"},
    Sign{"Symbol", 0xB7, "\u2022"}};

std::string utf8_of(unsigned sign) {
    if (sign < 0x80) return {static_cast<char>(sign)};
    if (sign < 0x800) return {static_cast<char>(0xC0 | (sign >> 6)), static_cast<char>(0x80 | (sign & 0x3F))};
    return {static_cast<char>(0xE0 | (sign >> 12)), static_cast<char>(0x80 | (sign >> 6 & 0x3F)), static_cast<char>(0x80 | (sign & 0x3F))};
}

}  // namespace

std::string sign_of(std::string_view font, std::string_view number) {
    unsigned sign = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), sign, 16);
    if (error != std::errc{} || end != number.data() + number.size() || sign < 0x20 || sign > 0xFFFF || (sign >= 0xD800 && sign <= 0xDFFF)) return {};
    const bool private_use = sign >= 0xF000 && sign <= 0xF0FF;  // Where Word puts the fonts of signs.
    for (const Sign& one : signs)
        if (one.font == font && one.number == (private_use ? sign - 0xF000 : sign)) return std::string{one.looks};
    return utf8_of(sign);
}

}  // namespace documents::tables
