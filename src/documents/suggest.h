/// What a file without a catalogue record seems to be: title, year, area, nation, scheme, age band. Suggestions, never facts:
/// each says where it was seen, and a person confirms it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "documents/extraction.h"

namespace documents {

struct Suggestion {
    std::string value;
    std::string seen;    ///< The words it was read from, at most 200 bytes.
    std::string where;   ///< "page 3", "the file's properties", "the file's name" or "the text".
    int block = -1;      ///< Index of the block; -1: not from the text.
};

struct Suggestions {
    std::optional<Suggestion> title;
    std::optional<Suggestion> year;      ///< Of publication, four digits.
    std::optional<Suggestion> area;      ///< One of the names handed in.
    std::optional<Suggestion> nation;    ///< "england", "wales", "scotland" or "northern-ireland".
    std::optional<Suggestion> scheme;    ///< The scheme's name as the text has it, in small letters: "child practice review".
    std::optional<Suggestion> age_band;  ///< "Unborn", "Under 1", "1 to 5", "6 to 10", "11 to 15", "16 to 17".
};

/// `areas`: names of authorities and regions as a report would write them. `file_name` is the last thing asked.
Suggestions suggest(const Extraction& extraction, std::span<const std::string> areas, std::string_view file_name);

}  // namespace documents
