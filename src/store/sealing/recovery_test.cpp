#include <doctest/doctest.h>

#include "base/fault.h"
#include "base/faulty_files.h"
#include "store/sealing/recovery.h"
#include "store/sealing/secret_sharing.h"
#include "store/test_folder.h"

using namespace store;
namespace fs = std::filesystem;

namespace {

const SealedPlace place{SealedClass::C2, "casework_person.name", "00000000000000000000000000000001"};
constexpr PassphraseCost quick{.passes = 1, .memory_bytes = 8192};
constexpr std::string_view passphrase = "four fictional garden gates";

struct House {
    TestFolder top;
    fs::path folder = top.path() / "keys";
    std::unique_ptr<Keys> keys = open();
    KeyId key = keys->new_case_key();
    std::string sealed = keys->seal(key, place, "Robin Example");

    KeysOptions options() const { return {.folder = folder, .data_folder = top.path() / "data"}; }
    std::unique_ptr<Keys> open() const { return Keys::open(options()).value(); }
    std::expected<std::string, SealRefusal> name_with(const fs::path& other) const {
        return Keys::open({.folder = other, .data_folder = top.path() / "data", .when_new = KeysOptions::WhenNew::Refuse}).value()->unseal(key, place, sealed);
    }
};

}  // namespace

TEST_SUITE("sealing: two people bring a lost key back, one does not") {

// FIPS 197, section 4.2: {57} • {83} = {c1}, and section 4.2.1: {57} • {13} = {fe}.
TEST_CASE("the field is that of FIPS 197") {
    CHECK(field_product(0x57, 0x83) == 0xc1);
    CHECK(field_product(0x57, 0x13) == 0xfe);
    for (int a = 1; a < 256; ++a) CHECK(field_product(static_cast<unsigned char>(a), field_inverse(static_cast<unsigned char>(a))) == 1);
}

TEST_CASE("any two of five shares join to the secret") {
    const auto secret = Secret::of("a fictional secret");
    const auto shares = share_between(secret, 5, base::system_random());
    for (const auto& one : shares) {
        for (const auto& other : shares) {
            if (one.number != other.number) CHECK(join(one, other).view() == secret.view());
        }
    }
}

// For any share and any secret there is exactly one slope that gives the share: one share alone excludes nothing.
TEST_CASE("one share fits every secret") {
    struct Fixed final : base::Random {
        unsigned char value = 0;
        void fill(std::span<unsigned char> bytes) override { bytes[0] = value; }
    };
    std::vector<int> seen(256);
    for (int slope = 0; slope < 256; ++slope) {
        Fixed random;
        random.value = static_cast<unsigned char>(slope);
        ++seen[share_between(Secret::of("x"), 2, random)[0].bytes.bytes()[0]];
    }
    CHECK(seen == std::vector<int>(256, 1));
}

TEST_CASE("the words of two people restore a lost installation key, whatever capitals and spaces they type") {
    House house;
    const auto words = make_recovery_words(house.folder, 3).value();
    REQUIRE(words.size() == 3);
    CHECK(words[0].size() == 20 * 6 - 1);
    house.keys.reset();
    fs::remove(house.folder / "installation.key");
    std::string typed = words[2];
    for (char& c : typed) c = c == ' ' ? '-' : static_cast<char>(std::tolower(c));
    const auto key = join_recovery_words(words[0], typed);
    REQUIRE(key.has_value());
    CHECK(recover_installation_key(house.folder, *key).has_value());
    CHECK(house.name_with(house.folder) == "Robin Example");
}

TEST_CASE("a misread letter, one person's words twice, and words that do not belong together are told apart") {
    House house, other;
    const auto words = make_recovery_words(house.folder, 2).value(), later = make_recovery_words(house.folder, 2).value(), foreign = make_recovery_words(other.folder, 2).value();
    std::string misread = words[1];
    misread[40] = misread[40] == '7' ? '8' : '7';
    CHECK(join_recovery_words(words[0], misread).error() == RecoveryRefusal::NotWords);
    CHECK(join_recovery_words(words[0], words[1].substr(0, 100)).error() == RecoveryRefusal::NotWords);
    CHECK(join_recovery_words(words[0], words[0]).error() == RecoveryRefusal::SameShare);
    CHECK(join_recovery_words(words[0], later[1]).error() == RecoveryRefusal::NotTogether);
    CHECK(join_recovery_words(words[0], foreign[1]).error() == RecoveryRefusal::NotTogether);
    const auto key = join_recovery_words(foreign[0], foreign[1]);
    CHECK(recover_installation_key(house.folder, *key).error() == RecoveryRefusal::OtherInstallation);
    CHECK(house.open()->unseal(house.key, place, house.sealed) == "Robin Example");
}

}

TEST_SUITE("sealing: a copy of the key store") {

TEST_CASE("the copy holds nothing that can be read, and opens with its passphrase into a new folder") {
    House house;
    const auto backup = key_backup(house.folder, passphrase, quick).value();
    CHECK(backup.find(base::read_whole(base::real_files(), house.folder / "installation.key").substr(23, 32)) == std::string::npos);
    CHECK(backup.find(house.key.to_string()) == std::string::npos);
    const auto restored = house.top.path() / "restored";
    CHECK(restore_keys(backup, "four fictional garden gates?", restored).error() == RecoveryRefusal::WrongPassphrase);
    CHECK(!fs::exists(restored));
    CHECK(restore_keys(backup, passphrase, restored).has_value());
    CHECK(house.name_with(restored) == "Robin Example");
}

TEST_CASE("where the passphrase is lost, two people's words open the copy") {
    House house, other;
    const auto words = make_recovery_words(house.folder, 2).value(), foreign = make_recovery_words(other.folder, 2).value();
    const auto backup = key_backup(house.folder, passphrase, quick).value();
    const auto restored = house.top.path() / "restored";
    CHECK(restore_keys(backup, *join_recovery_words(foreign[0], foreign[1]), restored).error() == RecoveryRefusal::OtherInstallation);
    CHECK(restore_keys(backup, *join_recovery_words(words[0], words[1]), restored).has_value());
    CHECK(house.name_with(restored) == "Robin Example");
}

TEST_CASE("yesterday's copy does not bring back a key that was destroyed today") {
    House house;
    const auto yesterday = key_backup(house.folder, passphrase, quick).value();
    house.keys->destroy(house.key);
    house.keys.reset();
    fs::remove(house.folder / "installation.key");
    CHECK(restore_keys(yesterday, passphrase, house.folder).has_value());
    CHECK(house.name_with(house.folder) == std::unexpected{SealRefusal::KeyDestroyed});
    CHECK(!fs::exists(house.folder / "cases" / house.key.to_string()));
}

TEST_CASE("a copy is not restored over the keys of another installation") {
    House house, other;
    const auto backup = key_backup(house.folder, passphrase, quick).value();
    CHECK(restore_keys(backup, passphrase, other.folder).error() == RecoveryRefusal::OtherInstallation);
    CHECK(other.open()->unseal(other.key, place, other.sealed) == "Robin Example");
}

TEST_CASE("a damaged copy, another file and one of a later Cairn are refused") {
    House house;
    const auto backup = key_backup(house.folder, passphrase, quick).value();
    const auto to = house.top.path() / "restored";
    for (const std::size_t at : {std::size_t{25}, std::size_t{60}, std::size_t{250}, backup.size() - 1}) {
        auto damaged = backup;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        CHECK(restore_keys(damaged, passphrase, to).error() == RecoveryRefusal::WrongPassphrase);
    }
    CHECK(restore_keys("something else", passphrase, to).error() == RecoveryRefusal::NotABackup);
    CHECK(restore_keys("cairn keys backup 2\n" + backup.substr(20), passphrase, to).error() == RecoveryRefusal::Newer);
    CHECK(!fs::exists(to));
}

TEST_CASE("the power goes at any step of a restore: the folder is no key store, or a whole one") {
    House house;
    const auto backup = key_backup(house.folder, passphrase, quick).value();
    for (std::uint64_t step = 1;; ++step) {
        CAPTURE(step);
        const TestFolder top;
        base::FaultyDisk disk{top.path()};
        disk.fail_at(step, base::FaultyDisk::Failure::PowerCut);
        base::FaultyFiles files{disk};
        try {
            static_cast<void>(restore_keys(backup, passphrase, top.path() / "keys", files));
        } catch (const base::Fault&) {
        }
        if (!disk.has_failed()) break;
        disk.restart(static_cast<unsigned>(step % 3));
        const auto keys = Keys::open({.folder = top.path() / "keys", .data_folder = top.path() / "data", .when_new = KeysOptions::WhenNew::Refuse});
        if (keys) CHECK((*keys)->unseal(house.key, place, house.sealed) == "Robin Example");
        else CHECK(keys.error().code == KeysRefusal::Code::Missing);
        CHECK(restore_keys(backup, passphrase, top.path() / "keys").has_value());
        CHECK(house.name_with(top.path() / "keys") == "Robin Example");
    }
}

}
