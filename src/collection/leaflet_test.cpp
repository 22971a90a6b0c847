// A partnership's own words for its leaflet: every version stays, one holds, and two people do not overwrite each other.
#include <doctest/doctest.h>

#include "collection/leaflet.h"
#include "store/store.h"
#include "store/test_folder.h"

using collection::HostWord;

namespace {

struct Leaflets {
    Leaflets() { store = store::Store::open(folder.path() / "data", {}).value(); }
    int write(std::int64_t partnership, const char* words) {
        return store->write([&](store::Transaction& transaction) { return collection::write_leaflet(transaction, partnership, {HostWord{"what", words, ""}}, {}); });
    }
    bool put(std::int64_t partnership, int version, std::int64_t seen) {
        return store->write([&](store::Transaction& transaction) { return collection::put_leaflet_in_force(transaction, partnership, version, seen, {}).has_value(); });
    }
    std::string holds(std::int64_t partnership) {
        const auto words = store->read([&](store::Snapshot& snapshot) { return collection::leaflet_in_force(snapshot, partnership); });
        return words.words.empty() ? "shipped" : words.words.front().english;
    }
    store::TestFolder folder;
    std::unique_ptr<store::Store> store;
};

}  // namespace

TEST_SUITE("leaflet for families") {

TEST_CASE("what is written is not in force until somebody puts it there, and can be taken back to the words of the program") {
    Leaflets leaflets;
    CHECK(leaflets.write(3, "Our own words") == 1);
    CHECK(leaflets.holds(3) == "shipped");
    CHECK(leaflets.put(3, 1, 0));
    CHECK(leaflets.holds(3) == "Our own words");
    CHECK(leaflets.put(3, 0, 1));
    CHECK(leaflets.holds(3) == "shipped");
}
TEST_CASE("one partnership's words never stand in another's leaflet, and each counts its own versions") {
    Leaflets leaflets;
    leaflets.write(3, "Of the first");
    CHECK(leaflets.put(3, 1, 0));
    CHECK(leaflets.holds(4) == "shipped");
    CHECK(leaflets.write(4, "Of the second") == 1);
}
TEST_CASE("who did not see the last turn puts nothing in force") {
    Leaflets leaflets;
    leaflets.write(3, "First"), leaflets.write(3, "Second");
    CHECK(leaflets.put(3, 1, 0));
    CHECK_FALSE(leaflets.put(3, 2, 0));
    CHECK(leaflets.holds(3) == "First");
}

}
