#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>

#include "base/fault.h"

namespace base {

namespace fs = std::filesystem;

namespace {

std::string advice_for(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT: return "The disk is full: make room on it and start again";
        case EACCES:
        case EPERM:
        case EROFS: return "Check that this user may read and write there";
        case ENOENT: return "Check the path";
        case EMFILE:
        case ENFILE: return "Too many files are open: raise the limit (ulimit -n)";
        case EIO: return "The disk reports damage: check it, and restore from a backup if files are lost";
        default: return "";
    }
}

class RealFile final : public File {
public:
    RealFile(int descriptor, fs::path path) : descriptor_{descriptor}, path_{std::move(path)} {}
    RealFile(const RealFile&) = delete;
    RealFile& operator=(const RealFile&) = delete;
    ~RealFile() override { ::close(descriptor_); }

    std::size_t read_at(std::uint64_t offset, std::span<char> into) override {
        std::size_t done = 0;
        while (done < into.size()) {
            const auto got = ::pread(descriptor_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw_file_fault("Could not read", path_, errno);
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

    void write_at(std::uint64_t offset, std::string_view bytes) override {
        while (!bytes.empty()) {
            const auto wrote = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (wrote < 0 && errno == EINTR) continue;
            if (wrote < 0) throw_file_fault("Could not write", path_, errno);
            bytes.remove_prefix(static_cast<std::size_t>(wrote));
            offset += static_cast<std::uint64_t>(wrote);
        }
    }

    void append(std::string_view bytes) override { write_at(size(), bytes); }

    void truncate(std::uint64_t size_bytes) override {
        if (::ftruncate(descriptor_, static_cast<off_t>(size_bytes)) != 0) throw_file_fault("Could not shorten", path_, errno);
    }

    void sync() override {
        if (::fsync(descriptor_) != 0) throw_file_fault("Could not make safe", path_, errno);
    }

    std::uint64_t size() const override {
        struct stat facts {};
        if (::fstat(descriptor_, &facts) != 0) throw_file_fault("Could not measure", path_, errno);
        return static_cast<std::uint64_t>(facts.st_size);
    }

    int descriptor() const override { return descriptor_; }

private:
    int descriptor_;
    fs::path path_;
};

class RealFiles final : public Files {
public:
    std::unique_ptr<File> open(const fs::path& path, OpenMode mode) override {
        const int flags = mode == OpenMode::Read     ? O_RDONLY
                          : mode == OpenMode::Update ? O_RDWR | O_CREAT
                                                     : O_RDWR | O_CREAT | O_TRUNC;
        const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
        if (descriptor < 0) throw_file_fault("Could not open", path, errno);
        return std::make_unique<RealFile>(descriptor, path);
    }

    void rename(const fs::path& from, const fs::path& to) override {
        if (::rename(from.c_str(), to.c_str()) != 0) throw_file_fault("Could not rename", from, errno);
    }

    bool remove(const fs::path& path) override {
        if (::unlink(path.c_str()) == 0) return true;
        if (errno != ENOENT) throw_file_fault("Could not remove", path, errno);
        return false;
    }

    void sync_folder(const fs::path& folder) override {
        const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) throw_file_fault("Could not open the folder", folder, errno);
        const int result = ::fsync(descriptor);
        const int error = errno;
        ::close(descriptor);
        if (result != 0) throw_file_fault("Could not make safe the folder", folder, error);
    }

    void create_folder(const fs::path& folder) override {
        if (folder.empty() || fs::is_directory(folder)) return;
        create_folder(folder.parent_path());
        if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) throw_file_fault("Could not make the folder", folder, errno);
        sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path{"."});
    }

    std::vector<std::string> list(const fs::path& folder) override {
        std::vector<std::string> names;
        std::error_code error;
        for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
            names.push_back(entry->path().filename().string());
        }
        if (error && error != std::errc::no_such_file_or_directory) throw_file_fault("Could not list", folder, error.value());
        std::sort(names.begin(), names.end());
        return names;
    }

    bool exists(const fs::path& path) override {
        struct stat facts {};
        if (::lstat(path.c_str(), &facts) == 0) return true;
        if (errno != ENOENT && errno != ENOTDIR) throw_file_fault("Could not look at", path, errno);
        return false;
    }
};

// Two writers of one file in one process must not share a temporary name.
fs::path temporary_beside(const fs::path& path) {
    static std::atomic<std::uint64_t> next{0};
    fs::path temporary = path;
    temporary += ".new-" + std::to_string(::getpid()) + "-" + std::to_string(next.fetch_add(1));
    return temporary;
}

}  // namespace

void throw_file_fault(std::string_view did, const fs::path& path, int error) {
    throw Fault{std::string{did} + ": " + std::generic_category().message(error), path.string(), advice_for(error)};
}

Files& real_files() {
    static RealFiles files;
    return files;
}

void write_durably(Files& files, const fs::path& path, std::string_view bytes) {
    const fs::path temporary = temporary_beside(path);
    try {
        auto file = files.open(temporary, OpenMode::Replace);
        file->write_at(0, bytes);
        file->sync();
        file.reset();
        files.rename(temporary, path);
    } catch (const Fault&) {
        try {
            files.remove(temporary);
        } catch (const Fault&) {  // The first failure is the one to report; a sweep removes what is left.
        }
        throw;
    }
    files.sync_folder(path.has_parent_path() ? path.parent_path() : fs::path{"."});
}

std::unique_ptr<File> file_in_memory(std::string_view bytes) {
    const int descriptor = ::memfd_create("cairn", MFD_CLOEXEC);
    if (descriptor < 0) throw_file_fault("Could not make a file in memory", "", errno);
    auto file = std::make_unique<RealFile>(descriptor, "memory");
    file->append(bytes);
    return file;
}

std::string read_whole(Files& files, const fs::path& path) {
    const auto file = files.open(path, OpenMode::Read);
    std::string bytes(file->size(), '\0');
    bytes.resize(file->read_at(0, bytes));
    return bytes;
}

MappedFile::MappedFile(const File& file) : size_{file.size()} {
    if (size_ == 0) return;
    void* where = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (where == MAP_FAILED) throw_file_fault("Could not map into memory", "", errno);
    data_ = static_cast<const char*>(where);
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace base
