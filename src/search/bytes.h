/// Bytes of a segment: mapped from a file, or read into memory; and the sum by which damage is noticed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"

namespace search {

/// A running sum of 64 bits. Any change to one aligned word changes it, for certain; other damage with a probability that
/// leaves one case in 2^64. Not against an attacker, who could write the files anyway.
class Sum {
public:
    void add(std::string_view bytes);
    std::uint64_t value() const;

private:
    void add_word(std::uint64_t word);
    std::uint64_t lanes_[4] = {0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0x2545F4914F6CDD1D};
    std::uint64_t size_ = 0;
    std::string rest_;  ///< Fewer than 32 bytes that wait for more.
};

std::uint64_t sum_of(std::string_view bytes);

/// The sum of a whole file, read without mapping it. Throws base::Fault.
std::uint64_t sum_of_file(base::File& file);

/// Immutable bytes that live as long as somebody holds them.
class Bytes {
public:
    Bytes() = default;
    static Bytes owned(std::string bytes);
    /// Throws base::Fault where the file cannot be opened or mapped.
    static Bytes mapped(base::Files& files, const std::filesystem::path& file);
    /// A copy of the file: what happens to the file later changes nothing. Throws base::Fault.
    static Bytes loaded(base::Files& files, const std::filesystem::path& file);
    std::string_view view() const { return view_; }

private:
    std::shared_ptr<const void> holder_;
    std::string_view view_;
};

/// Where a segment is written: a file, or memory. A file is complete and on disk after finish().
class Sink {
public:
    static Sink memory() { return Sink{}; }
    static Sink file(base::Files& files, std::filesystem::path path);

    void write(std::string_view bytes);   ///< Throws base::Fault.
    std::uint64_t size() const { return size_; }
    std::uint64_t sum() const { return sum_.value(); }
    /// Flushes and syncs. Throws base::Fault.
    void finish();
    /// After finish(): the file, mapped or read back; or the memory, handed over.
    Bytes mapped();
    Bytes loaded();

private:
    Sink() = default;
    void flush();
    base::Files* files_ = nullptr;
    std::unique_ptr<base::File> file_;   ///< None: memory.
    std::filesystem::path path_;
    std::string buffer_;
    std::uint64_t size_ = 0;
    Sum sum_;
};

}  // namespace search
