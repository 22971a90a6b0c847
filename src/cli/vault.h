/// The keys of a data folder, what is sealed under them, and the witness of the audit: opened by whoever needs one of them.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "audit/event.h"
#include "audit/witness.h"
#include "base/config.h"
#include "store/folder_lock.h"
#include "store/sealing/keys.h"
#include "store/sealing/sealed_files.h"
#include "store/store.h"

namespace cli {

/// Where this installation has its keys, and what it keeps of the audit.
std::filesystem::path keys_folder_of(const base::Settings&, const std::filesystem::path& data);
std::filesystem::path roots_folder_of(const base::Settings&, const std::filesystem::path& data);

/// Held by whoever writes with the keys. Throws base::Fault naming who does where it is somebody else.
store::FolderLock lock_keys(base::Files&, const std::filesystem::path& keys_folder, const std::string& purpose);

class Vault {
public:
    /// Throws base::Fault with the refusal's words where the keys cannot be had. A store opened for reading only has no witness.
    static std::shared_ptr<Vault> open(store::Store&, const base::Settings&);
    /// A last root, once writing has ended.
    ~Vault();

    store::Keys& keys() { return *keys_; }
    store::SealedFiles& files() { return *files_; }
    audit::Witness* witness() { return witness_.get(); }
    const std::filesystem::path& roots_folder() const { return roots_folder_; }

private:
    Vault() = default;
    std::optional<store::FolderLock> lock_;  ///< Two data folders with the same keys would spoil each other's record.
    std::filesystem::path roots_folder_;
    std::unique_ptr<store::Keys> keys_;
    std::unique_ptr<store::SealedFiles> files_;
    std::unique_ptr<audit::Witness> witness_;
};

/// Records what was done from the shell, by whoever sits at it.
void record_at_shell(store::Store&, audit::Kind, std::string object, audit::Outcome = audit::Outcome::Done);

}  // namespace cli
