/// What brings lost keys back: recovery words of two people, and a copy of the whole key store under a passphrase.
#pragma once

#include "store/sealing/key_folder.h"

namespace store {

enum class RecoveryRefusal {
    NotWords,         ///< A letter was misread, or a group is missing.
    SameShare,        ///< Twice the words of one person.
    NotTogether,      ///< Two people's words that were not made together.
    OtherInstallation,///< They open another installation's keys.
    NotABackup,
    WrongPassphrase,  ///< Or the file is damaged: the two cannot be told apart.
    Newer,
};
std::string_view words_of(RecoveryRefusal);

/// One set of words a person, in groups of five letters and digits; any two bring the installation key back.
std::expected<std::vector<std::string>, KeysRefusal> make_recovery_words(const std::filesystem::path& keys_folder, int people, base::Random& = base::system_random(),
                                                                         base::Files& = base::real_files());
/// The installation key; capitals, spaces and the letters I, L and O for 1, 1 and 0 do not matter.
std::expected<InstallationKey, RecoveryRefusal> join_recovery_words(std::string_view one, std::string_view other);
/// Puts the key back where it was lost, once it opens what lies there.
std::expected<void, RecoveryRefusal> recover_installation_key(const std::filesystem::path& keys_folder, const InstallationKey&, base::Files& = base::real_files());

/// How much work a passphrase costs (Argon2id): 3 passes over 256 MiB, about a second.
struct PassphraseCost {
    std::uint64_t passes = 3;
    std::uint64_t memory_bytes = 268435456;
};

/// The key store as one file: opened by the passphrase, or by the installation key where the passphrase is lost. A key
/// that is destroyed later is still in it: make a new one after each destruction, and destroy the older.
std::expected<std::string, KeysRefusal> key_backup(const std::filesystem::path& keys_folder, std::string_view passphrase, PassphraseCost = {},
                                                   base::Random& = base::system_random(), base::Files& = base::real_files());
/// Writes the copy's keys into a folder that is new or holds keys of the same installation. Tombstones that stand there are
/// obeyed: a destroyed key does not come back. Roots that stand there are kept.
std::expected<void, RecoveryRefusal> restore_keys(std::string_view backup, std::string_view passphrase, const std::filesystem::path& keys_folder,
                                                  base::Files& = base::real_files());
std::expected<void, RecoveryRefusal> restore_keys(std::string_view backup, const InstallationKey&, const std::filesystem::path& keys_folder,
                                                  base::Files& = base::real_files());

}  // namespace store
