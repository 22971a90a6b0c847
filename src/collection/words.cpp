#include "collection/words.h"

#include "base/text.h"

namespace collection {

namespace {

bool is_apostrophe(std::string_view folded, std::size_t at, std::size_t& width) {
    for (const std::string_view mark : {"'", "\u2019", "\u2018", "`"})
        if (folded.substr(at).starts_with(mark)) return width = mark.size(), true;
    return false;
}

bool is_ascii_separator(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !(byte >= '0' && byte <= '9') && !(byte >= 'a' && byte <= 'z');
}

/// Dashes, quotation marks, bullets and no-break spaces: U+2000 to U+206F, U+00A0 to U+00BF.
std::size_t wide_separator(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    if (byte(at) == 0xE2 && (byte(at + 1) == 0x80 || byte(at + 1) == 0x81)) return 3;
    if (byte(at) == 0xC2 && byte(at + 1) >= 0xA0) return 2;
    return 0;
}

}  // namespace

std::string plain_words(std::string_view text) {
    const std::string folded = base::fold(text);
    std::string result;
    bool gap = false;
    const auto put = [&](std::string_view piece) {
        if (gap && !result.empty()) result += ' ';
        gap = false;
        result += piece;
    };
    for (std::size_t i = 0; i < folded.size();) {
        std::size_t width = 0;
        if (is_apostrophe(folded, i, width)) {
            i += width;
        } else if (folded[i] == '&') {
            gap = true, put("and"), gap = true, ++i;
        } else if (is_ascii_separator(folded[i])) {
            gap = true, ++i;
        } else if ((width = wide_separator(folded, i)) != 0) {
            gap = true, i += width;
        } else {
            put(std::string_view{folded}.substr(i++, 1));
        }
    }
    return result;
}

std::string singular_words(std::string_view text) {
    std::string result;
    for (std::string& word : split_words(plain_words(text))) {
        if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
        result += (result.empty() ? "" : " ") + word;
    }
    return result;
}

std::string slug_of(std::string_view text) {
    constexpr std::size_t longest = 80;
    std::string slug;
    for (const std::string& word : split_words(plain_words(text))) {
        std::string ascii;
        for (const char c : word)
            if (static_cast<unsigned char>(c) < 0x80) ascii += c;
        if (ascii.empty()) continue;
        if (slug.size() + ascii.size() + 1 > longest) break;
        slug += (slug.empty() ? "" : "-") + ascii;
    }
    return slug.empty() ? "x" : slug;
}

std::vector<std::string> split_words(std::string_view plain) {
    std::vector<std::string> words;
    for (std::size_t start = 0; start < plain.size();) {
        const auto end = std::min(plain.find(' ', start), plain.size());
        if (end > start) words.emplace_back(plain.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

std::vector<std::string> split_list(std::string_view cell) {
    const char separator = cell.find('|') != std::string_view::npos ? '|' : ';';
    std::vector<std::string> items;
    for (std::size_t start = 0; start <= cell.size();) {
        const auto end = std::min(cell.find(separator, start), cell.size());
        std::string item = base::squeeze(cell.substr(start, end - start));
        if (!item.empty()) items.push_back(std::move(item));
        start = end + 1;
    }
    return items;
}

}  // namespace collection
