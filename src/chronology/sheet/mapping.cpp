#include "chronology/sheet/mapping.h"

#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "base/text.h"

namespace chronology {

namespace {

constexpr std::size_t looked_for_heading = 15, looked_at = 200;
constexpr double least_heading_fit = 0.55;

double best_fit(const std::string& heading) {
    double best = 0;
    for (const auto meaning : all_meanings()) best = std::max(best, heading_fits(heading, meaning));
    return best;
}

/// A row of which at least two cells, and half of what stands in it, name columns.
bool names_columns(const GridRow& row, std::size_t& fitting) {
    std::size_t filled = 0;
    fitting = 0;
    for (const auto& cell : row.cells) {
        if (base::trim(cell).empty()) continue;
        ++filled;
        if (best_fit(cell) >= least_heading_fit) ++fitting;
    }
    return fitting >= 2 && fitting * 2 >= filled;
}

std::optional<std::size_t> heading_of(const Grid& grid) {
    std::optional<std::size_t> found;
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::min(grid.rows.size(), looked_for_heading); ++i) {
        std::size_t fitting = 0;
        if (names_columns(grid.rows[i], fitting) && fitting > most) found = i, most = fitting;
    }
    return found;
}

/// What the cells of a column look like, each as a share of those that hold something.
struct ColumnLook {
    double dates = 0, times = 0, yes_no = 0, long_text = 0, filled = 0;
    double letters = 0;  ///< Mean length.
};

ColumnLook look_of(const Grid& grid, std::size_t column, std::size_t first, const DateContext& context) {
    ColumnLook look;
    std::size_t seen = 0, rows = 0;
    constexpr std::size_t long_cell = 40;
    for (std::size_t i = first; i < grid.rows.size() && rows < looked_at; ++i, ++rows) {
        const auto text = base::trim(grid.rows[i].cells[column]);
        if (text.empty()) continue;
        ++seen;
        look.letters += static_cast<double>(text.size());
        if (text.size() >= long_cell) look.long_text += 1;
        if (yes_or_no(text)) look.yes_no += 1;
        if (const auto read = read_date(text, context)) (read->from && !read->from->day ? look.times : look.dates) += 1;
        else if (read.error() != DateError::NotADate) look.dates += 1;
    }
    if (seen == 0) return look;
    const auto count = static_cast<double>(seen);
    for (auto* share : {&look.dates, &look.times, &look.yes_no, &look.long_text, &look.letters}) *share /= count;
    look.filled = count / static_cast<double>(std::max<std::size_t>(rows, 1));
    return look;
}

double content_fits(const ColumnLook& look, Meaning meaning) {
    switch (meaning) {
        case Meaning::StartDate:
        case Meaning::EndDate: return look.dates;
        case Meaning::StartTime:
        case Meaning::EndTime: return look.times;
        case Meaning::ChildSeen:
        case Meaning::SpokenTo: return look.yes_no;
        case Meaning::Event: return look.long_text;
        default: return 0.5;
    }
}

/// A heading counts for most; what contradicts the contents is not believed: no column without a single date is the start.
double fit(const std::string& heading, const ColumnLook& look, Meaning meaning) {
    const double named = heading_fits(heading, meaning), content = content_fits(look, meaning);
    const bool of_dates = meaning == Meaning::StartDate || meaning == Meaning::EndDate;
    if (of_dates && look.filled > 0 && content < 0.3) return 0;
    if ((meaning == Meaning::StartTime || meaning == Meaning::EndTime) && look.filled > 0 && content < 0.3 && named < 1) return 0;
    if (named == 0) return 0;
    return named + 0.3 * content;
}

void take_best(const Grid& grid, Mapping& mapping, const std::vector<ColumnLook>& looks) {
    struct Claim {
        double fit = 0;
        std::size_t column = 0;
        Meaning meaning{};
    };
    std::vector<Claim> claims;
    for (std::size_t column = 0; column < grid.columns; ++column)
        for (const auto meaning : all_meanings())
            if (const double fits = fit(mapping.names[column], looks[column], meaning); fits >= least_heading_fit) claims.push_back({fits, column, meaning});
    std::ranges::stable_sort(claims, [](const Claim& a, const Claim& b) { return a.fit > b.fit; });
    for (const auto& claim : claims)
        if (!mapping.columns[claim.column] && !mapping.has(claim.meaning)) mapping.columns[claim.column] = claim.meaning;
}

/// What no heading named is found by its contents: the first column of dates, the times beside it, the column with the longest texts.
void take_by_content(const Grid& grid, Mapping& mapping, const std::vector<ColumnLook>& looks) {
    const auto free_column = [&](auto fits) {
        std::optional<std::size_t> best;
        double most = 0;
        for (std::size_t column = 0; column < grid.columns; ++column)
            if (const double fit = mapping.columns[column] ? 0 : fits(looks[column]); fit > most) best = column, most = fit;
        return best;
    };
    constexpr double mostly = 0.6;
    if (!mapping.has(Meaning::StartDate))
        if (const auto column = free_column([](const ColumnLook& look) { return look.dates >= mostly ? look.dates * look.filled : 0; })) mapping.columns[*column] = Meaning::StartDate;
    if (!mapping.has(Meaning::StartTime))
        if (const auto column = free_column([](const ColumnLook& look) { return look.times >= mostly ? look.times : 0; })) mapping.columns[*column] = Meaning::StartTime;
    if (!mapping.has(Meaning::Event))
        if (const auto column = free_column([](const ColumnLook& look) { return look.dates < mostly && look.yes_no < mostly ? look.letters * look.filled : 0; })) mapping.columns[*column] = Meaning::Event;
}

using Meanings = std::map<std::string, std::optional<Meaning>, std::less<>>;

Meanings meanings_in(const std::string& json) {
    Meanings known;
    boost::system::error_code error;
    const auto value = boost::json::parse(json, error);
    if (error || !value.is_object()) return known;
    for (const auto& [name, meaning] : value.get_object())
        if (meaning.is_string()) known.emplace(std::string{name}, parse_meaning(meaning.get_string()));
    return known;
}

/// What the names mean by it; a meaning that another column had moves.
Mapping with_meanings(Mapping mapping, const Meanings& known) {
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const auto found = known.find(mapping.names[i]);
        if (found == known.end()) continue;
        if (found->second) std::ranges::replace(mapping.columns, found->second, std::optional<Meaning>{});
        mapping.columns[i] = found->second;
    }
    return mapping;
}

std::size_t columns_meant(const Mapping& mapping) { return static_cast<std::size_t>(std::ranges::count_if(mapping.columns, [](const auto& column) { return column.has_value(); })); }

}  // namespace

bool Mapping::has(Meaning meaning) const { return column_of(meaning).has_value(); }

std::optional<std::size_t> Mapping::column_of(Meaning meaning) const {
    const auto found = std::ranges::find(columns, std::optional{meaning});
    return found == columns.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - columns.begin())};
}

Mapping guess_mapping(const Grid& grid, const DateContext& context) {
    Mapping mapping;
    mapping.columns.resize(grid.columns);
    mapping.heading = heading_of(grid);
    mapping.names = column_names(grid, mapping.heading);
    std::vector<ColumnLook> looks;
    for (std::size_t column = 0; column < grid.columns; ++column) {
        looks.push_back(look_of(grid, column, mapping.heading ? *mapping.heading + 1 : 0, context));
    }
    if (mapping.heading) take_best(grid, mapping, looks);
    take_by_content(grid, mapping, looks);
    return mapping;
}

bool is_chronology(const Mapping& mapping) { return mapping.has(Meaning::StartDate) && mapping.has(Meaning::Event); }

std::string to_json(const Mapping& mapping) {
    boost::json::object out;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) out[mapping.names[i]] = mapping.columns[i] ? to_word(*mapping.columns[i]) : std::string_view{};
    return boost::json::serialize(out);
}

std::vector<std::string> column_names(const Grid& grid, std::optional<std::size_t> heading) {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < grid.columns; ++column) {
        auto name = heading ? base::squeeze(grid.rows[*heading].cells[column]) : std::string{};
        if (name.empty()) name = "Column " + letters_of(column);
        names.push_back(std::move(name));
    }
    return names;
}

Mapping remembered(const Grid& grid, const Mapping& guess, const std::string& json) {
    const auto known = meanings_in(json);
    if (known.empty()) return guess;
    auto best = with_meanings(guess, known);
    auto blank = guess;
    blank.columns.assign(guess.columns.size(), std::nullopt);
    auto most = columns_meant(with_meanings(blank, known));
    for (std::size_t row = 0; row < std::min(grid.rows.size(), looked_for_heading); ++row) {
        blank.heading = row, blank.names = column_names(grid, row);
        if (auto read = with_meanings(blank, known); columns_meant(read) > most) most = columns_meant(read), best = std::move(read);
    }
    return best;
}

}  // namespace chronology
