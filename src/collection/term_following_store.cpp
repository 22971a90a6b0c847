#include <algorithm>
#include <charconv>
#include <set>

#include "collection/projection_store.h"
#include "collection/term_store.h"
#include "collection/words.h"
#include "store/settings.h"

namespace collection {

namespace {

// Only texts in which the beginning of a word of the theme stands at all are looked at word by word.
CAIRN_SQL(texts_with_letters, "SELECT extraction, position, text FROM collection_passage_text WHERE kind <> 0 AND LOWER(text) LIKE $1 ORDER BY extraction, position");
CAIRN_SQL(extractions_with_theme, "SELECT DISTINCT extraction FROM collection_passage_theme WHERE theme = $1");
CAIRN_SQL(drop_theme_everywhere, "DELETE FROM collection_passage_theme WHERE theme = $1");
CAIRN_SQL(add_theme_found, "INSERT INTO collection_passage_theme (extraction, theme, position) VALUES ($1, $2, $3) ON CONFLICT (extraction, theme, position) DO NOTHING");
CAIRN_SQL(records_with_text, "SELECT DISTINCT record FROM collection_public_file WHERE extraction = $1");
CAIRN_SQL(labels_of_facet, "SELECT DISTINCT slug, label FROM collection_public_term WHERE facet = $1");
CAIRN_SQL(records_with_term, "SELECT record FROM collection_public_term WHERE facet = $1 AND slug = $2");
CAIRN_SQL(records_with_point_theme, "SELECT DISTINCT p.record FROM collection_public_point p JOIN collection_public_point_theme t ON t.point = p.point WHERE t.slug = $1");
CAIRN_SQL(points_with_letters, "SELECT record, text FROM collection_public_point WHERE plain LIKE $1");

constexpr const char* followed_key = "collection.vocabulary";
constexpr std::size_t records_at_a_time = 50;
constexpr std::size_t most_letters = 6;

/// The facet of records that a facet of the vocabulary describes.
constexpr std::pair<std::string_view, std::string_view> facets[] = {{"practice_theme", "theme"}, {"harm_type", "harm"}, {"agency", "agency"}, {"setting", "setting"}};

int followed_so_far(store::Snapshot& snapshot) {
    const auto words = store::setting(snapshot, followed_key);
    int version = 0;
    if (words) std::from_chars(words->data(), words->data() + words->size(), version);
    return version;
}

/// The first letters of the longest word: they stand in every text that holds these words, whatever their ending, accents apart.
std::string pattern_of(const std::string& words) {
    std::string longest;
    for (const auto& word : split_words(singular_words(words))) {
        const auto plain = std::ranges::find_if(word, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        const std::string letters{word.begin(), plain};
        if (letters.size() > longest.size()) longest = letters;
    }
    return longest.empty() ? "%" : "%" + longest.substr(0, std::min(most_letters, std::max<std::size_t>(1, longest.size() > 3 ? longest.size() - 2 : longest.size()))) + "%";
}

class Following {
public:
    Following(store::Store& store, base::Day today) : store_{store}, today_{today} {}

    bool run() {
        const bool behind = store_.read([&](store::Snapshot& snapshot) { return look(snapshot); });
        if (!behind) return false;
        store_.write([&](store::Transaction& transaction) { find_passages(transaction); });
        store_.read([&](store::Snapshot& snapshot) { gather_records(snapshot); });
        publish_records();
        store_.write([&](store::Transaction& transaction) { store::put_setting(transaction, followed_key, std::to_string(version_)); });
        return true;
    }

private:
    /// What changed since this was last done; false where nothing did.
    bool look(store::Snapshot& snapshot) {
        const int followed = followed_so_far(snapshot);
        auto book = term_book(snapshot);
        version_ = book.version();
        if (version_ == followed) return false;
        std::vector<TermChange> earlier;
        for (const auto& one : book.changes())
            if (one.version <= followed) earlier.push_back(one);
            else touch(one.term), touch(one.into);
        const TermBook before_book{Vocabulary::built_in(), earlier};
        before_ = before_book.vocabulary(), after_ = book.vocabulary();
        for (const auto& id : std::set<std::string>{touched_}) touch(before_book.stands_as(id)), touch(book.stands_as(id));
        for (const auto& id : touched_) note_slugs(before_, id), note_slugs(after_, id);
        return true;
    }

    void touch(const std::string& id) {
        if (!id.empty()) touched_.insert(id);
    }
    void note_slugs(const Vocabulary& vocabulary, const std::string& id) {
        if (const Term* term = vocabulary.by_id(id)) slugs_.emplace(term->facet, term->slug);
    }

    /// The themes that were touched, as they are now.
    Vocabulary touched_themes() const {
        std::vector<Term> terms;
        for (const auto& id : touched_)
            if (const Term* term = after_.by_id(id); term && term->facet == "practice_theme") terms.push_back(*term);
        return Vocabulary::of(std::move(terms), {});
    }

    static std::set<std::string> patterns_of(const Vocabulary& themes) {
        std::set<std::string> patterns;
        for (const Term& term : themes.terms()) {
            if (term.retired) continue;
            patterns.insert(pattern_of(term.preferred));
            if (!term.welsh.empty()) patterns.insert(pattern_of(term.welsh));
            for (const auto* words : {&term.synonyms, &term.welsh_synonyms})
                for (const auto& one : *words) patterns.insert(pattern_of(one));
        }
        return patterns;
    }

    void find_passages(store::Transaction& transaction) {
        for (const auto& [facet, slug] : slugs_) {
            if (facet != "practice_theme") continue;
            for (auto rows = transaction.query(extractions_with_theme, slug); rows.step();) texts_.insert(rows.integer(0));
            transaction.run(drop_theme_everywhere, slug);
        }
        const auto themes = touched_themes();
        const ThemeFinder finder{themes};
        struct Found {
            std::int64_t extraction, position;
            std::string slug;
        };
        std::vector<Found> found;
        for (const auto& pattern : patterns_of(themes))
            for (auto rows = transaction.query(texts_with_letters, pattern); rows.step();)
                for (const Term* theme : finder.themes_in(rows.text(2))) found.push_back({rows.integer(0), rows.integer(1), theme->slug});
        for (const auto& one : found) transaction.run(add_theme_found, one.extraction, one.slug, one.position), texts_.insert(one.extraction);
    }

    void add_records(store::Statement rows) {
        while (rows.step()) records_.insert(rows.integer(0));
    }

    void gather_records(store::Snapshot& snapshot) {
        for (const auto extraction : texts_) add_records(snapshot.query(records_with_text, extraction));
        for (const auto& [facet, of_records] : facets) {
            for (const auto& [touched, slug] : slugs_)
                if (touched == facet) add_records(snapshot.query(records_with_term, std::string{of_records}, slug));
            // Words of records that no term answered to may have found one, and the other way round.
            std::vector<std::string> moved;
            for (auto rows = snapshot.query(labels_of_facet, std::string{of_records}); rows.step();)
                if (label_of(after_, facet, rows.text(1)) != Label{rows.text(0), rows.text(1)}) moved.push_back(rows.text(0));
            for (const auto& slug : moved) add_records(snapshot.query(records_with_term, std::string{of_records}, slug));
        }
        for (const auto& [facet, slug] : slugs_)
            if (facet == "practice_theme") add_records(snapshot.query(records_with_point_theme, slug));
        const auto themes = touched_themes();
        const ThemeFinder finder{themes};
        for (const auto& pattern : patterns_of(themes))
            for (auto rows = snapshot.query(points_with_letters, pattern); rows.step();)
                if (!finder.themes_in(rows.text(1)).empty()) records_.insert(rows.integer(0));
    }

    static Label label_of(const Vocabulary& vocabulary, std::string_view facet, const std::string& words) {
        const Term* term = vocabulary.meaning(facet, words);
        return term ? term->label() : Label{slug_of(words), words};
    }

    void publish_records() {
        const std::vector<std::int64_t> all{records_.begin(), records_.end()};
        for (std::size_t from = 0; from < all.size(); from += records_at_a_time)
            store_.write([&](store::Transaction& transaction) {
                for (std::size_t i = from; i < std::min(all.size(), from + records_at_a_time); ++i) publish(transaction, RecordId{all[i]}, today_);
            });
    }

    store::Store& store_;
    base::Day today_;
    int version_ = 0;
    Vocabulary before_, after_;
    std::set<std::string> touched_;                             ///< Ids.
    std::set<std::pair<std::string, std::string>> slugs_;       ///< Facet of the vocabulary and slug, before and after.
    std::set<std::int64_t> texts_, records_;
};

}  // namespace

bool follow_vocabulary(store::Store& store, base::Day today) { return Following{store, today}.run(); }

}  // namespace collection
