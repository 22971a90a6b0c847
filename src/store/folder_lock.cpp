#include "store/folder_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace store {

namespace {

// Of the open file, not of the process: closing another descriptor of the same file does not let go of it.
bool lock_now(int descriptor, const std::filesystem::path& path) {
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_OFD_SETLK, &whole) == 0) return true;
    if (errno != EAGAIN && errno != EACCES) base::throw_file_fault("Could not lock", path, errno);
    return false;
}

}  // namespace

std::expected<FolderLock, FolderLock::Refused> FolderLock::take(base::Files& files, const std::filesystem::path& folder,
                                                                const std::string& purpose) {
    const auto path = folder / "lock";
    auto file = files.open(path, base::OpenMode::Update);
    if (!lock_now(file->descriptor(), path)) {
        const std::string note = base::read_whole(files, path);
        return std::unexpected{Refused{note.empty() ? std::string{"another program"} : note.substr(0, note.find('\n'))}};
    }
    // A note for people only; that it may be lost in a power cut harms nobody.
    file->truncate(0);
    file->write_at(0, purpose + " (process " + std::to_string(::getpid()) + ")\n");
    return FolderLock{std::move(file)};
}

}  // namespace store
