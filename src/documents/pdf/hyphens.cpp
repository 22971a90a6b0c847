#include "documents/pdf/hyphens.h"

#include <algorithm>
#include <array>

#include "documents/pdf/paragraphs.h"

namespace documents::pdf {

namespace {

constexpr std::array<std::string_view, 24> halves{"multi", "non", "self", "well", "co", "cross", "inter", "half", "step", "long", "short", "full",
    "part", "high", "low", "ex", "pre", "post", "decision", "policy", "follow", "anti", "mid", "semi"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80; }

std::string lower(std::string_view word) {
    std::string result{word};
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

}  // namespace

void Hyphens::learn(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && (is_letter(text[end]) || text[end] == '-' || text[end] == joint)) ++end;
        const auto word = text.substr(i, end - i);
        if (word.size() > 3 && word.find(joint) == std::string_view::npos) words_.insert(lower(word));
        i = end + 1;
    }
}

bool Hyphens::keeps_hyphen(std::string_view before, std::string_view after) const {
    const std::string whole = lower(std::string{before} + std::string{after}), parted = lower(std::string{before} + '-' + std::string{after});
    if (words_.contains(parted)) return true;
    if (words_.contains(whole)) return false;
    return std::ranges::find(halves, lower(before)) != halves.end() || before.find('-') != std::string_view::npos;
}

std::string Hyphens::resolve(std::string text) const {
    for (auto at = text.find(joint); at != std::string::npos; at = text.find(joint, at)) {
        std::size_t start = at, end = at + 1;
        while (start > 0 && (is_letter(text[start - 1]) || text[start - 1] == '-')) --start;
        while (end < text.size() && is_letter(text[end])) ++end;
        const std::string_view whole{text};
        if (keeps_hyphen(whole.substr(start, at - start), whole.substr(at + 1, end - at - 1))) text[at] = '-';
        else text.erase(at, 1);
    }
    return text;
}

}  // namespace documents::pdf
