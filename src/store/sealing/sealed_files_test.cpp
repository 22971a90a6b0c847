#include <doctest/doctest.h>

#include <fstream>

#include "base/fault.h"
#include "base/faulty_files.h"
#include "store/faulty_vfs.h"
#include "store/sealing/open_keys.h"
#include "store/sealing/sealed_files.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace store;
namespace fs = std::filesystem;

namespace {

const SealedPlace attachment{SealedClass::C2, "casework_file.content", "00000000000000000000000000000001"};
const SealedPlace another{SealedClass::C2, "casework_file.content", "00000000000000000000000000000002"};

struct House {
    TestFolder top;
    std::unique_ptr<Store> store = Store::open(top.path() / "data").value();
    std::unique_ptr<Keys> keys = open_keys(*store, top.path() / "keys").value();
    SealedFiles files{*store, *keys};
    KeyId key = keys->new_case_key();

    KeptSealed add(std::string_view bytes) {
        auto kept = files.keep(key, attachment, bytes);
        store->write([&](Transaction& transaction) { files.record(transaction, kept); });
        return kept;
    }
};

/// Long enough for several pieces, and different everywhere.
std::string letters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; text.size() < count; ++i) text += "line " + std::to_string(i) + "\n";
    text.resize(count);
    return text;
}

}  // namespace

TEST_SUITE("sealing: files of a case") {

TEST_CASE("a file comes back as it was, whatever its length") {
    House house;
    for (const std::size_t length : {0u, 1u, 65535u, 65536u, 65537u, 131072u, 300000u}) {
        const auto text = letters(length);
        const auto kept = house.add(text);
        CHECK(kept.plain_bytes == length);
        CHECK((house.files.read(house.key, attachment, kept.id) == text));
    }
    CHECK(house.files.verify().sound == 7);
}

TEST_CASE("nothing of its words stands on the disk, and its name is not its sum") {
    House house;
    const auto kept = house.add("Robin Example lived at 1 Nowhere Lane. " + letters(1000));
    const auto bytes = base::read_whole(base::real_files(), house.files.path_of(kept.id));
    CHECK(bytes.find("Robin") == std::string::npos);
    CHECK(bytes.find("line 7") == std::string::npos);
    CHECK(house.add("Robin Example lived at 1 Nowhere Lane. " + letters(1000)).id != kept.id);
}

TEST_CASE("a file cut short, lengthened or with any piece changed or moved is refused") {
    House house;
    const auto kept = house.add(letters(200000));
    const auto path = house.files.path_of(kept.id);
    const auto whole = base::read_whole(base::real_files(), path);
    const auto refused_as = [&](const std::string& bytes) {
        std::ofstream{path, std::ios::binary} << bytes;
        CHECK(!house.files.read(house.key, attachment, kept.id));
        CHECK(house.files.verify().damaged.size() == 1);
    };
    constexpr std::size_t head = 5 + 16 + 24, piece = 65536 + 17;
    for (const std::size_t length : {std::size_t{0}, std::size_t{10}, head, head + piece, head + 2 * piece, head + 3 * piece, whole.size() - 1}) refused_as(whole.substr(0, length));
    refused_as(whole + "x");
    refused_as(whole.substr(0, head) + whole.substr(head + piece, piece) + whole.substr(head, piece) + whole.substr(head + 2 * piece));
    for (const std::size_t at : {std::size_t{0}, std::size_t{4}, std::size_t{6}, std::size_t{30}, head + 5, head + piece + 100, whole.size() - 1}) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        refused_as(changed);
    }
}

TEST_CASE("a file opens under the row it belongs to, with its own case's key, under its own name only") {
    House house;
    const auto kept = house.add("minutes"), second = house.add("other minutes");
    CHECK(house.files.read(house.key, another, kept.id) == std::unexpected{SealRefusal::NotThis});
    CHECK(house.files.read(house.keys->new_case_key(), attachment, kept.id) == std::unexpected{SealRefusal::NotThis});
    fs::rename(house.files.path_of(second.id), house.files.path_of(kept.id));
    CHECK(house.files.read(house.key, attachment, kept.id) == std::unexpected{SealRefusal::NotThis});
}

TEST_CASE("a file whose case's key was destroyed is refused for ever") {
    House house;
    const auto kept = house.add("minutes");
    house.keys->destroy(house.key);
    CHECK(house.files.read(house.key, attachment, kept.id) == std::unexpected{SealRefusal::KeyDestroyed});
    CHECK_THROWS_AS(house.add("more"), base::Fault);
}

TEST_CASE("what nobody recorded or finished is swept, never what is in hand or wanted") {
    House house;
    const auto wanted = house.add("wanted");
    auto kept = std::make_unique<KeptSealed>(house.files.keep(house.key, attachment, "not yet"));
    { auto left_off = house.files.begin(house.key, attachment); left_off.add("half"); }
    CHECK(house.files.sweep(std::chrono::seconds{0}) == 0);
    const auto id = kept->id;
    kept.reset();
    CHECK(house.files.sweep(std::chrono::seconds{0}) == 1);
    CHECK(!fs::exists(house.files.path_of(id)));
    CHECK(house.files.verify().sound == 1);
    house.store->write([&](Transaction& transaction) { house.files.forget(transaction, wanted.id); });
    CHECK(house.files.verify().orphans.size() == 1);
}

TEST_CASE("the disk fails at any step of making keys and sealing: what was confirmed opens afterwards") {
    for (const auto failure : {base::FaultyDisk::Failure::PowerCut, base::FaultyDisk::Failure::Short}) {
        for (std::uint64_t step = 1, steps = 1; step <= steps; ++step) {
            CAPTURE(step);
            const TestFolder top;
            CHECK(Store::open(top.path() / "data").has_value());
            base::FaultyDisk disk{top.path()};
            disk.fail_at(step, failure);
            std::optional<KeyId> key;
            std::string value;
            std::optional<base::PublicId> recorded;
            {
                base::FaultyFiles faulty{disk};
                const FaultyVfs vfs{disk};
                try {
                    const auto store = Store::open(top.path() / "data", {.files = &faulty, .vfs = vfs.name()}).value();
                    const auto keys = open_keys(*store, top.path() / "keys").value();
                    const auto made = keys->new_case_key();
                    value = keys->seal(made, attachment, "Robin Example");
                    key = made;
                    SealedFiles files{*store, *keys};
                    const auto kept = files.keep(made, attachment, "minutes");
                    store->write([&](Transaction& transaction) { files.record(transaction, kept); });
                    recorded = kept.id;
                } catch (const base::Fault&) {
                }
            }
            if (!disk.has_failed()) break;
            steps = step + 1;
            disk.restart(static_cast<unsigned>(step % 3));
            const auto store = Store::open(top.path() / "data").value();
            const auto keys = open_keys(*store, top.path() / "keys");
            REQUIRE_MESSAGE(keys.has_value(), keys.error().words);
            SealedFiles files{*store, **keys};
            if (key) CHECK((*keys)->unseal(*key, attachment, value) == "Robin Example");
            if (recorded) CHECK(files.read(*key, attachment, *recorded) == "minutes");
            CHECK(files.verify().missing.empty());
            CHECK(files.verify().damaged.empty());
        }
    }
}

}
