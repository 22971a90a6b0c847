#include "collection/projection_store.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include <sodium.h>

#include "base/sha256.h"
#include "collection/public_json.h"
#include "collection/public_projection.h"
#include "collection/term_store.h"
#include "collection/withheld_names.h"
#include "collection/words.h"
#include "store/settings.h"

namespace collection {

namespace {

CAIRN_SQL(drop_point_themes, R"(
    DELETE FROM collection_public_point_theme WHERE point IN (SELECT point FROM collection_public_point WHERE record = $1))");
CAIRN_SQL(drop_points, "DELETE FROM collection_public_point WHERE record = $1");
CAIRN_SQL(drop_terms, "DELETE FROM collection_public_term WHERE record = $1");
CAIRN_SQL(drop_versions, "DELETE FROM collection_public_version WHERE record = $1");
CAIRN_SQL(drop_files, "DELETE FROM collection_public_file WHERE record = $1");
CAIRN_SQL(drop_themes, "DELETE FROM collection_public_theme WHERE record = $1");
CAIRN_SQL(put_review, R"(
    INSERT INTO collection_public_review (record, year, number, standing, sequence, published_year, newest, sort_title, letter,
        search_engines, changed_on, readable, summary, detail)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (record) DO UPDATE SET standing = excluded.standing, sequence = excluded.sequence, published_year = excluded.published_year,
        newest = excluded.newest, sort_title = excluded.sort_title, letter = excluded.letter, search_engines = excluded.search_engines,
        changed_on = excluded.changed_on, readable = excluded.readable, summary = excluded.summary, detail = excluded.detail)");
CAIRN_SQL(add_term, "INSERT INTO collection_public_term (record, facet, slug, label) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(add_version, "INSERT INTO collection_public_version (record, version, entered_on, change, reason) VALUES ($1, $2, $3, $4, $5)");
CAIRN_SQL(add_file, R"(
    INSERT INTO collection_public_file (record, version, position, name, kind, language, media_type, size_bytes, pages, machine_read,
        confidence, standing, available_to, extraction, blob)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))");
CAIRN_SQL(add_point, R"(
    INSERT INTO collection_public_point (point, record, place, kind, number, text, plain, addressee, section, anchor, page, page_label, guessed)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))");
CAIRN_SQL(add_point_theme, "INSERT INTO collection_public_point_theme (point, slug, label) VALUES ($1, $2, $3)");
CAIRN_SQL(point_is_taken, "SELECT record FROM collection_public_point WHERE point = $1");
CAIRN_SQL(count_themes, R"(
    INSERT INTO collection_public_theme (record, slug, passages)
    SELECT CAST($1 AS INTEGER), theme, COUNT(*) FROM collection_passage_theme WHERE extraction = $2 GROUP BY theme)");

CAIRN_SQL(rows_behind, R"(
    SELECT DISTINCT record FROM collection_public_file WHERE extraction IS NOT NULL
    AND extraction NOT IN (SELECT extraction FROM collection_document WHERE extraction IS NOT NULL) ORDER BY record)");

constexpr const char* identity_key = "collection.identity";
constexpr const char* sequence_key = "collection.sequence";

std::int64_t number_in(const std::optional<std::string>& words) {
    std::int64_t number = 0;
    if (words) std::from_chars(words->data(), words->data() + words->size(), number);
    return number;
}

std::int64_t next_sequence(store::Transaction& transaction) {
    if (!store::setting(transaction, identity_key)) {
        unsigned char random[16];
        randombytes_buf(random, sizeof random);
        store::put_setting(transaction, identity_key, base::sha256_hex({reinterpret_cast<const char*>(random), sizeof random}).substr(0, 32));
    }
    const std::int64_t next = number_in(store::setting(transaction, sequence_key)) + 1;
    store::put_setting(transaction, sequence_key, std::to_string(next));
    return next;
}

/// 52 bits of a sum over what the point is: stable, and silent about order.
std::int64_t point_id(Reference reference, PointKind kind, const std::string& plain, int copy) {
    const std::string sum = base::sha256_hex(to_string(reference) + "\n" + std::to_string(static_cast<int>(kind)) + "\n" + plain + "\n" + std::to_string(copy));
    std::int64_t id = 0;
    std::from_chars(sum.data(), sum.data() + 13, id, 16);
    return id == 0 ? 1 : id;
}

/// Points of one review on their way into the public tables.
class PointWriter {
public:
    PointWriter(store::Transaction& transaction, RecordId record, Reference reference, const ThemeFinder& themes)
        : transaction_{transaction}, record_{record}, reference_{reference}, themes_{themes} {}

    /// The next file of the review: what an earlier one says is not counted again, as a report is given as PDF, Word and text.
    void next_file() { said_earlier_.merge(said_here_), said_here_.clear(); }
    void put(const PublicPoint& point) {
        const std::string plain = plain_words(point.text);
        if (plain.empty() || said_earlier_.contains({point.kind, plain})) return;
        said_here_.emplace(point.kind, plain);
        std::int64_t id = 0;
        for (int copy = 0; id == 0; ++copy) {
            id = point_id(reference_, point.kind, plain, copy);
            if (transaction_.query(point_is_taken, id).step()) id = 0;
        }
        transaction_.run(add_point, id, record_, place_++, static_cast<int>(point.kind), point.number, point.text, " " + plain + " ", point.addressee,
                         point.section, point.anchor, point.page, point.page_label, point.guessed);
        for (const Term* theme : themes_.themes_in(point.text)) transaction_.run(add_point_theme, id, theme->slug, theme->preferred);
    }

private:
    store::Transaction& transaction_;
    RecordId record_;
    Reference reference_;
    const ThemeFinder& themes_;
    std::set<std::pair<PointKind, std::string>> said_earlier_, said_here_;
    int place_ = 0;
};

std::string section_before(const std::vector<Passage>& passages, std::size_t block) {
    for (std::size_t i = std::min(block, passages.size()); i-- > 0;)
        if (passages[i].block.kind == documents::BlockKind::Heading) return passages[i].block.text;
    return {};
}

/// Those of the report itself, with their places; whether it has recommendations.
bool put_points_of_report(store::Transaction& transaction, PointWriter& writer, ExtractionId extraction) {
    const std::vector<FoundPoint> found = points_of(transaction, extraction);
    if (found.empty()) return false;
    writer.next_file();
    const std::vector<Passage> passages = passages_of(transaction, extraction);
    const std::vector<documents::Page> pages = pages_of(transaction, extraction);
    bool recommends = false;
    for (const FoundPoint& one : found) {
        if (one.block >= passages.size()) continue;
        PublicPoint point;
        point.kind = one.kind, point.text = one.text, point.number = one.number, point.addressee = one.addressee;
        point.anchor = passages[one.block].anchor, point.section = section_before(passages, one.block), point.page = passages[one.block].block.page;
        const auto page = std::ranges::find(pages, point.page, &documents::Page::number);
        if (page != pages.end()) point.page_label = page->label;
        point.guessed = true;
        recommends |= point.kind == PointKind::Recommendation;
        writer.put(point);
    }
    return recommends;
}

void put_points(store::Transaction& transaction, RecordId record, const Projection& projection, const ThemeFinder& themes) {
    PointWriter writer{transaction, record, projection.review.summary.reference, themes};
    bool recommends = false;
    for (const ProjectedFile& file : projection.files)
        if (file.version == projection.review.version && file.extraction && (file.file.kind == "overview" || projection.review.files.size() == 1))
            recommends |= put_points_of_report(transaction, writer, *file.extraction);
    // A catalogue's list says again what the report says; it counts where the report gives none.
    for (const std::string& text : projection.review.recommendations) {
        if (recommends) break;
        PublicPoint point;
        point.text = text;
        point.addressee = addressee_in(text);
        writer.put(point);
    }
}

void put_files(store::Transaction& transaction, RecordId record, const Projection& projection) {
    int position = 0;
    bool counted = false;
    for (const ProjectedFile& one : projection.files) {
        const PublicFile& file = one.file;
        const std::optional<std::string> blob = one.blob.empty() ? std::nullopt : std::optional{one.blob};
        transaction.run(add_file, record, one.version, position++, file.name, file.kind, file.language, file.media_type, file.size_bytes, file.pages,
                        file.machine_read, file.confidence, static_cast<int>(file.standing), file.available_to, one.extraction, blob);
        // Themes are those of the first report of the newest version: its translation or summary says the same again.
        if (one.version == projection.review.version && one.extraction && !counted) {
            transaction.run(count_themes, record, *one.extraction);
            counted = true;
        }
    }
}

}  // namespace

void publish(store::Transaction& transaction, RecordId record, base::Day today) {
    const auto vocabulary = vocabulary_in(transaction);
    const Projection projection = project(held_record(transaction, record), today, *vocabulary.words);
    const PublicReview& review = projection.review;
    for (const store::Sql* drop : {&drop_point_themes, &drop_points, &drop_terms, &drop_versions, &drop_files, &drop_themes}) transaction.run(*drop, record);
    transaction.run(put_review, record, review.summary.reference.year, review.summary.reference.number, static_cast<int>(review.standing), next_sequence(transaction),
                    review.summary.year, projection.newest, projection.sort_title, projection.letter, review.search_engines, review.summary.changed_on,
                    review.summary.readable, to_json(review.summary), detail_to_json(review));
    for (const PublicTerm& term : projection.terms) transaction.run(add_term, record, term.facet, term.label.slug, term.label.text);
    for (const PublicVersion& version : projection.versions)
        transaction.run(add_version, record, version.version, version.entered_on, version.change, version.reason);
    put_files(transaction, record, projection);
    put_points(transaction, record, projection, *vocabulary.themes);
}

Generation generation(store::Snapshot& snapshot) {
    return {store::setting(snapshot, identity_key).value_or(""), number_in(store::setting(snapshot, sequence_key))};
}

std::vector<RecordId> records_behind(store::Snapshot& snapshot) {
    std::vector<RecordId> records;
    for (auto rows = snapshot.query(rows_behind); rows.step();) records.push_back(rows.id<RecordId>(0));
    return records;
}

}  // namespace collection
