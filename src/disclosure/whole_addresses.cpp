// Addresses whole: what stands before a street and is a house's name, and a house with the street behind it.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// Whether a place of the case ends in what a street is: "Shore Wynd".
bool is_street(const Span& span) {
    if (span.kind == "street") return true;
    if (span.kind != "place") return false;
    static const WordSet ends{"street", "road", "avenue", "lane", "crescent", "terrace", "close", "mews", "grove", "gardens", "drive", "way", "row", "rise", "view", "brae", "wynd", "vennel", "loan", "hill", "drove", "walk", "parade", "square", "steps", "place", "st", "rd", "ave", "ln", "cres", "terr", "tce", "dr", "gdns"};
    const PlainText name{span.text};
    return !name.words().empty() && ends.contains(name.words().back().folded);
}

class Addresses {
public:
    Addresses(const PlainText& text, Findings& findings) : text_{text}, findings_{findings}, found_{findings.spans()} {
        for (auto& span : found_) span.text = text.original(span.start, span.end);
    }

    void run() {
        for (const auto& street : found_) {
            if (!is_street(street)) continue;
            if (const auto* house = house_before(street)) joined(*house, street);
            else named_before(street);
        }
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

    /// "5 Fenside Court, Wyberton Drove", "the lock house on Puddlers Lane".
    const Span* house_before(const Span& street) const {
        static constexpr std::array<std::string_view, 7> between{", ", ",\n", ",", " on ", " off ", " in ", "\n"};
        const auto house = std::ranges::find_if(found_, [&](const Span& span) {
            if (span.kind != "address" || span.end >= street.start || street.start - span.end > 5) return false;
            const auto gap = text_.original(span.end, street.start);
            return std::ranges::find(between, gap) != between.end();
        });
        return house == found_.end() ? nullptr : &*house;
    }

    void joined(const Span& house, const Span& street) {
        findings_.add(byte_of(house.start), byte_of(street.end), "address", house.certainty, "address.house");
    }

    /// "at Stella Maris, Slipway Lane": up to three words with capitals, behind a word for where or at a line's beginning, directly before a street.
    void named_before(const Span& street) {
        const auto& plain = text_.plain();
        const auto begin = byte_of(street.start);
        if (begin < 4 || plain[begin - 2] != ',' || (plain[begin - 1] != ' ' && plain[begin - 1] != '\n')) return;
        const auto& words = text_.words();
        auto next = std::ranges::lower_bound(words, begin, {}, &Word::begin) - words.begin();
        if (next == 0) return;
        auto first = static_cast<std::size_t>(next) - 1;
        if (!words[first].capital || words[first].end != begin - 2) return;
        static const WordSet within{"na", "nan", "a", "an", "y", "yr", "the", "of", "le"};
        const auto last = first;
        for (std::size_t taken = 1; first > 0 && taken < 4; ++taken) {
            const auto& before = words[first - 1];
            const auto gap = std::string_view{plain}.substr(before.end, words[first].begin - before.end);
            if (gap != " " && gap != "-") break;
            const bool particle = within.contains(before.folded) && first > 1 && words[first - 2].capital && words[first - 2].end + 1 == before.begin;
            if (!before.capital && !particle) break;
            --first;
        }
        const auto from = words[first].begin;
        if (is_somebody_or_some_body(first, last, from) || !placed(first, from)) return;
        findings_.add(from, byte_of(street.end), "address", Certainty::Likely, "address.house");
    }

    /// A person of the register, a town, a school, an agency: "Karen Hale, Station Road", "Tipton, Lower Church Lane".
    bool is_somebody_or_some_body(std::size_t first, std::size_t last, std::size_t from) const {
        const auto& words = text_.words();
        const auto start = text_.start_of(from), end = text_.end_of(words[last].end);
        const bool known = std::ranges::any_of(found_, [&](const Span& span) {
            const bool whole = span.start <= start && end <= span.end;
            return span.start < end && start < span.end && (span.kind == "school" || span.kind == "address" || span.kind == "date" || (whole && !span.person.empty()) || span.why_code == "person.title");
        });
        if (known) return true;
        static const WordSet bodies{"hospital", "surgery", "clinic", "centre", "center", "station", "office", "offices", "court", "council", "service", "services", "team", "hub", "unit", "practice", "library", "church", "trust", "school", "academy", "college", "nursery", "university", "ward", "department", "constabulary", "police", "board", "project", "group", "road", "street", "lane", "avenue", "close", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
        for (auto i = first; i <= last; ++i)
            if (bodies.contains(words[i].folded) || lists().acronyms.contains(words[i].folded)) return true;
        return first == last && (lists().towns.contains(words[first].folded) || lists().given_names.contains(words[first].folded) || lists().ordinary_words.contains(words[first].folded));
    }

    /// Whether what stands before says that a place follows.
    bool placed(std::size_t first, std::size_t from) const {
        if (from == 0) return true;
        const auto before = text_.plain()[from - 1];
        if (before == '\n' || before == '\t' || before == '(' || before == '|') return true;
        if (from > 1 && before == ' ' && (text_.plain()[from - 2] == ':' || text_.plain()[from - 2] == '\n')) return true;
        static const WordSet where{"at", "from", "of", "to", "address", "is", "in", "near", "outside", "live", "lives", "living", "called"};
        return first > 0 && where.contains(text_.words()[first - 1].folded) && before == ' ';
    }

    const PlainText& text_;
    Findings& findings_;
    Spans found_;
};

}  // namespace

void find_whole_addresses(const PlainText& text, Findings& findings) { Addresses{text, findings}.run(); }

}  // namespace disclosure
