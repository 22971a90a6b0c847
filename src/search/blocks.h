/// Numbers in blocks of 128, each block as narrow as its largest number. The layout has four lanes, so that one vector
/// instruction unpacks four numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace search {

inline constexpr std::size_t block_size = 128;

/// Bytes of a full block, and of one with fewer numbers, which is packed one number after the other.
constexpr std::size_t full_block_bytes(unsigned bits) { return bits * block_size / 8; }
constexpr std::size_t short_block_bytes(std::size_t count, unsigned bits) { return (count * bits + 7) / 8; }

/// Bits that the largest of the numbers needs, 0 to 32.
unsigned bits_needed(const std::uint32_t* numbers, std::size_t count);

/// Appends the numbers: a full block where `count` is 128.
void pack(const std::uint32_t* numbers, std::size_t count, unsigned bits, std::string& out);

/// Reads what `pack` wrote into an array of 128.
void unpack(const std::uint8_t* in, std::size_t count, unsigned bits, std::uint32_t* numbers);

/// Turns gaps (each one less than the true step) into the numbers themselves, counting on from `before`.
void add_up(std::uint32_t* gaps, std::size_t count, std::uint32_t before);

}  // namespace search
