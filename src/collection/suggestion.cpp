#include "collection/suggestion.h"

#include <charconv>
#include <cctype>

#include "collection/area.h"
#include "documents/suggest.h"

namespace collection {

namespace {

int number_in(const std::string& digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string with_capital(std::string words) {
    if (!words.empty()) words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    return words;
}

}  // namespace

SuggestedRecord suggest_record(Record record, const documents::Extraction& extraction, const std::string& file_name) {
    static const std::vector<std::string> areas = AreaBook::built_in().names();
    const documents::Suggestions found = documents::suggest(extraction, areas, file_name);
    SuggestedRecord result{std::move(record), {Suggested::Title}};
    Record& fields = result.record;
    fields.title = found.title ? found.title->value : file_name;
    const auto take = [&](const std::optional<documents::Suggestion>& suggestion, Suggested what, auto&& put) {
        if (!suggestion) return;
        put(suggestion->value);
        result.suggested.push_back(what);
    };
    take(found.year, Suggested::Year, [&](const std::string& value) { fields.year = number_in(value); });
    take(found.area, Suggested::Area, [&](const std::string& value) { fields.area = value; });
    take(found.nation, Suggested::Nation, [&](const std::string& value) { fields.nation = nation_label(value).value_or(Label{{}, value}).text; });
    take(found.scheme, Suggested::Scheme, [&](const std::string& value) { fields.review_type = with_capital(value); });
    take(found.age_band, Suggested::AgeBand, [&](const std::string& value) { fields.subjects = {{value, {}, {}}}; });
    if (extraction.properties.language.starts_with("cy")) fields.files[0].language = "cy";
    return result;
}

}  // namespace collection
