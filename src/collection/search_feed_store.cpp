#include <algorithm>
#include <charconv>
#include <map>

#include "collection/catalogue_rows.h"
#include "collection/passage_place.h"
#include "collection/search_feed.h"
#include "collection/vocabulary.h"
#include "collection/words.h"

namespace collection {

namespace {

CAIRN_SQL(changed_reviews, "SELECT record, sequence FROM collection_public_review WHERE sequence > $1 ORDER BY sequence LIMIT $2");
CAIRN_SQL(open_review_row, "SELECT year, number, newest FROM collection_public_review WHERE record = $1 AND standing = $2");
CAIRN_SQL(terms_of_review, "SELECT facet, slug, label FROM collection_public_term WHERE record = $1 ORDER BY facet, slug");
CAIRN_SQL(points_without_place, R"(
    SELECT point, text FROM collection_public_point WHERE record = $1 AND kind = $2 AND anchor = '' ORDER BY place)");

search::PassageKind kind_of(documents::BlockKind kind) {
    switch (kind) {
        case documents::BlockKind::Heading: return search::PassageKind::Heading;
        case documents::BlockKind::Table: return search::PassageKind::Table;
        case documents::BlockKind::Footnote: return search::PassageKind::Footnote;
        default: return search::PassageKind::Body;
    }
}

/// Passages of one file with their headings; those that begin a recommendation are marked as such. `name`: for places
/// in a file that is not the one the review opens with.
void add_passages(store::Snapshot& snapshot, const PublicFileRow& row, const std::string& name, search::ReviewInput& input) {
    const std::vector<Passage> passages = passages_of(snapshot, *row.extraction);
    std::vector<bool> recommends(passages.size(), false);
    for (const FoundPoint& point : points_of(snapshot, *row.extraction))
        if (point.kind == PointKind::Recommendation && point.block < passages.size()) recommends[point.block] = true;
    std::string section;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const documents::Block& block = passages[i].block;
        const auto kind = recommends[i] ? search::PassageKind::Recommendation : kind_of(block.kind);
        if (block.kind == documents::BlockKind::Heading) section = block.number.empty() ? block.text : block.number + " " + block.text;
        input.passages.push_back({.id = passages[i].id, .text = block.text, .section = kind == search::PassageKind::Heading ? std::string{} : section,
                                  .paragraph = shown_number(passages[i].anchor, block.number), .page = block.page, .place = to_string(PassagePlace{passages[i].anchor, name}), .kind = kind, .language = row.file.language});
    }
}

/// Recommendations that the catalogue alone gives: they have no place in a report, so they go by the point's id, negative.
void add_recommendations_of_record(store::Snapshot& snapshot, RecordId record, search::ReviewInput& input) {
    auto rows = snapshot.query(points_without_place, record, static_cast<int>(PointKind::Recommendation));
    while (rows.step())
        input.passages.push_back({.id = -rows.integer(0), .text = rows.text(1), .section = {}, .paragraph = {}, .page = 0, .place = {},
                                  .kind = search::PassageKind::Recommendation, .language = input.language});
}

std::int64_t days_of(std::string_view newest) {
    const auto day = base::parse_day(newest);
    return day ? day->time_since_epoch().count() : -1'000'000;
}

search::AmbiguousWord ambiguous(std::string word, std::vector<std::pair<std::string, std::string>> choices) {
    search::AmbiguousWord result{std::move(word), {}};
    for (auto& [label, query] : choices) result.choices.push_back({std::move(label), std::move(query)});
    return result;
}

/// reference.md section 3: abbreviations that mean different things by nation and date.
std::vector<search::AmbiguousWord> ambiguous_words() {
    return {ambiguous("SCR", {{"Serious case review (England)", "\"serious case review\""}, {"Significant case review (Scotland)", "\"significant case review\""}}),
            ambiguous("CPR", {{"Child practice review (Wales)", "\"child practice review\""}, {"Child protection register", "\"child protection register\""}}),
            ambiguous("SAR", {{"Safeguarding adults review", "\"safeguarding adults review\""}, {"Single agency review", "\"single agency review\""}}),
            ambiguous("CPA", {{"Child-to-parent abuse", "\"child to parent abuse\""}, {"Child Protection Authority", "\"child protection authority\""}})};
}

}  // namespace

search::Schema search_schema() { return {{"nation", "area", "scheme", "age", "theme", "harm", "agency", "setting"}}; }

std::shared_ptr<const search::Vocabulary> search_vocabulary(const Vocabulary& words) {
    std::vector<search::Concept> concepts;
    for (const Term& term : words.terms()) {
        auto names = term.synonyms;
        if (!term.welsh.empty()) names.push_back(term.welsh);
        names.insert(names.end(), term.welsh_synonyms.begin(), term.welsh_synonyms.end());
        concepts.push_back({term.id, term.facet, term.preferred, term.broader, std::move(names)});
    }
    return std::make_shared<const search::Vocabulary>(std::move(concepts), ambiguous_words());
}

std::shared_ptr<const search::Vocabulary> search_vocabulary() {
    static const auto vocabulary = search_vocabulary(Vocabulary::built_in());
    return vocabulary;
}

std::optional<search::ReviewInput> search_input(store::Snapshot& snapshot, RecordId record, base::Day today) {
    auto row = snapshot.query(open_review_row, record, static_cast<int>(Standing::Open));
    if (!row.step()) return std::nullopt;
    const auto summary = summary_of(snapshot, record);
    if (!summary) return std::nullopt;
    search::ReviewInput input;
    input.key = record.value();
    input.reference = to_string(Reference{row.number(0), row.number(1)});
    input.year = summary->year.value_or(0);
    input.date = days_of(row.text(2));
    input.title = summary->title;
    input.abstract = summary->abstract;
    input.language = summary->languages.empty() ? "en" : summary->languages.front();
    auto terms = snapshot.query(terms_of_review, record);
    while (terms.step()) {
        if (terms.text(0) == "theme") input.themes.push_back(terms.text(2));
        input.facets.push_back({terms.text(0), terms.text(1), terms.text(2)});
    }
    bool opens = true;
    for (const PublicFileRow& file : public_files(snapshot, record, 0, today)) {
        if (!file.extraction) continue;
        add_passages(snapshot, file, opens ? std::string{} : file.file.name, input);
        opens = false;
    }
    add_recommendations_of_record(snapshot, record, input);
    return input;
}

std::vector<PublicChange> changes_since(store::Snapshot& snapshot, std::int64_t sequence, int most) {
    std::vector<PublicChange> changes;
    auto rows = snapshot.query(changed_reviews, sequence, most);
    while (rows.step()) changes.push_back({rows.id<RecordId>(0), rows.integer(1)});
    return changes;
}

std::string to_string(const Generation& generation) { return generation.identity + ":" + std::to_string(generation.sequence); }

std::optional<Generation> parse_generation(std::string_view words) {
    const auto colon = words.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    Generation generation{std::string{words.substr(0, colon)}, 0};
    const auto number = words.substr(colon + 1);
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), generation.sequence);
    if (fault != std::errc{} || end != number.data() + number.size()) return std::nullopt;
    return generation;
}

}  // namespace collection
