#include "chronology/date_tokens.h"

#include <algorithm>
#include <array>

namespace chronology {

namespace {

struct Sign {
    std::string_view bytes, plain;
};
/// What keyboards, Word and spreadsheets put for a dash, an apostrophe, a space.
constexpr std::array<Sign, 14> signs{{{"\u2010", "-"}, {"\u2011", "-"}, {"\u2012", "-"}, {"\u2013", "-"}, {"\u2014", "-"}, {"\u2212", "-"}, {"\u2018", "'"}, {"\u2019", "'"}, {"\u00A0", " "}, {"\u2009", " "},
    {"\u202F", " "}, {"\u00AD", ""}, {"\u200B", ""}, {"\uFEFF", ""}}};

std::string plain_signs(std::string_view words) {
    std::string plain;
    for (std::size_t at = 0; at < words.size();) {
        const auto rest = words.substr(at);
        const auto sign = std::ranges::find_if(signs, [&](const Sign& one) { return rest.starts_with(one.bytes); });
        if (sign != signs.end()) {
            plain += sign->plain, at += sign->bytes.size();
            continue;
        }
        const char c = words[at++];
        plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    }
    return plain;
}

/// "p.m." and "a.m." with any spaces: letters that stand for one word.
void join_halves_of_day(std::string& words) {
    for (const std::string_view half : {"a.m.", "p.m.", "a. m.", "p. m.", "a.m", "p.m"})
        for (std::size_t at = words.find(half); at != std::string::npos; at = words.find(half, at + 2)) {
            const bool begins = at == 0 || words[at - 1] < 'a' || words[at - 1] > 'z';
            if (begins) words.replace(at, half.size(), std::string{half[0], 'm'});
        }
}

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

constexpr std::array<std::string_view, 12> english{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> welsh{"ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"};
constexpr std::array<std::string_view, 7> days{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

/// A whole name, or its first letters: three or four of a month, two to five of a weekday ("tues", "thurs").
template <std::size_t count>
int named(const std::array<std::string_view, count>& names, std::string_view word, std::size_t least, std::size_t most) {
    for (std::size_t i = 0; i < count; ++i)
        if (word == names[i] || (word.size() >= least && word.size() <= most && names[i].starts_with(word))) return static_cast<int>(i);
    return -1;
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view words, std::size_t most) {
    constexpr std::size_t longest = 400;
    if (words.size() > longest) return {};
    auto plain = plain_signs(words);
    join_halves_of_day(plain);
    std::vector<DateToken> tokens;
    bool spaced = false;
    for (std::size_t at = 0; at < plain.size();) {
        const char c = plain[at];
        if (c == ' ') {
            spaced = true, ++at;
            continue;
        }
        auto end = at + 1;
        DateToken token{.text = {}, .after_space = spaced};
        if (is_figure(c)) {
            while (end < plain.size() && is_figure(plain[end])) ++end;
            token.kind = DateToken::Kind::Figures;
            if (end - at > 8) return {};
            token.value = std::stoi(plain.substr(at, end - at));
        } else if (is_letter(c)) {
            while (end < plain.size() && is_letter(plain[end])) ++end;
            token.kind = DateToken::Kind::Word;
        }
        token.text = plain.substr(at, end - at);
        at = end, spaced = false;
        if (tokens.size() == most) return {};
        tokens.push_back(std::move(token));
    }
    return tokens;
}

int month_named(std::string_view word) {
    constexpr std::size_t least = 3, most = 4;
    if (const auto found = named(english, word, least, most); found >= 0) return found + 1;
    return named(welsh, word, welsh.front().size() + 99, 0) + 1;  // Welsh names whole: their first letters are other months'.
}

int weekday_named(std::string_view word) {
    constexpr std::size_t least = 3, most = 5;
    return named(days, word, least, most);
}

}  // namespace chronology
