#include "collection/passage_place.h"

namespace collection {

// Neither anchors nor the names that we give to files hold a space.
std::string to_string(const PassagePlace& place) { return place.file.empty() ? place.anchor : place.anchor + " " + place.file; }

std::optional<PassagePlace> parse_place(std::string_view words) {
    if (words.empty()) return std::nullopt;
    const auto space = words.find(' ');
    if (space == std::string_view::npos) return PassagePlace{std::string{words}, {}};
    return PassagePlace{std::string{words.substr(0, space)}, std::string{words.substr(space + 1)}};
}

}  // namespace collection
