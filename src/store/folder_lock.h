/// A data folder has one owning process: the lock file says which, in words for the one who is refused.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>

#include "base/file.h"

namespace store {

/// Held as long as the object lives; the kernel lets go of it when the process dies, however it dies.
class FolderLock {
public:
    struct Refused {
        std::string holder;  ///< "cairn serve (process 412)", or "another program" when it left no note.
    };
    /// `purpose`: what this process does with the folder, "cairn serve".
    static std::expected<FolderLock, Refused> take(base::Files&, const std::filesystem::path& folder, const std::string& purpose);

private:
    explicit FolderLock(std::unique_ptr<base::File> file) : file_{std::move(file)} {}
    std::unique_ptr<base::File> file_;
};

}  // namespace store
