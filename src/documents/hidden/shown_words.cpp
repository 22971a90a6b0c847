#include "documents/hidden/shown_words.h"

#include <algorithm>

#include "base/text.h"

namespace documents::hidden {

namespace {

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Calls `each` with every word of folded text until it answers false.
template <class Each>
void each_word(std::string_view folded, const Each& each) {
    for (std::size_t at = 0; at < folded.size();) {
        while (at < folded.size() && !is_word_byte(folded[at])) ++at;
        const std::size_t begin = at;
        while (at < folded.size() && is_word_byte(folded[at])) ++at;
        if (at > begin && !each(folded.substr(begin, at - begin))) return;
    }
}

/// Typographic signs are more than one byte and no letters: they part words.
std::string folded_plain(std::string_view text) {
    std::string folded = base::fold(text), result;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const bool sign = static_cast<unsigned char>(folded[at]) == 0xE2 && at + 2 < folded.size() && (static_cast<unsigned char>(folded[at + 1]) == 0x80);
        const bool latin_sign = static_cast<unsigned char>(folded[at]) == 0xC2 && at + 1 < folded.size();
        if (static_cast<unsigned char>(folded[at]) >= 0xF0) at = std::min(at + 3, folded.size()), result += ' ';  // Emoji are no words.
        else if (sign || latin_sign) result += ' ', at += sign ? 2 : 1;
        else result += folded[at];
    }
    return result;
}

}  // namespace

void ShownWords::add(std::string_view text) {
    constexpr std::size_t most_letters = 16u << 20;
    const std::string folded = folded_plain(base::squeeze(text));
    each_word(folded, [&](std::string_view word) {
        words_.emplace(word);
        if (run_together_.size() < most_letters) run_together_ += word;
        return true;
    });
}

bool ShownWords::lacks_a_word_of(std::string_view text) const {
    bool lacks = false;
    each_word(folded_plain(base::squeeze(text)), [&](std::string_view word) {
        constexpr std::size_t long_enough = 5;  // A word broken over two lines, or printed in s p a c e d letters.
        if (word == "page" || word == "pages" || word == "of" || word == "tudalen") return true;  // Of every footer.
        lacks = word.size() >= 2 && !words_.contains(word) && (word.size() < long_enough || run_together_.find(word) == std::string::npos);
        return !lacks;
    });
    return lacks;
}

bool ShownWords::shows_target(std::string_view target) const {
    const std::string plain = folded_plain(target);
    std::string_view rest = plain;
    for (const std::string_view before : {"mailto:", "tel:", "https://", "http://", "www."})
        if (rest.starts_with(before)) rest.remove_prefix(before.size());
    std::string letters;
    each_word(rest, [&](std::string_view word) {
        letters += word;
        return true;
    });
    return letters.empty() || run_together_.find(letters) != std::string::npos;
}

std::string name_as_words(std::string_view name) {
    std::string result;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = name[at];
        const bool capital = c >= 'A' && c <= 'Z', after_small = at > 0 && name[at - 1] >= 'a' && name[at - 1] <= 'z';
        if (capital && after_small) result += ' ';
        result += c == '_' || c == '-' || c == '.' ? ' ' : c;
    }
    return result;
}

}  // namespace documents::hidden
