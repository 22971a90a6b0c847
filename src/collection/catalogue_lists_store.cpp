#include <algorithm>

#include "collection/area.h"
#include "collection/catalogue_rows.h"
#include "collection/public_json.h"
#include "collection/scheme.h"

namespace collection {

namespace {

CAIRN_SQL(review_by_reference, R"(
    SELECT record, standing, summary, detail FROM collection_public_review WHERE year = $1 AND number = $2)");
CAIRN_SQL(summary_by_reference, "SELECT summary FROM collection_public_review WHERE year = $1 AND number = $2 AND standing = 0");
CAIRN_SQL(summary_by_record, "SELECT summary FROM collection_public_review WHERE record = $1 AND standing = 0");
CAIRN_SQL(files_of_review, R"(
    SELECT version, name, kind, language, media_type, size_bytes, pages, machine_read, confidence, standing, available_to, extraction, blob
    FROM collection_public_file WHERE record = $1 ORDER BY version, position)");

CAIRN_SQL(count_open, "SELECT COUNT(*) FROM collection_public_review WHERE standing = 0");
CAIRN_SQL(list_open, R"(
    SELECT summary FROM collection_public_review WHERE standing = 0 ORDER BY newest DESC, year DESC, number LIMIT $1 OFFSET $2)");
CAIRN_SQL(count_in_area, R"(
    SELECT COUNT(DISTINCT record) FROM collection_public_term WHERE facet IN ('area', 'authority') AND slug = $1)");
CAIRN_SQL(list_in_area, R"(
    SELECT summary FROM collection_public_review WHERE standing = 0 AND record IN
        (SELECT record FROM collection_public_term WHERE facet IN ('area', 'authority') AND slug = $1)
    ORDER BY newest DESC, year DESC, number LIMIT $2 OFFSET $3)");
CAIRN_SQL(count_in_area_since, R"(
    SELECT COUNT(*) FROM collection_public_review WHERE standing = 0 AND newest >= $2 AND newest <= $3 AND record IN
        (SELECT record FROM collection_public_term WHERE facet IN ('area', 'authority') AND slug = $1))");
CAIRN_SQL(list_in_area_since, R"(
    SELECT summary FROM collection_public_review WHERE standing = 0 AND newest >= $2 AND newest <= $3 AND record IN
        (SELECT record FROM collection_public_term WHERE facet IN ('area', 'authority') AND slug = $1)
    ORDER BY newest DESC, year DESC, number LIMIT $4 OFFSET $5)");
CAIRN_SQL(count_with_term, "SELECT COUNT(*) FROM collection_public_term WHERE facet = $1 AND slug = $2");
CAIRN_SQL(list_with_term, R"(
    SELECT r.summary FROM collection_public_review r JOIN collection_public_term t ON t.record = r.record
    WHERE t.facet = $1 AND t.slug = $2 ORDER BY r.newest DESC, r.year DESC, r.number LIMIT $3 OFFSET $4)");
CAIRN_SQL(count_in_year, "SELECT COUNT(*) FROM collection_public_review WHERE standing = 0 AND published_year IS NOT DISTINCT FROM $1");
CAIRN_SQL(list_in_year, R"(
    SELECT summary FROM collection_public_review WHERE standing = 0 AND published_year IS NOT DISTINCT FROM $1
    ORDER BY newest DESC, year DESC, number LIMIT $2 OFFSET $3)");
CAIRN_SQL(count_under_letter, "SELECT COUNT(*) FROM collection_public_review WHERE standing = 0 AND letter = $1");
CAIRN_SQL(list_under_letter, R"(
    SELECT summary FROM collection_public_review WHERE standing = 0 AND letter = $1 ORDER BY sort_title, year, number LIMIT $2 OFFSET $3)");

CAIRN_SQL(counts_of_facet, R"(
    SELECT slug, MIN(label), COUNT(*) FROM collection_public_term WHERE facet = $1 GROUP BY slug ORDER BY 2, 1)");
CAIRN_SQL(counts_within_nations, R"(
    SELECT t.slug, MIN(t.label), COUNT(*), COALESCE(MIN(n.slug), '') FROM collection_public_term t
    LEFT JOIN collection_public_term n ON n.record = t.record AND n.facet = 'nation' WHERE t.facet = $1 GROUP BY t.slug ORDER BY 2, 1)");
CAIRN_SQL(counts_of_years, R"(
    SELECT published_year, COUNT(*) FROM collection_public_review WHERE standing = 0 GROUP BY published_year
    ORDER BY COALESCE(published_year, 0) DESC)");
CAIRN_SQL(counts_of_letters, "SELECT letter, COUNT(*) FROM collection_public_review WHERE standing = 0 GROUP BY letter ORDER BY letter");
CAIRN_SQL(themes_of_area, R"(
    SELECT t.slug, MIN(t.label), COUNT(*) FROM collection_public_term t WHERE t.facet = 'theme' AND t.record IN
        (SELECT record FROM collection_public_term WHERE facet IN ('area', 'authority') AND slug = $1)
    GROUP BY t.slug ORDER BY 3 DESC, 2 LIMIT 10)");

CAIRN_SQL(coverage_of_reviews, R"(
    SELECT COUNT(*), COALESCE(SUM(readable), 0), MIN(published_year), MAX(published_year) FROM collection_public_review WHERE standing = 0)");
CAIRN_SQL(coverage_of_passages, R"(
    SELECT COUNT(*) FROM collection_passage_text WHERE extraction IN (SELECT f.extraction FROM collection_public_file f
        JOIN collection_public_review r ON r.record = f.record WHERE r.standing = 0 AND f.version =
            (SELECT MAX(l.version) FROM collection_public_file l WHERE l.record = f.record)))");
CAIRN_SQL(coverage_of_recommendations, "SELECT COUNT(*) FROM collection_public_point WHERE kind = 1");
CAIRN_SQL(sitemap_entries, R"(
    SELECT year, number, changed_on FROM collection_public_review WHERE standing = 0 AND search_engines = 1 ORDER BY year, number)");

constexpr std::int64_t largest_page = 100;

template <class... Values>
Slice<ReviewSummary> slice(store::Snapshot& snapshot, const store::Sql& count, const store::Sql& list, Window window, const Values&... values) {
    Slice<ReviewSummary> result;
    auto total = snapshot.query(count, values...);
    if (total.step()) result.total = total.integer(0);
    const Bounds bounds{window};
    for (auto rows = snapshot.query(list, values..., bounds.limit, bounds.offset); rows.step();) result.items.push_back(summary_from_json(rows.text_view(0)));
    return result;
}

/// The same day a year earlier; of 29 February, 1 March.
base::Day year_before(base::Day day) { return std::chrono::sys_days{std::chrono::year_month_day{day} - std::chrono::years{1}}; }

/// "b" as "B"; "0-9" as it is. Titles begin with what accents fold to, so a letter is one of ASCII.
std::string capital(std::string letter) {
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
    return letter;
}

std::int64_t number_in(store::Statement row) { return row.step() ? row.integer(0) : 0; }

}  // namespace

Bounds::Bounds(Window window)
    : limit{std::clamp<std::int64_t>(window.size, 1, largest_page)}, offset{(std::max<std::int64_t>(window.page, 1) - 1) * limit} {}

std::optional<RecordId> open_review(store::Snapshot& snapshot, Reference reference) {
    auto row = snapshot.query(review_by_reference, reference.year, reference.number);
    return row.step() && row.integer(1) == 0 ? std::optional{RecordId{row.integer(0)}} : std::nullopt;
}

std::optional<ReviewSummary> summary_of(store::Snapshot& snapshot, RecordId record) {
    auto row = snapshot.query(summary_by_record, record);
    return row.step() ? std::optional{summary_from_json(row.text_view(0))} : std::nullopt;
}

std::vector<PublicFileRow> all_public_files(store::Snapshot& snapshot, RecordId record, base::Day today) {
    std::vector<PublicFileRow> files;
    for (auto row = snapshot.query(files_of_review, record); row.step();) {
        PublicFileRow one{row.number(0), {}, {}, row.text(12)};
        PublicFile& file = one.file;
        file.name = row.text(1), file.kind = row.text(2), file.language = row.text(3), file.media_type = row.text(4);
        file.size_bytes = row.integer(5), file.pages = row.number(6), file.machine_read = row.integer(7) == 1, file.confidence = row.real(8);
        file.standing = static_cast<FileStanding>(row.number(9)), file.available_to = row.optional_day(10);
        if (!row.is_null(11)) one.extraction = ExtractionId{row.integer(11)};
        const bool anonymous = file.standing == FileStanding::TextOnly;
        if (file.available_to && *file.available_to < today) {
            file.standing = FileStanding::TermEnded;
            one.extraction.reset(), one.blob.clear();
        }
        if (anonymous) file.available_to.reset();  // A day could be looked up elsewhere.
        file.readable = one.extraction.has_value();
        files.push_back(std::move(one));
    }
    return files;
}

std::vector<PublicFileRow> public_files(store::Snapshot& snapshot, RecordId record, int version, base::Day today) {
    std::vector<PublicFileRow> files = all_public_files(snapshot, record, today);
    if (version == 0 && !files.empty()) version = files.back().version;
    std::erase_if(files, [&](const PublicFileRow& file) { return file.version != version; });
    return files;
}

const PublicFileRow* choose_file(const std::vector<PublicFileRow>& files, std::string_view name) {
    for (const PublicFileRow& file : files)
        if (name.empty() ? file.file.readable : file.file.name == name || file.file.name.substr(0, file.file.name.rfind('.')) == name) return &file;
    return nullptr;
}

std::optional<PublicReview> PublicCatalogue::review(Reference reference) const {
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<PublicReview> {
        auto row = snapshot.query(review_by_reference, reference.year, reference.number);
        if (!row.step()) return std::nullopt;
        PublicReview review = detail_from_json(row.text_view(3));
        review.summary = summary_from_json(row.text_view(2));
        if (review.standing != Standing::Open) return review;
        // The newest version's, even where that has none.
        for (PublicFileRow& file : public_files(snapshot, RecordId{row.integer(0)}, review.version, today_)) review.files.push_back(std::move(file.file));
        review.summary.readable = std::ranges::any_of(review.files, &PublicFile::readable);
        return review;
    });
}

std::vector<ReviewSummary> PublicCatalogue::summaries(const std::vector<Reference>& references) const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<ReviewSummary> found;
        auto rows = snapshot.prepare(summary_by_reference);
        for (const Reference reference : references)
            if (rows.bind(reference.year, reference.number).step()) found.push_back(summary_from_json(rows.text_view(0)));
        return found;
    });
}

Slice<ReviewSummary> PublicCatalogue::recent(Window window) const {
    return store_->read([&](store::Snapshot& snapshot) { return slice(snapshot, count_open, list_open, window); });
}

Slice<ReviewSummary> PublicCatalogue::in_area(std::string_view slug, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) { return slice(snapshot, count_in_area, list_in_area, window, slug); });
}

Slice<ReviewSummary> PublicCatalogue::lately_in_area(std::string_view slug, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) { return slice(snapshot, count_in_area_since, list_in_area_since, window, slug, year_before(today_), today_); });
}

Slice<ReviewSummary> PublicCatalogue::in_year(std::optional<int> year, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) { return slice(snapshot, count_in_year, list_in_year, window, year); });
}

Slice<ReviewSummary> PublicCatalogue::of_scheme(std::string_view slug, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) { return slice(snapshot, count_with_term, list_with_term, window, "scheme", slug); });
}

Slice<ReviewSummary> PublicCatalogue::with_theme(std::string_view slug, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) { return slice(snapshot, count_with_term, list_with_term, window, "theme", slug); });
}

Slice<ReviewSummary> PublicCatalogue::under_letter(std::string_view letter, Window window) const {
    return store_->read([&](store::Snapshot& snapshot) { return slice(snapshot, count_under_letter, list_under_letter, window, letter); });
}

std::vector<Counted> PublicCatalogue::areas() const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<Counted> counts;
        for (auto rows = snapshot.query(counts_within_nations, "area"); rows.step();) counts.push_back({{rows.text(0), rows.text(1)}, rows.integer(2), rows.text(3)});
        std::ranges::stable_partition(counts, [](const Counted& one) { return one.label.slug != "withheld" && one.label.slug != "not-known"; });
        return counts;
    });
}

std::vector<Counted> PublicCatalogue::schemes() const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<Counted> counts;
        for (auto rows = snapshot.query(counts_within_nations, "scheme"); rows.step();) {
            const Scheme* scheme = SchemeTable::built_in().by_id(rows.text_view(0));
            counts.push_back({{rows.text(0), rows.text(1)}, rows.integer(2), scheme ? scheme->nation : rows.text(3)});
        }
        return counts;
    });
}

std::vector<Counted> PublicCatalogue::years() const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<Counted> counts;
        for (auto rows = snapshot.query(counts_of_years); rows.step();) {
            const std::string year = rows.is_null(0) ? "not-known" : std::to_string(rows.integer(0));
            counts.push_back({{year, rows.is_null(0) ? "Year not known" : year}, rows.integer(1), {}});
        }
        return counts;
    });
}

std::vector<Counted> PublicCatalogue::letters() const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<Counted> counts;
        for (auto rows = snapshot.query(counts_of_letters); rows.step();) counts.push_back({{rows.text(0), capital(rows.text(0))}, rows.integer(1), {}});
        return counts;
    });
}

std::optional<AreaDetail> PublicCatalogue::area(std::string_view slug) const {
    return store_->read([&](store::Snapshot& snapshot) -> std::optional<AreaDetail> {
        AreaDetail detail;
        detail.reviews = number_in(snapshot.query(count_in_area, slug));
        const Authority* authority = AreaBook::built_in().by_slug(slug);
        for (const Counted& one : areas())
            if (one.label.slug == slug) detail.area = one.label, detail.nation = nation_label(one.group);
        if (authority) {
            detail.area = authority->label, detail.nation = nation_label(authority->nation);
            detail.body = authority->body, detail.body_verified = authority->body_verified;
            detail.was = AreaBook::built_in().was(*authority);
            if (!authority->current) detail.now = AreaBook::built_in().now(*authority);
        }
        if (detail.area.slug.empty()) return std::nullopt;
        detail.published_last_12_months = number_in(snapshot.query(count_in_area_since, slug, year_before(today_), today_));
        for (auto rows = snapshot.query(themes_of_area, slug); rows.step();) {
            ThemeCount count;
            count.theme = {rows.text(0), rows.text(1)}, count.reviews = rows.integer(2);
            detail.themes.push_back(std::move(count));
        }
        return detail;
    });
}

Coverage PublicCatalogue::coverage() const {
    return store_->read([&](store::Snapshot& snapshot) {
        Coverage coverage;
        if (auto row = snapshot.query(coverage_of_reviews); row.step()) {
            coverage.reviews = row.integer(0), coverage.reports = row.integer(1);
            if (!row.is_null(2)) coverage.earliest = row.number(2), coverage.latest = row.number(3);
        }
        coverage.passages = number_in(snapshot.query(coverage_of_passages));
        coverage.recommendations = number_in(snapshot.query(coverage_of_recommendations));
        for (auto rows = snapshot.query(counts_of_facet, "nation"); rows.step();) coverage.by_nation.push_back({{rows.text(0), rows.text(1)}, rows.integer(2), {}});
        return coverage;
    });
}

std::vector<SitemapEntry> PublicCatalogue::sitemap() const {
    return store_->read([&](store::Snapshot& snapshot) {
        std::vector<SitemapEntry> entries;
        for (auto rows = snapshot.query(sitemap_entries); rows.step();) entries.push_back({{rows.number(0), rows.number(1)}, rows.day(2)});
        return entries;
    });
}

}  // namespace collection
