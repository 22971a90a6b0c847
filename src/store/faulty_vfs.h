/// For tests: SQLite's own writes and syncs over the same failing disk as the rest (`base/faulty_files.h`).
#pragma once

#include <memory>
#include <string>

#include "base/faulty_files.h"

namespace store {

/// A file layer of SQLite under a name of its own, for as long as the object lives. Every connection that uses it must be
/// closed before. Reading, locks and shared memory are the operating system's.
class FaultyVfs {
public:
    explicit FaultyVfs(base::FaultyDisk&);
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;
    ~FaultyVfs();
    /// For Options::vfs.
    const std::string& name() const;

    struct Layer;

private:
    std::unique_ptr<Layer> layer_;
};

}  // namespace store
