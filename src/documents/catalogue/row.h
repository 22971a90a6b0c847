/// One row of a catalogue: what the helper makes of it, before anybody asks what its fields mean.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include <boost/json/object.hpp>

namespace documents::catalogue {

enum class Form : std::uint8_t {
    Lines,  ///< One JSON object on each line.
    List,   ///< One JSON list of objects.
    Table,  ///< Comma-separated values whose first row names the columns.
};

/// Why a row was not taken, in whole sentences.
struct RowRefusal {
    std::string reason, advice;
};

struct Row {
    int number = 0;  ///< The line on which it begins, from 1; in a list the place.
    std::expected<boost::json::object, RowRefusal> fields;
};

/// What one row may hold at most; reader and helper both keep to it.
struct RowLimits {
    static constexpr std::size_t bytes = 4u << 20;
    static constexpr int depth = 16;
    static constexpr std::size_t values = 50'000;
    static constexpr std::size_t columns = 2'000;
    static constexpr int rows = 20'000'000;
};

}  // namespace documents::catalogue
