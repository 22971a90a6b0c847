#include "casework/demonstration/seeded.h"

namespace casework::demonstration {

Seeded::Seeded(std::uint64_t seed, std::string_view word) : state_{seed} {
    for (const unsigned char c : word) state_ = (state_ ^ c) * 0x100000001b3;  // FNV-1a.
}

// SplitMix64 (Steele, Lea, Flood 2014): every seed serves, even 0.
std::uint64_t Seeded::next() {
    std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

void Seeded::fill(std::span<unsigned char> bytes) {
    for (auto& byte : bytes) byte = static_cast<unsigned char>(next() >> 56);
}

}  // namespace casework::demonstration
