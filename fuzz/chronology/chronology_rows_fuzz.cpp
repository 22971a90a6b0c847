// Any bytes are a table, by tabs and line ends: every row of words is an entry, a rejection, a heading or above one; none goes.
#include <cstdint>

#include "base/assert.h"
#include "base/text.h"
#include "chronology/merging.h"

namespace {

chronology::Grid grid_of(std::string_view bytes) {
    const auto text = base::to_nfc(bytes);
    chronology::Grid grid;
    constexpr std::size_t most_columns = 24;
    std::vector<std::string> cells(1);
    const auto end_row = [&] {
        grid.columns = std::max(grid.columns, cells.size());
        grid.rows.push_back({.number = static_cast<int>(grid.rows.size()) + 1, .cells = std::move(cells), .filled = {}});
        cells.assign(1, {});
    };
    for (const char sign : text) {
        if (sign == '\n') end_row();
        else if (sign == '\t' && cells.size() < most_columns) cells.emplace_back();
        else cells.back() += sign;
    }
    end_row();
    for (auto& row : grid.rows) row.cells.resize(grid.columns);
    return grid;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t longest = 1U << 14;
    const auto grid = grid_of({reinterpret_cast<const char*>(data), std::min(size, longest)});
    const auto mapping = chronology::guess_mapping(grid, {});
    CAIRN_ASSERT(mapping.columns.size() == grid.columns && mapping.names.size() == grid.columns);
    (void)chronology::remembered(grid, mapping, chronology::to_json(mapping));
    const auto read = chronology::read_sheet(grid, mapping, {.agency = "Police", .origin = {.file = "file"}, .source = {}});
    CAIRN_ASSERT(read.entries.size() + read.rejected.size() + read.headings.size() + read.preamble.size() + static_cast<std::size_t>(read.blank) == grid.rows.size());
    const auto merged = chronology::merge({{.agency = "Police", .name = "file", .sha256 = {}, .grids = {grid}}, {.agency = "School", .name = "other", .sha256 = {}, .grids = {grid}}}, {});
    for (const auto& point : merged.points)
        for (const auto entry : point.entries) CAIRN_ASSERT(entry < merged.entries.size());
    return 0;
}
