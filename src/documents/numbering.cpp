#include "documents/numbering.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace documents {

namespace {

constexpr std::array<std::string_view, 22> bullets{"•", "◦", "▪", "■", "●", "○", "‣", "⁃", "∙", "·", "–", "—", "-", "*", "o", "➢", "✓", "\uF0B7", "\uF0A7", "\uF0D8", "□", "►"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_roman(std::string_view text) {
    if (text.empty() || text.size() > 5) return false;
    return std::ranges::all_of(text, [](char c) { return std::string_view{"ivxIVX"}.find(c) != std::string_view::npos; });
}

/// "4.12", "4.12.1", "4.12." with at most four parts of at most three digits. How many parts, or 0.
int section_parts(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    int parts = 0;
    while (!word.empty()) {
        std::size_t digits = 0;
        while (digits < word.size() && is_digit(word[digits])) ++digits;
        if (digits == 0 || digits > 3 || ++parts > 5) return 0;
        word.remove_prefix(digits);
        if (word.empty()) break;
        if (word.front() != '.' || word.size() == 1) return 0;
        word.remove_prefix(1);
    }
    return parts >= 2 ? parts : 0;
}

/// "1.", "1)", "(1)", "a)", "(a)", "a.", "iv.", "(iv)".
bool is_ordinal(std::string_view word) {
    const bool opened = word.starts_with('(');
    if (opened) word.remove_prefix(1);
    if (word.size() < 2) return false;
    const char close = word.back();
    if (close != ')' && (opened || close != '.')) return false;
    word.remove_suffix(1);
    if (word.size() <= 3 && std::ranges::all_of(word, is_digit)) return true;
    return (word.size() == 1 && is_letter(word[0])) || is_roman(word);
}

/// "A. Jones" and "e.g." are no lists: a capital letter with a full stop is an initial unless the list is bracketed.
bool is_initial(std::string_view word) { return word.size() == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z'; }

std::string without_stop(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    return std::string{word};
}

bool is_unit(std::string_view rest) {
    for (const std::string_view unit : {"million", "per cent", "percent", "%", "billion", "hours", "days", "years", "weeks", "months", "times", "miles", "km", "am", "pm"})
        if (rest.starts_with(unit)) return true;
    return false;
}

}  // namespace

std::optional<Label> leading_label(std::string_view text) {
    const auto space = text.find_first_of(" \t");
    if (space == std::string_view::npos || space > 12) return std::nullopt;
    const auto word = text.substr(0, space);
    const auto rest = text.find_first_not_of(" \t", space);
    if (rest == std::string_view::npos) return std::nullopt;
    const auto following = text.substr(rest);
    if (std::ranges::find(bullets, word) != bullets.end()) return Label{LabelKind::Bullet, {}, rest, 1};
    if (const int parts = section_parts(word); parts > 0 && !is_unit(following) && !(following.front() >= 'a' && following.front() <= 'z'))
        return Label{LabelKind::Section, without_stop(word), rest, parts};
    if (is_ordinal(word) && !is_initial(word)) return Label{LabelKind::Ordinal, without_stop(word), rest, 1};
    return std::nullopt;
}

bool is_label_word(std::string_view word) {
    if (std::ranges::find(bullets, word) != bullets.end()) return true;
    if (section_parts(word) > 0 || (is_ordinal(word) && !is_initial(word))) return true;
    return !word.empty() && word.size() <= 3 && std::ranges::all_of(word, is_digit);
}

}  // namespace documents
