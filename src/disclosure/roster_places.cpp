// The case's own places, in the ways in which people write an address.
#include <algorithm>
#include <map>
#include <optional>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/name_forms.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// One spelling of what is written in many: "St" and "Saint", "Rd" and "Road".
std::string usual(const std::string& word) {
    static const std::map<std::string, std::string> forms{{"st", "saint"}, {"rd", "road"}, {"ave", "avenue"}, {"av", "avenue"}, {"cl", "close"}, {"clo", "close"}, {"cres", "crescent"}, {"dr", "drive"}, {"ln", "lane"}, {"terr", "terrace"}, {"tce", "terrace"}, {"ct", "court"}, {"gdns", "gardens"},
                                                          {"sq", "square"}, {"pl", "place"}, {"str", "street"}, {"sch", "school"}, {"hosp", "hospital"}, {"pk", "park"}, {"gr", "grove"}, {"ce", "ce"}};
    const auto found = forms.find(word);
    return found == forms.end() ? word : found->second;
}

struct Place {
    std::vector<std::string> words;
    std::size_t core = 0;  ///< The first words that name it without saying what it is.
};

bool says_what_it_is(const std::string& word) {
    return lists().field_words.contains(word) || lists().ordinary_words.contains(word);
}

/// The parts of an address, each a place; numbers and postcodes are other finders'.
std::vector<Place> places_of(const std::vector<std::string>& written) {
    std::vector<Place> result;
    for (const auto& whole : written) {
        std::size_t from = 0;
        while (from <= whole.size()) {
            const auto comma = std::min(whole.find(',', from), whole.size());
            Place place;
            const PlainText part{std::string_view{whole}.substr(from, comma - from)};
            for (const auto& word : part.words())
                if (word.folded.size() > 1) place.words.push_back(usual(word.folded));
            from = comma + 1;
            if (place.words.empty() || (place.words.size() == 1 && (place.words[0].size() < 3 || says_what_it_is(place.words[0])))) continue;
            place.core = place.words.size();
            while (place.core > 1 && says_what_it_is(place.words[place.core - 1])) --place.core;
            const bool distinct = std::any_of(place.words.begin(), place.words.begin() + static_cast<std::ptrdiff_t>(place.core), [](const auto& word) { return word != "saint" && !says_what_it_is(word); });
            if (!distinct) place.core = place.words.size();
            result.push_back(std::move(place));
        }
    }
    return result;
}

bool alike(const std::string& word, const std::string& wanted, bool& slip) {
    const auto written = usual(word);
    if (written == wanted || written + "s" == wanted || written == wanted + "s") return true;
    if (wanted.size() < 5 || says_what_it_is(written) || !one_letter_apart(written, wanted)) return false;
    return slip = true;
}

/// How many words of the place stand in the text from word `i` on, `core` at least; 0: it does not.
std::size_t standing(const PlainText& text, const Place& place, std::size_t i, bool& slip, std::size_t& last) {
    std::size_t matched = 0;
    auto at = i;
    for (std::size_t k = 0; k < place.words.size(); ++k, ++at) {
        // Letters alone are in no place's words: "Tan-y-Coed".
        if (k > 0 && at < text.words().size() && text.words()[at].folded.size() == 1) ++at;
        if (at >= text.words().size() || !alike(text.words()[at].folded, place.words[k], slip)) break;
        if (k > 0) {
            const auto& before = text.words()[at - 1];
            const auto gap = std::string_view{text.plain()}.substr(before.end, text.words()[at].begin - before.end);
            if (gap.size() > 5 || gap.find_first_not_of(before.possessive ? " '\n.-sS" : " '\n.-") != std::string_view::npos) break;
        }
        last = at;
        ++matched;
    }
    return matched >= place.core ? matched : 0;
}

/// Where the number of a house begins that stands directly before: "14 ", "Flat 3, 9 ", "number 88 ", "2/1, 19 ". No year.
std::optional<std::size_t> house_number_before(const PlainText& text, std::size_t begin) {
    static const Pattern house{R"((?<![A-Za-z0-9/.\-])(?:(?:flat|apartment|apt|unit|room|fflat)[ ]?[0-9]{1,4}[A-Z]?,?[ \n]{1,2}|\d{1,2}/\d{1,2},[ ])?(?:(?:no\.?|number|rhif)[ ])?(?!(?:19|20)\d\d)(?:(?=[IlO]*\d)(?-i:[\dIlO]{1,4})(?:-\d{1,4})?[A-Z]?|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty),?[ \n]{1,2})"};
    constexpr std::size_t reach = 24;
    const auto from = begin > reach ? begin - reach : 0;
    return house.ending_at(text, from, begin);
}

}  // namespace

void find_roster_places(const PlainText& text, const Roster& roster, Findings& findings) {
    const auto places = places_of(roster.places);
    if (places.empty()) return;
    for (std::size_t i = 0; i < text.words().size(); ++i) {
        const auto& first = text.words()[i];
        for (const auto& place : places) {
            bool slip = false;
            if (!alike(first.folded, place.words[0], slip)) continue;
            slip = false;
            std::size_t last = i;
            const auto matched = standing(text, place, i, slip, last);
            if (!matched || (matched == 1 && !first.capital && slip)) continue;
            const bool whole = matched == place.words.size();
            if (!whole && !first.capital) continue;
            if (const auto house = house_number_before(text, first.begin); house && whole) {
                findings.add(*house, text.words()[last].end, "address", Certainty::Certain, "address.house");
                break;
            }
            static const WordSet dwellings{"house", "cottage", "cottages", "farm", "farmhouse", "lodge", "villa", "bungalow", "barn", "rectory", "vicarage", "manse", "croft", "steading", "caravan", "flat", "flats"};
            if (whole && !slip && matched > 1 && dwellings.contains(place.words.back())) {
                findings.add(first.begin, text.words()[last].end, "address", Certainty::Certain, "address.house");
                break;
            }
            findings.add(first.begin, text.words()[last].end, "place", whole && !slip ? Certainty::Certain : Certainty::Likely, slip ? "place.slip" : whole ? "place.roster" : "place.part");
            break;
        }
    }
}

}  // namespace disclosure
