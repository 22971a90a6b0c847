#include "search/bytes.h"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

namespace search {

namespace {

constexpr std::size_t buffer_bytes = 1 << 20;

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
    return (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
}

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

std::uint64_t sum_of(std::string_view bytes) {
    Sum sum;
    sum.add(bytes);
    return sum.value();
}

std::uint64_t sum_of_file(base::File& file) {
    Sum sum;
    std::string buffer(buffer_bytes, '\0');
    for (std::uint64_t at = 0;;) {
        const auto got = file.read_at(at, buffer);
        sum.add({buffer.data(), got});
        if (got < buffer.size()) return sum.value();
        at += got;
    }
}

Bytes Bytes::owned(std::string bytes) {
    Bytes made;
    auto held = std::make_shared<const std::string>(std::move(bytes));
    made.view_ = *held;
    made.holder_ = std::move(held);
    return made;
}

Bytes Bytes::mapped(base::Files& files, const std::filesystem::path& path) {
    const auto file = files.open(path, base::OpenMode::Read);
    const auto size = static_cast<std::size_t>(file->size());
    if (size == 0) return {};
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file->descriptor(), 0);
    if (address == MAP_FAILED) base::throw_file_fault("Could not map into memory", path, errno);
    Bytes made;
    made.view_ = {static_cast<const char*>(address), size};
    made.holder_ = std::shared_ptr<const void>(address, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
    return made;
}

Bytes Bytes::loaded(base::Files& files, const std::filesystem::path& path) { return owned(base::read_whole(files, path)); }

Sink Sink::file(base::Files& files, std::filesystem::path path) {
    Sink sink;
    sink.files_ = &files;
    sink.file_ = files.open(path, base::OpenMode::Replace);
    sink.path_ = std::move(path);
    sink.buffer_.reserve(buffer_bytes * 2);
    return sink;
}

void Sink::write(std::string_view bytes) {
    size_ += bytes.size();
    buffer_ += bytes;
    if (file_ && buffer_.size() >= buffer_bytes) flush();
}

void Sink::flush() {
    sum_.add(buffer_);
    file_->write_at(size_ - buffer_.size(), buffer_);
    buffer_.clear();
}

void Sink::finish() {
    if (!file_) return;
    flush();
    file_->sync();
    file_.reset();
}

Bytes Sink::mapped() { return files_ ? Bytes::mapped(*files_, path_) : Bytes::owned(std::move(buffer_)); }
Bytes Sink::loaded() { return files_ ? Bytes::loaded(*files_, path_) : Bytes::owned(std::move(buffer_)); }

}  // namespace search
