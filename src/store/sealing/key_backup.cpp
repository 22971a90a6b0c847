#include <sodium.h>

#include <map>

#include "base/fault.h"
#include "store/sealing/box.h"
#include "store/sealing/recovery.h"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view header = "cairn keys backup 1\n";
constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES, wrapped_bytes = nonce_bytes + Secret::key_bytes + tag_bytes;
// A file that asks for more than this was not made by Cairn.
constexpr std::uint64_t most_passes = 20, most_memory = std::uint64_t{1} << 30;

std::string number(std::uint64_t value) {
    std::string bytes;
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(static_cast<unsigned char>(value >> shift));
    return bytes;
}

std::uint64_t number_in(std::string_view bytes) {
    std::uint64_t value = 0;
    for (int i = 7; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    return value;
}

Secret key_of(std::string_view passphrase, std::string_view salt, PassphraseCost cost) {
    Secret key;
    if (crypto_pwhash(key.bytes().data(), key.bytes().size(), passphrase.data(), passphrase.size(), reinterpret_cast<const unsigned char*>(salt.data()), cost.passes,
                      cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw base::Fault{"There is not enough memory to work with the passphrase", std::to_string(cost.memory_bytes >> 20) + " MiB", "Free some memory and try again"};
    }
    return key;
}

Secret key_of(const InstallationKey& key) { return derive(key.key, "cairn opens keys backups"); }

/// Name and bytes of every file of the key store.
std::string gathered(const fs::path& folder, base::Files& files) {
    std::string all;
    const auto add = [&](const std::string& name) {
        add_part(all, name);
        add_part(all, base::read_whole(files, folder / name));
    };
    for (const char* name : {"installation.key", "matching.key"}) add(name);
    for (const std::string sub : {"cases", "destroyed", "roots"}) {
        for (const auto& name : files.list(folder / sub)) add(sub + "/" + name);
    }
    return all;
}

using Named = std::map<std::string, std::string, std::less<>>;

std::optional<Named> parts_of(std::string_view all) {
    Named files;
    const auto take = [&]() -> std::optional<std::string_view> {
        if (all.size() < 8) return std::nullopt;
        const auto length = number_in(all);
        if (length > all.size() - 8) return std::nullopt;
        const auto part = all.substr(8, length);
        all.remove_prefix(8 + length);
        return part;
    };
    while (!all.empty()) {
        const auto name = take();
        const auto bytes = name ? take() : std::nullopt;
        if (!bytes || name->starts_with('/') || name->find("..") != name->npos) return std::nullopt;
        files.emplace(*name, *bytes);
    }
    return files;
}

struct Parts {
    std::string_view salt, by_passphrase, by_installation, boxed, bound;
    PassphraseCost cost;
};

std::expected<Parts, RecoveryRefusal> read_parts(std::string_view backup) {
    if (!backup.starts_with("cairn keys backup ")) return std::unexpected{RecoveryRefusal::NotABackup};
    if (!backup.starts_with(header)) return std::unexpected{RecoveryRefusal::Newer};
    auto rest = backup.substr(header.size());
    constexpr auto head = salt_bytes + 16 + 2 * wrapped_bytes;
    if (rest.size() < head) return std::unexpected{RecoveryRefusal::NotABackup};
    const Parts parts{.salt = rest.substr(0, salt_bytes), .by_passphrase = rest.substr(salt_bytes + 16, wrapped_bytes),
                      .by_installation = rest.substr(salt_bytes + 16 + wrapped_bytes, wrapped_bytes), .boxed = rest.substr(head),
                      .bound = backup.substr(0, header.size() + salt_bytes + 16),
                      .cost = {.passes = number_in(rest.substr(salt_bytes)), .memory_bytes = number_in(rest.substr(salt_bytes + 8))}};
    if (parts.cost.passes > most_passes || parts.cost.memory_bytes > most_memory) return std::unexpected{RecoveryRefusal::NotABackup};
    return parts;
}

/// Tombstones first, the installation key last: a restore that is cut off is no key store yet, and brings nothing back.
std::expected<void, RecoveryRefusal> write_files(const Named& all, const fs::path& folder, base::Files& files) {
    KeyFolder keys{folder, files};
    const auto standing = keys.installation();
    const auto ours = all.find("installation.key");
    if (ours == all.end()) return std::unexpected{RecoveryRefusal::NotABackup};
    if (standing && *standing && base::read_whole(files, folder / "installation.key") != ours->second) return std::unexpected{RecoveryRefusal::OtherInstallation};
    keys.make();
    for (const std::string_view first : {"destroyed/", "cases/", "roots/", "matching.key", "installation.key"}) {
        for (auto file = all.lower_bound(first); file != all.end() && file->first.starts_with(first); ++file) {
            const auto id = first == "cases/" ? KeyId::parse(file->first.substr(first.size())) : std::nullopt;
            if (id && keys.is_destroyed(*id)) continue;
            if (files.exists(folder / file->first)) continue;
            base::write_durably(files, folder / file->first, file->second);
        }
    }
    keys.obey_tombstones();
    return {};
}

std::expected<void, RecoveryRefusal> open_and_write(const Parts& parts, const Secret& key, std::string_view wrapped, const fs::path& folder, base::Files& files) {
    const auto inner = unwrap(key, parts.bound, std::string{"cairn wrapped key 1\n"} + std::string{wrapped});
    if (!inner) return std::unexpected{RecoveryRefusal::WrongPassphrase};
    auto plain = unbox(*inner, parts.bound, parts.boxed);
    if (!plain) return std::unexpected{RecoveryRefusal::WrongPassphrase};
    const auto all = parts_of(*plain);
    wipe(*plain);
    if (!all) return std::unexpected{RecoveryRefusal::NotABackup};
    return write_files(*all, folder, files);
}

}  // namespace

std::expected<std::string, KeysRefusal> key_backup(const fs::path& keys_folder, std::string_view passphrase, PassphraseCost cost, base::Random& random, base::Files& files) {
    auto found = KeyFolder{keys_folder, files}.installation();
    if (!found) return std::unexpected{found.error()};
    if (!*found) return std::unexpected{KeysRefusal{KeysRefusal::Code::Missing, "There are no keys in " + keys_folder.string() + " to copy"}};
    const auto salt = random.bytes(salt_bytes);
    Secret inner;
    random.fill(inner.bytes());
    std::string backup = std::string{header} + salt + number(cost.passes) + number(cost.memory_bytes);
    const std::string bound = backup;
    constexpr std::size_t skipped = std::string_view{"cairn wrapped key 1\n"}.size();
    backup += wrap(key_of(passphrase, salt, cost), bound, inner, random).substr(skipped);
    backup += wrap(key_of(**found), bound, inner, random).substr(skipped);
    auto all = gathered(keys_folder, files);
    backup += box(inner, bound, all, random);
    wipe(all);
    return backup;
}

std::expected<void, RecoveryRefusal> restore_keys(std::string_view backup, std::string_view passphrase, const fs::path& keys_folder, base::Files& files) {
    const auto parts = read_parts(backup);
    if (!parts) return std::unexpected{parts.error()};
    return open_and_write(*parts, key_of(passphrase, parts->salt, parts->cost), parts->by_passphrase, keys_folder, files);
}

std::expected<void, RecoveryRefusal> restore_keys(std::string_view backup, const InstallationKey& key, const fs::path& keys_folder, base::Files& files) {
    const auto parts = read_parts(backup);
    if (!parts) return std::unexpected{parts.error()};
    auto done = open_and_write(*parts, key_of(key), parts->by_installation, keys_folder, files);
    // The words are right in themselves: then the file is another installation's.
    return done || done.error() != RecoveryRefusal::WrongPassphrase ? done : std::unexpected{RecoveryRefusal::OtherInstallation};
}

}  // namespace store
