#include "casework/sealed_values.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/answers.h"
#include "casework/document.h"

namespace casework {

namespace {

constexpr std::array<std::string_view, 3> parts_of_a_name{"forename", "surname", "other_names"};

/// Fields that hold a person's name, in whatever form. Names of the staff who write for their agency (`view`, `return`, `approval`) are
/// C1 and stand among the accounts.
bool holds_name(const Place& place) {
    if (std::ranges::find(parts_of_a_name, place.field) != parts_of_a_name.end() || place.field == "lead_name") return true;
    return place.field == "name" && (place.section == "family" || place.section == "suspect" || place.section == "referrer" || place.section == "notifier");
}

bool begins_large(std::string_view word) { return !word.empty() && !(word.front() >= 'a' && word.front() <= 'z'); }

/// Two words at least, of which first and last are written large: "Aunt of the children" and "Not known" are no names.
bool looks_like_whole_name(std::string_view words) {
    const auto first = words.find(' '), last = words.rfind(' ');
    return first != std::string_view::npos && begins_large(words) && begins_large(words.substr(last + 1));
}

void add_whole(std::string_view words, const std::set<std::string>& known, std::vector<std::string>& names) {
    std::string name{base::trim(words)};
    if (looks_like_whole_name(name) && !known.contains(name)) names.push_back(std::move(name));
}

void add_pair(const Answers& answers, const Place& surname, const std::set<std::string>& known, std::vector<std::string>& names) {
    const std::string last{base::trim(answers.of(surname))};
    for (const char* part : {"forename", "other_names"}) {
        const std::string first{base::trim(answers.of({surname.section, surname.turn, part}))};
        if (first.empty() || last.empty()) continue;
        add_whole(first + " " + last, known, names);
        names.push_back(last + ", " + first);
    }
}

}  // namespace

std::vector<std::string> names_in_answers(std::string_view answers_json, const std::set<std::string>& known) {
    std::vector<std::string> names;
    const auto answers = Answers::from_json(answers_json);
    for (const auto& [place, words] : answers.all()) {
        if (!holds_name(place)) continue;
        names.push_back(to_name(place) + "\":\"" + words);
        names.push_back(to_name(place) + "=" + words);
        if (place.field == "surname") add_pair(answers, place, known, names);
        else add_whole(words, known, names);
    }
    return names;
}

std::vector<std::string> names_in_paper_facts(std::string_view facts_json) {
    const auto facts = paper_facts_from_json(facts_json);
    std::vector<std::string> names;
    if (!facts.title.empty()) names.push_back("\"title\":\"" + facts.title + "\",\"file_name\":");
    if (!facts.file_name.empty()) names.push_back("filename=\"" + facts.file_name), names.push_back("\"file_name\":\"" + facts.file_name);
    if (looks_like_whole_name(facts.from)) names.push_back("\"from\":\"" + facts.from);
    return names;
}

}  // namespace casework
