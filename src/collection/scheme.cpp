#include "collection/scheme.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/text.h"
#include "collection/reference_data.h"
#include "collection/vocabulary.h"
#include "collection/words.h"

namespace collection {

namespace {

/// A review may be published years after its scheme has ended.
constexpr int years_to_publication = 6;

int year_of(base::Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

bool holds_in(const Scheme& scheme, std::string_view nation) {
    if (scheme.nation == nation || scheme.nation == "united-kingdom") return true;
    return scheme.nation == "england-and-wales" && (nation == "england" || nation == "wales");
}

bool could_be_published_in(const Scheme& scheme, int year) {
    return year >= year_of(scheme.from) && (!scheme.to || year <= year_of(*scheme.to) + years_to_publication);
}

SchemeMeaning as_given(std::string_view words, std::string_view nation) {
    // A vocabulary term may name its nation in a note ("Learning review" is Scotland's): its label only, no scheme.
    const Term* term = Vocabulary::built_in().meaning("review_type", words);
    const bool abbreviation = term && plain_words(words) != plain_words(term->preferred) && base::length(words) <= 4;
    if (term && !abbreviation) return {term->label(), std::string{nation}, {}};
    return {{slug_of(words), base::squeeze(words)}, std::string{nation}, {}};
}

}  // namespace

std::string Scheme::era() const { return to ? fmt::format("{} to {}", year_of(from), year_of(*to)) : fmt::format("{} on", year_of(from)); }

const SchemeTable& SchemeTable::built_in() {
    static const SchemeTable table{reference_file("schemes.csv")};
    return table;
}

SchemeTable::SchemeTable(std::string_view csv) {
    for (const auto& row : read_table(csv, "schemes.csv", {"id", "nation", "from", "to", "name", "words", "source", "verification"}).rows) {
        const auto from = base::parse_day(row[2]);
        if (!from) throw base::Fault{"A scheme has no first day", "schemes.csv, " + row[0], "Write it as 2018-06-29."};
        Scheme scheme{{row[0], row[4]}, row[1], *from, base::parse_day(row[3]), {plain_words(row[4])}, row[6], row[7] == "seen"};
        for (const std::string& words : split_list(row[5])) scheme.words.push_back(plain_words(words));
        schemes_.push_back(std::move(scheme));
    }
}

const Scheme* SchemeTable::by_id(std::string_view id) const {
    const auto found = std::ranges::find_if(schemes_, [&](const Scheme& scheme) { return scheme.label.slug == id; });
    return found == schemes_.end() ? nullptr : &*found;
}

std::optional<SchemeMeaning> SchemeTable::meaning(std::string_view words, std::string_view nation, std::optional<int> year) const {
    const std::string plain = plain_words(words);
    if (plain.empty()) return std::nullopt;
    std::vector<const Scheme*> meant;
    for (const Scheme& scheme : schemes_) {
        const bool said = scheme.label.slug == words || std::ranges::find(scheme.words, plain) != scheme.words.end();
        if (said && (nation.empty() || holds_in(scheme, nation))) meant.push_back(&scheme);
    }
    if (meant.size() > 1 && year) std::erase_if(meant, [&](const Scheme* scheme) { return !could_be_published_in(*scheme, *year); });
    if (meant.size() != 1) return as_given(words, nation);
    return SchemeMeaning{meant[0]->label, nation.empty() ? meant[0]->nation : std::string{nation}, meant[0]->era()};
}

}  // namespace collection
