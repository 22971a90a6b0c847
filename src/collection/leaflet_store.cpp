#include <boost/json.hpp>

#include "collection/leaflet.h"

namespace collection {

namespace json = boost::json;

namespace {

CAIRN_SQL(every_leaflet, "SELECT version, words, written_by, written_at FROM collection_leaflet WHERE partnership = $1 ORDER BY version DESC");
CAIRN_SQL(one_leaflet, "SELECT version, words, written_by, written_at FROM collection_leaflet WHERE partnership = $1 AND version = $2");
CAIRN_SQL(newest_leaflet, "SELECT COALESCE(MAX(version), 0) FROM collection_leaflet WHERE partnership = $1");
CAIRN_SQL(add_leaflet, "INSERT INTO collection_leaflet (partnership, version, words, written_by, written_at) VALUES ($1, $2, $3, $4, $5)");
CAIRN_SQL(last_leaflet_turn, "SELECT turn, version, put_by, put_at FROM collection_leaflet_in_force WHERE partnership = $1 ORDER BY turn DESC LIMIT 1");
CAIRN_SQL(add_leaflet_turn, "INSERT INTO collection_leaflet_in_force (partnership, turn, version, put_by, put_at) VALUES ($1, $2, $3, $4, $5)");

std::string leaflet_as_text(const std::vector<HostWord>& words) {
    json::array list;
    for (const auto& one : words) list.push_back(json::object{{"name", one.name}, {"en", one.english}, {"cy", one.welsh}});
    return json::serialize(list);
}

HostWords read_leaflet(const store::Statement& row) {
    HostWords read{.version = static_cast<int>(row.integer(0)), .words = {}, .written_by = row.text(2), .written_at = row.instant(3)};
    const auto parsed = json::parse(row.text(1));
    for (const auto& one : parsed.as_array()) {
        const auto text = [&](const char* name) { return std::string{one.at(name).as_string()}; };
        read.words.push_back({text("name"), text("en"), text("cy")});
    }
    return read;
}

/// "leaflet/12/3": of which partnership, which version.
std::string object_of_leaflet(std::int64_t partnership, int version) { return "leaflet/" + std::to_string(partnership) + "/" + std::to_string(version); }

}  // namespace

std::vector<HostWords> leaflets(store::Snapshot& snapshot, std::int64_t partnership) {
    std::vector<HostWords> list;
    auto rows = snapshot.query(every_leaflet, partnership);
    while (rows.step()) list.push_back(read_leaflet(rows));
    return list;
}

std::optional<HostWords> leaflet(store::Snapshot& snapshot, std::int64_t partnership, int version) {
    if (version == 0) return HostWords{};
    auto row = snapshot.query(one_leaflet, partnership, version);
    return row.step() ? std::optional{read_leaflet(row)} : std::nullopt;
}

HostWordsTurn leaflet_turn(store::Snapshot& snapshot, std::int64_t partnership) {
    auto row = snapshot.query(last_leaflet_turn, partnership);
    if (!row.step()) return {};
    return {row.integer(0), static_cast<int>(row.integer(1)), row.text(2), row.instant(3)};
}

HostWords leaflet_in_force(store::Snapshot& snapshot, std::int64_t partnership) {
    return leaflet(snapshot, partnership, leaflet_turn(snapshot, partnership).version).value_or(HostWords{});
}

int write_leaflet(store::Transaction& transaction, std::int64_t partnership, const std::vector<HostWord>& words, audit::Event by) {
    auto newest = transaction.query(newest_leaflet, partnership);
    newest.step();
    const auto version = static_cast<int>(newest.integer(0)) + 1;
    transaction.run(add_leaflet, partnership, version, leaflet_as_text(words), by.who.to_string(), by.at);
    by.kind = audit::Kind::SettingsChanged, by.object = object_of_leaflet(partnership, version), by.reason = "leaflet-written";
    audit::record(transaction, by);
    return version;
}

std::optional<HostWordsTurn> put_leaflet_in_force(store::Transaction& transaction, std::int64_t partnership, int version, std::int64_t seen, audit::Event by) {
    const auto last = leaflet_turn(transaction, partnership).number;
    if (last != seen) return std::nullopt;
    transaction.run(add_leaflet_turn, partnership, last + 1, version, by.who.to_string(), by.at);
    by.kind = audit::Kind::SettingsChanged, by.object = object_of_leaflet(partnership, version), by.reason = "leaflet-in-force";
    audit::record(transaction, by);
    return HostWordsTurn{last + 1, version, by.who.to_string(), by.at};
}

}  // namespace collection
