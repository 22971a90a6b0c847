#include <doctest/doctest.h>

#include <fstream>

#include "base/fault.h"
#include "cli/inspection.h"
#include "store/test_folder.h"

using namespace cli;
using store::SealedClass;
using store::SealedValue;

namespace {

/// A room with two sealed columns. Fictional.
struct Room final : store::SealedSource {
    std::vector<SealedValue> values;
    void each(store::Snapshot&, const std::function<void(const SealedValue&)>& tell) const override {
        for (const auto& value : values) tell(value);
    }
};

struct House {
    store::TestFolder top;
    std::unique_ptr<store::Store> store = store::Store::open(top.path() / "data").value();
    std::shared_ptr<Vault> vault = Vault::open(*store, base::Settings{});
    store::KeyId key = vault->keys().new_case_key();
    Room room;

    void keep(const char* column, const char* words, SealedValue::Holds holds) {
        const store::SealedPlace place{SealedClass::C2, column, "00000000000000000000000000000001"};
        room.values.push_back({.key = key, .place = place, .sealed = vault->keys().seal(key, place, words), .holds = holds});
    }
    Inspection look() { return inspect(*store, *vault, {.sources = {&room}}); }
};

}  // namespace

TEST_SUITE("cli: the look over everything") {

TEST_CASE("names of cases are sought by themselves, and one that stands in a file is told by the file alone") {
    House house;
    house.keep("casework_person.name", "Robin Example", SealedValue::Holds::Name);
    house.keep("casework_person.note", "a quiet afternoon", SealedValue::Holds::Other);
    CHECK(house.look().sound());
    std::ofstream{house.top.path() / "data" / "export.csv"} << "1;a quiet afternoon;robin example";
    const auto found = house.look();
    REQUIRE(found.names_found.size() == 1);
    CHECK(found.names_found[0].file.ends_with("export.csv"));
    CHECK(found.to_words().find("Robin") == std::string::npos);
    CHECK(found.to_json().find("Robin") == std::string::npos);
    CHECK(!found.sound());
}

TEST_CASE("a sealed value that was moved is told by column and row; one whose key was destroyed is in order") {
    House house;
    house.keep("casework_person.name", "Robin Example", SealedValue::Holds::Name);
    house.room.values[0].place.column = "casework_person.address";
    REQUIRE(house.look().bad_values.size() == 1);
    CHECK(house.look().bad_values[0].starts_with("casework_person.address of 00000000000000000000000000000001"));
    house.vault->keys().destroy(house.key);
    CHECK(house.look().sound());
    CHECK(house.look().destroyed_values == 1);
}

TEST_CASE("roots inside the data folder are refused: whoever changes the one must not have the other") {
    House house;
    house.vault.reset();
    base::Settings settings;
    settings.audit.roots_folder = (house.top.path() / "data" / "roots").string();
    CHECK_THROWS_AS(Vault::open(*house.store, settings), base::Fault);
}

TEST_CASE("a key store is written by one program at a time") {
    House house;
    CHECK_THROWS_AS(Vault::open(*house.store, base::Settings{}), base::Fault);
    house.vault.reset();
    CHECK(Vault::open(*house.store, base::Settings{}) != nullptr);
}

}
