#include "collection/term_store.h"

#include <mutex>

#include <boost/json.hpp>

#include "collection/words.h"

namespace collection {

namespace json = boost::json;

namespace {

CAIRN_SQL(every_term_change, "SELECT version, term, change, details, changed_by, changed_at FROM collection_term_change ORDER BY version");
CAIRN_SQL(newest_term_change, "SELECT COALESCE(MAX(version), 0) FROM collection_term_change");
CAIRN_SQL(add_term_change, "INSERT INTO collection_term_change (version, term, change, details, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)");

json::array list_of(const std::vector<std::string>& words) {
    json::array list;
    for (const auto& one : words) list.emplace_back(one);
    return list;
}

std::vector<std::string> words_in(const json::value& list) {
    std::vector<std::string> words;
    for (const auto& one : list.as_array()) words.emplace_back(one.as_string());
    return words;
}

std::string details_of(const TermChange& change) {
    const auto& words = change.words;
    return json::serialize(json::object{{"facet", words.facet}, {"preferred", words.preferred}, {"welsh", words.welsh}, {"synonyms", list_of(words.synonyms)}, {"welsh_synonyms", list_of(words.welsh_synonyms)},
                                        {"broader", words.broader}, {"scope_note", words.scope_note}, {"into", change.into}, {"reason", change.reason}, {"undoes", change.undoes}});
}

TermChange change_from(const store::Statement& row) {
    const auto details = json::parse(row.text(3));
    const auto text = [&](const char* name) { return std::string{details.at(name).as_string()}; };
    TermChange change{.version = row.number(0), .term = row.text(1), .deed = parse_term_deed(row.text(2)).value()};
    change.words = {.facet = text("facet"), .preferred = text("preferred"), .welsh = text("welsh"), .broader = text("broader"), .scope_note = text("scope_note"), .synonyms = words_in(details.at("synonyms")), .welsh_synonyms = words_in(details.at("welsh_synonyms"))};
    change.into = text("into"), change.reason = text("reason"), change.undoes = details.at("undoes").to_number<int>();
    change.changed_by = row.text(4), change.changed_at = row.instant(5);
    return change;
}

struct Words {
    explicit Words(Vocabulary made) : vocabulary{std::move(made)}, finder{vocabulary} {}
    Vocabulary vocabulary;
    ThemeFinder finder;
};

/// The vocabulary that was made last. Its key is everything that went into it, so that two folders in one process do not meet.
struct LastMade {
    std::mutex lock;
    std::string key;
    std::shared_ptr<const Words> words;
};

LastMade& last_made() {
    static LastMade made;
    return made;
}

std::shared_ptr<const Words> as_the_program_came() {
    static const auto words = std::make_shared<const Words>(Vocabulary::built_in());
    return words;
}

VocabularyInForce shared(int version, const std::shared_ptr<const Words>& words) {
    return {version, {words, &words->vocabulary}, {words, &words->finder}};
}

}  // namespace

TermBook term_book(store::Snapshot& snapshot) {
    std::vector<TermChange> changes;
    for (auto rows = snapshot.query(every_term_change); rows.step();) changes.push_back(change_from(rows));
    return {Vocabulary::built_in(), std::move(changes)};
}

int keep_term_change(store::Transaction& transaction, const TermChange& change) {
    auto newest = transaction.query(newest_term_change);
    newest.step();
    const int version = newest.number(0) + 1;
    newest.run();
    transaction.run(add_term_change, version, change.term, std::string{to_word(change.deed)}, details_of(change), change.changed_by, change.changed_at);
    return version;
}

VocabularyInForce vocabulary_in(store::Snapshot& snapshot) {
    std::string key;
    int version = 0;
    for (auto rows = snapshot.query(every_term_change); rows.step();) {
        version = rows.number(0);
        for (const int column : {1, 2, 3}) key += rows.text(column) + '\n';
    }
    if (version == 0) return shared(0, as_the_program_came());
    auto& made = last_made();
    const std::lock_guard held{made.lock};
    if (made.key != key || !made.words) made.words = std::make_shared<const Words>(term_book(snapshot).vocabulary()), made.key = std::move(key);
    return shared(version, made.words);
}

}  // namespace collection
