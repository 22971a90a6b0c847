/// The keys of an installation, in a folder of their own outside the data folder, and what is sealed under them.
///
///     auto keys = store::Keys::open({.folder = "/srv/cairn.keys", .data_folder = "/srv/cairn"}).value();
///     const auto key = keys->new_case_key();
///     const auto sealed = keys->seal(key, {DataClass::C2, "casework_person.name", row.to_string()}, "Robin Example");
///     const auto name = keys->unseal(key, {DataClass::C2, "casework_person.name", row.to_string()}, sealed);
///
/// A sealed value: format version (1 byte), key id (16), nonce (24), ciphertext with its tag. Why so: docs/adr/0007.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/public_id.h"
#include "base/random.h"
#include "store/sealing/secret.h"

namespace store {

/// Which key: of a case, of its restricted part, or of the installation itself.
class KeyId {
public:
    /// Seals what belongs to no case: K2 secrets.
    static KeyId installation() { return KeyId{{}}; }
    explicit KeyId(base::PublicId id) : id_{id} {}
    /// The id as a column holds it, or nothing.
    static std::optional<KeyId> parse(std::string_view text);

    std::string to_string() const { return id_.to_string(); }
    std::string_view bytes() const { return id_.bytes(); }
    friend auto operator<=>(const KeyId&, const KeyId&) = default;

private:
    base::PublicId id_;
};

/// What may be sealed; C0 and C1 are plain.
enum class SealedClass { C2, C3, K2 };

/// Where a sealed value stands: it opens there and nowhere else, so that nobody can move one name over another.
struct SealedPlace {
    SealedClass data_class;
    std::string column;  ///< "casework_person.name"
    std::string row;     ///< The row's public id, with its version where the row has several.
};

/// The bytes that stand for key and place where something is bound to them.
std::string bound_to(KeyId, const SealedPlace&);

enum class SealRefusal {
    KeyDestroyed,  ///< For ever: the tombstone says so, whatever a backup brings back.
    KeyUnknown,    ///< These are not the keys it was sealed under.
    NotThis,       ///< Damaged, moved from another place, or sealed under another key.
    Newer,         ///< Written by a later Cairn.
};
/// "Its key was destroyed on purpose".
std::string_view words_of(SealRefusal);

/// Why the key store was not opened; `words` are for the person who runs the program.
struct KeysRefusal {
    enum class Code {
        Misplaced,  ///< Inside the data folder, or around it.
        Exposed,    ///< Others than this program's user may read it.
        Missing,    ///< The data folder has sealed values, and there are no keys here.
        Foreign,    ///< The keys of another installation.
        Damaged,    ///< A file in it does not open.
        Newer,      ///< Written by a later Cairn.
    };
    Code code;
    std::string words;
};

struct KeysOptions {
    std::filesystem::path folder;
    std::filesystem::path data_folder;
    base::Files* files = &base::real_files();
    base::Random* random = &base::system_random();
    enum class WhenNew { Make, Refuse } when_new = WhenNew::Make;
    /// Look: beside the owner, changing nothing; keys that have tombstones are refused all the same.
    enum class Use { Own, Look } use = Use::Own;
};

/// Beside the data folder: `/srv/cairn` has `/srv/cairn.keys`.
std::filesystem::path default_keys_folder(const std::filesystem::path& data_folder);

/// Safe from any thread.
class Keys {
public:
    /// Opens the folder; a new one is made, with its installation key, before this returns.
    static std::expected<std::unique_ptr<Keys>, KeysRefusal> open(const KeysOptions&);
    ~Keys();

    /// Names this installation: the data folder remembers it, and refuses the keys of another.
    base::PublicId installation() const;
    const std::filesystem::path& folder() const;

    /// A key of its own for a case, or for the restricted part of one. Durable when it returns.
    KeyId new_case_key();
    /// What was sealed under it can never be read again: the tombstone is durable before the key goes. Fine when it has gone.
    void destroy(KeyId);
    bool is_destroyed(KeyId) const;
    std::vector<KeyId> destroyed() const;

    /// Throws base::Fault where the key is destroyed or unknown: nothing may be written unsealed instead.
    std::string seal(KeyId, const SealedPlace&, std::string_view plain);
    std::expected<std::string, SealRefusal> unseal(KeyId, const SealedPlace&, std::string_view sealed);
    /// Whether the value is in today's format; one that is not is sealed anew by whoever next writes the row.
    static bool is_latest_format(std::string_view sealed);
    /// Which key a value was sealed under, or nothing where it is no sealed value.
    static std::optional<KeyId> key_of(std::string_view sealed);

    /// 32 hexadecimal digits that are the same for the same kind and normalised text, and tell nobody without the matching
    /// key what the text was. `kind`: "name", "name-sounds", "born".
    std::string blind_token(std::string_view kind, std::string_view normalised) const;
    /// HMAC-SHA-256 (32 bytes) for files kept outside the data folder, which whoever changes the data cannot make.
    std::string witness(std::string_view purpose, std::string_view bytes) const;

    /// For files sealed in pieces (`sealed_files.h`): another key, made of the one named.
    std::expected<Secret, SealRefusal> file_key(KeyId) const;
    base::Random& random() const;
    /// A key of another kind, wrapped by the installation key for this use alone; and opened again.
    std::string wrap_for(std::string_view use, const Secret& key) const;
    std::optional<Secret> unwrap_for(std::string_view use, std::string_view wrapped) const;

private:
    class Inside;
    explicit Keys(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> inside_;
};

}  // namespace store
