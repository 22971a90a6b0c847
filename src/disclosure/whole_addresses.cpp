// Addresses whole: what stands before a street and is a house's name, and a house with the street behind it.
#include <algorithm>
#include <array>
#include <ranges>
#include <string>
#include <string_view>

#include "disclosure/checksum.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// Whether a place of the case ends in what a street is: "Shore Wynd".
bool is_street(const Span& span) {
    if (span.kind == "street") return true;
    if (span.kind != "place") return false;
    static const WordSet ends{"street", "road", "avenue", "lane", "crescent", "terrace", "close", "mews", "grove", "gardens", "drive", "way", "row", "rise", "view", "brae", "wynd", "vennel", "loan", "hill", "drove", "walk", "parade", "square", "steps", "place", "quay", "wharf", "fold", "croft", "mount", "yard", "dock", "harbour", "strand", "green", "st", "rd", "ave", "ln", "cres", "terr", "tce", "dr", "gdns"};
    const PlainText name{span.text};
    return !name.words().empty() && ends.contains(name.words().back().folded);
}

class Addresses {
public:
    Addresses(const PlainText& text, Findings& findings) : text_{text}, findings_{findings}, found_{findings.spans()} {
        for (auto& span : found_) span.text = text.original(span.start, span.end);
        std::ranges::stable_sort(found_, {}, &Span::start);
    }

    void run() {
        for (const auto& street : found_) {
            if (!is_street(street) && !(street.kind == "place" && before_a_postcode(street))) continue;
            if (const auto* house = house_before(street)) joined(*house, street);
            else named_before(street), with_its_postcode(street);
        }
        for (const auto& street : found_)
            if (street.kind == "address")
                if (const auto* house = house_before(street); house && house->text.find_first_of("0123456789") == std::string::npos) joined(*house, street);
        for (const auto& place : found_)
            if (place.kind == "street" || place.kind == "place" || place.kind == "address") outward_behind(place);
        for (const auto& house : found_)
            if (house.kind == "address" && house.certainty != Certainty::Possible) with_its_town(house);
    }

private:
    /// The byte of the plain text at which a code point begins.
    std::size_t byte_of(std::size_t point) const {
        std::size_t low = 0, high = text_.plain().size();
        while (low < high) {
            const auto middle = (low + high) / 2;
            if (text_.start_of(middle) < point) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// What was found that begins in [from, to): a text of many addresses is not walked through for each of them.
    std::ranges::subrange<Spans::const_iterator> beginning_in(std::size_t from, std::size_t to) const {
        return {std::ranges::lower_bound(found_, from, {}, &Span::start), std::ranges::lower_bound(found_, to, {}, &Span::start)};
    }
    /// Where to begin looking for what ends at a code point: nothing that is found here is longer.
    static std::size_t well_before(std::size_t at) {
        constexpr std::size_t longest = 200;
        return at > longest ? at - longest : 0;
    }

    /// "Trewidden Cross, TR20 9QJ", also over a line's end.
    bool before_a_postcode(const Span& place) const {
        constexpr std::size_t nearly = 4;
        return std::ranges::any_of(beginning_in(place.end + 1, place.end + nearly + 1), [](const Span& span) { return span.kind == "postcode"; });
    }

    /// "6 Shore Brae, Ardnabrae, PA16.": the first half of a postcode, directly behind where it is.
    void outward_behind(const Span& place) {
        static const Pattern outward{R"((?:, ?(?-i:[A-Z][a-z]{2,16}(?: [A-Z][a-z]{2,16})?))?,? ((?-i:[A-Z]{1,2}\d{1,2}[A-Z]?))(?=[.,;)\n]|$)(?!\.\d))"};
        const auto& plain = text_.plain();
        const auto end = byte_of(place.end);
        if (end + 2 >= plain.size() || (plain[end] != ',' && plain[end] != ' ')) return;
        constexpr std::size_t longest = 40;
        const PlainText behind{std::string_view{plain}.substr(end, longest)};
        outward.each(behind, [&](const Match& match) {
            if (match.begin != 0 || match.part_end == longest) return;
            const auto code = std::string_view{plain}.substr(end + match.part_begin, match.part_end - match.part_begin);
            if (is_postcode_area(std::string{code.substr(0, code.find_first_of("0123456789"))})) findings_.add(end + match.part_begin, end + match.part_end, "postcode", Certainty::Possible, "postcode.said");
        });
    }

    /// "Crimsley High School, Moorside Road, Nether Crimsley, WF4 9QT": a street is an address where its town and a whole postcode stand behind.
    void with_its_postcode(const Span& street) {
        const auto& plain = text_.plain();
        const auto next_to_it = beginning_in(street.end + 1, street.end + 40);
        const auto code = std::ranges::find_if(next_to_it, [](const Span& span) { return span.kind == "postcode"; });
        if (code == next_to_it.end()) return;
        const auto begin = byte_of(street.start), end = byte_of(street.end), next = byte_of(code->start);
        const auto gap = std::string_view{plain}.substr(end, next - end);
        const bool alone = gap == ", " || gap == " " || gap == ",\n";
        if (!alone && !is_town(gap)) return;
        findings_.add(begin, alone ? end : end + gap.find_last_not_of(" ,\n") + 1, "address", Certainty::Likely, "address.house");
    }

    /// "5 Fenside Court, Wyberton Drove", "the lock house on Puddlers Lane".
    const Span* house_before(const Span& street) const {
        static constexpr std::array<std::string_view, 7> between{", ", ",\n", ",", " on ", " off ", " in ", "\n"};
        const auto before = beginning_in(well_before(street.start), street.start);
        const auto house = std::ranges::find_if(before, [&](const Span& span) {
            if (span.kind != "address" || span.end >= street.start || street.start - span.end > 5) return false;
            const auto gap = text_.original(span.end, street.start);
            return std::ranges::find(between, gap) != between.end();
        });
        return house == before.end() ? nullptr : &*house;
    }

    void joined(const Span& house, const Span& street) {
        findings_.add(byte_of(house.start), byte_of(street.end), "address", std::max(house.certainty, street.certainty), "address.house");
    }

    /// "4 Chapel Row, Porthkenna, TR27 9ZB", "\"Samphire\", 4 Gap Lane, Broadstairs": what stands between a house and its postcode, or is a place of the case, and the
    /// house's name in quotation marks before its number.
    void with_its_town(const Span& house) {
        const auto& plain = text_.plain();
        auto begin = byte_of(house.start), end = byte_of(house.end);
        const auto next_to_it = beginning_in(house.end + 1, house.end + 40);
        const auto behind = std::ranges::find_if(next_to_it, [](const Span& span) { return span.kind == "place" || span.kind == "postcode"; });
        if (behind != next_to_it.end()) {
            const auto next = byte_of(behind->start);
            auto gap = std::string_view{plain}.substr(end, next - end);
            if (behind->kind == "place" && (gap == ", " || gap == ",\n")) end = byte_of(behind->end);
            else if (behind->kind == "postcode" && is_town(gap)) end += gap.find_last_not_of(" ,\n") + 1;
        }
        if (end == byte_of(house.end)) end = town_behind(house, end);
        if (begin > 5 && plain.compare(begin - 3, 3, "\", ") == 0) {
            const auto open = plain.rfind('"', begin - 4);
            constexpr std::size_t longest_name = 30;
            if (open != std::string::npos && begin - open < longest_name && plain.find('\n', open) > begin) begin = open;
        }
        begin = with_its_room(begin);
        if (begin < byte_of(house.start) || end > byte_of(house.end)) findings_.add(begin, end, "address", house.certainty, "address.house");
    }

    /// Where ", Rowley Regis" ends that stands behind a house by its number, or where the house itself ends: one or two words with capitals and nothing else in their part.
    std::size_t town_behind(const Span& house, std::size_t end) const {
        const auto& plain = text_.plain();
        const bool numbered = house.text.find_first_of("0123456789") != std::string::npos && house.text.find(',') == std::string::npos;
        if (!numbered || plain.compare(end, 2, ", ") != 0) return end;
        const auto last = std::min(plain.find_first_of(",.;)\n", end + 2), plain.size());
        const auto town = std::string_view{plain}.substr(end + 2, last - end - 2);
        if (!is_town(std::string{", "} + std::string{town}) || town.size() < 4) return end;
        const auto& words = text_.words();
        std::size_t taken = 0;
        for (auto word = std::ranges::lower_bound(words, end, {}, &Word::begin); word != words.end() && word->begin < last; ++word, ++taken) {
            static const WordSet other{"the", "his", "her", "their", "a", "an", "and", "with", "mother", "father", "tel", "mobile", "child", "family", "police", "council"};
            if (taken > 1 || other.contains(word->folded) || is_title(word->folded) || is_relation(word->folded) || is_month(word->folded) || lists().acronyms.contains(word->folded)) return end;
        }
        const auto found = beginning_in(text_.start_of(end), text_.end_of(last));
        const bool somebody = std::ranges::any_of(found, [](const Span& span) { return (span.kind == "person" && (!span.person.empty() || span.certainty != Certainty::Possible)) || span.kind == "school" || span.kind == "date"; });
        return somebody ? end : last;
    }

    /// Where "Hostel Rm 12, " or "Rm 316, The Langley, " begins that stands before a house in its line.
    std::size_t with_its_room(std::size_t begin) const {
        static const Pattern room{R"((?<![A-Za-z])(?:(?-i:[A-Z][a-z]{2,14} ))?(?:Rm|Room|Flat|Apt|Unit|Studio|Suite|Bed) ?\d{1,4}[A-Z]?,? (?:(?-i:(?:The )?[A-Z][A-Za-z']{2,20}(?: [A-Z][A-Za-z']{2,20})?), )?)"};
        constexpr std::size_t reach = 50;
        return room.ending_at(text_, begin > reach ? begin - reach : 0, begin).value_or(begin);
    }

    /// ", Porthkenna, ", ", Great Bridge ": one or two parts of up to three words with capitals, in one line.
    static bool is_town(std::string_view gap) {
        if (!gap.starts_with(", ") || gap.size() > 36) return false;
        bool word_begins = true;
        std::size_t words = 0;
        for (const char c : gap.substr(2)) {
            const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '\'' || c == '-';
            if (!letter && c != ' ' && c != ',' && c != '\n') return false;
            if (letter && word_begins && (c < 'A' || c > 'Z')) return false;
            words += letter && word_begins;
            word_begins = !letter;
        }
        return words > 0 && words < 5;
    }

    /// "at Stella Maris, Slipway Lane": up to three words with capitals, behind a word for where or at a line's beginning, directly before a street.
    void named_before(const Span& street) {
        const auto& plain = text_.plain();
        const auto begin = byte_of(street.start);
        if (begin < 4) return;
        const bool comma = plain[begin - 2] == ',' && (plain[begin - 1] == ' ' || plain[begin - 1] == '\n');
        const bool next_line = plain[begin - 1] == '\n' && plain[begin - 2] != '\n' && street.kind == "place";
        if (!comma && !next_line) return;
        const auto& words = text_.words();
        auto next = std::ranges::lower_bound(words, begin, {}, &Word::begin) - words.begin();
        if (next == 0) return;
        auto first = static_cast<std::size_t>(next) - 1;
        if (!words[first].capital || words[first].end != begin - (comma ? 2 : 1)) return;
        static const WordSet within{"na", "nan", "a", "an", "y", "yr", "the", "of", "le"};
        const auto last = first;
        for (std::size_t taken = 1; first > 0 && taken < 4; ++taken) {
            const auto& before = words[first - 1];
            const auto gap = std::string_view{plain}.substr(before.end, words[first].begin - before.end);
            if (gap != " " && gap != "-" && gap != "'s ") break;
            const bool particle = within.contains(before.folded) && first > 1 && words[first - 2].capital && words[first - 2].end + 1 == before.begin;
            if (!before.capital && !particle) break;
            --first;
        }
        const auto from = words[first].begin;
        if (is_somebody_or_some_body(first, last, from) || !placed(first, from) || (next_line && !alone_in_its_line(first, from))) return;
        findings_.add(from, byte_of(street.end), "address", Certainty::Likely, "address.house");
    }

    /// "c/o Bosvean" above "Trewidden Cross": one word that is no word of the language and no forename.
    bool alone_in_its_line(std::size_t first, std::size_t from) const {
        const auto line = from ? text_.plain().rfind('\n', from - 1) + 1 : 0;  // npos + 1 is the text's beginning.
        const auto before = std::string_view{text_.lower()}.substr(line, from - line);
        const auto& word = text_.words()[first].folded;
        return (before.empty() || before == "c/o ") && !lists().ordinary_words.contains(word) && !lists().given_names.contains(word) && !lists().towns.contains(word);
    }

    /// A person of the register, a town, a school, an agency: "Karen Hale, Station Road", "Tipton, Lower Church Lane".
    bool is_somebody_or_some_body(std::size_t first, std::size_t last, std::size_t from) const {
        const auto& words = text_.words();
        const auto start = text_.start_of(from), end = text_.end_of(words[last].end);
        const bool known = std::ranges::any_of(beginning_in(well_before(start), end), [&](const Span& span) {
            const bool whole = span.start <= start && end <= span.end;
            return span.start < end && start < span.end && (span.kind == "school" || span.kind == "address" || span.kind == "date" || (whole && !span.person.empty()) || span.why_code == "person.title");
        });
        if (known) return true;
        static const WordSet bodies{"hospital", "surgery", "clinic", "centre", "center", "station", "office", "offices", "court", "council", "service", "services", "team", "hub", "unit", "practice", "library", "church", "trust", "school", "academy", "college", "nursery", "university", "ward", "department", "constabulary", "police", "board", "project", "group", "road", "street", "lane", "avenue", "close", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
        for (auto i = first; i <= last; ++i)
            if (bodies.contains(words[i].folded) || (words[i].capital && lists().acronyms.contains(words[i].folded))) return true;  // "na" of "Tigh-na-Mara" is no "N/A".
        return first == last && (lists().towns.contains(words[first].folded) || lists().given_names.contains(words[first].folded) || lists().ordinary_words.contains(words[first].folded));
    }

    /// Whether what stands before says that a place follows.
    bool placed(std::size_t first, std::size_t from) const {
        if (from == 0) return true;
        const auto before = text_.plain()[from - 1];
        if (before == '\n' || before == '\t' || before == '(' || before == '|') return true;
        if (from > 1 && before == ' ' && std::string_view{":\n)"}.find(text_.plain()[from - 2]) != std::string_view::npos) return true;
        // "4. The Old Net Loft, Trinity Quay": an item of a list.
        if (from > 3 && before == ' ' && text_.plain()[from - 2] == '.' && text_.plain()[from - 3] >= '0' && text_.plain()[from - 3] <= '9') return true;
        // "Loveday Hocking (MGM), Bosvean, Trewidden Cross": who lives there stands before.
        if (from > 2 && before == ' ' && text_.plain()[from - 2] == ',' && std::ranges::any_of(beginning_in(well_before(text_.start_of(from)), text_.start_of(from)), [&](const Span& span) { return span.kind == "person" && span.end <= text_.start_of(from) && text_.start_of(from) - span.end < 10; })) return true;
        static const WordSet where{"at", "from", "of", "to", "address", "is", "in", "near", "outside", "live", "lives", "living", "called", "o"};
        return first > 0 && where.contains(text_.words()[first - 1].folded) && before == ' ';
    }

    const PlainText& text_;
    Findings& findings_;
    Spans found_;
};

}  // namespace

void find_whole_addresses(const PlainText& text, Findings& findings) { Addresses{text, findings}.run(); }

}  // namespace disclosure
