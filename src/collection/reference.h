/// A review's permanent address: the year in which it entered this collection and a number, allotted once, never changed.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace collection {

/// Not the year of publication, which is a field of its own and may be unknown.
struct Reference {
    int year = 0;
    int number = 0;
    friend constexpr auto operator<=>(const Reference&, const Reference&) = default;
};

/// `/reviews/2026/417`.
std::string path_of(Reference reference);

/// `2026/0417`, as a citation prints it.
std::string to_string(Reference reference);

/// The reference in `2026/417`, `2026/0417` or `/reviews/2026/417`; nothing for anything else.
std::optional<Reference> parse_reference(std::string_view text);

}  // namespace collection
