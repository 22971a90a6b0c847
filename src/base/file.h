/// The file layer. Whatever writes a byte that must last goes through `Files`, so that a test can cut, fail or shorten
/// each write and sync in turn (`faulty_files.h`). Every failure is a base::Fault naming the file and what to do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// One open file, closed with the object. Not for two threads at once, except read_at.
class File {
public:
    virtual ~File() = default;
    /// Reads into the span and returns the number of bytes read: fewer than asked only at the end of the file.
    virtual std::size_t read_at(std::uint64_t offset, std::span<char> into) = 0;
    /// Writes all the bytes, or throws; what was written is not safe before sync().
    virtual void write_at(std::uint64_t offset, std::string_view bytes) = 0;
    /// Writes after the last byte.
    virtual void append(std::string_view bytes) = 0;
    virtual void truncate(std::uint64_t size_bytes) = 0;
    /// Returns once what was written would survive a power cut. After a failure nothing may be taken as written.
    virtual void sync() = 0;
    virtual std::uint64_t size() const = 0;
    /// For mmap and for handing to the helper process; owned by this object.
    virtual int descriptor() const = 0;
};

enum class OpenMode {
    Read,     ///< Must exist.
    Update,   ///< Read and write; created empty when missing.
    Replace,  ///< Created, or emptied when it exists.
};

/// A folder tree: the real one, or in tests one that fails.
class Files {
public:
    virtual ~Files() = default;
    virtual std::unique_ptr<File> open(const std::filesystem::path&, OpenMode) = 0;
    /// Replaces `to` at one stroke; lasting only after sync_folder on its folder.
    virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    /// Whether there was a file to remove.
    virtual bool remove(const std::filesystem::path&) = 0;
    /// Makes names in the folder last: created, renamed and removed files.
    virtual void sync_folder(const std::filesystem::path&) = 0;
    /// With its parents, private to the owner (0700), each name lasting. Fine when it exists.
    virtual void create_folder(const std::filesystem::path&) = 0;
    /// Names of files and folders directly inside, sorted; empty when the folder is missing.
    virtual std::vector<std::string> list(const std::filesystem::path& folder) = 0;
    virtual bool exists(const std::filesystem::path&) = 0;
};

/// The operating system's files.
Files& real_files();

/// Writes the file so that at any moment it holds the old bytes or the new ones, whole: temporary file beside it, sync,
/// rename, sync of the folder.
void write_durably(Files&, const std::filesystem::path&, std::string_view bytes);

/// All bytes of the file.
std::string read_whole(Files&, const std::filesystem::path&);

/// A file in memory that nobody else can change: what is summed, kept and read by the helper are then the same bytes.
std::unique_ptr<File> file_in_memory(std::string_view bytes);

/// A file's bytes in memory without copying them; the file may be renamed or removed meanwhile, never shortened.
class MappedFile {
public:
    MappedFile() = default;
    explicit MappedFile(const File&);
    MappedFile(MappedFile&& other) noexcept : data_{other.data_}, size_{other.size_} { other.data_ = nullptr, other.size_ = 0; }
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~MappedFile();
    std::string_view bytes() const { return {data_, size_}; }

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// The Fault for an operation that failed with this errno, with advice for the person who runs the program.
[[noreturn]] void throw_file_fault(std::string_view did, const std::filesystem::path&, int error);

}  // namespace base
