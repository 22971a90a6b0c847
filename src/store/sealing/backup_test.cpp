#include <doctest/doctest.h>

#include <fstream>

#include "base/fault.h"
#include "base/faulty_files.h"
#include "store/blobs.h"
#include "store/sealing/backup.h"
#include "store/sealing/open_keys.h"
#include "store/sealing/recovery.h"
#include "store/sealing/sealed_files.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace store;
namespace fs = std::filesystem;

namespace {

const SealedPlace place{SealedClass::C2, "casework_file.content", "00000000000000000000000000000001"};
constexpr PassphraseCost quick{.passes = 1, .memory_bytes = 8192};
constexpr std::string_view passphrase = "four fictional garden gates";

struct House {
    TestFolder top;
    fs::path data = top.path() / "data", keys_folder = top.path() / "keys", backup = top.path() / "backup";
    std::unique_ptr<Store> store = Store::open(data).value();
    std::unique_ptr<Keys> keys = open_keys(*store, keys_folder).value();
    KeyId key = keys->new_case_key();
    std::string blob = store->blobs().add("a published report", "text/plain").sha256;
    base::PublicId file;

    House() {
        SealedFiles files{*store, *keys};
        const auto kept = files.keep(key, place, "the minutes of a meeting");
        store->write([&](Transaction& transaction) {
            files.record(transaction, kept);
            put_setting(transaction, "note", "Robin Example");
        });
        file = kept.id;
    }
    BackupReport make() { return make_backup(*store, *keys, backup).value(); }
};

/// All that was in the folder is there again, read with these keys.
void check_whole(const fs::path& data, const fs::path& keys_folder, const House& house) {
    const auto store = Store::open(data).value();
    const auto keys = open_keys(*store, keys_folder).value();
    CHECK(store->read([](Snapshot& snapshot) { return setting(snapshot, "note"); }) == "Robin Example");
    CHECK(store->blobs().open(house.blob).bytes() == "a published report");
    CHECK(SealedFiles{*store, *keys}.read(house.key, place, house.file) == "the minutes of a meeting");
}

bool holds(const fs::path& folder, std::string_view words) {
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file() && base::read_whole(base::real_files(), entry.path()).find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_SUITE("sealing: backups") {

TEST_CASE("a backup made while the folder is in use restores into an empty folder, with keys that were kept apart") {
    House house;
    const auto keys_copy = key_backup(house.keys_folder, passphrase, quick).value();
    CHECK(house.make().problems.empty());
    house.store->write([](Transaction& transaction) { put_setting(transaction, "note", "written later"); });
    const TestFolder elsewhere;
    REQUIRE(restore_keys(keys_copy, passphrase, elsewhere.path() / "keys").has_value());
    const auto keys = Keys::open({.folder = elsewhere.path() / "keys", .data_folder = elsewhere.path() / "data"}).value();
    CHECK(check_backup(house.backup, *keys).value().empty());
    const auto restored = restore_backup(house.backup, *keys, elsewhere.path() / "data");
    REQUIRE_MESSAGE(restored.has_value(), restored.error().words);
    check_whole(elsewhere.path() / "data", elsewhere.path() / "keys", house);
}

TEST_CASE("nothing of the database can be read in the backup, and no plain copy of it is left behind") {
    House house;
    house.make();
    CHECK(!holds(house.backup, "Robin Example"));
    CHECK(!holds(house.backup, "SQLite format 3"));
    CHECK(!fs::exists(house.data / "backups" / "being-sealed.db"));
}

TEST_CASE("yesterday's backup of a destroyed case stays unreadable") {
    House house;
    house.make();
    house.keys->destroy(house.key);
    const auto data = house.top.path() / "restored";
    REQUIRE(restore_backup(house.backup, *house.keys, data).has_value());
    const auto store = Store::open(data).value();
    const auto keys = open_keys(*store, house.keys_folder).value();
    CHECK(SealedFiles{*store, *keys}.read(house.key, place, house.file) == std::unexpected{SealRefusal::KeyDestroyed});
    CHECK(store->blobs().open(house.blob).bytes() == "a published report");
}

TEST_CASE("a backup whose files or list were changed, or that lacks one, is refused, and nothing is restored") {
    House house;
    house.make();
    const auto data = house.top.path() / "restored";
    for (const auto& entry : fs::recursive_directory_iterator{house.backup}) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path());
        const auto bytes = base::read_whole(base::real_files(), entry.path());
        for (const std::size_t at : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
            auto changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            std::ofstream{entry.path(), std::ios::binary} << changed;
            CHECK(!restore_backup(house.backup, *house.keys, data));
            const auto checked = check_backup(house.backup, *house.keys);
            CHECK((!checked || checked->size() == 1));
        }
        fs::remove(entry.path());
        CHECK(!restore_backup(house.backup, *house.keys, data));
        std::ofstream{entry.path(), std::ios::binary} << bytes;
        CHECK(!fs::exists(data));
    }
    CHECK(restore_backup(house.backup, *house.keys, data).has_value());
}

TEST_CASE("a backup is not made into, nor restored over, what is there already; other keys are refused in words") {
    House house, other;
    house.make();
    CHECK(make_backup(*house.store, *house.keys, house.backup).error().words.find("is not empty") != std::string::npos);
    CHECK(restore_backup(house.backup, *house.keys, house.data).error().words.find("is not empty") != std::string::npos);
    CHECK(restore_backup(house.backup, *other.keys, house.top.path() / "restored").error().words.find("another installation") != std::string::npos);
}

TEST_CASE("a file that the data folder has lost is told, and the rest is a backup all the same") {
    House house;
    fs::remove(house.store->blobs().path_of(house.blob));
    CHECK(house.make().problems.size() == 1);
    CHECK(check_backup(house.backup, *house.keys).value().empty());
}

TEST_CASE("a backup cut off at any step passes for none, or is whole") {
    for (std::uint64_t step = 1;; ++step) {
        CAPTURE(step);
        const TestFolder top;
        base::FaultyDisk disk{top.path()};
        base::FaultyFiles files{disk};
        std::optional<KeyId> key;
        {
            const auto store = Store::open(top.path() / "data", {.files = &files}).value();
            const auto keys = open_keys(*store, top.path() / "keys").value();
            SealedFiles sealed{*store, *keys};
            key = keys->new_case_key();
            const auto kept = sealed.keep(*key, place, "the minutes of a meeting");
            store->write([&](Transaction& transaction) { sealed.record(transaction, kept); });
            disk.fail_at(step, base::FaultyDisk::Failure::PowerCut);
            try {
                static_cast<void>(make_backup(*store, *keys, top.path() / "backup"));
            } catch (const base::Fault&) {
            }
        }
        if (!disk.has_failed()) break;
        // What was not synced is gone; the data folder itself is not asked: its database did not go through this disk.
        disk.restart(static_cast<unsigned>(step % 3));
        const auto keys = Keys::open({.folder = top.path() / "keys", .data_folder = top.path() / "elsewhere"}).value();
        const auto checked = check_backup(top.path() / "backup", *keys);
        if (checked) CHECK(checked->empty());
    }
}

TEST_CASE("a restore cut off at any step leaves no data folder, or a whole one; run again it succeeds") {
    House house;
    house.make();
    for (std::uint64_t step = 1;; ++step) {
        CAPTURE(step);
        const TestFolder top;
        base::FaultyDisk disk{top.path()};
        base::FaultyFiles files{disk};
        disk.fail_at(step, base::FaultyDisk::Failure::PowerCut);
        try {
            static_cast<void>(restore_backup(house.backup, *house.keys, top.path() / "data", {}, files));
        } catch (const base::Fault&) {
        }
        if (!disk.has_failed()) break;
        disk.restart(static_cast<unsigned>(step % 3));
        if (!fs::exists(top.path() / "data" / "cairn.db")) {
            fs::remove_all(top.path() / "data");  // The model keeps the empty folders of a new name that did not last.
            CHECK(restore_backup(house.backup, *house.keys, top.path() / "data").has_value());
        }
        check_whole(top.path() / "data", house.keys_folder, house);
    }
}

}
