// The labelled passages: how much of what identifies somebody is found, and how much of what is found does.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/text.h"
#include "disclosure/check.h"

namespace disclosure {

namespace {

struct Label {
    std::size_t start = 0, end = 0;
    std::string kind;
    std::size_t first_byte = 0;
    std::string text{};
};

struct Passage {
    std::string name;
    std::string roster{};  ///< The file in which the people stand; empty: no roster.
    std::string text;
    std::vector<Label> labels;
};

std::string file(const std::string& name) {
    std::ifstream in{std::string{CAIRN_SOURCE_DIR} + "/src/disclosure/labelled/" + name, std::ios::binary};
    REQUIRE_MESSAGE(in, "cannot read ", name);
    return {std::istreambuf_iterator<char>{in}, {}};
}

void put(std::string& into, unsigned code) {
    if (code < 0x80) into += static_cast<char>(code);
    else if (code < 0x800) into += static_cast<char>(0xC0 | code >> 6), into += static_cast<char>(0x80 | (code & 0x3F));
    else into += static_cast<char>(0xE0 | code >> 12), into += static_cast<char>(0x80 | (code >> 6 & 0x3F)), into += static_cast<char>(0x80 | (code & 0x3F));
}

/// "{kind|text}" marks a label, "\uXXXX" is a character.
void read_line(Passage& passage, const std::string& line) {
    bool open = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.compare(i, 2, "\\u") == 0 && i + 5 < line.size()) put(passage.text, static_cast<unsigned>(std::stoul(line.substr(i + 2, 4), nullptr, 16))), i += 5;
        else if (line[i] == '{') {
            const auto bar = line.find('|', i);
            REQUIRE_MESSAGE((bar != std::string::npos && !open), line);
            passage.labels.push_back({base::length(passage.text), 0, line.substr(i + 1, bar - i - 1), passage.text.size()});
            i = bar, open = true;
        } else if (line[i] == '}') {
            REQUIRE_MESSAGE(!passage.labels.empty(), line);
            auto& label = passage.labels.back();
            label.end = base::length(passage.text), label.text = passage.text.substr(label.first_byte), open = false;
        } else passage.text += line[i];
    }
    passage.text += '\n';
}

/// The register that a passage names; empty: it stands alone.
std::string roster_file(const std::string& who) {
    if (who == "alone") return {};
    const bool of_fresh = who == "world" || who == "quay" || who == "cwm" || who == "glen";
    return (of_fresh ? "fresh_" : "") + who + ".json";
}

std::vector<Passage> passages(const std::string& name) {
    std::vector<Passage> result;
    std::string whole = file(name);
    std::size_t at = 0;
    while (at < whole.size()) {
        const auto end = std::min(whole.find('\n', at), whole.size());
        const auto line = whole.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("#")) continue;
        if (line.starts_with("== ")) {
            const auto gap = line.rfind(' ');
            const auto who = line.substr(gap + 1);
            result.push_back({line.substr(3, gap - 3), roster_file(who), "", {}});
        } else if (!result.empty()) read_line(result.back(), line);
    }
    return result;
}

const std::vector<std::string> indirect{"date", "age", "siblings", "condition", "occupation", "school", "street", "place"};

/// Which bar a kind counts towards.
std::string class_of(const std::string& kind, bool with_roster) {
    if (kind == "person") return with_roster ? "person of the roster" : "person without a roster";
    return std::find(indirect.begin(), indirect.end(), kind) == indirect.end() ? "direct" : "indirect";
}

struct Figure {
    int labels = 0, found = 0, spans = 0, right = 0;
    double recall() const { return labels ? static_cast<double>(found) / labels : 1; }
    double precision() const { return spans ? static_cast<double>(right) / spans : 1; }
};

std::size_t shared(const Span& span, const Label& label) {
    const auto begin = std::max(span.start, label.start), end = std::min(span.end, label.end);
    return begin < end ? end - begin : 0;
}

/// Whether a finding of the one kind says what a label of the other means. An officer's rank and number stand with a name and are found with it or apart;
/// a street with a house number is an address; a place of the case may be a school or a street.
bool same_meaning(const std::string& found, const std::string& label) {
    static const std::set<std::pair<std::string, std::string>> as_good{{"collar-number", "person"}, {"person", "collar-number"}, {"address", "street"}, {"school", "place"}, {"street", "place"}};
    return found == label || as_good.contains({found, label});
}

/// A label is found when one span of its kind covers more than half of it.
bool is_found(const Label& label, const Spans& spans) {
    return std::ranges::any_of(spans, [&](const Span& span) { return same_meaning(span.kind, label.kind) && shared(span, label) * 2 > label.end - label.start; });
}

/// Whether what names somebody blocks, whatever it was taken for: what names somebody covers more than half of it. A tenancy's number that is
/// shown as a court's is a fault of the word beside it, and nothing leaves by it.
bool blocks(const Label& label, const Spans& spans) {
    std::size_t covered = 0;
    for (const auto& span : spans)
        if (span.direct) covered += shared(span, label);
    return covered * 2 > label.end - label.start;
}

/// For the list of what was missed: what was found in the label's place instead.
std::string told_as(const Label& label, const Spans& spans) {
    std::string result;
    for (const auto& span : spans)
        if (shared(span, label)) result += fmt::format(" [{} \"{}\"]", span.kind, span.text);
    return result;
}

/// A span is right when more than half of it is one label, of whatever kind: what it points at does identify somebody.
bool is_right(const Span& span, const std::vector<Label>& labels) {
    return std::ranges::any_of(labels, [&](const Label& label) { return shared(span, label) * 2 > span.end - span.start; });
}

Roster roster_of(const Passage& passage) {
    if (passage.roster.empty()) return {};
    const auto roster = read_roster(file(passage.roster));
    REQUIRE_MESSAGE(roster, passage.roster);
    return *roster;
}

std::map<std::string, Figure> measure(const std::string& name) {
    const bool telling = std::getenv("CAIRN_TELL") != nullptr;
    std::map<std::string, Figure> figures;
    for (const auto& passage : passages(name)) {
        const bool with_roster = !passage.roster.empty();
        const auto spans = check(passage.text, roster_of(passage));
        for (const auto& label : passage.labels) {
            const bool found = is_found(label, spans);
            for (auto* figure : {&figures[class_of(label.kind, with_roster)], &figures["all"]}) ++figure->labels, figure->found += found;
            if (class_of(label.kind, with_roster) == "direct") {
                auto& figure = figures["direct, under any name"];
                const bool blocked = blocks(label, spans);
                ++figure.labels, figure.found += blocked;
                if (!blocked && telling) fmt::print("{} {}: LEFT {} \"{}\"\n", name, passage.name, label.kind, label.text);
            }
            if (!found && telling) fmt::print("{} {}: MISSED {} \"{}\"{}\n", name, passage.name, label.kind, label.text, told_as(label, spans));
        }
        for (const auto& span : spans) {
            const bool right = is_right(span, passage.labels);
            for (auto* figure : {&figures[class_of(span.kind, with_roster)], &figures["all"]}) ++figure->spans, figure->right += right;
            if (!right && telling) fmt::print("{} {}: FALSE {} \"{}\" ({})\n", name, passage.name, span.kind, span.text, span.why_code);
        }
    }
    for (const auto& [of, figure] : figures) fmt::print("{} | {} | recall {:.3f} of {} | precision {:.3f} of {}\n", name, of, figure.recall(), figure.labels, figure.precision(), figure.spans);
    return figures;
}

struct Bars {
    double direct, of_the_roster, without_one, precision;
    double blocked = 0.995;  ///< Of direct ones, under any name.
};
/// What is asked of texts that nobody has seen.
constexpr Bars asked{0.995, 0.95, 0.80, 0.85};

void hold(const std::string& name, const Bars& bars) {
    auto figures = measure(name);
    CHECK(figures["direct"].recall() >= bars.direct);
    CHECK(figures["direct, under any name"].recall() >= bars.blocked);
    CHECK(figures["person of the roster"].recall() >= bars.of_the_roster);
    CHECK(figures["person without a roster"].recall() >= bars.without_one);
    CHECK(figures["all"].precision() >= bars.precision);
}

}  // namespace

TEST_SUITE("What identifies somebody is found, and little else") {

TEST_CASE("thirty paragraphs of review prose that identify nobody raise no alarm") {
    const auto roster = read_roster(file("roster.json"));
    REQUIRE(roster);
    const std::string whole = file("clean.txt");
    int paragraphs = 0;
    for (std::size_t at = 0; at < whole.size();) {
        const auto end = std::min(whole.find('\n', at), whole.size());
        const auto line = whole.substr(at, end - at);
        at = end + 1;
        if (line.empty() || line.front() == '#') continue;
        ++paragraphs;
        for (const auto& none : {Roster{}, *roster})
            for (const auto& span : check(line, none)) FAIL_CHECK(line << " -> " << span.kind << " \"" << span.text << "\" " << span.why_code);
    }
    CHECK(paragraphs >= 30);
}
TEST_CASE("on the passages that the finders were written with") { hold("seen.txt", asked); }
TEST_CASE("on the passages that no finder was tuned to") { hold("unseen.txt", asked); }
// The others are held a little below where they stood when last measured (README.md).
TEST_CASE("on the passages of somebody who knew no finder") {
    hold("fresh.txt", {0.99, 0.96, 0.95, 0.95});
    hold("fresh_seen.txt", {0.995, 0.99, 0.99, 0.97});
}
TEST_CASE("on the odd ways of writing that a stranger thought of") {
    hold("third.txt", {0.995, 0.945, 0.87, 0.96});
    hold("third_seen.txt", {0.995, 0.97, 0.90, 0.955});
}
TEST_CASE("on documents as a further stranger writes them") { hold("fourth.txt", {0.995, 0.955, 0.94, 0.965}); }
TEST_CASE("on what each agency writes of one child, by a stranger again") { hold("fifth.txt", {0.995, 0.975, 0.90, 0.97}); }
TEST_CASE("on documents of an English town and of a family between three nations, by a further stranger") { hold("seventh.txt", {0.995, 0.985, 0.96, 0.96}); }
TEST_CASE("on what many agencies write, by a stranger who knew no finder") { hold("eighth.txt", {0.95, 0.955, 0.95, 0.945, 0.99}); }
TEST_CASE("on documents of the west of England and between Wales and Northern Ireland, by a stranger again") { hold("ninth.txt", {0.91, 0.965, 0.95, 0.94, 0.99}); }
TEST_CASE("on documents of Greater Manchester and between Scotland and London, by a stranger again") { hold("tenth.txt", {0.935, 0.96, 0.91, 0.955, 0.99}); }
TEST_CASE("on documents of Kent, East Anglia, the Borders and Belfast, by a stranger again") { hold("eleventh.txt", {0.935, 0.98, 0.90, 0.945, 0.985}); }
TEST_CASE("on documents of Lincolnshire, the Marches and Glasgow, by a stranger again") { hold("thirteenth.txt", {0.94, 0.975, 0.955, 0.95, 0.99}); }
TEST_CASE("on a review's own pages and what is pasted into them, by strangers from one end of the kingdom to the other") {
    hold("twelfth.txt", {0.99, 0.995, 0.99, 0.985});
    hold("fourteenth.txt", {0.98, 0.98, 0.98, 0.985});
    hold("fifteenth.txt", {0.99, 0.99, 0.99, 0.98});
    hold("sixteenth.txt", {0.98, 0.99, 0.945, 0.99});
    hold("seventeenth.txt", {0.98, 0.99, 0.965, 0.98});
    hold("eighteenth.txt", {0.99, 0.995, 0.99, 0.975});
    hold("nineteenth.txt", {0.98, 0.985, 0.975, 0.975});
    hold("twentieth.txt", {0.985, 0.99, 0.99, 0.98});
    hold("twentyfirst.txt", {0.99, 0.985, 0.99, 0.985});
    hold("twentythird.txt", {0.985, 0.99, 0.975, 0.975});
    hold("twentyfourth.txt", {0.98, 0.99, 0.99, 0.98});
    hold("twentyfifth.txt", {0.98, 0.985, 0.99, 0.98});
    hold("twentysixth.txt", {0.99, 0.985, 0.99, 0.985});
    hold("twentyseventh.txt", {0.98, 0.98, 0.88, 0.98});
    hold("twentyeighth.txt", {0.97, 0.99, 0.99, 0.98});
    hold("thirtyfirst.txt", {0.98, 0.99, 0.98, 0.985});
    hold("thirtysecond.txt", {0.97, 0.99, 0.985, 0.985});
}
TEST_CASE("on documents of the west of England, Galloway and Antrim, by a stranger again") { hold("twentysecond.txt", {0.95, 0.96, 0.895, 0.955, 0.985}); }
TEST_CASE("on documents of Hertfordshire and Essex, Cheshire and Flintshire, by a stranger again") { hold("twentyninth.txt", {0.93, 0.96, 0.87, 0.94, 0.985}); }
TEST_CASE("on documents of Northumberland and Teesside, Tyrone and Fermanagh, by a stranger again") { hold("thirtieth.txt", {0.945, 0.955, 0.915, 0.95, 0.985}); }
TEST_CASE("on documents of the north of England and of Scotland, by one more stranger") { hold("sixth.txt", {0.995, 0.98, 0.975, 0.985}); }

}

}  // namespace disclosure
