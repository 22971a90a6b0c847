#include "collection/text_store.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/assert.h"
#include "collection/alignment.h"
#include "collection/term_store.h"
#include "collection/words.h"

namespace collection {

namespace {

using documents::Block;

CAIRN_SQL(document_by_sum, R"(
    SELECT d.document, d.media_type, d.size_bytes, d.blob, d.extraction, COALESCE(e.extractor, '')
    FROM collection_document d LEFT JOIN collection_extraction e ON e.extraction = d.extraction WHERE d.sha256 = $1)");
CAIRN_SQL(documents_held, R"(
    SELECT d.document, d.sha256, d.media_type, d.size_bytes, d.extraction, e.extractor
    FROM collection_document d JOIN collection_extraction e ON e.extraction = d.extraction
    WHERE d.blob IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM collection_extraction x WHERE x.document = d.document AND x.extractor = $1 AND x.complete = 1)
    ORDER BY d.document)");
CAIRN_SQL(add_document, R"(
    INSERT INTO collection_document (sha256, blob, media_type, size_bytes, signature) VALUES ($1, $2, $3, $4, $5) RETURNING document)");
CAIRN_SQL(hold_copy_again, "UPDATE collection_document SET blob = $1 WHERE document = $2");
CAIRN_SQL(copy_of_document, "SELECT blob FROM collection_document WHERE document = $1");
CAIRN_SQL(drop_copy, "UPDATE collection_document SET blob = NULL, extraction = NULL WHERE document = $1");
CAIRN_SQL(show_extraction, "UPDATE collection_document SET extraction = $1 WHERE document = $2");

CAIRN_SQL(extraction_by_extractor, "SELECT extraction, complete FROM collection_extraction WHERE document = $1 AND extractor = $2");
CAIRN_SQL(extractions_of_document, "SELECT extraction FROM collection_extraction WHERE document = $1");
CAIRN_SQL(begin_extraction, R"(
    INSERT INTO collection_extraction (document, extractor, complete, pages, machine_read, confidence, warnings)
    VALUES ($1, $2, 0, $3, $4, $5, $6) RETURNING extraction)");
CAIRN_SQL(complete_extraction, "UPDATE collection_extraction SET complete = 1 WHERE extraction = $1");
CAIRN_SQL(drop_extraction, "DELETE FROM collection_extraction WHERE extraction = $1");
CAIRN_SQL(drop_texts, "DELETE FROM collection_passage_text WHERE extraction = $1");
CAIRN_SQL(drop_pages, "DELETE FROM collection_page WHERE extraction = $1");
CAIRN_SQL(drop_moves, "DELETE FROM collection_passage_moved WHERE extraction = $1");
CAIRN_SQL(drop_points, "DELETE FROM collection_point WHERE extraction = $1");
CAIRN_SQL(drop_themes, "DELETE FROM collection_passage_theme WHERE extraction = $1");
CAIRN_SQL(drop_passages_without_text, R"(
    DELETE FROM collection_passage WHERE document = $1
    AND NOT EXISTS (SELECT 1 FROM collection_passage_text t WHERE t.passage = collection_passage.passage))");

CAIRN_SQL(add_passage, "INSERT INTO collection_passage (document, anchor) VALUES ($1, $2) RETURNING passage");
CAIRN_SQL(add_text, R"(
    INSERT INTO collection_passage_text (extraction, position, passage, kind, level, number, text, page, header_rows, confidence)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))");
CAIRN_SQL(add_page, R"(
    INSERT INTO collection_page (extraction, number, label, width_points, height_points, machine_read, confidence)
    VALUES ($1, $2, $3, $4, $5, $6, $7))");
CAIRN_SQL(add_move, "INSERT INTO collection_passage_moved (passage, extraction, position, to_passage) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(add_point, R"(
    INSERT INTO collection_point (extraction, place, kind, number, text, addressee, position) VALUES ($1, $2, $3, $4, $5, $6, $7))");
CAIRN_SQL(add_theme, "INSERT INTO collection_passage_theme (extraction, theme, position) VALUES ($1, $2, $3)");

CAIRN_SQL(anchors_of_document, "SELECT passage, anchor FROM collection_passage WHERE document = $1 ORDER BY passage");
CAIRN_SQL(texts_of_extraction, R"(
    SELECT t.passage, p.anchor, t.kind, t.level, t.number, t.text, t.page, t.header_rows, t.confidence
    FROM collection_passage_text t JOIN collection_passage p ON p.passage = t.passage WHERE t.extraction = $1 ORDER BY t.position)");
CAIRN_SQL(text_of_passage, R"(
    SELECT t.passage, p.anchor, t.kind, t.level, t.number, t.text, t.page, t.header_rows, t.confidence
    FROM collection_passage_text t JOIN collection_passage p ON p.passage = t.passage WHERE t.passage = $1 AND t.extraction = $2)");
CAIRN_SQL(latest_texts_of_document, R"(
    SELECT t.passage, p.anchor, t.kind, t.level, t.number, t.text, t.page, t.header_rows, t.confidence
    FROM collection_passage_text t JOIN collection_passage p ON p.passage = t.passage
    WHERE p.document = $1 AND t.extraction = (SELECT MAX(l.extraction) FROM collection_passage_text l WHERE l.passage = t.passage)
    ORDER BY t.extraction DESC, t.position)");
CAIRN_SQL(latest_text_of_passage, R"(
    SELECT t.passage, p.anchor, t.kind, t.level, t.number, t.text, t.page, t.header_rows, t.confidence
    FROM collection_passage_text t JOIN collection_passage p ON p.passage = t.passage WHERE t.passage = $1
    ORDER BY t.extraction DESC LIMIT 1)");
CAIRN_SQL(passage_by_anchor, "SELECT passage FROM collection_passage WHERE document = $1 AND anchor = $2");
CAIRN_SQL(moves_of_passage, "SELECT to_passage FROM collection_passage_moved WHERE passage = $1 AND extraction = $2 ORDER BY position");
CAIRN_SQL(pages_of_extraction, R"(
    SELECT number, label, width_points, height_points, machine_read, confidence FROM collection_page WHERE extraction = $1 ORDER BY number)");
CAIRN_SQL(points_of_extraction, R"(
    SELECT kind, position, number, text, addressee FROM collection_point WHERE extraction = $1 ORDER BY place)");

constexpr std::size_t slice = 250;  ///< Passages in one turn of the writer: about five milliseconds.

std::vector<std::vector<std::string>> rows_of(std::string_view table) {
    std::vector<std::vector<std::string>> rows;
    const auto parts = [](std::string_view text, char separator, auto&& take) {
        for (std::size_t start = 0; start <= text.size();) {
            const auto end = std::min(text.find(separator, start), text.size());
            take(text.substr(start, end - start));
            start = end + 1;
        }
    };
    parts(table, '\n', [&](std::string_view line) {
        auto& row = rows.emplace_back();
        parts(line, '\t', [&](std::string_view cell) { row.emplace_back(cell); });
    });
    return rows;
}

Passage passage_from(store::Statement& row) {
    Passage passage{row.integer(0), row.text(1), {}};
    Block& block = passage.block;
    block.kind = static_cast<documents::BlockKind>(row.number(2));
    block.level = row.number(3);
    block.number = row.text(4);
    block.text = row.text(5);
    block.page = row.number(6);
    block.header_rows = row.number(7);
    block.confidence = row.real(8);
    if (block.kind == documents::BlockKind::Table) block.rows = rows_of(block.text);
    return passage;
}

std::vector<Passage> passages_from(store::Statement rows) {
    std::vector<Passage> passages;
    while (rows.step()) passages.push_back(passage_from(rows));
    return passages;
}

/// A table's cells part by tab and newline, so that no cell may hold either.
std::string text_to_store(const Block& block) {
    if (block.kind != documents::BlockKind::Table || block.rows.empty()) return block.text;
    std::string text;
    for (std::size_t r = 0; r < block.rows.size(); ++r)
        for (std::size_t c = 0; c < block.rows[r].size(); ++c) {
            if (r + c > 0) text += c == 0 ? '\n' : '\t';
            for (const char letter : block.rows[r][c]) text += letter == '\n' || letter == '\t' ? ' ' : letter;
        }
    return text;
}

void drop_text(store::Transaction& transaction, std::int64_t extraction) {
    for (const store::Sql* drop : {&drop_texts, &drop_pages, &drop_moves, &drop_points, &drop_themes, &drop_extraction})
        transaction.run(*drop, extraction);
}

/// One text on its way into the store.
class TextWriter {
public:
    TextWriter(store::Store& store, DocumentId document, const ReportText& text) : store_{store}, document_{document}, text_{text} {}

    ExtractionId write() {
        if (const auto known = known_complete()) return *known;
        begin();
        decide_identities();
        const std::size_t count = text_.extraction.blocks.size();
        for (std::size_t from = 0; from < count; from += slice)
            store_.write([&](store::Transaction& transaction) { write_passages(transaction, from, std::min(from + slice, count)); });
        store_.write([&](store::Transaction& transaction) { finish(transaction); });
        return ExtractionId{extraction_};
    }

private:
    std::optional<ExtractionId> known_complete() const {
        return store_.read([&](store::Snapshot& snapshot) -> std::optional<ExtractionId> {
            auto row = snapshot.query(extraction_by_extractor, document_, text_.extraction.extractor);
            return row.step() && row.integer(1) == 1 ? std::optional{ExtractionId{row.integer(0)}} : std::nullopt;
        });
    }

    void begin() {
        extraction_ = store_.write([&](store::Transaction& transaction) {
            std::optional<std::int64_t> left_over;
            if (auto row = transaction.query(extraction_by_extractor, document_, text_.extraction.extractor); row.step()) left_over = row.integer(0);
            if (left_over) {
                drop_text(transaction, *left_over);
                transaction.run(drop_passages_without_text, document_);
            }
            std::string warnings;
            for (const std::string& warning : text_.extraction.warnings) warnings += (warnings.empty() ? "" : "\n") + warning;
            return transaction.insert(begin_extraction, document_, text_.extraction.extractor, text_.extraction.pages.size(), text_.machine_read, text_.confidence, warnings);
        });
    }

    /// Which passages continue older ones, and the anchors of the rest.
    void decide_identities() {
        std::set<std::string> taken;
        store_.read([&](store::Snapshot& snapshot) {
            auto anchors = snapshot.query(anchors_of_document, document_);
            while (anchors.step()) taken.insert(anchors.text(1));
            // Every passage ever given: words that one extraction lost may be found again by the next.
            before_ = passages_from(snapshot.query(latest_texts_of_document, document_));
        });
        std::vector<std::string_view> old_texts, new_texts;
        for (const Passage& passage : before_) old_texts.push_back(passage.block.text);
        for (const Block& block : text_.extraction.blocks) new_texts.push_back(block.text);
        alignment_ = align(old_texts, new_texts);
        std::vector<Block> fresh;
        for (std::size_t i = 0; i < new_texts.size(); ++i)
            if (!alignment_.continues[i]) fresh.push_back(text_.extraction.blocks[i]);
        anchors_ = before_.empty() ? give_anchors(text_.extraction.blocks, taken) : give_anchors(fresh, taken);
        ids_.resize(new_texts.size());
    }

    void write_passages(store::Transaction& transaction, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const Block& block = text_.extraction.blocks[i];
            ids_[i] = alignment_.continues[i] ? before_[*alignment_.continues[i]].id : transaction.insert(add_passage, document_, anchors_[next_anchor_++]);
            transaction.run(add_text, extraction_, i, ids_[i], block.kind, block.level, block.number, text_to_store(block), block.page, block.header_rows, block.confidence);
        }
    }

    void finish(store::Transaction& transaction) {
        for (const documents::Page& page : text_.extraction.pages)
            transaction.run(add_page, extraction_, page.number, page.label, page.width_points, page.height_points, page.machine_read, page.confidence);
        for (std::size_t i = 0; i < before_.size(); ++i)
            for (std::size_t j = 0; j < alignment_.moved_to[i].size(); ++j)
                transaction.run(add_move, before_[i].id, extraction_, j, ids_[alignment_.moved_to[i][j]]);
        for (std::size_t i = 0; i < text_.points.size(); ++i) {
            const FoundPoint& point = text_.points[i];
            transaction.run(add_point, extraction_, i, static_cast<int>(point.kind), point.number, point.text, point.addressee, point.block);
        }
        // Reading found the themes that the program came with; an installation may have others.
        const auto vocabulary = vocabulary_in(transaction);
        for (const FoundTheme& theme : vocabulary.version == 0 ? text_.themes : themes_of(text_.extraction, *vocabulary.themes))
            transaction.run(add_theme, extraction_, theme.theme, theme.block);
        transaction.run(complete_extraction, extraction_);
        transaction.run(show_extraction, extraction_, document_);
    }

    store::Store& store_;
    DocumentId document_;
    const ReportText& text_;
    std::int64_t extraction_ = 0;
    std::vector<Passage> before_;
    Alignment alignment_;
    std::vector<std::string> anchors_;
    std::size_t next_anchor_ = 0;
    std::vector<std::int64_t> ids_;
};

}  // namespace

std::optional<StoredDocument> find_document(store::Snapshot& snapshot, std::string_view sha256) {
    auto row = snapshot.query(document_by_sum, sha256);
    if (!row.step()) return std::nullopt;
    StoredDocument document{DocumentId{row.integer(0)}, row.text(1), row.integer(2), !row.is_null(3), {}, row.text(5)};
    if (!row.is_null(4)) document.extraction = ExtractionId{row.integer(4)};
    return document;
}

std::vector<HeldDocument> held_documents(store::Snapshot& snapshot, std::string_view without_text_by) {
    std::vector<HeldDocument> held;
    auto rows = snapshot.query(documents_held, without_text_by);
    while (rows.step()) held.push_back({DocumentId{rows.integer(0)}, rows.text(1), rows.text(2), rows.integer(3), ExtractionId{rows.integer(4)}, rows.text(5)});
    return held;
}

bool has_text_by(store::Snapshot& snapshot, DocumentId document, std::string_view extractor) {
    auto row = snapshot.query(extraction_by_extractor, document, extractor);
    return row.step() && row.integer(1) == 1;
}

DocumentId put_document(store::Transaction& transaction, store::Blobs& blobs, const store::KeptBlob& kept, std::string_view media_type, std::string_view signature) {
    blobs.record(transaction, kept, media_type);
    if (const auto known = find_document(transaction, kept.sha256)) {
        if (!known->copy_held) transaction.run(hold_copy_again, kept.sha256, known->id);
        return known->id;
    }
    return DocumentId{transaction.insert(add_document, kept.sha256, kept.sha256, media_type, kept.size_bytes, store::Bytes{signature})};
}

DocumentId note_document(store::Transaction& transaction, std::string_view sha256, std::string_view media_type, std::int64_t size_bytes) {
    if (const auto known = find_document(transaction, sha256)) return known->id;
    return DocumentId{transaction.insert(add_document, sha256, nullptr, media_type, size_bytes, store::Bytes{""})};
}

ExtractionId store_text(store::Store& store, DocumentId document, const ReportText& text) { return TextWriter{store, document, text}.write(); }

std::vector<Passage> passages_of(store::Snapshot& snapshot, ExtractionId extraction) { return passages_from(snapshot.query(texts_of_extraction, extraction)); }

std::vector<documents::Page> pages_of(store::Snapshot& snapshot, ExtractionId extraction) {
    std::vector<documents::Page> pages;
    auto rows = snapshot.query(pages_of_extraction, extraction);
    while (rows.step()) pages.push_back({rows.number(0), rows.text(1), rows.real(2), rows.real(3), rows.integer(4) == 1, rows.real(5)});
    return pages;
}

std::vector<FoundPoint> points_of(store::Snapshot& snapshot, ExtractionId extraction) {
    std::vector<FoundPoint> points;
    auto rows = snapshot.query(points_of_extraction, extraction);
    while (rows.step())
        points.push_back({static_cast<PointKind>(rows.number(0)), static_cast<std::size_t>(rows.integer(1)), rows.text(2), rows.text(3), rows.text(4)});
    return points;
}

std::optional<Destination> follow(store::Snapshot& snapshot, DocumentId document, ExtractionId shown, std::string_view anchor) {
    auto found = snapshot.query(passage_by_anchor, document, anchor);
    if (!found.step()) return std::nullopt;
    const std::int64_t passage = found.integer(0);
    Destination destination{Destination::How::Here, passages_from(snapshot.query(text_of_passage, passage, shown))};
    if (!destination.passages.empty()) return destination;
    destination.how = Destination::How::Moved;
    for (auto moves = snapshot.query(moves_of_passage, passage, shown); moves.step();)
        for (Passage& target : passages_from(snapshot.query(text_of_passage, moves.integer(0), shown))) destination.passages.push_back(std::move(target));
    if (!destination.passages.empty()) return destination;
    destination = {Destination::How::OldText, passages_from(snapshot.query(latest_text_of_passage, passage))};
    return destination.passages.empty() ? std::nullopt : std::optional{std::move(destination)};
}

void forget_copy(store::Transaction& transaction, store::Blobs& blobs, DocumentId document) {
    std::optional<std::string> blob;
    if (auto row = transaction.query(copy_of_document, document); row.step()) blob = row.optional_text(0);
    std::vector<std::int64_t> texts;
    for (auto rows = transaction.query(extractions_of_document, document); rows.step();) texts.push_back(rows.integer(0));
    transaction.run(drop_copy, document);
    for (const std::int64_t extraction : texts) drop_text(transaction, extraction);
    if (blob) blobs.forget(transaction, *blob);
}

}  // namespace collection
