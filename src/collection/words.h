/// Words as catalogues write them, made comparable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace collection {

/// For comparing: folded, apostrophes gone, "&" as "and", everything else that is no letter or digit as one space.
/// "Children’s Services & Schools" and "childrens services and schools" are the same words.
std::string plain_words(std::string_view text);

/// plain_words() with the plural "s" of each word dropped: "missed appointment" meets "Missed appointments".
std::string singular_words(std::string_view text);

/// For addresses: plain_words() with hyphens, at most 80 bytes, "x" if nothing is left.
std::string slug_of(std::string_view text);

/// The words of plain_words(), apart.
std::vector<std::string> split_words(std::string_view plain);

/// The items of one cell: separated by `|` if there is one, else by `;`. Trimmed; empty ones left out.
std::vector<std::string> split_list(std::string_view cell);

}  // namespace collection
