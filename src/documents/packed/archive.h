/// A ZIP package (Word, OpenDocument) held in memory. Nothing is ever unpacked to disk, so no name can lead anywhere.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "documents/extraction.h"

struct zip;

namespace documents::packed {

/// What a package may be made of.
struct ArchiveLimits {
    std::uint64_t entries = 10'000;
    std::uint64_t all_bytes = 300ull << 20;   ///< Of all parts together, unpacked, as the package claims.
    std::uint64_t part_bytes = 64ull << 20;   ///< Of one part that is read, whatever is claimed.
    std::uint64_t ratio = 400;                ///< Of one part to its packed bytes, past its first megabyte.
};

class Archive {
public:
    /// The bytes must outlive the archive. Refuses what is no whole ZIP and what passes a limit, before unpacking anything.
    static std::expected<Archive, Refusal> open(std::string_view bytes, const ArchiveLimits& limits = {});

    /// Whether there is a part of exactly that name. Names with "..", a drive or a leading slash are as if they were not there.
    bool has(std::string_view name) const;
    /// The part's bytes; refuses a part that is missing, locked, damaged or larger than the limits allow.
    std::expected<std::string, Refusal> read(std::string_view name) const;
    /// The same, some kilobytes at a time, so that a large part is never held whole; until `take` has had enough and says false.
    std::expected<void, Refusal> unpack(std::string_view name, const std::function<bool(std::string_view)>& take) const;
    /// The names of all parts that could be asked for, in the order of the package; folders are none.
    std::vector<std::string> names() const;
    /// Whether any part is locked with a password.
    bool locked() const { return locked_; }

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    Archive(std::unique_ptr<zip, Close> archive, const ArchiveLimits& limits) : archive_{std::move(archive)}, limits_{limits} {}
    std::expected<void, Refusal> check();

    std::unique_ptr<zip, Close> archive_;
    ArchiveLimits limits_;
    bool locked_ = false;
};

}  // namespace documents::packed
