#include "collection/host_words.h"

#include <boost/json.hpp>

namespace collection {

namespace json = boost::json;

namespace {

CAIRN_SQL(every_host_words, "SELECT version, words, written_by, written_at FROM collection_host_words ORDER BY version DESC");
CAIRN_SQL(one_host_words, "SELECT version, words, written_by, written_at FROM collection_host_words WHERE version = $1");
CAIRN_SQL(newest_host_words, "SELECT COALESCE(MAX(version), 0) FROM collection_host_words");
CAIRN_SQL(add_host_words, "INSERT INTO collection_host_words (version, words, written_by, written_at) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(every_turn, "SELECT turn, version, put_by, put_at FROM collection_host_words_in_force ORDER BY turn DESC");
CAIRN_SQL(last_turn, "SELECT COALESCE(MAX(turn), 0) FROM collection_host_words_in_force");
CAIRN_SQL(add_turn, "INSERT INTO collection_host_words_in_force (turn, version, put_by, put_at) VALUES ($1, $2, $3, $4)");

std::string words_as_text(const std::vector<HostWord>& words) {
    json::array list;
    for (const auto& one : words) list.push_back(json::object{{"name", one.name}, {"en", one.english}, {"cy", one.welsh}});
    return json::serialize(list);
}

HostWords read_host_words(const store::Statement& row) {
    HostWords read{.version = static_cast<int>(row.integer(0)), .words = {}, .written_by = row.text(2), .written_at = row.instant(3)};
    const auto parsed = json::parse(row.text(1));
    for (const auto& one : parsed.as_array()) {
        const auto text = [&](const char* name) { return std::string{one.at(name).as_string()}; };
        read.words.push_back({text("name"), text("en"), text("cy")});
    }
    return read;
}

std::int64_t highest(store::Snapshot& snapshot, const auto& query) {
    auto row = snapshot.query(query);
    row.step();
    return row.integer(0);
}

}  // namespace

std::vector<HostWords> host_words(store::Snapshot& snapshot) {
    std::vector<HostWords> list;
    auto rows = snapshot.query(every_host_words);
    while (rows.step()) list.push_back(read_host_words(rows));
    return list;
}

std::optional<HostWords> host_words(store::Snapshot& snapshot, int version) {
    if (version == 0) return HostWords{};
    auto row = snapshot.query(one_host_words, version);
    return row.step() ? std::optional{read_host_words(row)} : std::nullopt;
}

std::vector<HostWordsTurn> host_words_turns(store::Snapshot& snapshot) {
    std::vector<HostWordsTurn> list;
    auto rows = snapshot.query(every_turn);
    while (rows.step()) list.push_back({rows.integer(0), static_cast<int>(rows.integer(1)), rows.text(2), rows.instant(3)});
    return list;
}

int write_host_words(store::Transaction& transaction, const std::vector<HostWord>& words, audit::Event by) {
    const auto version = static_cast<int>(highest(transaction, newest_host_words)) + 1;
    transaction.run(add_host_words, version, words_as_text(words), by.who.to_string(), by.at);
    by.kind = audit::Kind::SettingsChanged, by.object = "host-words/" + std::to_string(version), by.reason = "host-words-written";
    audit::record(transaction, by);
    return version;
}

std::optional<HostWordsTurn> put_host_words_in_force(store::Transaction& transaction, int version, std::int64_t seen, audit::Event by) {
    const auto last = highest(transaction, last_turn);
    if (last != seen) return std::nullopt;
    transaction.run(add_turn, last + 1, version, by.who.to_string(), by.at);
    by.kind = audit::Kind::SettingsChanged, by.object = "host-words/" + std::to_string(version), by.reason = "host-words-in-force";
    audit::record(transaction, by);
    return HostWordsTurn{last + 1, version, by.who.to_string(), by.at};
}

}  // namespace collection
