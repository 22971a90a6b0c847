// Names that nothing around them tells, where a text is somebody's file: a word with a capital that is in no list of words is a name there sooner than anything else.
#include <algorithm>

#include "disclosure/citations.h"
#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/unit.h"

namespace disclosure {

namespace {

class Search {
public:
    Search(const PlainText& text, Findings& findings) : text_{text}, findings_{findings}, units_{units_of(text)}, cited_{words_in_citations(text)}, file_{findings} {
        for (const auto& span : findings.spans()) taken_.emplace_back(span.start, span.end);
        std::sort(taken_.begin(), taken_.end());
        std::size_t furthest = 0;
        for (const auto& span : taken_) reach_.push_back(furthest = std::max(furthest, span.second));
    }

    void run() {
        for (std::size_t i = 0; i < units_.size();) {
            if (!may_be(i)) { ++i; continue; }
            auto last = i;
            while (last + 1 < units_.size() && last < i + 3 && !units_[last].possessive && beside(last) && may_be(last + 1)) ++last;
            // "Tavish Munro": behind a forename a plain word with a capital is a surname, where no third one follows.
            auto end = last;
            if (end == i && units_[i].given && !units_[i].possessive && i + 1 < units_.size() && beside(i) && may_end_a_name(i + 1)) end = i + 1;
            // "SROKA D": the initial behind it.
            if (end == i && units_[i].all_capitals && i + 1 < units_.size() && beside(i) && units_[i + 1].letter) end = i + 1;
            const auto first = i > 0 && beside(i - 1) && units_[i - 1].capital && units_[i - 1].given && !units_[i - 1].letter && !units_[i - 1].possessive && !units_[i - 1].field && !is_taken(units_[i - 1]) ? i - 1 : i;
            findings_.add(units_[first].begin, units_[end].end, "person", Certainty::Possible, "person.shape");
            i = end + 1;
        }
    }

private:
    bool beside(std::size_t i) const { return std::string_view{text_.plain()}.substr(units_[i].end, units_[i + 1].begin - units_[i].end) == " "; }

    bool may_end_a_name(std::size_t i) const {
        const auto& unit = units_[i];
        const bool more = i + 1 < units_.size() && beside(i) && units_[i + 1].capital;
        return unit.capital && !unit.letter && !unit.field && !unit.acronym && !ends_a_body(unit.folded) && !lists().no_names.contains(unit.folded) && !tells_a_kind(unit.folded) && !more && unit.all_capitals == units_[i - 1].all_capitals && !is_taken(unit);
    }

    /// Whether Welsh is written around a word: no list here holds its words, and a capital begins a sentence there as often.
    bool amid_welsh(std::size_t i) const {
        static const WordSet small{"yn", "y", "yr", "ar", "gan", "oedd", "ei", "wedi", "bod", "mae", "ac", "ein", "eu", "gyda", "bydd", "sydd", "nid", "cafodd", "gael", "ond", "fod", "dros", "hyn", "gyfer", "fel", "wrth", "cyn", "ym", "yng"};
        constexpr std::size_t reach = 14;
        int known = 0;
        for (auto k = i > reach ? i - reach : 0; k < std::min(units_.size(), i + reach); ++k) known += small.contains(units_[k].folded);
        return known >= 4;
    }

    bool is_taken(const Unit& unit) const {
        const auto start = text_.start_of(unit.begin), end = text_.end_of(unit.end);
        const auto next = std::lower_bound(taken_.begin(), taken_.end(), std::pair{end, std::size_t{0}});
        return next != taken_.begin() && reach_[static_cast<std::size_t>(next - taken_.begin()) - 1] > start;
    }

    bool may_be(std::size_t i) const {
        const auto& unit = units_[i];
        if (!unit.capital || unit.letter || unit.ordinary || unit.field || unit.acronym || (unit.town && !unit.given) || cited_[unit.first] || unit.folded.size() < 3) return false;
        const auto& plain = text_.plain();
        const auto marked = [&](char c) { return (c >= '0' && c <= '9') || c == '@' || c == '_' || c == '/' || c == '#' || c == '!' || c == '.' ; };
        if ((unit.begin > 0 && marked(plain[unit.begin - 1])) || (unit.end < plain.size() && marked(plain[unit.end]) && plain[unit.end] != '.' && plain[unit.end] != '/')) return false;
        if (unit.all_capitals && unit.folded.size() < 5 && !unit.given) return false;
        if (lists().no_names.contains(unit.folded) || tells_a_kind(unit.folded) || ends_a_body(unit.folded) || is_title(unit.folded) || is_relation(unit.folded) || is_month(unit.folded)) return false;
        // Capitals within: "SystmOne", "CareFirst" are systems; "McIntyre" is not.
        const auto written = std::string_view{plain}.substr(unit.begin, unit.end - unit.begin);
        const bool hump = !unit.all_capitals && !unit.joined && std::any_of(written.begin() + 1, written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (hump && !written.starts_with("Mc") && !written.starts_with("Mac") && written.find('\'') == std::string_view::npos && !written.starts_with("De") && !written.starts_with("Fitz")) return false;
        // The plural and the bent forms of plain words.
        if (!unit.given && !unit.surname && is_bent(unit.folded)) return false;
        // "the Trossachs", "a Kenwood": with its article a thing or a place.
        const std::string before = i && unit.begin - units_[i - 1].end == 1 ? units_[i - 1].folded : "";
        if (before == "st" && i && units_[i - 1].capital) return false;  // "born at St Chad's".
        if ((before == "the" || before == "a" || before == "an") && !unit.possessive) return false;
        // "Leaside General Hospital", "Ysbyty Arfordir", "County Tyrone": what it is stands behind another word, or before.
        static const WordSet before_places{"ysbyty", "ysgol", "county", "cyngor", "meddygfa", "cartrefi", "llys", "canolfan", "port", "lough", "loch", "mount", "upper", "lower"};
        if (!unit.possessive && i + 2 < units_.size() && beside(i) && beside(i + 1) && units_[i + 1].capital && units_[i + 1].ordinary && !units_[i + 1].given && units_[i + 2].capital && ends_a_body(units_[i + 2].folded)) return false;
        if (before_places.contains(before) && i && units_[i - 1].capital) return false;
        static const WordSet counties{"devon", "kent", "tyrone", "clyde", "essex", "lincoln", "boston", "chester", "derby", "derry", "durham", "london", "york", "surrey", "cavan", "kerry", "clare", "donegal"};
        if (counties.contains(unit.folded) && !(unit.given && i + 1 < units_.size() && beside(i) && is_person_verb(units_[i + 1].folded))) return false;
        if (i + 1 < units_.size() && beside(i) && units_[i + 1].capital && (units_[i + 1].folded == "general" || units_[i + 1].folded == "infirmary") && !unit.possessive) return false;
        if (i + 1 < units_.size() && beside(i) && units_[i + 1].capital && ends_a_body(units_[i + 1].folded) && !unit.possessive) return false;
        // "near Stirling", "from Preston": a town before a name.
        static const WordSet where{"in", "near", "at", "from", "of", "outside", "to", "around", "via", "northern", "southern"};
        if (unit.town && where.contains(before)) return false;
        // A town or a school that nobody knows stands behind these.
        if ((before == "in" || before == "near" || before == "of") && !unit.given && !unit.surname) return false;
        // At a sentence's or a line's beginning every word has a capital, and another language's are in no list. In capitals so has a heading's.
        const auto opener = unit.begin > 1 ? plain[unit.begin - 1] == ' ' ? plain[unit.begin - 2] : plain[unit.begin - 1] : '\n';
        const bool told_by_list = unit.given || unit.surname;
        if (!told_by_list && (amid_welsh(i) || unit.all_capitals || (opener >= '0' && opener <= '9') || (unit.opens && opener != ':'))) return false;
        // "They're", "DNA'd", "Rec'd": shortened, and nobody's.
        if (written.find('\'') != std::string_view::npos && written.size() - written.find('\'') <= 4 && !written.starts_with("O'") && !written.starts_with("D'")) return false;
        if (unit.end < plain.size() && plain[unit.end] == '\'' && !unit.possessive) return false;
        return file_.around(text_.start_of(unit.begin)) && !is_taken(unit);
    }

    const PlainText& text_;
    Findings& findings_;
    const std::vector<Unit> units_;
    const std::vector<bool> cited_;  ///< By word: it stands in a judgment's title or among quoted authors.
    const File file_;
    std::vector<std::pair<std::size_t, std::size_t>> taken_;
    std::vector<std::size_t> reach_;
};

}  // namespace

void find_remaining_people(const PlainText& text, Findings& findings) {
    if (File{findings}.anywhere()) Search{text, findings}.run();
}

}  // namespace disclosure
