#include "store/sealing/key_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/fault.h"
#include "base/sha256.h"
#include "store/sealing/box.h"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view installation_header = "cairn installation key 1\n";
constexpr std::string_view wrapped_header = "cairn wrapped key 1\n";
constexpr std::string_view tombstone_text = "cairn destroyed key 1\nThis key was destroyed on purpose. Nothing brings back what was sealed under it.\n";

std::unexpected<KeysRefusal> refused(KeysRefusal::Code code, std::string words) { return std::unexpected{KeysRefusal{code, std::move(words)}}; }

bool lies_within(const fs::path& inner, const fs::path& outer) {
    const auto [end, unused] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return end == outer.end();
}

/// Without a slash at the end, links followed as far as the path exists.
fs::path real(const fs::path& path) {
    const auto whole = fs::weakly_canonical(fs::absolute(path));
    return whole.has_filename() ? whole : whole.parent_path();
}

/// Readable by its owner alone, who is this user (or root, for a service that root installed); true where it is missing.
bool is_private(const fs::path& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) return true;
    return (facts.st_mode & 077) == 0 && (facts.st_uid == ::geteuid() || facts.st_uid == 0);
}

}  // namespace

std::expected<void, KeysRefusal> KeyFolder::check(const fs::path& data_folder) const {
    const auto keys = real(folder_), data = real(data_folder);
    if (lies_within(keys, data) || lies_within(data, keys)) {
        return refused(KeysRefusal::Code::Misplaced, "The key store " + folder_.string() + " and the data folder " + data_folder.string() +
                                                         " may not lie in one another: whoever copies one must not get both. Set keys.folder to a folder outside it");
    }
    for (const auto& path : {folder_, folder_ / "installation.key", folder_ / "matching.key", folder_ / "cases"}) {
        if (is_private(path)) continue;
        return refused(KeysRefusal::Code::Exposed, path.string() + " may be read by other users. Run: chmod -R go= '" + folder_.string() + "' as the user that runs Cairn");
    }
    return {};
}

bool KeyFolder::is_new() const { return !files_.exists(folder_ / "installation.key") && !files_.exists(folder_ / "matching.key") && wrapped_keys().empty(); }

void KeyFolder::make() {
    for (const char* name : {"cases", "destroyed", "roots"}) files_.create_folder(folder_ / name);
}

std::optional<std::string> KeyFolder::read(const fs::path& path) const {
    if (!files_.exists(path)) return std::nullopt;
    return base::read_whole(files_, path);
}

std::expected<std::optional<InstallationKey>, KeysRefusal> KeyFolder::installation() const {
    const auto path = folder_ / "installation.key";
    auto text = read(path);
    if (!text) return std::nullopt;
    constexpr auto head = installation_header.size(), body = base::PublicId::size_bytes + Secret::key_bytes;
    if (!text->starts_with("cairn installation key ")) return refused(KeysRefusal::Code::Damaged, path.string() + " is no installation key. Restore it: cairn keys recover");
    if (!text->starts_with(installation_header)) return refused(KeysRefusal::Code::Newer, path.string() + " was written by a later Cairn. Use that one");
    if (text->size() != head + body + 64 || base::sha256_hex({text->data(), head + body}) != text->substr(head + body)) {
        return refused(KeysRefusal::Code::Damaged, path.string() + " is damaged. Restore it: cairn keys recover, or cairn keys restore");
    }
    const std::string_view id{text->data() + head, base::PublicId::size_bytes};
    InstallationKey key{*base::PublicId::from_bytes(id), Secret::of({text->data() + head + id.size(), Secret::key_bytes})};
    wipe(*text);
    return key;
}

void KeyFolder::keep(const InstallationKey& key) {
    std::string text{installation_header};
    text.reserve(256);  // So that no copy is left behind by growing.
    text += key.id.bytes();
    text += key.key.view();
    text += base::sha256_hex(text);
    base::write_durably(files_, folder_ / "installation.key", text);
    wipe(text);
}

std::optional<std::string> KeyFolder::matching() const { return read(folder_ / "matching.key"); }
void KeyFolder::keep_matching(std::string_view wrapped) { base::write_durably(files_, folder_ / "matching.key", wrapped); }

std::optional<std::string> KeyFolder::wrapped(KeyId id) const { return read(case_file(id)); }
void KeyFolder::keep_wrapped(KeyId id, std::string_view wrapped) { base::write_durably(files_, case_file(id), wrapped); }

std::vector<KeyId> KeyFolder::ids_in(const fs::path& folder) const {
    std::vector<KeyId> ids;
    for (const auto& name : files_.list(folder)) {
        if (const auto id = KeyId::parse(name)) ids.push_back(*id);
    }
    return ids;
}

std::vector<KeyId> KeyFolder::wrapped_keys() const { return ids_in(folder_ / "cases"); }
std::vector<KeyId> KeyFolder::destroyed() const { return ids_in(folder_ / "destroyed"); }
bool KeyFolder::is_destroyed(KeyId id) const { return files_.exists(tombstone(id)); }

// Written over before its name goes. A disk that moves its blocks may keep old ones: they are wrapped, and no whole file.
void KeyFolder::erase(const fs::path& path) {
    if (!files_.exists(path)) return;
    {
        const auto file = files_.open(path, base::OpenMode::Update);
        file->write_at(0, std::string(file->size(), '\0'));
        file->sync();
    }
    files_.remove(path);
    files_.sync_folder(path.parent_path());
}

void KeyFolder::destroy(KeyId id) {
    if (!is_destroyed(id)) base::write_durably(files_, tombstone(id), tombstone_text);
    files_.sync_folder(folder_ / "destroyed");  // Whoever wrote it may have been killed before its name was made to last.
    erase(case_file(id));
}

void KeyFolder::obey_tombstones() {
    for (const auto id : destroyed()) erase(case_file(id));
}

std::string wrap(const Secret& wrapping, std::string_view name, const Secret& key, base::Random& random) {
    return std::string{wrapped_header} + box(wrapping, std::string{wrapped_header} + std::string{name}, key.view(), random);
}

std::optional<Secret> unwrap(const Secret& wrapping, std::string_view name, std::string_view wrapped) {
    if (!wrapped.starts_with(wrapped_header)) return std::nullopt;
    auto plain = unbox(wrapping, std::string{wrapped_header} + std::string{name}, wrapped.substr(wrapped_header.size()));
    if (!plain || plain->size() != Secret::key_bytes) return std::nullopt;
    Secret key = Secret::of(*plain);
    wipe(*plain);
    return key;
}

Secret wrapping_key(const InstallationKey& key) { return derive(key.key, "cairn wraps keys"); }

}  // namespace store
