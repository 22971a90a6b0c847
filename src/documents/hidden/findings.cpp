#include "documents/hidden/findings.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/assert.h"
#include "documents/flow.h"

namespace documents {

bool is_hidden_kind(std::string_view word) { return std::ranges::find(hidden_kinds, word) != hidden_kinds.end(); }

namespace hidden {

namespace {

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// How many bytes the first so many letters take; back to the last space where a word would be cut.
std::size_t bytes_of_letters(std::string_view text, std::size_t letters) {
    std::size_t at = 0, counted = 0, last_space = 0;
    for (; at < text.size(); ++at) {
        if (begins_letter(text[at]) && counted++ == letters) break;
        if (text[at] == ' ') last_space = at;
    }
    const bool cuts_word = at < text.size() && text[at] != ' ';
    return cuts_word && last_space > at / 2 ? last_space : at;
}

}  // namespace

void Findings::add(std::string_view kind, std::string_view place, std::string_view text, std::size_t pieces) {
    constexpr std::size_t longest = 200'000;  // Nobody reads on, and cleaning costs time.
    std::string clean = cleaned(text.substr(0, longest));
    std::string_view rest = clean;
    for (std::size_t piece = 0; piece < pieces && !rest.empty(); ++piece) {
        const auto size = bytes_of_letters(rest, HiddenLimits::excerpt_letters);
        add_piece(kind, place, std::string{rest.substr(0, size)});
        rest.remove_prefix(size);
        if (rest.starts_with(' ')) rest.remove_prefix(1);
    }
}

void Findings::add_piece(std::string_view kind, std::string_view place, std::string text) {
    CAIRN_ASSERT(is_hidden_kind(kind));
    std::string where = cleaned(place);
    where.resize(bytes_of_letters(where, HiddenLimits::place_bytes / 4));
    auto key = fmt::format("{}\n{}\n{}", kind, where, text);
    if (seen_.contains(key)) return;
    auto& of_kind = of_kind_[std::string{kind}];
    if (found_.things.size() + 1 >= HiddenLimits::things || of_kind >= most_of_a_kind) {
        ++left_out_;
        return;
    }
    ++of_kind;
    seen_.insert(std::move(key));
    found_.things.push_back({std::string{kind}, std::move(where), std::move(text)});
}

HiddenThings Findings::take() {
    if (left_out_ > 0) found_.things.push_back({"more", "the file", fmt::format("{} more were found and are not listed one by one.", left_out_)});
    return std::move(found_);
}

std::string said_by(std::string_view name, std::string_view text) {
    if (name.empty()) return std::string{text};
    return text.empty() ? std::string{name} : fmt::format("{}: {}", name, text);
}

}  // namespace hidden

}  // namespace documents
