#include "collection/reference.h"

#include <charconv>
#include <fmt/format.h>

namespace collection {

namespace {

constexpr std::string_view address_prefix = "/reviews/";

/// The whole of `digits` as a number of at most seven digits, or nothing.
std::optional<int> number_of(std::string_view digits) {
    int value = 0;
    if (digits.empty() || digits.size() > 7) return std::nullopt;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size() || value < 1) return std::nullopt;
    return value;
}

}  // namespace

std::string path_of(Reference reference) { return fmt::format("/reviews/{}/{}", reference.year, reference.number); }

std::string to_string(Reference reference) { return fmt::format("{}/{:04}", reference.year, reference.number); }

std::optional<Reference> parse_reference(std::string_view text) {
    if (text.starts_with(address_prefix)) text.remove_prefix(address_prefix.size());
    const auto slash = text.find('/');
    if (slash != 4) return std::nullopt;
    const auto year = number_of(text.substr(0, slash));
    const auto number = number_of(text.substr(slash + 1));
    if (!year || *year < 1000 || !number) return std::nullopt;
    return Reference{*year, *number};
}

}  // namespace collection
