#include <doctest/doctest.h>

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "base/fault.h"
#include "base/faulty_files.h"
#include "store/sealing/keys.h"
#include "store/sealing/open_keys.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace store;
namespace fs = std::filesystem;

namespace {

// Fictional throughout.
const SealedPlace name_of_first{SealedClass::C2, "casework_person.name", "00000000000000000000000000000001"};

struct Place {
    TestFolder top;
    fs::path data = top.path() / "data", folder = top.path() / "data.keys";
    KeysOptions options() const { return {.folder = folder, .data_folder = data}; }
    std::unique_ptr<Keys> open() const { return Keys::open(options()).value(); }
};

std::string refusal_of(const std::expected<std::unique_ptr<Keys>, KeysRefusal>& keys) { return keys ? "opened" : keys.error().words; }

int mode_of(const fs::path& path) {
    struct stat facts {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts.st_mode & 0777;
}

SealedPlace elsewhere(SealedClass data_class, const char* column, const char* row) { return {data_class, column, row}; }

}  // namespace

TEST_SUITE("sealing: what is written of a case opens with its key, at its place, and nowhere else") {

TEST_CASE("a sealed name opens again, also after the keys were closed and opened") {
    const Place place;
    auto keys = place.open();
    const auto key = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin Example");
    CHECK(keys->unseal(key, name_of_first, sealed) == "Robin Example");
    CHECK(sealed.find("Robin") == std::string::npos);
    keys = place.open();
    CHECK(keys->unseal(key, name_of_first, sealed) == "Robin Example");
    CHECK(keys->unseal(key, name_of_first, keys->seal(key, name_of_first, "")) == "");
}

TEST_CASE("a sealed value says its format and its key: 1 byte, 16 bytes, a nonce of 24, then as long as the words and 16 more") {
    const Place place;
    const auto keys = place.open();
    const auto key = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin");
    CHECK(sealed.size() == 1 + 16 + 24 + 5 + 16);
    CHECK(sealed.front() == 1);
    CHECK(Keys::key_of(sealed) == key);
    CHECK(Keys::is_latest_format(sealed));
}

TEST_CASE("the same name sealed twice is not seen to be the same") {
    const Place place;
    const auto keys = place.open();
    const auto key = keys->new_case_key();
    std::set<std::string> nonces;
    for (int i = 0; i < 1000; ++i) nonces.insert(keys->seal(key, name_of_first, "Robin Example").substr(17, 24));
    CHECK(nonces.size() == 1000);
}

TEST_CASE("ciphertext moved to another row, column or class is refused") {
    const Place place;
    const auto keys = place.open();
    const auto key = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin Example");
    CHECK(keys->unseal(key, elsewhere(SealedClass::C2, "casework_person.name", "00000000000000000000000000000002"), sealed) == std::unexpected{SealRefusal::NotThis});
    CHECK(keys->unseal(key, elsewhere(SealedClass::C2, "casework_person.address", "00000000000000000000000000000001"), sealed) == std::unexpected{SealRefusal::NotThis});
    CHECK(keys->unseal(key, elsewhere(SealedClass::C3, "casework_person.name", "00000000000000000000000000000001"), sealed) == std::unexpected{SealRefusal::NotThis});
    // What stands between column and row is bound too.
    CHECK(keys->unseal(key, elsewhere(SealedClass::C2, "casework_person.name0", "0000000000000000000000000000001"), sealed) == std::unexpected{SealRefusal::NotThis});
}

TEST_CASE("a value of one case does not open with the key of another") {
    const Place place;
    const auto keys = place.open();
    const auto one = keys->new_case_key(), other = keys->new_case_key();
    auto sealed = keys->seal(one, name_of_first, "Robin Example");
    CHECK(keys->unseal(other, name_of_first, sealed) == std::unexpected{SealRefusal::NotThis});
    sealed.replace(1, 16, other.bytes());
    CHECK(keys->unseal(other, name_of_first, sealed) == std::unexpected{SealRefusal::NotThis});
}

TEST_CASE("a value with any bit changed does not open, nor one cut short") {
    const Place place;
    const auto keys = place.open();
    const auto key = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin Example");
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
        auto changed = sealed;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        CHECK(!keys->unseal(key, name_of_first, changed));
    }
    for (std::size_t length = 0; length < sealed.size(); ++length) CHECK(!keys->unseal(key, name_of_first, sealed.substr(0, length)));
}

TEST_CASE("a value of a later format is refused as such") {
    const Place place;
    const auto keys = place.open();
    const auto key = keys->new_case_key();
    auto sealed = keys->seal(key, name_of_first, "Robin Example");
    sealed.front() = 2;
    CHECK(keys->unseal(key, name_of_first, sealed) == std::unexpected{SealRefusal::Newer});
}

TEST_CASE("secrets of accounts are sealed under a key of the installation") {
    const Place place;
    const SealedPlace secret{SealedClass::K2, "identity_factor.secret", "00000000000000000000000000000003"};
    const auto sealed = place.open()->seal(KeyId::installation(), secret, "JBSWY3DPEHPK3PXP");
    CHECK(place.open()->unseal(KeyId::installation(), secret, sealed) == "JBSWY3DPEHPK3PXP");
}

TEST_CASE("more keys than are held in memory at once still all open") {
    const Place place;
    const auto keys = place.open();
    std::vector<std::pair<KeyId, std::string>> sealed;
    for (int i = 0; i < 530; ++i) {
        const auto key = keys->new_case_key();
        sealed.emplace_back(key, keys->seal(key, name_of_first, std::to_string(i)));
    }
    for (int i = 0; i < 530; ++i) CHECK(keys->unseal(sealed[i].first, name_of_first, sealed[i].second) == std::to_string(i));
}

}

TEST_SUITE("sealing: a destroyed key stays destroyed") {

TEST_CASE("after its key was destroyed nothing of a case opens, at once and after a restart") {
    const Place place;
    auto keys = place.open();
    const auto key = keys->new_case_key(), kept = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin Example"), other = keys->seal(kept, name_of_first, "Sam Sample");
    keys->destroy(key);
    CHECK(keys->unseal(key, name_of_first, sealed) == std::unexpected{SealRefusal::KeyDestroyed});
    CHECK_THROWS_AS(keys->seal(key, name_of_first, "Robin Example"), base::Fault);
    keys = place.open();
    CHECK(keys->unseal(key, name_of_first, sealed) == std::unexpected{SealRefusal::KeyDestroyed});
    CHECK(keys->unseal(kept, name_of_first, other) == "Sam Sample");
    CHECK(keys->destroyed() == std::vector{key});
    CHECK(!fs::exists(place.folder / "cases" / key.to_string()));
}

TEST_CASE("a copy of the key that somebody brings back does not open the case, and goes at the next start") {
    const Place place;
    auto keys = place.open();
    const auto key = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin Example");
    const auto file = place.folder / "cases" / key.to_string(), copy = place.top.path() / "copy";
    fs::copy_file(file, copy);
    keys->destroy(key);
    fs::copy_file(copy, file);
    CHECK(keys->unseal(key, name_of_first, sealed) == std::unexpected{SealRefusal::KeyDestroyed});
    keys = place.open();
    CHECK(keys->unseal(key, name_of_first, sealed) == std::unexpected{SealRefusal::KeyDestroyed});
    CHECK(!fs::exists(file));
}

}

TEST_SUITE("sealing: a destroyed key stays destroyed") {

TEST_CASE("what a crash left of a destroyed key goes at the next start of the data folder, and is refused to who only looks") {
    const Place place;
    const auto store = Store::open(place.data).value();
    auto keys = open_keys(*store, place.folder).value();
    const auto key = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin Example");
    const auto file = place.folder / "cases" / key.to_string(), copy = place.top.path() / "copy";
    fs::copy_file(file, copy);
    keys->destroy(key);
    fs::copy_file(copy, file);
    const auto beside = Store::open(place.data, {.mode = Mode::ReadOnly}).value();
    CHECK(open_keys(*beside, place.folder).value()->unseal(key, name_of_first, sealed) == std::unexpected{SealRefusal::KeyDestroyed});
    CHECK(fs::exists(file));
    keys = open_keys(*store, place.folder).value();
    CHECK(!fs::exists(file));
}

TEST_CASE("the power goes at any step of destroying a key: it opens as before or never again, and another case always") {
    for (std::uint64_t step = 1;; ++step) {
        CAPTURE(step);
        const Place place;
        base::FaultyDisk disk{place.top.path()};
        base::FaultyFiles files{disk};
        auto options = place.options();
        options.files = &files;
        auto keys = Keys::open(options).value();
        const auto key = keys->new_case_key(), kept = keys->new_case_key();
        const auto sealed = keys->seal(key, name_of_first, "Robin Example"), other = keys->seal(kept, name_of_first, "Sam Sample");
        disk.fail_at(step, base::FaultyDisk::Failure::PowerCut);
        bool confirmed = true;
        try {
            keys->destroy(key);
        } catch (const base::Fault&) {
            confirmed = false;
        }
        const bool failed = disk.has_failed();
        keys.reset();
        disk.restart(static_cast<unsigned>(step % 3));
        keys = place.open();
        const auto name = keys->unseal(key, name_of_first, sealed);
        CHECK((name == "Robin Example" || name == std::unexpected{SealRefusal::KeyDestroyed}));
        if (confirmed) CHECK(name == std::unexpected{SealRefusal::KeyDestroyed});
        CHECK(keys->unseal(kept, name_of_first, other) == "Sam Sample");
        if (!failed) break;
    }
}

TEST_CASE("many people read while a case is destroyed: each reads the name or is refused, none reads anything else") {
    const Place place;
    const auto keys = place.open();
    const auto key = keys->new_case_key();
    const auto sealed = keys->seal(key, name_of_first, "Robin Example");
    std::atomic<int> wrong{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i) {
        readers.emplace_back([&] {
            for (int n = 0; n < 2000; ++n) {
                const auto name = keys->unseal(key, name_of_first, sealed);
                if (name != "Robin Example" && name != std::unexpected{SealRefusal::KeyDestroyed}) ++wrong;
                if (n % 100 == 0) keys->new_case_key();
            }
        });
    }
    keys->destroy(key);
    for (auto& reader : readers) reader.join();
    CHECK(wrong == 0);
    CHECK(keys->unseal(key, name_of_first, sealed) == std::unexpected{SealRefusal::KeyDestroyed});
}

}

TEST_SUITE("sealing: where keys may lie, and whose they are") {

TEST_CASE("keys are files for the program's own user alone") {
    const Place place;
    place.open()->new_case_key();
    CHECK(mode_of(place.folder) == 0700);
    for (const auto& entry : fs::recursive_directory_iterator{place.folder}) CHECK(mode_of(entry.path()) == (entry.is_directory() ? 0700 : 0600));
}

TEST_CASE("keys inside the data folder are refused, and the data folder inside the keys") {
    const Place place;
    fs::create_directories(place.data);
    CHECK(refusal_of(Keys::open({.folder = place.data / "keys", .data_folder = place.data})).find("may not lie in one another") != std::string::npos);
    CHECK(refusal_of(Keys::open({.folder = place.data, .data_folder = place.data})).find("may not lie in one another") != std::string::npos);
    CHECK(refusal_of(Keys::open({.folder = place.top.path(), .data_folder = place.data})).find("may not lie in one another") != std::string::npos);
    fs::create_directory_symlink(place.data, place.top.path() / "link");
    CHECK(refusal_of(Keys::open({.folder = place.top.path() / "link" / "keys", .data_folder = place.data})).find("may not lie in one another") != std::string::npos);
    CHECK(!fs::exists(place.data / "keys"));
}

TEST_CASE("keys that other users may read are refused, with the command that puts it right") {
    const Place place;
    place.open();
    for (const auto& path : {place.folder, place.folder / "installation.key", place.folder / "matching.key"}) {
        const auto before = mode_of(path);
        REQUIRE(::chmod(path.c_str(), static_cast<mode_t>(before | 040)) == 0);
        CHECK(refusal_of(Keys::open(place.options())).find("chmod") != std::string::npos);
        REQUIRE(::chmod(path.c_str(), static_cast<mode_t>(before)) == 0);
    }
    CHECK(refusal_of(Keys::open(place.options())) == "opened");
}

TEST_CASE("a data folder opened with the keys of another installation is refused in words") {
    const Place place;
    const auto store = Store::open(place.data).value();
    const auto keys = open_keys(*store, place.folder).value();
    const Place other;
    other.open();
    const auto refused = open_keys(*store, other.folder);
    CHECK(refusal_of(refused).find("belong to the installation") != std::string::npos);
    CHECK(refused.error().code == KeysRefusal::Code::Foreign);
    CHECK(open_keys(*store, place.folder).value()->installation() == keys->installation());
}

TEST_CASE("a data folder that has keys never gets new ones in silence") {
    const Place place;
    const auto store = Store::open(place.data).value();
    CHECK(open_keys(*store, place.folder).has_value());
    const auto nowhere = place.top.path() / "nowhere";
    CHECK(open_keys(*store, nowhere).error().code == KeysRefusal::Code::Missing);
    CHECK(!fs::exists(nowhere));
    fs::remove(place.folder / "installation.key");
    CHECK(open_keys(*store, place.folder).error().code == KeysRefusal::Code::Missing);
    CHECK(Keys::open(place.options()).error().code == KeysRefusal::Code::Missing);
}

TEST_CASE("a damaged installation key is refused, not used") {
    const Place place;
    place.open();
    std::fstream file{place.folder / "installation.key", std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(50);
    file.put('x').put('y').put('z');
    file.close();
    CHECK(Keys::open(place.options()).error().code == KeysRefusal::Code::Damaged);
}

TEST_CASE("reading beside the server makes no keys") {
    const Place place;
    CHECK(Store::open(place.data).has_value());
    const auto store = Store::open(place.data, {.mode = Mode::ReadOnly}).value();
    CHECK(open_keys(*store, place.folder).error().code == KeysRefusal::Code::Missing);
    CHECK(!fs::exists(place.folder));
}

}

TEST_SUITE("sealing: blind tokens") {

TEST_CASE("the same name gives the same token after a restart, under this installation's key only") {
    const Place place, other;
    const auto token = place.open()->blind_token("name", "robin example");
    CHECK(token.size() == 32);
    CHECK(place.open()->blind_token("name", "robin example") == token);
    CHECK(other.open()->blind_token("name", "robin example") != token);
}

TEST_CASE("a token of one kind is none of another, and nothing moves between kind and text") {
    const Place place;
    const auto keys = place.open();
    const std::set<std::string> tokens{keys->blind_token("name", "robin"), keys->blind_token("born", "robin"), keys->blind_token("namer", "obin"),
                                       keys->blind_token("", "namerobin")};
    CHECK(tokens.size() == 4);
}

}
