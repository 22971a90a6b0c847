// What only its neighbours show to be somebody's: a bare number behind a name, beside another of its sort, or a reference that stood elsewhere with its word.
#include <algorithm>
#include <map>
#include <set>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

constexpr std::size_t shortest = 5, longest = 8;  // Digits of the numbers under which case systems file a person.

std::string bare(std::string_view text) {
    std::string result;
    for (const char c : text)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) result += c;
        else if (c >= 'a' && c <= 'z') result += static_cast<char>(c - 32);
    return result;
}

class Neighbours {
public:
    Neighbours(const PlainText& text, Findings& findings) : text_{text}, findings_{findings}, found_{findings.spans()} {
        for (const auto& span : found_) {
            if (span.kind == "person") people_.insert(span.end);
            if (span.kind == "school" || span.kind == "place") schools_.insert(span.end);
            if (span.direct && span.kind != "person" && span.kind != "address") taken_.emplace_back(span.start, span.end);
            const auto name = bare(text_.original(span.start, span.end));
            const bool sure = span.certainty != Certainty::Possible;
            if (span.kind == "record-number" && sure && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; }) && name.size() > shortest) records_.insert(name);
            // What a word or a shape told once is of that kind wherever else it stands.
            static const std::set<std::string_view> references{"police-reference", "court-case", "record-number"};
            if (references.contains(span.kind) && sure && digits_of(name).size() >= shortest) kinds_.emplace(name, span.kind);
            if (span.direct && span.kind != "person" && span.kind != "address" && span.kind != "vehicle" && span.kind != "postcode") numbers_.emplace(span.end, static_cast<std::size_t>(&span - found_.data()));
        }
        std::ranges::sort(taken_);
        for (const auto& span : taken_) reach_.push_back(std::max(span.second, reach_.empty() ? 0 : reach_.back()));
    }

    void run() {
        static const Pattern number{R"((?<![A-Za-z0-9.,:/@_\-])\d{5,8}(?:/\d{1,2}){0,4}(?![A-Za-z0-9@_\-]|[.,:/]\d|%))"};
        // Twice: what is told by its neighbour tells the next.
        for (int reading = 0; reading < 2; ++reading) number.each(text_, [&](const Match& match) { bare_number(match); });
        nicknames();
        initials();
        static const Pattern reference{R"((?<![A-Za-z0-9/\-])(?=[A-Z0-9/\-]*\d)(?-i:[A-Z0-9]{1,16}(?:[/\-][A-Z0-9]{1,12}){0,4})(?![A-Za-z0-9/]))"};
        reference.each(text_, [&](const Match& match) {
            if (const auto known = kinds_.find(bare(match.text)); known != kinds_.end()) again(match, known->second);
        });
    }

    /// "EMIS nos 11820 and 11821": what stands behind a number that a word told, with as many figures and nothing but "and" between, is of its kind.
    void listed() {
        static const Pattern next{R"((?<=[0-9A-Z])(?: ?[,;/&+] ?| and | or | & |, and | / |\) and \w{1,14} (?:\w{1,14} )?\()((?-i:[A-Z]{0,3}[/\-]?\d{3,10}(?:[/\-]\d{1,6}){0,2}))(?![A-Za-z0-9/]|[.,:\-]\d))"};
        next.each(text_, [&](const Match& match) {
            const auto from = text_.end_of(match.begin);
            const auto known = numbers_.find(from);
            if (known == numbers_.end()) return;
            const auto* before = &found_[known->second];
            const auto number = digits_of(std::string_view{text_.plain()}.substr(match.part_begin, match.part_end - match.part_begin)), first = digits_of(text_.original(before->start, before->end));
            const bool local = before->kind == "phone" && number.size() == 6 && first.size() == 11;  // "07700 900118 or 900119".
            if (before->kind == "phone" ? !local : number.size() != first.size()) return;
            Match own = match;
            own.begin = match.part_begin, own.end = match.part_end;
            if (!is_taken(own)) findings_.add(own.begin, own.end, before->kind, Certainty::Likely, before->why_code);
        });
    }

private:
    bool is_taken(const Match& match) const {
        const auto start = text_.start_of(match.begin), end = text_.end_of(match.end);
        const auto next = std::ranges::lower_bound(taken_, std::pair{end, std::size_t{0}});
        return next != taken_.begin() && reach_[static_cast<std::size_t>(next - taken_.begin()) - 1] > start;
    }

    void again(const Match& match, const std::string& kind) {
        const char* why = kind == "police-reference" ? "police-reference.shape" : kind == "court-case" ? "court-case.shape" : "record-number.said";
        findings_.add(match.begin, match.end, kind, Certainty::Likely, why);
    }

    /// "Ally \"Bunny\" Innes", "Nevaeh 'Nev' Stobbart": one name, and what is between the marks is the person's wherever it stands.
    void nicknames() {
        static const Pattern quoted{R"((?<![A-Za-z'])(?-i:[A-Z][A-Za-z\-]{1,20} (?:"[A-Z][A-Za-z]{1,14}"|'[A-Z][a-z]{1,14}'|\([A-Z][a-z]{1,14}\)) [A-Z][A-Za-z'\-]{1,24})(?![A-Za-z]))", Around{" \"| '"}};
        std::set<std::string> names;
        quoted.each(text_, [&](const Match& match) {
            const auto start = text_.start_of(match.begin), end = text_.end_of(match.end);
            const bool of_a_person = std::ranges::any_of(found_, [&](const Span& span) { return span.kind == "person" && span.start < end && start < span.end; });
            if (!of_a_person || match.text.find('(') != std::string_view::npos) return;
            findings_.add(match.begin, match.end, "person", Certainty::Certain, "person.names");
            const auto open = match.text.find_first_of("\"'"), close = match.text.find_first_of("\"'", open + 1);
            names.insert(std::string{match.text.substr(open + 1, close - open - 1)});
        });
        if (names.empty()) return;
        for (const auto& word : text_.words())
            if (word.capital && names.contains(text_.plain().substr(word.begin, word.end - word.begin))) findings_.add(word.begin, word.end, "person", Certainty::Likely, "person.again");
    }

    /// "HW asked" of Helga Winterbourne, who stands in the text by both names: her initials name her, unless the field writes them for something else.
    void initials() {
        std::set<std::string> known;
        std::set<char> firsts;  ///< Of names found, for transcripts: "E: At Kyle's."
        for (const auto& span : found_) {
            if (span.kind != "person" || span.end - span.start < 3) continue;
            const PlainText name{text_.original(span.start, span.end)};
            const auto first = std::ranges::find_if(name.words(), [](const Word& word) { return !is_title(word.folded); });
            if (first != name.words().end()) firsts.insert(first->folded[0]);
        }
        for (const auto& span : found_) {
            if (span.kind != "person" || span.certainty == Certainty::Possible) continue;
            std::string letters;
            const PlainText name{text_.original(span.start, span.end)};
            for (const auto& word : name.words())
                if (word.capital && !is_title(word.folded)) letters += static_cast<char>(word.folded[0]);
            if (letters.size() == 2 || letters.size() == 3) known.insert(letters);
        }
        const auto& words = text_.words();
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto& word = words[i];
            const bool begins = word.begin == 0 || text_.plain()[word.begin - 1] == '\n';
            if (word.capital && word.folded.size() == 1 && begins && firsts.contains(word.folded[0]) && std::string_view{"qa"}.find(word.folded[0]) == std::string_view::npos && text_.plain().compare(word.end, 2, ": ") == 0) {
                findings_.add(word.begin, word.end, "person", Certainty::Possible, "person.initials");
                continue;
            }
            if (!word.all_capitals || word.folded.size() > 3 || !known.contains(word.folded)) continue;
            const bool acts = i + 1 < words.size() && words[i + 1].begin - word.end == 1 && text_.plain()[word.end] == ' ' && is_person_verb(words[i + 1].folded);
            const bool asked = i > 0 && word.begin - words[i - 1].end == 1 && (words[i - 1].folded == "by" || words[i - 1].folded == "allocated" || words[i - 1].folded == "told");
            const bool bracketed = word.begin > 0 && text_.plain()[word.begin - 1] == '(' && word.end < text_.plain().size() && text_.plain()[word.end] == ')';
            const bool speaker = word.end < text_.plain().size() && text_.plain()[word.end] == ':' && (word.begin == 0 || text_.plain()[word.begin - 1] == '\n');
            if (speaker || (bracketed && !lists().field_words.contains(word.folded))) {
                findings_.add(word.begin, word.end, "person", Certainty::Possible, "person.initials");
                continue;
            }
            const bool last = word.end >= text_.plain().size() || text_.plain()[word.end] == '\n' || text_.plain()[word.end] == '.';
            const bool of_the_field = lists().acronyms.contains(word.folded) || lists().ordinary_words.contains(word.folded) || lists().field_words.contains(word.folded);
            if (of_the_field ? (acts && is_speech_verb(words[i + 1].folded)) || (asked && last) : acts || asked || word.possessive || last) findings_.add(word.begin, word.end, "person", Certainty::Possible, "person.initials");
        }
    }

    /// Whether what stands `gap` before a place ends there: a bracket, a comma, a cell's edge or a space between.
    bool stands_behind(const std::set<std::size_t>& ends, std::size_t begin, std::string_view between, std::size_t furthest) const {
        auto at = begin;
        while (at > 0 && begin - at < furthest && between.find(text_.plain()[at - 1]) != std::string_view::npos) --at;
        return at < begin && at > 0 && ends.contains(text_.end_of(at));
    }

    void bare_number(const Match& match) {
        if (is_taken(match)) return;
        const auto digits = match.text.substr(0, match.text.find('/'));
        const auto before = match.begin > 0 ? text_.plain()[match.begin - 1] : ' ';
        // "Hollin Bank Academy (139904)": six digits of the range that schools have, directly behind a school's name.
        if (digits.size() == 6 && digits[0] == '1' && digits[1] < '6' && digits == match.text && stands_behind(schools_, match.begin, " ([,:-\t", 4) && (said_before(text_, match.begin, "school|academy|college|nursery|primary|high|urn|infants|juniors|ysgol", 60))) return findings_.add(match.begin, match.end, "school-urn", Certainty::Likely, "school-urn.said");
        if (digits.size() == 7 && digits == match.text && stands_behind(schools_, match.begin, " ([,:-\t|", 4)) return findings_.add(match.begin, match.end, "school-urn", Certainty::Likely, "school-urn.said");
        // "Eastmoor High (142215)": in a table of schools, behind whatever the school is called.
        auto word = match.begin > 2 ? text_.plain().find_last_of(" \n\t,;", match.begin - 3) + 1 : 0;
        const bool named = word < match.begin && text_.plain()[word] >= 'A' && text_.plain()[word] <= 'Z';
        const bool of_a_school = named && digits.size() == 6 && digits[0] == '1' && digits[1] < '6' && digits == match.text && before == '(' && match.begin > 2 && text_.plain()[match.begin - 2] == ' ' && text_.plain()[match.end] == ')';
        if (of_a_school && said_before(text_, match.begin, "school|schools|academy|urn|pupil|ysgol", 400)) return findings_.add(match.begin, match.end, "school-urn", Certainty::Likely, "school-urn.said");
        // "4417093/4/5": three of one family, one behind the other.
        if (std::ranges::count(match.text, '/') > 1 && digits.size() > shortest) return findings_.add(match.begin, match.end, "record-number", Certainty::Possible, "record-number.figures");
        // "4417093" and "4417095" of one family were given out together.
        const auto of_a_family = records_.lower_bound(std::string{digits.substr(0, digits.size() - 2)});
        const auto is_sibling = [&](const std::string& known) { return known.size() == digits.size() && known.starts_with(digits.substr(0, digits.size() - 2)); };
        bool sibling = false;
        for (auto known = of_a_family; digits.size() > shortest && !sibling && known != records_.end() && known->starts_with(digits.substr(0, digits.size() - 2)); ++known) sibling = is_sibling(*known);
        if (sibling) return findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.said");
        // "Ottilie (4417093)", "Ottilie B       4417093": behind a name nobody writes a bare number that is not hers. Money has a sign, a date its strokes.
        const bool bracket = before == '(' && match.end < text_.plain().size() && (text_.plain()[match.end] == ')' || text_.plain()[match.end] == ';' || text_.plain()[match.end] == ',');
        const bool cell = match.begin > 2 && (before == '\t' || before == '|' || text_.plain().compare(match.begin - 2, 2, "  ") == 0 || text_.plain().compare(match.begin - 2, 2, "| ") == 0);
        if (digits.size() < 6 || digits.size() > longest || !(bracket || cell) || !stands_behind(people_, match.begin, bracket ? " (" : " \t|", 24)) return;
        const bool day = digits.size() == 8 && (digits.starts_with("19") || digits.starts_with("20") || digits.substr(4, 2) == "19" || digits.substr(4, 2) == "20");
        if (day) return;
        records_.insert(std::string{digits});
        findings_.add(match.begin, match.end, "record-number", Certainty::Possible, "record-number.figures");
    }

    const PlainText& text_;
    Findings& findings_;
    const Spans found_;
    std::set<std::size_t> people_, schools_;  ///< Code points at which one ends.
    std::vector<std::pair<std::size_t, std::size_t>> taken_;
    std::vector<std::size_t> reach_;  ///< How far any of the taken up to that one reaches.
    std::map<std::size_t, std::size_t> numbers_;  ///< By the code point at which one ends: which of what was found.
    std::set<std::string> records_;
    std::map<std::string, std::string> kinds_;
};

}  // namespace

void find_neighbours(const PlainText& text, Findings& findings) { Neighbours{text, findings}.run(); }

void find_numbers_listed(const PlainText& text, Findings& findings) { Neighbours{text, findings}.listed(); }

}  // namespace disclosure
