#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "collection/catalogue_rows.h"
#include "collection/public_json.h"
#include "collection/term_store.h"
#include "collection/words.h"

namespace collection {

namespace {

CAIRN_SQL(points_of_review, R"(
    SELECT point, kind, number, text, addressee, section, anchor, page, page_label, guessed, record
    FROM collection_public_point WHERE record = $1 ORDER BY place)");
CAIRN_SQL(point_by_id, R"(
    SELECT point, kind, number, text, addressee, section, anchor, page, page_label, guessed, record
    FROM collection_public_point WHERE point = $1)");
CAIRN_SQL(themes_of_point, "SELECT slug, label FROM collection_public_point_theme WHERE point = $1 ORDER BY label");
// Every filter is there always: an empty one lets everything through.
#define CAIRN_FILTERED_POINTS \
    " FROM collection_public_point p JOIN collection_public_review r ON r.record = p.record WHERE p.kind = 1" \
    " AND p.plain LIKE $1 AND p.plain LIKE $2 AND p.plain LIKE $3 AND p.plain LIKE $4" \
    " AND ($5 = '' OR EXISTS (SELECT 1 FROM collection_public_point_theme t WHERE t.point = p.point AND t.slug = $5)" \
    " OR EXISTS (SELECT 1 FROM collection_public_term t WHERE t.record = p.record AND t.facet = 'theme' AND t.slug = $5))" \
    " AND ($6 = '' OR EXISTS (SELECT 1 FROM collection_public_term t WHERE t.record = p.record AND t.facet IN ('area', 'authority') AND t.slug = $6))" \
    " AND ($7 = '' OR EXISTS (SELECT 1 FROM collection_public_term t WHERE t.record = p.record AND t.facet = 'nation' AND t.slug = $7))" \
    " AND ($8 = '' OR EXISTS (SELECT 1 FROM collection_public_term t WHERE t.record = p.record AND t.facet = 'scheme' AND t.slug = $8))" \
    " AND ($9 = '' OR p.addressee = $9)" \
    " AND ($10 = 0 OR r.published_year >= $10) AND ($11 = 0 OR r.published_year <= $11)"
CAIRN_SQL(count_filtered_points, "SELECT COUNT(*) " CAIRN_FILTERED_POINTS);
CAIRN_SQL(list_filtered_points, R"(
    SELECT p.point, p.kind, p.number, p.text, p.addressee, p.section, p.anchor, p.page, p.page_label, p.guessed, p.record )" CAIRN_FILTERED_POINTS
    " ORDER BY r.newest DESC, r.year DESC, r.number, p.place LIMIT $12 OFFSET $13");
#undef CAIRN_FILTERED_POINTS

CAIRN_SQL(counts_of_themes, R"(
    SELECT t.slug, MIN(t.label), COUNT(*) FROM collection_public_term t WHERE t.facet = 'theme' GROUP BY t.slug)");
CAIRN_SQL(passages_of_themes, "SELECT slug, SUM(passages) FROM collection_public_theme GROUP BY slug");
CAIRN_SQL(themes_by_year, R"(
    SELECT t.slug, r.published_year, COUNT(*) FROM collection_public_term t JOIN collection_public_review r ON r.record = t.record
    WHERE t.facet = 'theme' AND r.published_year IS NOT NULL GROUP BY t.slug, r.published_year ORDER BY t.slug, r.published_year)");
CAIRN_SQL(passages_of_theme, "SELECT COALESCE(SUM(passages), 0) FROM collection_public_theme WHERE slug = $1");
CAIRN_SQL(list_theme_passages, R"(
    SELECT f.record, f.extraction, t.position FROM collection_public_theme c
    JOIN collection_public_review r ON r.record = c.record
    JOIN collection_public_file f ON f.record = c.record AND f.extraction IS NOT NULL AND f.position =
        (SELECT MIN(g.position) FROM collection_public_file g WHERE g.record = c.record AND g.extraction IS NOT NULL AND g.version =
            (SELECT MAX(l.version) FROM collection_public_file l WHERE l.record = c.record))
    JOIN collection_passage_theme t ON t.extraction = f.extraction AND t.theme = c.slug
    WHERE c.slug = $1 ORDER BY r.newest DESC, r.year DESC, r.number, t.position LIMIT $2 OFFSET $3)");
CAIRN_SQL(first_theme_passage, R"(
    SELECT f.extraction, t.position FROM collection_public_file f JOIN collection_passage_theme t ON t.extraction = f.extraction
    WHERE f.record = $1 AND t.theme = $2 AND f.version = (SELECT MAX(l.version) FROM collection_public_file l WHERE l.record = $1)
    ORDER BY f.position, t.position LIMIT 1)");
CAIRN_SQL(passage_at, R"(
    SELECT p.anchor, t.number, t.text, t.page, COALESCE((SELECT label FROM collection_page g WHERE g.extraction = t.extraction AND g.number = t.page), ''),
        COALESCE((SELECT h.text FROM collection_passage_text h WHERE h.extraction = t.extraction AND h.position < t.position AND h.kind = 0
                  ORDER BY h.position DESC LIMIT 1), ''),
        COALESCE((SELECT f.language FROM collection_public_file f WHERE f.extraction = t.extraction AND f.record = $3 LIMIT 1), '')
    FROM collection_passage_text t JOIN collection_passage p ON p.passage = t.passage WHERE t.extraction = $1 AND t.position = $2)");

CAIRN_SQL(shared_terms, R"(
    SELECT o.record, o.facet, o.slug, o.label, (SELECT COUNT(*) FROM collection_public_term c WHERE c.facet = o.facet AND c.slug = o.slug)
    FROM collection_public_term t JOIN collection_public_term o ON o.facet = t.facet AND o.slug = t.slug AND o.record <> t.record
    WHERE t.record = $1 AND t.facet IN ('theme', 'harm', 'setting', 'age', 'keyword') ORDER BY o.record, o.facet, o.slug)");
CAIRN_SQL(reference_of_review, "SELECT year, number FROM collection_public_review WHERE record = $1");
CAIRN_SQL(how_many_open, "SELECT COUNT(*) FROM collection_public_review WHERE standing = 0");

constexpr std::string_view themes_of_practice = "practice_theme";

PublicPoint point_from(store::Snapshot& snapshot, store::Statement& row) {
    PublicPoint point;
    point.id = row.integer(0), point.kind = static_cast<PointKind>(row.number(1)), point.number = row.text(2), point.text = row.text(3);
    point.addressee = row.text(4), point.section = row.text(5), point.anchor = row.text(6), point.page = row.number(7);
    point.page_label = row.text(8), point.guessed = row.integer(9) == 1;
    if (const auto summary = summary_of(snapshot, RecordId{row.integer(10)})) point.review = *summary;
    for (auto themes = snapshot.query(themes_of_point, point.id); themes.step();) point.themes.push_back({themes.text(0), themes.text(1)});
    return point;
}

/// The words that must all stand in a text, as patterns: at most four, the longest.
std::vector<std::string> patterns_of(std::string_view words) {
    std::vector<std::string> parts = split_words(plain_words(words));
    std::ranges::stable_sort(parts, std::greater{}, &std::string::size);
    std::vector<std::string> patterns;
    for (std::size_t i = 0; i < 4; ++i) patterns.push_back(i < parts.size() ? "% " + parts[i] + " %" : "%");
    return patterns;
}

std::optional<PublicPassage> passage_from(store::Snapshot& snapshot, RecordId record, std::int64_t extraction, std::int64_t position) {
    auto row = snapshot.query(passage_at, extraction, position, record);
    auto summary = summary_of(snapshot, record);
    if (!row.step() || !summary) return std::nullopt;
    PublicPassage passage;
    passage.review = *std::move(summary);
    passage.anchor = row.text(0), passage.number = shown_number(passage.anchor, row.text(1)), passage.text = row.text(2);
    passage.page = row.number(3), passage.page_label = row.text(4), passage.section = row.text(5), passage.language = row.text(6);
    return passage;
}

void describe(ThemeCount& count, const Vocabulary& vocabulary) {
    const Term* term = vocabulary.by_slug(themes_of_practice, count.theme.slug);
    if (!term) return;
    count.scope_note = term->scope_note, count.welsh = term->welsh;
    if (const Term* broader = vocabulary.by_id(term->broader)) count.broader = broader->slug;
}

double weight_of(std::string_view facet) {
    if (facet == "keyword" || facet == "theme") return 1;
    return facet == "harm" ? .8 : facet == "age" ? .4 : .3;
}

/// What another review shares with this one.
struct Sharing {
    double score = 0;
    std::vector<std::pair<double, Label>> themes;
    std::vector<std::pair<double, std::string>> terms;
};

constexpr std::size_t shown_reasons = 4;

/// "neglect" as a keyword and "Neglect" as a kind of harm are one reason.
bool said_already(const Related& related, std::string_view term) {
    const auto same = [plain = plain_words(term)](const auto& words) { return plain_words(words) == plain; };
    return std::ranges::any_of(related.shared_terms, same) || std::ranges::any_of(related.shared_themes, same, &Label::text);
}

}  // namespace

std::vector<PublicPoint> PublicCatalogue::points(Reference reference) const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<PublicPoint> points;
        const auto record = open_review(snapshot, reference);
        if (!record) return points;
        for (auto rows = snapshot.query(points_of_review, *record); rows.step();) points.push_back(point_from(snapshot, rows));
        return points;
    });
}

Slice<PublicPoint> PublicCatalogue::recommendations(const PointFilter& filter, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) {
        Slice<PublicPoint> result;
        const std::vector<std::string> words = patterns_of(filter.words);
        const int from = filter.from_year.value_or(0), to = filter.to_year.value_or(0);
        auto total = snapshot.query(count_filtered_points, words[0], words[1], words[2], words[3], filter.theme, filter.area, filter.nation, filter.scheme, filter.addressee, from, to);
        if (total.step()) result.total = total.integer(0);
        const Bounds bounds{window};
        auto rows = snapshot.query(list_filtered_points, words[0], words[1], words[2], words[3], filter.theme, filter.area, filter.nation, filter.scheme, filter.addressee, from, to,
                                   bounds.limit, bounds.offset);
        while (rows.step()) result.items.push_back(point_from(snapshot, rows));
        return result;
    });
}

std::optional<PublicPoint> PublicCatalogue::recommendation(std::int64_t id) const {
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<PublicPoint> {
        auto row = snapshot.query(point_by_id, id);
        if (!row.step() || static_cast<PointKind>(row.number(1)) != PointKind::Recommendation) return std::nullopt;
        return point_from(snapshot, row);
    });
}

std::vector<ThemeCount> PublicCatalogue::themes() const {
    return store_->read([&](store::Snapshot& snapshot) {
        const auto vocabulary = vocabulary_in(snapshot);
        std::map<std::string, ThemeCount> counts;
        for (const Term* term : vocabulary.words->facet(themes_of_practice)) counts[term->slug].theme = term->label();
        for (auto rows = snapshot.query(counts_of_themes); rows.step();) counts[rows.text(0)].theme = {rows.text(0), rows.text(1)}, counts[rows.text(0)].reviews = rows.integer(2);
        for (auto rows = snapshot.query(passages_of_themes); rows.step();)
            if (const auto found = counts.find(rows.text(0)); found != counts.end()) found->second.passages = rows.integer(1);
        for (auto rows = snapshot.query(themes_by_year); rows.step();)
            counts[rows.text(0)].reviews_by_year.emplace_back(rows.number(1), rows.integer(2));
        std::vector<ThemeCount> themes;
        for (auto& [slug, count] : counts)
            if (count.reviews + count.passages > 0) describe(count, *vocabulary.words), themes.push_back(std::move(count));
        std::ranges::stable_sort(themes, std::greater{}, &ThemeCount::reviews);
        return themes;
    });
}

std::optional<ThemeCount> PublicCatalogue::theme(std::string_view slug) const {
    std::vector<ThemeCount> all = themes();
    const auto found = std::ranges::find(all, slug, [](const ThemeCount& count) -> std::string_view { return count.theme.slug; });
    if (found != all.end()) return std::move(*found);
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<ThemeCount> {
        const auto vocabulary = vocabulary_in(snapshot);
        const Term* term = vocabulary.words->by_slug(themes_of_practice, slug);
        if (!term || term->retired) return std::nullopt;
        ThemeCount none;
        none.theme = term->label();
        describe(none, *vocabulary.words);
        return none;
    });
}

std::optional<Label> PublicCatalogue::term_ever_at(std::string_view facet, std::string_view slug) const {
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<Label> {
        const Term* term = vocabulary_in(snapshot).words->ever_at(facet, slug);
        return term ? std::optional{term->label()} : std::nullopt;
    });
}

std::vector<Label> PublicCatalogue::themes_in(std::string_view text) const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<Label> labels;
        const auto vocabulary = vocabulary_in(snapshot);
        for (const Term* theme : vocabulary.themes->themes_in(text)) labels.push_back(theme->label());
        return labels;
    });
}

Slice<PublicPassage> PublicCatalogue::theme_passages(std::string_view slug, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) {
        Slice<PublicPassage> result;
        auto total = snapshot.query(passages_of_theme, slug);
        if (total.step()) result.total = total.integer(0);
        const Bounds bounds{window};
        for (auto rows = snapshot.query(list_theme_passages, slug, bounds.limit, bounds.offset); rows.step();)
            if (auto passage = passage_from(snapshot, RecordId{rows.integer(0)}, rows.integer(1), rows.integer(2))) result.items.push_back(*std::move(passage));
        return result;
    });
}

std::vector<Related> PublicCatalogue::related(Reference reference, int limit) const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<Related> result;
        const auto record = open_review(snapshot, reference);
        auto many = snapshot.query(how_many_open);
        if (!record || !many.step()) return result;
        const double reviews = static_cast<double>(many.integer(0));
        std::map<std::int64_t, Sharing> others;
        for (auto rows = snapshot.query(shared_terms, *record); rows.step();) {
            const double rarity = weight_of(rows.text_view(1)) * std::log((1 + reviews) / static_cast<double>(rows.integer(4)));
            if (rarity <= 0) continue;
            Sharing& other = others[rows.integer(0)];
            other.score += rarity;
            if (rows.text_view(1) == "theme") other.themes.emplace_back(rarity, Label{rows.text(2), rows.text(3)});
            else if (rows.text_view(1) != "age") other.terms.emplace_back(rarity, rows.text(3));
        }
        std::vector<std::pair<std::int64_t, Sharing>> ranked{others.begin(), others.end()};
        std::erase_if(ranked, [](const auto& one) { return one.second.themes.empty() && one.second.terms.empty(); });
        // Equal scores by reference: the key of the row would tell the order of entry.
        std::map<std::int64_t, Reference> references;
        for (const auto& [other, sharing] : ranked)
            if (auto row = snapshot.query(reference_of_review, other); row.step()) references[other] = {row.number(0), row.number(1)};
        std::ranges::sort(ranked, [&](const auto& a, const auto& b) {
            return a.second.score != b.second.score ? a.second.score > b.second.score : references[a.first] < references[b.first];
        });
        for (auto& [other, sharing] : ranked) {
            if (static_cast<int>(result.size()) >= limit) break;
            auto summary = summary_of(snapshot, RecordId{other});
            if (!summary) continue;
            Related related;
            related.review = *std::move(summary);
            related.score = sharing.score;
            std::ranges::stable_sort(sharing.themes, std::greater{}, &std::pair<double, Label>::first);
            std::ranges::stable_sort(sharing.terms, std::greater{}, &std::pair<double, std::string>::first);
            for (const auto& [rarity, theme] : sharing.themes) {
                if (related.shared_themes.size() < shown_reasons) related.shared_themes.push_back(theme);
                if (!related.here.text.empty()) continue;
                auto here = snapshot.query(first_theme_passage, *record, theme.slug), there = snapshot.query(first_theme_passage, other, theme.slug);
                if (!here.step() || !there.step()) continue;
                if (auto passage = passage_from(snapshot, *record, here.integer(0), here.integer(1))) related.here = *std::move(passage);
                if (auto passage = passage_from(snapshot, RecordId{other}, there.integer(0), there.integer(1))) related.there = *std::move(passage);
            }
            for (const auto& [rarity, term] : sharing.terms)
                if (related.shared_terms.size() < shown_reasons && !said_already(related, term)) related.shared_terms.push_back(term);
            result.push_back(std::move(related));
        }
        return result;
    });
}

}  // namespace collection
