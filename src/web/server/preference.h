/// Header fields in which a reader ranks what it would like: `gzip;q=0.8, br`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace web {

struct Preference {
    std::string name;    ///< In lower case: "gzip", "cy-gb", "*".
    int thousandths = 1000;  ///< 0: not acceptable. RFC 9110 section 12.4.2.
};

/// The preferences of the field in the order written, at most 32 of them. A part that breaks the grammar is left out, so that it
/// neither asks for anything nor forbids anything.
std::vector<Preference> parse_preferences(std::string_view field);

}  // namespace web
