#include "chronology/merging.h"

#include <algorithm>
#include <map>

namespace chronology {

namespace {

void take_table(Merged& merged, const AgencyFile& file, const Grid& grid, const MergeSettings& settings, std::map<std::string, std::int64_t>& sequences) {
    const auto mapping = guess_mapping(grid, settings.dates);
    if (!is_chronology(mapping)) {
        merged.passed.push_back({file.name, grid.table, grid.number, grid.rows.size()});
        return;
    }
    auto& sequence = sequences.try_emplace(file.agency, 1).first->second;
    const bool lacks_source = !mapping.has(Meaning::Source);
    SheetSettings sheet{.agency = file.agency, .origin = {.file = file.name, .table = grid.table, .number = grid.number, .page = grid.page, .sha256 = file.sha256}, .source = lacks_source && settings.source_from_file ? file.name : std::string{}, .mandatory = settings.mandatory, .dates = settings.dates, .first_sequence = sequence};
    auto read = read_sheet(grid, mapping, sheet);
    sequence += static_cast<std::int64_t>(read.entries.size());
    if (read.month_first > 0) merged.suspicions.push_back({file.name, grid.table, read.month_first, read.either_way});
    if (lacks_source && !read.entries.empty() && std::ranges::find(merged.without_source, file.name) == merged.without_source.end()) merged.without_source.push_back(file.name);
    std::ranges::move(read.entries, std::back_inserter(merged.entries));
    std::ranges::move(read.rejected, std::back_inserter(merged.rejected));
}

}  // namespace

Merged merge(const std::vector<AgencyFile>& files, const MergeSettings& settings) {
    Merged merged;
    std::map<std::string, std::int64_t> sequences;
    for (const auto& file : files)
        for (const auto& grid : file.grids) take_table(merged, file, grid, settings, sequences);
    std::ranges::sort(merged.entries, stands_before);
    merged.points = points_of(merged.entries, settings.facts, settings.thresholds);
    return merged;
}

}  // namespace chronology
