#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace base {

/// A row's identity, which never leaves the program. The tag keeps a ReportId from being passed where a RecordId is wanted.
template <class Tag>
class Id {
public:
    explicit constexpr Id(std::int64_t value) : value_{value} {}
    constexpr std::int64_t value() const { return value_; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;

private:
    std::int64_t value_;
};

}  // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(base::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value()); }
};
