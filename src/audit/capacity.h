/// In which part somebody did something, and for whom: what `Event::role` holds. `coordinator`, or `coordinator-for-` and the public id of
/// the account whose leave is covered. Words of roles have no hyphen, so the two are told apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/public_id.h"

namespace audit {

struct Capacity {
    std::string role;
    std::optional<base::PublicId> on_behalf_of;
};

inline constexpr std::string_view capacity_for = "-for-";

inline std::string to_text(const Capacity& capacity) {
    return capacity.on_behalf_of ? capacity.role + std::string{capacity_for} + capacity.on_behalf_of->to_string() : capacity.role;
}

inline Capacity capacity_of(std::string_view text) {
    const auto at = text.find(capacity_for);
    if (at == std::string_view::npos) return {std::string{text}, std::nullopt};
    return {std::string{text.substr(0, at)}, base::PublicId::parse(text.substr(at + capacity_for.size()))};
}

}  // namespace audit
