#include "search/bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/fault.h"

namespace search {

namespace {

constexpr std::size_t buffer_bytes = 1 << 20;

[[noreturn]] void refuse(const char* what, const std::filesystem::path& path) {
    throw base::Fault{std::string{what} + ": " + std::strerror(errno), path.string(), "Check the disk, then rebuild the index with: cairn index rebuild"};
}

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
    return (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
}

/// An open descriptor that closes itself.
struct Descriptor {
    int number;
    explicit Descriptor(int opened) : number{opened} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { if (number >= 0) ::close(number); }
};

}  // namespace

void Sum::add(std::string_view bytes) {
    size_ += bytes.size();
    const auto step = [&](const char* at) {
        for (int lane = 0; lane < 4; ++lane) {
            std::uint64_t word = 0;
            std::memcpy(&word, at + lane * 8, 8);
            lanes_[lane] = std::rotl((lanes_[lane] ^ word) * 0x9FB21C651E98DF25, 29);  // Both steps can be undone, so no change is lost.
        }
    };
    if (!rest_.empty()) {
        const auto wanted = std::min(bytes.size(), 32 - rest_.size());
        rest_ += bytes.substr(0, wanted);
        bytes.remove_prefix(wanted);
        if (rest_.size() < 32) return;
        step(rest_.data());
        rest_.clear();
    }
    for (; bytes.size() >= 32; bytes.remove_prefix(32)) step(bytes.data());
    rest_ = bytes;
}

std::uint64_t Sum::value() const {
    Sum last{*this};
    last.rest_.clear();
    std::string tail = rest_;
    tail.resize(32);
    last.add(tail);
    std::uint64_t result = mixed(size_);
    for (const auto lane : last.lanes_) result = mixed(std::rotl(result, 17) ^ lane);
    return result;
}

std::uint64_t sum_of_file(const std::filesystem::path& file) {
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (descriptor.number < 0) refuse("The file could not be opened", file);
    Sum sum;
    std::string buffer(buffer_bytes, '\0');
    while (true) {
        const auto got = ::read(descriptor.number, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse("The file could not be read", file);
        if (got == 0) return sum.value();
        sum.add({buffer.data(), static_cast<std::size_t>(got)});
    }
}

Bytes Bytes::owned(std::string bytes) {
    Bytes made;
    auto held = std::make_shared<const std::string>(std::move(bytes));
    made.view_ = *held;
    made.holder_ = std::move(held);
    return made;
}

Bytes Bytes::mapped(const std::filesystem::path& file) {
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat facts{};
    if (descriptor.number < 0 || ::fstat(descriptor.number, &facts) != 0) refuse("The file could not be opened", file);
    const auto size = static_cast<std::size_t>(facts.st_size);
    if (size == 0) return {};
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor.number, 0);
    if (address == MAP_FAILED) refuse("The file could not be mapped", file);
    Bytes made;
    made.view_ = {static_cast<const char*>(address), size};
    made.holder_ = std::shared_ptr<const void>(address, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
    return made;
}

Sink Sink::file(std::filesystem::path path) {
    Sink sink;
    sink.descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (sink.descriptor_ < 0) refuse("The file could not be made", path);
    sink.path_ = std::move(path);
    sink.buffer_.reserve(buffer_bytes * 2);
    return sink;
}

Sink::Sink(Sink&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, path_{std::move(other.path_)}, buffer_{std::move(other.buffer_)}, size_{other.size_}, sum_{other.sum_} {}

Sink::~Sink() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void Sink::write(std::string_view bytes) {
    size_ += bytes.size();
    buffer_ += bytes;
    if (descriptor_ >= 0 && buffer_.size() >= buffer_bytes) flush();
}

void Sink::flush() {
    sum_.add(buffer_);
    for (std::string_view left = buffer_; !left.empty();) {
        const auto written = ::write(descriptor_, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) refuse("The file could not be written", path_);
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
}

Bytes Sink::finish() {
    if (descriptor_ < 0) return Bytes::owned(std::move(buffer_));
    flush();
    if (::fsync(descriptor_) != 0) refuse("The file could not be synced", path_);
    return Bytes::mapped(path_);
}

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (descriptor.number < 0 || ::fsync(descriptor.number) != 0) refuse("The folder could not be synced", folder);
}

}  // namespace search
