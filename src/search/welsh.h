/// Welsh by light rules of our own: Snowball has no Welsh.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace search {

/// The word without a clitic after an apostrophe ("mae'r") and without the commonest endings of plurals and verbs.
std::string welsh_stem(std::string_view folded);

/// The word, the radicals from which an initial mutation may have made it, and every soft, nasal and aspirate mutation of
/// those: "ofal" gives gofal, ngofal and ofal. More forms than the language has; an index holds only those that were written.
std::vector<std::string> welsh_mutations(std::string_view folded);

}  // namespace search
