#include "web/server/range.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "web/server/field_value.h"

namespace web {

namespace {

constexpr std::size_t most_parts = 32;

struct Asked {
    bool satisfiable = false;
    ByteRange range;
};

/// The number, held at the largest one where it is larger; nothing where there are other characters than digits.
std::optional<std::uint64_t> parse_position(std::string_view digits) {
    if (digits.empty() || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} ? value : UINT64_MAX;
}

/// "-500": the last bytes.
std::optional<Asked> parse_suffix(std::string_view digits, std::uint64_t length) {
    const auto last = parse_position(digits);
    if (!last) return std::nullopt;
    if (*last == 0 || length == 0) return Asked{};
    const std::uint64_t bytes = std::min(*last, length);
    return Asked{true, {length - bytes, bytes}};
}

/// "0-499", "9500-", "-500"; nothing where the grammar is broken.
std::optional<Asked> parse_part(std::string_view part, std::uint64_t length) {
    const std::size_t dash = part.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    if (dash == 0) return parse_suffix(part.substr(1), length);
    const auto first = parse_position(part.substr(0, dash));
    const auto last = dash + 1 == part.size() ? std::optional<std::uint64_t>{UINT64_MAX} : parse_position(part.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    if (*first >= length) return Asked{};
    return Asked{true, {*first, std::min(*last, length - 1) - *first + 1}};
}

/// One range that is exactly all of them together, if there is one.
std::optional<ByteRange> joined(std::vector<ByteRange> parts) {
    std::ranges::sort(parts, {}, &ByteRange::first);
    ByteRange whole = parts.front();
    for (const ByteRange& part : parts) {
        if (part.first > whole.first + whole.bytes) return std::nullopt;
        whole.bytes = std::max(whole.first + whole.bytes, part.first + part.bytes) - whole.first;
    }
    return whole;
}

}  // namespace

RangeAnswer answer_range(std::string_view field, std::uint64_t length) {
    constexpr std::string_view unit = "bytes=";
    const bool bytes = field.size() > unit.size() && std::ranges::equal(field.substr(0, unit.size()), unit, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!bytes) return {};
    std::string_view rest = field.substr(unit.size());
    std::vector<ByteRange> parts;
    for (std::size_t count = 0; count == 0 || !rest.empty(); ++count) {
        if (count == most_parts) return {};
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const auto asked = parse_part(trimmed(rest.substr(0, comma)), length);
        if (!asked) return {};
        if (asked->satisfiable) parts.push_back(asked->range);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (parts.empty()) return {RangeVerdict::Unsatisfiable, {}};
    const auto part = joined(std::move(parts));
    return part ? RangeAnswer{RangeVerdict::Part, *part} : RangeAnswer{};
}

}  // namespace web
