// The labelled cases: what of duplicates, conflicts and gaps is found, and how much of what is found is so.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "chronology/checks/point.h"
#include "documents/catalogue/csv.h"

namespace chronology {

namespace {

using Pair = std::pair<std::size_t, std::size_t>;
using Row = std::vector<std::string>;

std::vector<Row> table_of(const std::string& name) {
    std::ifstream in{std::string{CAIRN_SOURCE_DIR} + "/src/chronology/checks/labelled/" + name, std::ios::binary};
    REQUIRE_MESSAGE(in, name);
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    std::vector<Row> rows;
    for (auto& row : documents::catalogue::parse_csv(bytes)) rows.push_back(std::move(row.cells));
    rows.erase(rows.begin());
    return rows;
}

std::vector<Entry> entries_of(const std::vector<Row>& rows) {
    std::vector<Entry> entries;
    for (const auto& row : rows) {
        const auto when = read_date_and_time(row[2], row[3]);
        REQUIRE_MESSAGE(when.has_value(), row[2]);
        Entry entry{.agency = row[1], .when = *when, .words = row[2], .cells = {}, .origin = {.row = static_cast<int>(entries.size()) + 1}};
        for (const auto& [meaning, at] : {std::pair{Meaning::Source, 6U}, {Meaning::Subjects, 7U}, {Meaning::Event, 8U}, {Meaning::ChildSeen, 9U}, {Meaning::SpokenTo, 10U}, {Meaning::Action, 11U}, {Meaning::ContactType, 12U}})
            if (!row[at].empty()) entry.cells.emplace(to_word(meaning), row[at]);
        entries.push_back(std::move(entry));
    }
    return entries;
}

void add_pairs(std::set<Pair>& pairs, const std::string& rows) {
    std::vector<std::size_t> all;
    for (std::size_t at = 0; at < rows.size();) {
        std::size_t used = 0;
        all.push_back(static_cast<std::size_t>(std::stoul(rows.substr(at), &used)) - 1);
        at += used + 1;
    }
    for (const auto first : all)
        for (const auto second : all)
            if (first < second) pairs.emplace(first, second);
}

struct Score {
    int found = 0, wrong = 0, missed = 0;
    double precision() const { return found + wrong == 0 ? 1 : static_cast<double>(found) / (found + wrong); }
    double recall() const { return found + missed == 0 ? 1 : static_cast<double>(found) / (found + missed); }
    void add(const std::set<Pair>& labelled, const std::set<Pair>& got) {
        for (const auto& pair : got) (labelled.contains(pair) ? found : wrong) += 1;
        for (const auto& pair : labelled) missed += got.contains(pair) ? 0 : 1;
    }
};

struct Scores {
    Score duplicates, conflicts;
};

/// Pairs as the rules give them, before groups are joined: a group of four that hangs together by three pairs is not six finds.
Scores scores_of(const std::string& set) {
    Scores scores;
    for (int number = 1; number <= 8; ++number) {
        const auto entries = entries_of(table_of(fmt::format("{}/case{}.csv", set, number)));
        std::set<Pair> duplicates, conflicts, got_duplicates, got_conflicts;
        for (const auto& label : table_of(fmt::format("{}/case{}.labels.csv", set, number))) {
            if (label[0] == "duplicate") add_pairs(duplicates, label[1]);
            if (label[0] == "conflict") add_pairs(conflicts, label[1]);
        }
        WordBook book;
        std::vector<Traits> traits;
        for (const auto& entry : entries) traits.push_back(traits_of(entry, book));
        const Comparison comparison{traits, book};
        for (const auto& pair : alike_pairs(comparison)) got_duplicates.emplace(pair.first, pair.second);
        for (const auto& point : points_of(entries, {}))
            if (point.kind == Point::Kind::Conflict) got_conflicts.emplace(point.entries[0], point.entries[1]);
        scores.duplicates.add(duplicates, got_duplicates);
        scores.conflicts.add(conflicts, got_conflicts);
    }
    return scores;
}

void tell(const char* set, const Scores& scores) {
    MESSAGE(fmt::format("{}: duplicates precision {:.3f} recall {:.3f}; conflicts precision {:.3f} recall {:.3f}", set, scores.duplicates.precision(), scores.duplicates.recall(), scores.conflicts.precision(), scores.conflicts.recall()));
}

}  // namespace

TEST_CASE("of the cases that the detectors were made with, nearly every double account is found, and few other pairs") {
    const auto scores = scores_of("develop");
    tell("develop", scores);
    CHECK(scores.duplicates.precision() >= 0.92);
    CHECK(scores.duplicates.recall() >= 0.95);
    CHECK(scores.conflicts.precision() >= 0.85);
    CHECK(scores.conflicts.recall() >= 0.75);
}

TEST_CASE("of cases that nobody looked at while the detectors were made, five of six double accounts are found") {
    const auto scores = scores_of("unseen");
    tell("unseen", scores);
    CHECK(scores.duplicates.precision() >= 0.85);
    CHECK(scores.duplicates.recall() >= 0.83);
    CHECK(scores.conflicts.precision() >= 0.70);
    CHECK(scores.conflicts.recall() >= 0.40);
}

TEST_CASE("every silence of sixty days in which others recorded two contacts is found, and no other") {
    for (const char* set : {"develop", "unseen"})
        for (int number = 1; number <= 8; ++number) {
            const auto entries = entries_of(table_of(fmt::format("{}/case{}.csv", set, number)));
            std::set<std::string> labelled, got;
            for (const auto& label : table_of(fmt::format("{}/case{}.labels.csv", set, number)))
                if (label[0] == "gap") labelled.insert(label[2] + " " + label[3] + " " + label[4]);
            for (const auto& point : points_of(entries, {}))
                if (point.kind == Point::Kind::Gap) got.insert(point.agency + " " + base::to_iso(point.days->from) + " " + base::to_iso(point.days->to));
            CAPTURE(set);
            CAPTURE(number);
            CHECK(got == labelled);
        }
}

}  // namespace chronology
