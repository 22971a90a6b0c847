#include "casework/without_names.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/third_parties.h"

namespace casework {

namespace {

constexpr std::array<std::string_view, 16> telling_fields{"forename", "surname", "other_names", "name", "lead_name", "born_on", "address", "postcode", "email", "telephone", "nhs_number", "upn", "school", "gp", "aware_who", "contact"};
constexpr std::size_t short_word = 4;  ///< "Jo" is hidden where it is written as a name; "so" stays.

bool is_part_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<std::string> split_words(const std::string& names) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < names.size();) {
        const auto end = std::min(names.find(' ', at), names.size());
        if (end > at) words.push_back(names.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

WithoutNames::WithoutNames(const std::vector<Record>& records, std::string shown) : shown_{std::move(shown)} {
    for (auto& word : split_words(words_of_real_names(records))) names_.insert(std::move(word));
}

bool WithoutNames::hides(std::string_view word) const {
    if (!names_.contains(base::fold(word))) return false;
    return word.size() >= short_word || (word.front() >= 'A' && word.front() <= 'Z') || static_cast<unsigned char>(word.front()) >= 0x80;
}

std::string WithoutNames::text(std::string_view text) const {
    std::string made;
    std::size_t after_mark = std::string::npos;  // Where the last mark ends, to join one that follows after a space.
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_part_of_word(text[end]) == is_part_of_word(text[at])) ++end;
        const auto piece = text.substr(at, end - at);
        at = end;
        if (!is_part_of_word(piece.front()) || !hides(piece)) {
            made += piece;
            continue;
        }
        if (after_mark != std::string::npos && made.substr(after_mark) == " ") made.resize(after_mark);
        else made += shown_;
        after_mark = made.size();
    }
    return made;
}

Answers WithoutNames::answers(const Form& form, const Answers& answers) const {
    Answers made;
    for (const auto& [place, words] : answers.all()) {
        const auto* section = form.find(place.section);
        const auto* field = section ? section->find(place.field) : nullptr;
        if (!field || std::ranges::find(telling_fields, place.field) != telling_fields.end()) continue;
        const bool is_text = field->kind == FieldKind::Line || field->kind == FieldKind::Text;
        made.set(place, is_text ? text(words) : words);
    }
    return made;
}

}  // namespace casework
