#include "casework/third_parties.h"

#include <utility>

#include "base/text.h"

namespace casework {

namespace {

constexpr std::size_t shortest_word = 3;  // "of" and "de" stand in every text.

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : base::fold(text) + " ") {
        if (is_letter(c)) word += c;
        else if (!word.empty()) words.push_back(std::exchange(word, {}));
    }
    return words;
}

/// Family names are written into one box, others into several.
bool holds_name(std::string_view section, std::string_view field) {
    if (field == "forename" || field == "surname" || field == "other_names" || field == "lead_name") return true;
    return field == "name" && (section == "family" || section == "suspect" || section == "referrer" || section == "notifier" || section == "attendance" || section == "sender");
}

}  // namespace

void ThirdParties::learn(const Record& record, const std::optional<base::PublicId>& subject) {
    const bool is_child = record.form == "person" ? record.answers.of("person", "kind") == "child" : false;
    const bool is_subject = subject ? record.id == *subject : is_child;
    for (const auto& [place, text] : record.answers.all()) {
        if (!holds_name(place.section, place.field)) continue;
        auto& into = is_subject || (!subject && place.section == "child") ? own_ : others_;
        for (auto& word : words_of(text))
            if (word.size() >= shortest_word) into.insert(std::move(word));
    }
}

ThirdParties::ThirdParties(const std::vector<Record>& records, const std::optional<base::PublicId>& subject) {
    for (const auto& record : records) learn(record, subject);
    for (const auto& word : own_) others_.erase(word);  // A surname that the family shares names the subject too.
}

namespace {

std::string words_where(const std::vector<Record>& records, auto&& is_wanted) {
    std::set<std::string> names;
    for (const auto& record : records)
        for (const auto& [place, text] : record.answers.all())
            if (is_wanted(record, place))
                for (auto& word : words_of(text)) names.insert(std::move(word));
    std::string all;
    for (const auto& word : names) all += word + " ";
    return all;
}

}  // namespace

std::string words_of_real_names(const std::vector<Record>& records) {
    return words_where(records, [](const Record&, const Place& place) { return holds_name(place.section, place.field); });
}

std::string words_of_names(const std::vector<Record>& records) {
    return words_where(records, [](const Record& record, const Place& place) { return holds_name(place.section, place.field) || (record.form == "person" && place.field == "label"); });
}

bool ThirdParties::named_in(std::string_view text) const {
    for (const auto& word : words_of(text))
        if (others_.contains(word)) return true;
    return false;
}

}  // namespace casework
