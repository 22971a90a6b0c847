#include "base/faulty_files.h"

namespace base {

namespace fs = std::filesystem;

namespace {

void refuse(int error, std::string_view did, const fs::path& path) {
    if (error != 0) throw_file_fault(did, path, error);
}

class FaultyFile final : public File {
public:
    FaultyFile(FaultyDisk& disk, FaultyDisk::Key key, std::unique_ptr<File> real, fs::path path)
        : disk_{disk}, key_{std::move(key)}, real_{std::move(real)}, path_{std::move(path)} {}

    std::size_t read_at(std::uint64_t offset, std::span<char> into) override { return real_->read_at(offset, into); }

    void write_at(std::uint64_t offset, std::string_view bytes) override {
        std::size_t made = bytes.size();
        const int error = disk_.begin_write(made);
        real_->write_at(offset, bytes.substr(0, made));
        if (made > 0) disk_.wrote(key_, offset, bytes.substr(0, made));
        refuse(error, "Could not write", path_);
    }

    void append(std::string_view bytes) override { write_at(size(), bytes); }

    void truncate(std::uint64_t size_bytes) override {
        refuse(disk_.begin_step(), "Could not shorten", path_);
        real_->truncate(size_bytes);
        disk_.truncated(key_, size_bytes);
    }

    void sync() override {
        refuse(disk_.begin_sync(key_), "Could not make safe", path_);
        disk_.synced(key_);
    }

    std::uint64_t size() const override { return real_->size(); }
    int descriptor() const override { return real_->descriptor(); }

private:
    FaultyDisk& disk_;
    FaultyDisk::Key key_;
    std::unique_ptr<File> real_;
    fs::path path_;
};

}  // namespace

std::unique_ptr<File> FaultyFiles::open(const fs::path& path, OpenMode mode) {
    if (mode == OpenMode::Read) return real_files().open(path, mode);
    if (mode == OpenMode::Replace || !exists(path)) refuse(disk_.begin_step(), "Could not open", path);
    auto real = real_files().open(path, mode);
    return std::make_unique<FaultyFile>(disk_, disk_.opened(path, mode == OpenMode::Replace), std::move(real), path);
}

void FaultyFiles::rename(const fs::path& from, const fs::path& to) {
    refuse(disk_.begin_step(), "Could not rename", from);
    real_files().rename(from, to);
    disk_.renamed(from, to);
}

bool FaultyFiles::remove(const fs::path& path) {
    if (!exists(path)) return false;
    refuse(disk_.begin_step(), "Could not remove", path);
    real_files().remove(path);
    disk_.removed(path);
    return true;
}

void FaultyFiles::sync_folder(const fs::path& folder) {
    refuse(disk_.begin_step(), "Could not make safe the folder", folder);
    disk_.folder_synced(folder);
}

void FaultyFiles::create_folder(const fs::path& folder) {
    if (fs::is_directory(folder)) return;
    refuse(disk_.begin_step(), "Could not make the folder", folder);
    real_files().create_folder(folder);
}

}  // namespace base
