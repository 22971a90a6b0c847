/// Folded words met while building, each analysed once: a stemmer called for every word of a collection would be most of
/// the work.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace search {

struct KnownWord {
    std::uint32_t at = 0;      ///< Of its bytes.
    std::uint32_t bytes = 0;
    std::uint32_t term = 0;
    std::uint32_t count = 0;
    bool stop = false;
};

class WordTable {
public:
    /// The word's place, and whether it is new: then the caller fills in the rest.
    std::pair<std::uint32_t, bool> find_or_add(std::string_view word);
    KnownWord& operator[](std::uint32_t index) { return words_[index]; }
    std::string_view text(const KnownWord& word) const { return std::string_view{bytes_}.substr(word.at, word.bytes); }
    const std::vector<KnownWord>& words() const { return words_; }

private:
    void grow();
    std::string bytes_;
    std::vector<KnownWord> words_;
    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);  ///< Half of the hash above, index plus one below.
};

}  // namespace search
