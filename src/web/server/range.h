/// Parts of a file, as a reader asks for them. Source: RFC 9110 section 14.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace web {

struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t bytes = 0;
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

enum class RangeVerdict {
    Whole,          ///< No range that this server honours: another unit, broken grammar, or several parts that do not touch. 200.
    Part,           ///< One part, or several that together are one. 206.
    Unsatisfiable,  ///< Nothing of what was asked for exists. 416.
};

struct RangeAnswer {
    RangeVerdict verdict = RangeVerdict::Whole;
    ByteRange part;
};

/// What to send of `length` bytes for the Range field. Several parts that overlap or touch are sent as one; others get the whole, which
/// section 14.2 leaves to the server, so that no small request can ask for many copies of a large file.
RangeAnswer answer_range(std::string_view field, std::uint64_t length);

}  // namespace web
