/// What an agency may have known: a name for it, and the phrases by which a text tells of it.
#pragma once

#include <string>
#include <vector>

namespace chronology {

/// One phrase is enough. A phrase is words that follow one another, by their stems.
struct Topic {
    std::string name;
    std::vector<std::string> phrases{};
    friend bool operator==(const Topic&, const Topic&) = default;
};

}  // namespace chronology
