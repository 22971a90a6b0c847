/// Sets of the units of one segment: a bit each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace search {

class UnitSet {
public:
    explicit UnitSet(std::size_t units = 0, bool all = false) : words_((units + 63) / 64, all ? ~std::uint64_t{0} : 0), units_{units} { trim(); }

    bool has(std::size_t unit) const { return (words_[unit / 64] >> (unit % 64)) & 1; }
    void add(std::size_t unit) { words_[unit / 64] |= std::uint64_t{1} << (unit % 64); }
    void remove(std::size_t unit) { words_[unit / 64] &= ~(std::uint64_t{1} << (unit % 64)); }
    void add_range(std::size_t first, std::size_t last) { each_word(first, last, [&](std::size_t w, std::uint64_t mask) { words_[w] |= mask; }); }
    void remove_range(std::size_t first, std::size_t last) { each_word(first, last, [&](std::size_t w, std::uint64_t mask) { words_[w] &= ~mask; }); }

    UnitSet& operator&=(const UnitSet& other) { for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i]; return *this; }
    UnitSet& operator|=(const UnitSet& other) { for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i]; return *this; }
    UnitSet& operator-=(const UnitSet& other) { for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i]; return *this; }
    void invert() { for (auto& word : words_) word = ~word; trim(); }

    std::size_t count() const { std::size_t sum = 0; for (const auto word : words_) sum += static_cast<std::size_t>(bits_in(word)); return sum; }
    std::size_t count(std::size_t first, std::size_t last) const {
        std::size_t sum = 0;
        each_word(first, last, [&](std::size_t w, std::uint64_t mask) { sum += static_cast<std::size_t>(bits_in(words_[w] & mask)); });
        return sum;
    }
    /// How many of the range are in both sets.
    std::size_t count_both(const UnitSet& other, std::size_t first, std::size_t last) const {
        std::size_t sum = 0;
        each_word(first, last, [&](std::size_t w, std::uint64_t mask) { sum += static_cast<std::size_t>(bits_in(words_[w] & other.words_[w] & mask)); });
        return sum;
    }
    bool empty() const { for (const auto word : words_) if (word) return false; return true; }

    template <class Visit>
    void each(Visit visit) const {
        for (std::size_t w = 0; w < words_.size(); ++w)
            for (std::uint64_t left = words_[w]; left; left &= left - 1) visit(static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(left))));
    }

    std::size_t size() const { return units_; }
    std::vector<std::uint64_t>& words() { return words_; }
    const std::vector<std::uint64_t>& words() const { return words_; }

private:
    /// std::popcount is a call into a library where the oldest processors are to run the program; this is not.
    static constexpr std::uint64_t bits_in(std::uint64_t word) {
        word -= word >> 1 & 0x5555555555555555;
        word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
        return ((word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101 >> 56;
    }
    void trim() { if (units_ % 64 && !words_.empty()) words_.back() &= (std::uint64_t{1} << (units_ % 64)) - 1; }
    template <class Visit>
    static void each_word(std::size_t first, std::size_t last, Visit visit) {
        if (first >= last) return;
        const std::size_t from = first / 64, to = (last - 1) / 64;
        const std::uint64_t head = ~std::uint64_t{0} << (first % 64), tail = ~std::uint64_t{0} >> (63 - (last - 1) % 64);
        if (from == to) return visit(from, head & tail);
        visit(from, head);
        for (std::size_t w = from + 1; w < to; ++w) visit(w, ~std::uint64_t{0});
        visit(to, tail);
    }

    std::vector<std::uint64_t> words_;
    std::size_t units_ = 0;
};

}  // namespace search
