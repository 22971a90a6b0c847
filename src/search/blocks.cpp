#include "search/blocks.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace search {

namespace {

using Lanes = std::uint32_t __attribute__((vector_size(16)));

Lanes load(const std::uint8_t* at) {
    Lanes lanes;
    std::memcpy(&lanes, at, sizeof lanes);
    return lanes;
}

template <unsigned Bits, std::size_t Step>
inline void unpack_step(const std::uint8_t* in, std::uint32_t* out) {
    constexpr unsigned word = Step * Bits / 32, shift = Step * Bits % 32;
    constexpr std::uint32_t mask = Bits == 32 ? ~0u : (1u << Bits) - 1;
    Lanes value = load(in + word * 16) >> shift;
    if constexpr (shift + Bits > 32) value |= load(in + (word + 1) * 16) << (32 - shift);
    value &= mask;
    std::memcpy(out + Step * 4, &value, sizeof value);
}

template <unsigned Bits>
void unpack_full(const std::uint8_t* in, std::uint32_t* out) {
    if constexpr (Bits == 0) std::memset(out, 0, block_size * sizeof *out);
    else [&]<std::size_t... Step>(std::index_sequence<Step...>) { (unpack_step<Bits, Step>(in, out), ...); }(std::make_index_sequence<32>{});
}

using Unpacker = void (*)(const std::uint8_t*, std::uint32_t*);
constexpr auto unpackers = []<unsigned... Bits>(std::integer_sequence<unsigned, Bits...>) {
    return std::array<Unpacker, sizeof...(Bits)>{&unpack_full<Bits>...};
}(std::make_integer_sequence<unsigned, 33>{});

void pack_full(const std::uint32_t* numbers, unsigned bits, std::string& out) {
    std::array<std::uint32_t, block_size> words{};
    for (std::size_t i = 0; i < block_size; ++i) {
        const std::size_t bit = i / 4 * bits, lane = i % 4;
        const std::uint64_t shifted = static_cast<std::uint64_t>(numbers[i]) << (bit % 32);
        words[bit / 32 * 4 + lane] |= static_cast<std::uint32_t>(shifted);
        if (shifted >> 32) words[(bit / 32 + 1) * 4 + lane] |= static_cast<std::uint32_t>(shifted >> 32);
    }
    out.append(reinterpret_cast<const char*>(words.data()), full_block_bytes(bits));
}

void pack_short(const std::uint32_t* numbers, std::size_t count, unsigned bits, std::string& out) {
    std::uint64_t held = 0;
    unsigned filled = 0;
    for (std::size_t i = 0; i < count; ++i) {
        held |= static_cast<std::uint64_t>(numbers[i]) << filled;
        for (filled += bits; filled >= 8; filled -= 8, held >>= 8) out += static_cast<char>(held & 0xFF);
    }
    if (filled > 0) out += static_cast<char>(held & 0xFF);
}

void unpack_short(const std::uint8_t* in, std::size_t count, unsigned bits, std::uint32_t* numbers) {
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    std::uint64_t held = 0;
    unsigned filled = 0;
    for (std::size_t i = 0; i < count; ++i) {
        for (; filled < bits; filled += 8) held |= static_cast<std::uint64_t>(*in++) << filled;
        numbers[i] = static_cast<std::uint32_t>(held & mask);
        held >>= bits;
        filled -= bits;
    }
}

}  // namespace

unsigned bits_needed(const std::uint32_t* numbers, std::size_t count) {
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < count; ++i) all |= numbers[i];
    return static_cast<unsigned>(std::bit_width(all));
}

void pack(const std::uint32_t* numbers, std::size_t count, unsigned bits, std::string& out) {
    count == block_size ? pack_full(numbers, bits, out) : pack_short(numbers, count, bits, out);
}

void unpack(const std::uint8_t* in, std::size_t count, unsigned bits, std::uint32_t* numbers) {
    count == block_size ? unpackers[bits](in, numbers) : unpack_short(in, count, bits, numbers);
}

void add_up(std::uint32_t* gaps, std::size_t count, std::uint32_t before) {
    std::size_t i = 0;
    Lanes last = {before, before, before, before};
    for (; i + 4 <= count; i += 4) {
        Lanes x;
        std::memcpy(&x, gaps + i, sizeof x);
        x += 1;
        const Lanes none = {0, 0, 0, 0};
        x += __builtin_shufflevector(none, x, 3, 4, 5, 6);
        x += __builtin_shufflevector(none, x, 2, 3, 4, 5);
        x += last;
        std::memcpy(gaps + i, &x, sizeof x);
        last = __builtin_shufflevector(x, x, 3, 3, 3, 3);
    }
    for (std::uint32_t sum = last[0]; i < count; ++i) gaps[i] = sum += gaps[i] + 1;
}

}  // namespace search
