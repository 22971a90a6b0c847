#include "search/word_table.h"

#include <cstring>

namespace search {

namespace {

std::uint32_t hashed(std::string_view word) {
    std::uint64_t hash = word.size() * 0x9E3779B97F4A7C15;
    for (; word.size() >= 8; word.remove_prefix(8)) {
        std::uint64_t piece = 0;
        std::memcpy(&piece, word.data(), 8);
        hash = (hash ^ piece) * 0xD6E8FEB86659FD93;
        hash ^= hash >> 32;
    }
    std::uint64_t piece = 0;
    std::memcpy(&piece, word.data(), word.size());
    hash = (hash ^ piece) * 0xD6E8FEB86659FD93;
    return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

std::pair<std::uint32_t, bool> WordTable::find_or_add(std::string_view word) {
    const std::uint64_t hash = hashed(word);
    for (std::size_t slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
        const std::uint64_t held = slots_[slot];
        if (held == 0) {
            words_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(word.size()), 0, 0, false});
            bytes_ += word;
            slots_[slot] = (hash << 32) | words_.size();
            if (words_.size() * 2 > slots_.size()) grow();
            return {static_cast<std::uint32_t>(words_.size() - 1), true};
        }
        if (held >> 32 != hash) continue;
        const auto index = static_cast<std::uint32_t>(held) - 1;
        if (text(words_[index]) == word) return {index, false};
    }
}

void WordTable::grow() {
    std::vector<std::uint64_t> larger(slots_.size() * 4);
    for (const auto held : slots_) {
        if (held == 0) continue;
        std::size_t slot = (held >> 32) & (larger.size() - 1);
        while (larger[slot] != 0) slot = (slot + 1) & (larger.size() - 1);
        larger[slot] = held;
    }
    slots_ = std::move(larger);
}

}  // namespace search
