/// A public record as a bibliography sees it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"

namespace exchange {

struct CitedWork {
    std::string reference;               ///< "2026/417".
    std::string url;                     ///< Absolute, permanent.
    std::string title;
    std::vector<std::string> authors;    ///< As printed; empty where none is named.
    std::string publisher;               ///< Empty for an anonymous record.
    std::string review_type;             ///< In words: "Local child safeguarding practice review".
    std::optional<int> year;             ///< Of publication.
    std::optional<base::Day> published_on;
    std::string abstract_text;
    std::vector<std::string> keywords;
    std::string language;                ///< BCP 47: "en", "cy".
    std::string area, nation;            ///< Empty where withheld or unknown.
    std::string collection;              ///< Name of the collection, as its host calls it.
};

}  // namespace exchange
