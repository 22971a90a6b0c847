/// Looks for names that may stand nowhere in the plain: as bytes, in UTF-8 and UTF-16, in capitals or not, with accents or
/// not. It does not look inside archives or compressed files, and a name that the database splits between two pages is missed.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/file.h"

namespace store {

class PlainSearch {
public:
    /// A shorter one stands in a large file by chance.
    static constexpr std::size_t shortest_bytes = 6;

    PlainSearch();
    /// False: too short to be told from chance, and not sought.
    bool add(std::string_view name_utf8);
    std::size_t names() const { return names_; }

    struct Found {
        std::uint64_t times = 0;
        std::uint64_t first_offset = 0;
    };
    /// Reads the file in pieces.
    Found search(base::File&) const;

private:
    void add_bytes(std::string bytes);
    void search_piece(std::string_view folded, std::uint64_t offset, std::size_t starts, Found& found) const;
    bool stands_at(std::string_view folded) const;

    std::size_t names_ = 0, longest_ = 0;
    std::unordered_map<std::uint32_t, std::vector<std::string>> by_start_;  ///< Folded, by their first four bytes.
    std::vector<bool> starts_;                                              ///< Which starts there are, to look the others up never.
};

}  // namespace store
