#include "collection/reference_data.h"

#include <algorithm>

#include "base/assert.h"
#include "base/embedded.h"
#include "base/fault.h"
#include "documents/catalogue/csv.h"

namespace base::embed {
std::vector<base::EmbeddedFile> reference_data();
}

namespace collection {

std::string_view reference_file(std::string_view name) {
    static const std::vector<base::EmbeddedFile> files = base::embed::reference_data();
    const auto found = std::ranges::find(files, name, &base::EmbeddedFile::path);
    CAIRN_ASSERT(found != files.end());
    return found->bytes;
}

Table read_table(std::string_view csv, std::string_view name, std::initializer_list<std::string_view> columns) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    const auto rows = documents::catalogue::parse_csv(csv);
    std::vector<std::size_t> places;
    for (const std::string_view column : columns) {
        const auto found = rows.empty() ? std::vector<std::string>::const_iterator{} : std::ranges::find(rows[0].cells, column);
        if (rows.empty() || found == rows[0].cells.end())
            throw base::Fault{"A reference table lacks a column", std::string{name} + ", " + std::string{column}, "Give the table its column back."};
        places.push_back(static_cast<std::size_t>(found - rows[0].cells.begin()));
    }
    Table table;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto& cells = table.rows.emplace_back();
        for (const std::size_t place : places) cells.push_back(place < rows[i].cells.size() ? rows[i].cells[place] : "");
    }
    return table;
}

}  // namespace collection
