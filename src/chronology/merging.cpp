#include "chronology/merging.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace chronology {

void Merging::take(const AgencyFile& file, const Grid& grid) {
    const auto mapping = guess_mapping(grid, settings_.dates);
    if (!is_chronology(mapping)) {
        merged_.passed.push_back({file.name, grid.table, grid.number, grid.rows.size()});
        return;
    }
    auto& sequence = sequences_.try_emplace(file.agency, 1).first->second;
    const bool lacks_source = !mapping.has(Meaning::Source);
    const SheetSettings sheet{.agency = file.agency, .origin = {.file = file.name, .table = grid.table, .number = grid.number, .page = grid.page, .sha256 = file.sha256}, .source = lacks_source && settings_.source_from_file ? file.name : std::string{}, .mandatory = settings_.mandatory, .dates = settings_.dates, .first_sequence = sequence};
    auto read = read_sheet(grid, mapping, sheet);
    sequence += static_cast<std::int64_t>(read.entries.size());
    if (read.month_first > 0) merged_.suspicions.push_back({file.name, grid.table, read.month_first, read.either_way});
    if (lacks_source && !read.entries.empty() && std::ranges::find(merged_.without_source, file.name) == merged_.without_source.end()) merged_.without_source.push_back(file.name);
    std::ranges::move(read.entries, std::back_inserter(merged_.entries));
    std::ranges::move(read.rejected, std::back_inserter(merged_.rejected));
}

void Merging::add(const AgencyFile& file) {
    for (const auto& grid : file.grids) take(file, grid);
}

Merged Merging::finish() {
    std::vector<std::size_t> order(merged_.entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return stands_before(merged_.entries[a], merged_.entries[b]); });
    std::vector<Entry> sorted;
    sorted.reserve(order.size());
    for (const auto entry : order) sorted.push_back(std::move(merged_.entries[entry]));
    merged_.entries = std::move(sorted);
    merged_.points = points_of(merged_.entries, settings_.facts, settings_.thresholds);
    return std::move(merged_);
}

Merged merge(const std::vector<AgencyFile>& files, const MergeSettings& settings) {
    Merging merging{settings};
    for (const auto& file : files) merging.add(file);
    return merging.finish();
}

}  // namespace chronology
