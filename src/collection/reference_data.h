/// The tables of data/ that travel inside the program.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace collection {

/// The bytes of a file of data/. Asserts that there is one.
std::string_view reference_file(std::string_view name);

struct Table {
    std::vector<std::vector<std::string>> rows;  ///< Each with the columns that were asked for, in that order.
};

/// The named columns of a table. Throws base::Fault where one is missing.
Table read_table(std::string_view csv, std::string_view name, std::initializer_list<std::string_view> columns);

}  // namespace collection
