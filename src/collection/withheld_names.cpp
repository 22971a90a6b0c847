#include "collection/withheld_names.h"

#include <algorithm>

#include "collection/area.h"
#include "collection/words.h"

namespace collection {

namespace {

constexpr std::size_t shortest_name = 3;

/// Words that name no place: "Joint Safeguarding Board" withholds nothing by itself.
bool says_nothing(const std::string& plain) {
    static constexpr std::string_view general[] = {"anonymous", "withheld", "area withheld", "not known", "unknown", "national", "safeguarding",
        "safeguarding children partnership", "safeguarding children board", "england", "wales", "scotland", "northern ireland"};
    return plain.size() < shortest_name || std::ranges::find(general, plain) != std::end(general);
}

}  // namespace

WithheldNames::WithheldNames(const Record& record) {
    if (!record.area_withheld) return;
    for (const std::string* name : {&record.area, &record.publisher, &record.rights_holder}) {
        add(*name);
        add(place_name(*name));
    }
    for (const Label& authority : AreaBook::built_in().meaning(record.area).authorities) add(authority.text);
    std::string area = plain_words(record.area);
    for (auto end = area.find(" and "); end != std::string::npos; end = area.find(" and ")) {
        add(area.substr(0, end));
        area.erase(0, end + 5);
        add(area);
    }
}

void WithheldNames::add(std::string_view name) {
    const std::string plain = plain_words(name);
    if (!says_nothing(plain)) names_.push_back(" " + plain + " ");
}

bool WithheldNames::in(std::string_view text) const {
    if (names_.empty()) return false;
    const std::string plain = " " + plain_words(text) + " ";
    // "Saltbecks", as "Saltbeck's" is folded, names it too.
    return std::ranges::any_of(names_, [&](const std::string& name) {
        return plain.find(name) != std::string::npos || plain.find(name.substr(0, name.size() - 1) + "s ") != std::string::npos;
    });
}

std::string field_that_names(const Record& record) {
    const WithheldNames names{record};
    const auto any_in = [&](const std::vector<std::string>& items) { return std::ranges::any_of(items, [&](const std::string& item) { return names.in(item); }); };
    if (names.in(record.title)) return "title";
    if (names.in(record.abstract)) return "abstract";
    if (any_in(record.learning_themes)) return "learning_themes";
    if (any_in(record.recommendations)) return "recommendations";
    if (any_in(record.keywords)) return "keywords";
    if (any_in(record.harm)) return "harm";
    if (any_in(record.agencies)) return "agencies";
    if (any_in(record.setting)) return "setting";
    if (names.in(record.review_type)) return "review_type";
    if (record.withdrawn && names.in(record.withdrawn->reason)) return "withdrawn_reason";
    for (const Subject& subject : record.subjects)
        if (names.in(subject.age_band) || names.in(subject.sex) || names.in(subject.outcome)) return "subjects";
    return {};
}

}  // namespace collection
