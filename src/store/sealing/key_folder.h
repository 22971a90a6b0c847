/// The files of a key store: which there are, what is in them, and who may read them. Inside this room only.
///
///     installation.key   the installation's id and key, plain: whoever has this file and the rest of the folder reads all
///     matching.key       wrapped by the installation key
///     cases/<id>         one key each, wrapped by the installation key
///     destroyed/<id>     tombstones
///     roots/             what the audit keeps outside the data folder
#pragma once

#include <expected>
#include <optional>

#include "store/sealing/keys.h"
#include "store/sealing/secret.h"

namespace store {

struct InstallationKey {
    base::PublicId id;
    Secret key;
};

class KeyFolder {
public:
    KeyFolder(std::filesystem::path folder, base::Files& files) : folder_{std::move(folder)}, files_{files} {}

    const std::filesystem::path& path() const { return folder_; }
    /// Why it may not be used where it is and with whom it may be read by.
    std::expected<void, KeysRefusal> check(const std::filesystem::path& data_folder) const;
    /// Whether any key was ever kept here.
    bool is_new() const;
    /// Makes the folder and those in it.
    void make();

    std::expected<std::optional<InstallationKey>, KeysRefusal> installation() const;
    void keep(const InstallationKey&);

    std::optional<std::string> matching() const;
    void keep_matching(std::string_view wrapped);

    std::optional<std::string> wrapped(KeyId) const;
    void keep_wrapped(KeyId, std::string_view wrapped);
    std::vector<KeyId> wrapped_keys() const;

    bool is_destroyed(KeyId) const;
    std::vector<KeyId> destroyed() const;
    /// The tombstone first, then the key's bytes, then its name.
    void destroy(KeyId);
    /// Ends what a crash, or a restored copy, left of keys that have tombstones.
    void obey_tombstones();

private:
    std::filesystem::path case_file(KeyId id) const { return folder_ / "cases" / id.to_string(); }
    std::filesystem::path tombstone(KeyId id) const { return folder_ / "destroyed" / id.to_string(); }
    std::vector<KeyId> ids_in(const std::filesystem::path&) const;
    std::optional<std::string> read(const std::filesystem::path&) const;
    void erase(const std::filesystem::path&);

    std::filesystem::path folder_;
    base::Files& files_;
};

/// Inside the wrapped key's file: header, then the key boxed under the wrapping key and bound to its name.
std::string wrap(const Secret& wrapping, std::string_view name, const Secret& key, base::Random&);
std::optional<Secret> unwrap(const Secret& wrapping, std::string_view name, std::string_view wrapped);
/// The key that wraps the others.
Secret wrapping_key(const InstallationKey&);

}  // namespace store
