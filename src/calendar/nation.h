/// The four nations. Their clocks and holidays differ, so there is no "UK" to count in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace calendar {

enum class Nation : std::uint8_t { England, Wales, Scotland, NorthernIreland };

constexpr std::array every_nation{Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland};

/// `northern-ireland`: in data, addresses and on the command line.
constexpr std::string_view slug_of(Nation nation) {
    constexpr std::array<std::string_view, 4> slugs{"england", "wales", "scotland", "northern-ireland"};
    return slugs[static_cast<std::size_t>(nation)];
}

/// `Northern Ireland`: in English sentences.
constexpr std::string_view name_of(Nation nation) {
    constexpr std::array<std::string_view, 4> names{"England", "Wales", "Scotland", "Northern Ireland"};
    return names[static_cast<std::size_t>(nation)];
}

constexpr std::optional<Nation> parse_nation(std::string_view slug) {
    for (const Nation nation : every_nation)
        if (slug_of(nation) == slug) return nation;
    return std::nullopt;
}

}  // namespace calendar
