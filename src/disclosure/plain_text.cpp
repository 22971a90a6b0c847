#include "disclosure/plain_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <unordered_map>

#include "base/fault.h"

namespace disclosure {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '?'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c + 32) : c; }

/// Letters that Unicode does not decompose to the ASCII letter they are read as; look-alikes of other scripts too (UTS 39 has thousands: these are the whole-letter ones).
const std::unordered_map<char32_t, const char*>& read_as() {
    static const std::unordered_map<char32_t, const char*> table{
        {U'ß', "ss"}, {U'æ', "ae"}, {U'Æ', "AE"}, {U'œ', "oe"}, {U'Œ', "OE"}, {U'ø', "o"}, {U'Ø', "O"}, {U'ł', "l"}, {U'Ł', "L"}, {U'đ', "d"}, {U'Đ', "D"}, {U'ð', "d"}, {U'Ð', "D"},
        {U'þ', "th"}, {U'Þ', "Th"}, {U'ı', "i"}, {U'ħ', "h"}, {U'Ħ', "H"}, {U'ŋ', "n"}, {U'а', "a"}, {U'е', "e"}, {U'о', "o"}, {U'р', "p"}, {U'с', "c"}, {U'у', "y"}, {U'х', "x"},
        {U'і', "i"}, {U'ј', "j"}, {U'ѕ', "s"}, {U'А', "A"}, {U'В', "B"}, {U'Е', "E"}, {U'К', "K"}, {U'М', "M"}, {U'Н', "H"}, {U'О', "O"}, {U'Р', "P"}, {U'С', "C"}, {U'Т', "T"},
        {U'Х', "X"}, {U'І', "I"}, {U'Ј', "J"}, {U'Ѕ', "S"}, {U'ο', "o"}, {U'Ο', "O"}, {U'Α', "A"}, {U'Β', "B"}, {U'Ε', "E"}, {U'Ζ', "Z"}, {U'Η', "H"}, {U'Ι', "I"}, {U'Κ', "K"},
        {U'Μ', "M"}, {U'Ν', "N"}, {U'Ρ', "P"}, {U'Τ', "T"}, {U'Υ', "Y"}, {U'Χ', "X"}, {U'\u2018', "'"}, {U'\u2019', "'"}, {U'\u201B', "'"}, {U'\u02BC', "'"}, {U'\u2032', "'"}, {U'`', "'"},
        {U'\u00B4', "'"}, {U'\u201C', "\""}, {U'\u201D', "\""}, {U'\u201E', "\""}, {U'\u2033', "\""}, {U'\u00B0', "*"}, {U'\u00BA', "*"}, {U'\u02DA', "*"}, {U'\u2212', "-"}, {U'\u2026', "."}, {U'\u2022', "\n"}};
    return table;
}

bool is_unseen(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return c == 0x00AD || type == U_FORMAT_CHAR || type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || (c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != 0x0B && c != 0x0C);
}

const icu::Normalizer2& decomposition() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) || !found) throw base::Fault{"ICU's normalisation data could not be loaded", "libicudata", "Install libicu72 again."};
    return *found;
}

/// The ASCII that a reader sees in a character beyond ASCII.
std::string seen_as(char32_t c) {
    if (const auto known = read_as().find(c); known != read_as().end()) return known->second;
    const auto type = u_charType(static_cast<UChar32>(c));
    if (type == U_DASH_PUNCTUATION) return "-";
    if (type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR || c == 0x85) return "\n";
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) return " ";
    icu::UnicodeString parts;
    std::string found;
    if (decomposition().getDecomposition(static_cast<UChar32>(c), parts))
        for (int32_t i = 0; i < parts.length(); ++i)
            if (parts[i] < 0x80) found += static_cast<char>(parts[i]);
    if (!found.empty() && found.size() <= 4) return found;
    if (const auto digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0) return std::string(1, static_cast<char>('0' + digit));
    return u_isalpha(static_cast<UChar32>(c)) ? "?" : "#";
}

}  // namespace

PlainText::PlainText(std::string_view utf8) : text_{utf8} {
    plain_.reserve(utf8.size());
    const auto size = static_cast<int32_t>(utf8.size());
    for (int32_t i = 0; i < size;) {
        offsets_.push_back(static_cast<std::size_t>(i));
        UChar32 c = 0;
        U8_NEXT(utf8.data(), i, size, c);
        take(c < 0 ? 0xFFFD : static_cast<char32_t>(c), offsets_.size() - 1);
    }
    offsets_.push_back(utf8.size());
    lower_ = plain_;
    for (char& c : lower_) c = small(c);
    wide_.assign(plain_.begin(), plain_.end());
    divide();
}

void PlainText::take(char32_t c, std::size_t at) {
    const auto put = [&](char seen) { plain_ += seen, from_.push_back(at), past_.push_back(at + 1); };
    if (c >= 0x20 && c < 0x7F && c != '`') return put(c == '?' || c == '#' || c == '*' ? '!' : static_cast<char>(c));
    if (is_unseen(c)) {
        // A mark belongs to the letter before it, so that a span never cuts a letter in two.
        if (!past_.empty() && u_charType(static_cast<UChar32>(c)) != U_FORMAT_CHAR && c >= 0x20) past_.back() = at + 1;
        return;
    }
    if (c < 0x80) return put(c == '\t' ? '\t' : c == '`' ? '\'' : c == 0x7F ? ' ' : c == '\r' ? ' ' : '\n');
    for (const char seen : seen_as(c)) put(seen);
}

PlainText PlainText::with_digits_mended() const {
    PlainText mended = *this;
    auto& plain = mended.plain_;
    const auto is_digit = [&](std::size_t at) { return at < plain.size() && plain[at] >= '0' && plain[at] <= '9'; };
    const auto mend = [&](std::size_t at) {
        if (!is_digit(at - 1) && !is_digit(at + 1)) return;
        if (plain[at] == 'O' || plain[at] == 'o') plain[at] = '0';
        else if (plain[at] == 'l' || plain[at] == 'I') plain[at] = '1';
    };
    for (std::size_t i = 0; i < plain.size(); ++i) mend(i);
    for (std::size_t i = plain.size(); i-- > 0;) mend(i);
    mended.lower_ = plain;
    for (char& c : mended.lower_) c = small(c);
    mended.wide_.assign(plain.begin(), plain.end());
    return mended;
}

PlainText PlainText::with_letters_mended() const {
    PlainText mended = *this;
    auto& plain = mended.plain_;
    const auto letter = [&](std::size_t at) { return at < plain.size() && is_letter(plain[at]); };
    const auto mend = [&](std::size_t at) {
        if (!letter(at - 1) && !letter(at + 1)) return;
        // Two figures together are a number with a letter behind it.
        const auto figure = [&](std::size_t beside) { return beside < plain.size() && plain[beside] >= '0' && plain[beside] <= '9'; };
        if (figure(at - 1) || figure(at + 1)) return;
        const bool capitals = (at > 0 && plain[at - 1] >= 'A' && plain[at - 1] <= 'Z') || (at + 1 < plain.size() && plain[at + 1] >= 'A' && plain[at + 1] <= 'Z');
        if (plain[at] == '0') plain[at] = capitals ? 'O' : 'o';
        else if (plain[at] == '1') plain[at] = capitals ? 'I' : 'l';
        else if (plain[at] == '5') plain[at] = capitals ? 'S' : 's';
    };
    for (std::size_t i = 0; i < plain.size(); ++i) mend(i);
    // "LEVl", "lAIN": a small l among capitals is the I that it looks like.
    const auto capital = [&](std::size_t at) { return at < plain.size() && is_capital(plain[at]); };
    for (std::size_t i = 0; i < plain.size(); ++i)
        if (plain[i] == 'l' && (i == 0 || !letter(i - 1) || capital(i - 1)) && (!letter(i + 1) || capital(i + 1)) && ((capital(i + 1) && capital(i + 2)) || (i > 1 && capital(i - 1) && capital(i - 2)))) plain[i] = 'I';
    mended.lower_ = plain;
    for (char& c : mended.lower_) c = small(c);
    mended.wide_.assign(plain.begin(), plain.end());
    mended.words_.clear();
    mended.divide();
    return mended;
}

std::string PlainText::original(std::size_t start, std::size_t end) const { return text_.substr(offsets_[start], offsets_[end] - offsets_[start]); }

void PlainText::divide() {
    bool opens = true;
    const auto size = plain_.size();
    for (std::size_t i = 0; i < size;) {
        const char c = plain_[i];
        if (!is_letter(c)) {
            if (c == '.' || c == '!' || c == '\n' || c == '\t' || c == ':' || c == ';' || c == '"' || c == '(' || c == '|') opens = true;
            else if (c >= '0' && c <= '9') opens = false;
            ++i;
            continue;
        }
        Word word{.begin = i, .opens = opens};
        opens = false;
        std::size_t end = i;
        bool every = true;
        while (end < size) {
            if (is_letter(plain_[end])) {
                every = every && !(plain_[end] >= 'a' && plain_[end] <= 'z');
                word.folded += small(plain_[end++]);
            } else if (plain_[end] == '\'' && end + 1 < size && is_letter(plain_[end + 1])) {
                const bool last_s = small(plain_[end + 1]) == 's' && (end + 2 >= size || !is_letter(plain_[end + 2]));
                if (last_s) { word.possessive = true; break; }
                ++end;
            } else if (plain_[end] == '-' && end + 1 < size && plain_[end + 1] == '\n' && end + 2 < size && plain_[end + 2] >= 'a' && plain_[end + 2] <= 'z' && !word.wrapped) {
                word.wrapped = true;
                end += 2;
            } else break;
        }
        if (!word.possessive && plain_[end < size ? end : size - 1] == '\'' && end < size && !word.folded.empty() && word.folded.back() == 's') word.possessive = true;
        word.end = end;
        word.capital = is_capital(plain_[i]);
        word.all_capitals = word.capital && every && word.folded.size() > 1;
        words_.push_back(std::move(word));
        i = end + (words_.back().possessive && end + 1 < size && is_letter(plain_[end + 1]) ? 2 : 0);
        if (i == words_.back().begin) ++i;
    }
}

}  // namespace disclosure
